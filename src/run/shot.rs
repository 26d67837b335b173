//! `qari shot`: the reader's screen as a picture. The same keys on the same article give the same bytes.

use std::fs;

use anyhow::Context as _;

use super::{Status, choices, open};
use crate::app::{App, keys_spec};
use crate::cli::{ColorChoice, Common, ShotArgs};
use crate::export::{Format, Page, export};
use crate::theme::{Depth, Theme};
use crate::view;

/// Draws the reader into a file.
pub(super) fn shot(common: &Common, args: &ShotArgs) -> anyhow::Result<Status> {
    let Some(format) = Format::of(&args.output) else {
        let endings = Format::ALL.map(|format| format!(".{}", format.ending())).join(" ");
        eprintln!("qari: {}: a picture's name ends in one of {endings}", args.output.display());
        return Ok(Status::Usage);
    };
    let keys = match keys_spec::parse(&args.keys) {
        Ok(keys) => keys,
        Err(error) => {
            eprintln!("qari: --keys: {error}");
            return Ok(Status::Usage);
        }
    };
    let own_themes = choices::own_themes();
    let settings = choices::settings(common, &own_themes);
    if let Err(error) = choices::theme(&settings, &own_themes) {
        eprintln!("qari: {error}");
        return Ok(Status::Usage);
    }
    let mut opened = open::open(&args.sources, &open::load_options(common, false));
    let mut status = opened.report();
    let nth = args.article as usize;
    let Some(article) = opened.articles.get_mut(nth - 1) else {
        if !opened.articles.is_empty() {
            let held = opened.articles.len();
            eprintln!("qari: there is no article {nth}; the sources hold {held}");
        }
        return Ok(Status::Unreadable);
    };

    status = status.and(open::recognise(std::slice::from_mut(article), common));
    let mut app = App::with(opened.articles, args.size, settings);
    app.open(nth - 1);
    for input in keys {
        app.handle(&input);
    }
    let theme = choices::theme(&app.settings, &own_themes)?;
    let page = Page { ground: theme.ground(), ink: theme.ink() };
    let frame = view::draw(&app, &coloured(common, theme), app.settings.locale);
    fs::write(&args.output, export(&frame, format, page)?)
        .with_context(|| format!("{}: the picture could not be written", args.output.display()))?;
    Ok(status)
}

/// The theme without its colours where none are wanted.
fn coloured(common: &Common, theme: Theme) -> Theme {
    match common.color {
        ColorChoice::Never => theme.at(Depth::Plain),
        ColorChoice::Auto | ColorChoice::Always => theme,
    }
}
