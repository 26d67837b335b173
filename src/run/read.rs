//! `qari SOURCE...`: the reading loop. In: articles, and what the user does. Out: frames on the
//! terminal; effects carried out.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::{Status, choices, open};
use crate::app::{App, Effect, Input};
use crate::article::Article;
use crate::cli::{BidiChoice, ColorChoice, Common, MarksChoice};
use crate::load::{self, LoadOptions};
use crate::terminal::clipboard::{Copied, copy};
use crate::terminal::{
    Abilities, Colours, Environment, Event, Events, Overrides, Profile, Received, Route, Screen,
    Session, Signal,
};
use crate::theme::{Depth, Theme};
use crate::view;

/// Reads articles on the terminal.
pub(super) fn read(common: &Common, sources: &[PathBuf]) -> anyhow::Result<Status> {
    let own_themes = Vec::new();
    let settings = choices::settings(common, &own_themes);
    let theme = match choices::theme(&settings, &own_themes) {
        Ok(theme) => theme,
        Err(error) => {
            eprintln!("qari: {error}");
            return Ok(Status::Usage);
        }
    };
    let options = open::load_options(common, false);
    let mut opened = open::open(sources, &options);
    let articles = std::mem::take(&mut opened.articles);
    if articles.is_empty() {
        return Ok(opened.report());
    }
    let environment = Environment::current();
    let depth = depth(common.color, &environment);
    let profile = Profile::new(environment, overrides(common));
    let session = Session::enter(&profile.preparation(), &profile.restoration())?;
    let app = App::with(articles, session.size(), settings);
    let sources =
        Sources { origins: std::mem::take(&mut opened.origins), options, own_themes, depth };
    let ended = Reader::new(app, theme.at(depth), profile, session, sources)?.run()?;
    if let Ended::By(signal) = ended {
        signal.obey();
    }
    Ok(opened.report())
}

/// How the reading ended.
enum Ended {
    Quit,
    By(Signal),
}

/// Where things are read from again.
struct Sources {
    /// Of each article: its source, and which of the source's articles it is.
    origins: Vec<(PathBuf, usize)>,
    options: LoadOptions,
    own_themes: Vec<(String, String)>,
    depth: Depth,
}

impl Sources {
    /// An article read again.
    fn article(&self, index: usize) -> Result<Article, String> {
        let Some((source, nth)) = self.origins.get(index) else {
            return Err("there is no such article".to_owned());
        };
        let articles = load::open(source, &self.options).map_err(|error| error.to_string())?;
        let name = load::display_name(source);
        articles.into_iter().nth(*nth).ok_or(format!("{name}: the article is no longer there"))
    }
}

/// The reader at work.
struct Reader {
    app: App,
    theme: Theme,
    profile: Profile,
    session: Session,
    events: Events,
    screen: Screen,
    sources: Sources,
    /// The abilities the last frame was drawn with.
    drawn_with: Abilities,
    /// When the terminal was last asked.
    asked: Instant,
}

/// How long a terminal's answers are waited for when the reader is left before they came, so that they
/// do not come to the shell.
const LAST_ANSWERS: Duration = Duration::from_millis(150);

impl Reader {
    fn new(
        app: App,
        theme: Theme,
        profile: Profile,
        session: Session,
        sources: Sources,
    ) -> anyhow::Result<Self> {
        let events = Events::new(session.keyboard()?)?;
        Ok(Self {
            app,
            theme,
            profile,
            session,
            events,
            screen: Screen::default(),
            sources,
            drawn_with: Abilities::default(),
            asked: Instant::now(),
        })
    }

    /// Draws, waits, and takes what came, until the reader is left. What came together is drawn once.
    fn run(mut self) -> anyhow::Result<Ended> {
        let mut ended = None;
        while ended.is_none() {
            self.draw()?;
            let events = self.events.wait(self.app.is_busy().then_some(Duration::ZERO))?;
            if events.is_empty() && self.app.is_busy() {
                self.handle(&Input::Idle)?;
            }
            for event in events {
                ended = self.take(event)?.or(ended);
                if self.app.quit {
                    ended = ended.or(Some(Ended::Quit));
                    break;
                }
            }
        }
        if !matches!(ended, Some(Ended::By(Signal::Hangup))) {
            self.await_answers()?;
        }
        Ok(ended.unwrap_or(Ended::Quit))
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let frame = view::draw(&self.app, &self.theme, self.app.settings.locale);
        let cells = self.profile.sending().apply(&frame);
        let abilities = self.profile.traits().abilities;
        self.drawn_with = abilities;
        let bytes = self.screen.update(cells, Vec::new(), frame.cursor, abilities);
        Ok(self.session.write(&bytes)?)
    }

