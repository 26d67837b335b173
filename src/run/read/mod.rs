//! `qari SOURCE...`: the reading loop. In: articles, and what the user does. Out: frames on the
//! terminal; effects carried out.
//!
//! Here it is prepared; [`reader`] draws and waits, [`effects`] does what the app asks for, [`fitting`]
//! follows the terminal.

mod checking;
mod effects;
mod fitting;
mod flags;
mod looking_after;
mod reader;
mod saving;
mod watching;

use std::path::PathBuf;

pub(super) use flags::overrides;

use super::complaint::Complaint;
use super::configured::InUse;
use super::ground::Ground;
use super::habits::Arrangement;
use super::listing::Listing;
use super::memory::Memories;
use super::recognising::{Engine, GettingReady, Recognising};
use super::shelves::Shelves;
use super::{Status, choices, finds, source};
use crate::app::shelf::Shelf;
use crate::app::{App, Keyboard};
use crate::cli::{self, Common};
use crate::layout::Shape;
use crate::load::LoadOptions;
use crate::store::{Folders, State};
use crate::terminal::{Environment, Events, Profile, Session, Signals};
use crate::theme::{Theme, ThemeError};
use crate::view::Speaker;
use fitting::whole_rows;
use flags::depth;
use reader::{Ended, Reader, Wardrobe};

/// The columns and rows that a reader without a screen is laid out in.
const LINE: (u16, u16) = (80, 1);

/// Reads articles on the terminal. A private reader remembers nothing of them.
pub(super) fn read(
    common: &Common,
    how: cli::Reading,
    sources: &[PathBuf],
) -> anyhow::Result<Status> {
    let state = State::new(Folders::of_user().state, how.private);
    let thread = getting_ready(common, &state, sources);
    let mut in_use = InUse::read();
    let options = LoadOptions { windowed: true, ..source::load_options(common, false) };
    let mut recognising = recognising(common, &in_use, &options, thread);
    let (own_themes, unreadable) = choices::own_themes();
    in_use.judge_themes(&Theme::names(&own_themes));
    let mut complaints: Vec<Complaint> =
        in_use.configured.messages().chain(unreadable).map(Complaint::from).collect();
    let first_time = state.is_new();
    let environment = Environment::current();
    let habits = state.habits();
    complaints.extend(habits.problem.map(Complaint::from));
    let terminal = environment.kind().name();
    let ground_is_light =
        environment.ground_is_light() || Ground::was_light(&habits.value, terminal);
    let mut settings = in_use.settings(Theme::names(&own_themes), ground_is_light);
    let mut kinds = in_use.kinds();
    let configured = Arrangement::restore(&habits.value, &mut settings, &mut kinds);
    let mut settings = choices::flagged(common, settings);
    settings.locale = in_use.digits(settings.locale);
    settings.linear |= how.linear;
    settings.calm |= settings.linear || how.reduced_motion;
    settings.hint = first_time;
    settings.finder = choices::finder(in_use.recogniser(common));
    let depth = depth(common.color, &environment);
    let theme = match Theme::load_at(&settings.theme, &own_themes, depth) {
        Ok(theme) => theme,
        Err(error) if common.theme.is_some() => {
            complain!("qari: {error}");
            return Ok(Status::Usage);
        }
        Err(error) => {
            // One that is not there has been told with its line.
            if !matches!(error, ThemeError::Unknown { .. }) {
                complaints.push(Complaint::from(error.to_string()));
            }
            Theme::default().name().clone_into(&mut settings.theme);
            Theme::default().at(depth)
        }
    };
    let mut shelves = Shelves::open(sources, &options);
    let articles = shelves.hand_over();
    if articles.is_empty() {
        return Ok(shelves.report());
    }
    let listing = Listing::of(sources, articles.get(0));
    let arrangement = Arrangement::new(configured, &settings, kinds);
    let mut memories = Memories::new(state, shelves.alone(), arrangement, listing);
    if let Some(recognising) = &mut recognising {
        begin(recognising, &mut memories, &articles);
    }
    let profile = Profile::new(environment, overrides(common, &in_use));
    // Forms are laid out; where letters are wanted they are put in their places as a frame is sent.
    settings.layout.shape = Shape::Forms;
    settings.whole_rows = whole_rows(&profile);
    let speaker = settings.linear.then(Speaker::default);
    let signals = Signals::new()?;
    let session = match speaker {
        Some(_) => Session::lines()?,
        None => Session::enter(&profile.preparation(), &profile.restoration())?,
    };
    let events = Events::new(session.keyboard()?, signals)?;
    let size = if speaker.is_some() { LINE } else { session.size() };
    let mut app = App::with(articles, size, settings);
    app.kinds = kinds;
    if profile.environment().is_on_macintosh() && app.settings.letters == Keyboard::Arabic {
        app.settings.letters = Keyboard::ArabicMac;
    }
    match memories.list_place() {
        Some(place) => app.browse_at(place),
        None => app.browse(),
    }
    let wardrobe = Wardrobe { theme, own_themes, depth };
    let ground = common
        .theme
        .is_none()
        .then(|| Ground::new(&in_use.configured.config.theme, &habits.value, ground_is_light));
    let mut reader = Reader::new(
        app,
        wardrobe,
        profile,
        (session, events),
        shelves,
        memories,
        &in_use.configured.config,
    );
    reader.ground = ground.flatten();
    reader.speaker = speaker;
    if let Some(recognising) = &mut recognising {
        recognising.wake(reader.events.waker());
    }
    reader.recognising = recognising;
    let (ended, shelves) = reader.run(&mut complaints);
    for complaint in &complaints {
        complain!("qari: {}", complaint.line);
    }
    let status = shelves.report();
    if let Ended::By(signal) = ended? {
        signal.obey();
    }
    Ok(status)
}

/// The recogniser gets ready while the configuration and the article are read, where it is likely needed.
fn getting_ready(common: &Common, state: &State, sources: &[PathBuf]) -> Option<GettingReady> {
    let is_wanted = common.entities != Some(cli::Recogniser::None);
    (is_wanted && !finds::may_be_kept(state, sources)).then(GettingReady::begin)
}

/// Names of the only article are remembered, else sought at once.
fn begin(recognising: &mut Recognising, memories: &mut Memories, articles: &Shelf) {
    let Some(article) = articles.get(0).filter(|_| articles.len() == 1) else { return };
    match memories.finds(0, article) {
        Some(found) => recognising.remember(0, article, found),
        None => recognising.begin(articles),
    }
}

/// Who recognises beside the reading, if anybody; else the thread that got ready ends.
fn recognising(
    common: &Common,
    in_use: &InUse,
    options: &LoadOptions,
    thread: Option<GettingReady>,
) -> Option<Recognising> {
    let threshold = common.threshold.unwrap_or(in_use.configured.config.threshold);
    let engine = Engine::of(in_use.recogniser(common), options)?;
    Some(Recognising::new(engine, threshold, thread))
}
