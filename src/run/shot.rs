//! `qari shot`: the reader's screen as a picture. The same keys on the same article give the same bytes.

use std::fs;
use std::sync::atomic::AtomicBool;

use anyhow::Context as _;

use super::recognition::Recognition;
use super::seeking::{Sought, seek};
use super::shelves::Shelves;
use super::{Status, choices, source, tour};
use crate::app::{App, Effect, Input, keys_spec};
use crate::cli::{BidiChoice, ColorChoice, Common, ShotArgs};
use crate::export::{Format, Page, export};
use crate::theme::{Depth, Theme};
use crate::view;

/// Draws the reader into a file.
pub(super) fn shot(common: &Common, args: &ShotArgs) -> anyhow::Result<Status> {
    let Some(format) = Format::of(&args.output) else {
        let endings = Format::ALL.map(|format| format!(".{}", format.ending())).join(" ");
        complain!("qari: {}: a picture's name ends in one of {endings}", args.output.display());
        return Ok(Status::Usage);
    };
    let keys = match keys_spec::parse(&args.keys) {
        Ok(keys) => keys,
        Err(error) => {
            complain!("qari: --keys: {error}");
            return Ok(Status::Usage);
        }
    };
    let own_themes = choices::own_themes_told();
    let mut settings = choices::settings(common, &own_themes);
    settings.whole_rows = common.bidi == BidiChoice::Logical;
    if let Err(error) = choices::theme(&settings, &own_themes) {
        complain!("qari: {error}");
        return Ok(Status::Usage);
    }
    let sources =
        if args.tour { vec![tour::in_language(settings.locale)] } else { args.sources.clone() };
    let mut shelves = Shelves::open(&sources, &source::load_options(common, false));
    let mut status = shelves.report();
    let nth = args.article as usize - 1;
    // The same bytes whatever the time: everything is counted first.
    shelves.reaches(usize::MAX);
    let held = shelves.len();
    if nth >= held {
        if held > 0 {
            complain!("qari: there is no article {}; the sources hold {held}", args.article);
        }
        return Ok(Status::Unreadable);
    }
    let mut articles = shelves.hand_over();
    let mut recognition = Recognition::on_the_screen(common);
    if let Some(article) = articles.get_mut(nth) {
        recognition.recognise(article);
    }
    let mut app = App::with(articles, args.size, settings);
    app.start_with(nth);
    for input in std::iter::once(Input::Resize(args.size.0, args.size.1)).chain(keys) {
        let mut effects = app.handle(&input);
        while let Some(effect) = effects.pop() {
            for mut input in answers(&shelves, effect, &app) {
                if let Input::Brought(_, article) = &mut input {
                    recognition.recognise(article);
                }
                effects.extend(app.handle(&input));
            }
        }
        // A search is carried through before the next key.
        while app.is_busy() {
            app.handle(&Input::Idle);
        }
    }
    status = status.and(recognition.status);
    let theme = choices::theme(&app.settings, &own_themes)?;
    let page = Page { ground: theme.ground(), ink: theme.ink(), scale: args.scale };
    let frame = view::draw(&app, &coloured(common, theme), app.settings.locale);
    fs::write(&args.output, export(&frame, format, page)?)
        .with_context(|| format!("{}: the picture could not be written", args.output.display()))?;
    Ok(status)
}

/// What the app asks of articles that are not at hand, answered at once.
fn answers(shelves: &Shelves, effect: Effect, app: &App) -> Vec<Input> {
    let sought = match effect {
        Effect::Bring(at) => return vec![shelves.bring(at)],
        Effect::Describe(indices) => {
            return vec![Input::Described(shelves.entries(&indices, app, |_, _| false))];
        }
        Effect::Filter(filter) => Sought::Filter(filter),
        Effect::SearchAll(query, comparison) => Sought::Hits(query, comparison),
        _ => return Vec::new(),
    };
    let mut answers = Vec::new();
    let tell = |answer| {
        answers.push(answer);
        true
    };
    seek(&sought, &shelves.files(), tell, &AtomicBool::new(false));
    answers
}

/// The theme without its colours where none are wanted.
fn coloured(common: &Common, theme: Theme) -> Theme {
    match common.color {
        ColorChoice::Never => theme.at(Depth::Plain),
        ColorChoice::Auto | ColorChoice::Always => theme,
    }
}