    /// Takes one event; how the reading ends by it.
    fn take(&mut self, event: Event) -> anyhow::Result<Option<Ended>> {
        match event {
            Event::Received(Received::Input(input)) => self.handle(&input)?,
            Event::Received(Received::Reply(reply)) => {
                if self.profile.hear(reply) {
                    self.adapt()?;
                }
            }
            Event::Received(Received::Focus(_)) | Event::Woken => {}
            Event::Signal(Signal::Resize) => self.resize()?,
            Event::Signal(Signal::Suspend) => self.suspend(),
            Event::Signal(Signal::Continue) => self.resume()?,
            Event::Signal(signal) => return Ok(Some(Ended::By(signal))),
        }
        Ok(None)
    }

    fn handle(&mut self, input: &Input) -> anyhow::Result<()> {
        for effect in self.app.handle(input) {
            match effect {
                Effect::Copy(text) => {
                    let message = self.copy(&text);
                    self.handle(&Input::Message(message?))?;
                }
                Effect::Theme(name) => self.dress(&name)?,
                Effect::Reload(index) => {
                    let input = match self.sources.article(index) {
                        Ok(article) => Input::Reloaded(index, Box::new(article)),
                        Err(message) => Input::Message(message),
                    };
                    self.handle(&input)?;
                }
                Effect::Suspend => self.suspend(),
            }
        }
        Ok(())
    }

    /// Puts another theme on.
    fn dress(&mut self, name: &str) -> anyhow::Result<()> {
        match Theme::load(name, &self.sources.own_themes) {
            Ok(theme) => self.theme = theme.at(self.sources.depth),
            Err(error) => self.handle(&Input::Message(error.to_string()))?,
        }
        Ok(())
    }

    /// The terminal has said who it is: its own switch is set, and what is shown is sent anew where it
    /// would have been sent otherwise.
    fn adapt(&mut self) -> anyhow::Result<()> {
        self.session.restore_with(&self.profile.restoration());
        let abilities = self.profile.traits().abilities;
        if abilities.underline_colour != self.drawn_with.underline_colour {
            self.screen.forget();
        }
        if let Some(switch) = self.profile.switch() {
            self.session.write(switch.stop.as_bytes())?;
            self.screen.forget();
        }
        Ok(())
    }

    fn resize(&mut self) -> anyhow::Result<()> {
        let (columns, rows) = self.session.size();
        self.screen.forget();
        self.handle(&Input::Resize(columns, rows))
    }

    /// Gives the terminal back and stops; [`Reader::resume`] follows by SIGCONT.
    fn suspend(&mut self) {
        self.session.leave();
        Signal::Suspend.obey();
    }

    fn resume(&mut self) -> anyhow::Result<()> {
        // After SIGSTOP the terminal was not given back: the shell wrote on our screen.
        self.session.leave();
        self.profile.ask_again();
        self.asked = Instant::now();
        self.session.take(&self.profile.restoration())?;
        self.resize()
    }

    fn copy(&mut self, text: &str) -> anyhow::Result<String> {
        Ok(match copy(text, self.profile.traits().clipboard) {
            Ok(Copied::Terminal(bytes)) => {
                self.session.write(&bytes)?;
                "copied by the terminal".to_owned()
            }
            Ok(Copied::Helper(helper)) => format!("copied by {helper}"),
            Ok(Copied::File(path)) => format!("no clipboard; written to {}", path.display()),
            Err(error) => format!("not copied: {error}"),
        })
    }

    /// Waits for answers that are still on their way.
    fn await_answers(&mut self) -> anyhow::Result<()> {
        let until = self.asked + LAST_ANSWERS;
        while !self.profile.is_answered() && !self.profile.preparation().is_empty() {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            for event in self.events.wait(Some(left))? {
                if let Event::Received(Received::Reply(reply)) = event {
                    self.profile.hear(reply);
                }
            }
        }
        Ok(())
    }
}

/// What the flags fix about the way to the terminal.
fn overrides(common: &Common) -> Overrides {
    Overrides {
        route: match common.bidi {
            BidiChoice::Auto | BidiChoice::Logical => None,
            BidiChoice::Visual => Some(Route::Visual),
            BidiChoice::VisualLrm => Some(Route::VisualLrm),
            BidiChoice::Words => Some(Route::Words),
        },
        marks: match common.marks {
            MarksChoice::Auto => None,
            MarksChoice::Keep => Some(true),
            MarksChoice::Strip => Some(false),
        },
    }
}

/// The depth of colour on this terminal.
fn depth(choice: ColorChoice, environment: &Environment) -> Depth {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    match (choice, environment.colours()) {
        (ColorChoice::Never, _) | (ColorChoice::Auto, Colours::None) => Depth::Plain,
        _ if choice == ColorChoice::Auto && refused => Depth::Plain,
        (_, Colours::True) => Depth::TrueColour,
        (_, Colours::Indexed) => Depth::Indexed,
        (_, Colours::Sixteen | Colours::None) => Depth::Sixteen,
    }
}
