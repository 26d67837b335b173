//! `qari SOURCE...`: the reading loop. In: articles, and what the user does. Out: frames on the
//! terminal; effects carried out.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::commands::Commands;
use super::configured::InUse;
use super::ground::Ground;
use super::habits::Arrangement;
use super::memory::Memories;
use super::recognising::{Engine, Recognising};
use super::{Status, choices, open};
use crate::app::{App, Effect, Input};
use crate::article::Article;
use crate::cli::{BidiChoice, ColorChoice, Common, MarksChoice, ShapeChoice};
use crate::layout::Shape;
use crate::load::{self, LoadOptions};
use crate::store::config::ExternalCommand;
use crate::store::corrections;
use crate::store::{Folders, State};
use crate::terminal::clipboard::{Copied, copy};
use crate::terminal::{
    Abilities, Colours, Environment, Event, Events, Kind, Overrides, Profile, Received, Route,
    Screen, Session, Signal, outside_tmux,
};
use crate::theme::{Depth, Theme};
use crate::view;

/// Reads articles on the terminal. A private reader remembers nothing of them.
pub(super) fn read(common: &Common, private: bool, sources: &[PathBuf]) -> anyhow::Result<Status> {
    let in_use = InUse::read();
    let mut complaints: Vec<String> = in_use.configured.messages().collect();
    let own_themes = choices::own_themes();
    let state = State::new(Folders::of_user().state, private);
    let environment = Environment::current();
    let habits = state.habits();
    complaints.extend(habits.problem.map(|problem| problem.to_string()));
    let terminal = environment.kind().name();
    let ground_is_light =
        environment.ground_is_light() || Ground::was_light(&habits.value, terminal);
    let mut settings = in_use.settings(Theme::names(&own_themes), ground_is_light);
    let configured = Arrangement::restore(&habits.value, &mut settings);
    let mut settings = choices::flagged(common, settings);
    let theme = match choices::theme(&settings, &own_themes) {
        Ok(theme) => theme,
        Err(error) if common.theme.is_some() => {
            eprintln!("qari: {error}");
            return Ok(Status::Usage);
        }
        Err(error) => {
            complaints.push(error.to_string());
            Theme::default().name().clone_into(&mut settings.theme);
            Theme::default()
        }
    };
    let options = open::load_options(common, false);
    let mut opened = open::open(sources, &options);
    let articles = std::mem::take(&mut opened.articles);
    if articles.is_empty() {
        return Ok(opened.report());
    }
    let origins = std::mem::take(&mut opened.origins);
    let memories = Memories::new(state, &origins, Arrangement::new(configured, &settings));
    let depth = depth(common.color, &environment);
    let profile = Profile::new(environment, overrides(common, &in_use));
    let session = Session::enter(&profile.preparation(), &profile.restoration())?;
    let mut app = App::with(articles, session.size(), settings);
    app.kinds = in_use.kinds();
    app.browse();
    let engine = Engine::of(in_use.recogniser(common), &options);
    let sources = Sources { origins, options, own_themes, depth };
    let commands = in_use.configured.config.commands.clone();
    let ground = common
        .theme
        .is_none()
        .then(|| Ground::new(&in_use.configured.config.theme, &habits.value, ground_is_light));
    let mut reader =
        Reader::new(app, theme.at(depth), profile, session, sources, memories, commands)?;
    reader.ground = ground.flatten();
    let threshold = common.threshold.unwrap_or(in_use.configured.config.threshold);
    reader.recognising = engine
        .map(|engine| Recognising::new(&reader.app, engine, reader.events.waker(), threshold));
    let ended = reader.run(&mut complaints);
    for complaint in &complaints {
        eprintln!("qari: {complaint}");
    }
    let status = opened.report();
    if let Ended::By(signal) = ended? {
        signal.obey();
    }
    Ok(status)
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
        let articles =
            open::articles_of(source, &self.options).map_err(|error| error.to_string())?;
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
    memories: Memories,
    commands: Commands,
    /// The themes by ground, where the configuration has two.
    ground: Option<Ground>,
    /// Recognises beside the reading, where that is wanted.
    recognising: Option<Recognising>,
    /// The abilities the last frame was drawn with.
    drawn_with: Abilities,
    /// When the terminal was last asked.
    asked: Instant,
    /// Tells of the terminal that tmux runs in, once tmux has said.
    outer: Option<Receiver<Kind>>,
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
        memories: Memories,
        commands: Vec<ExternalCommand>,
    ) -> anyhow::Result<Self> {
        let events = Events::new(session.keyboard()?)?;
        let commands = Commands::new(commands, events.waker());
        Ok(Self {
            app,
            theme,
            profile,
            session,
            events,
            screen: Screen::default(),
            sources,
            memories,
            commands,
            ground: None,
            recognising: None,
            drawn_with: Abilities::default(),
            asked: Instant::now(),
            outer: None,
        })
    }

    /// Reads, then remembers what was read, however it ended. What went wrong before is said in the status
    /// line; what goes wrong is added to it.
    fn run(mut self, complaints: &mut Vec<String>) -> anyhow::Result<Ended> {
        self.memories.recall(&mut self.app);
        complaints.extend_from_slice(self.memories.problems());
        let known = self.memories.problems().len();
        let ended =
            self.shape().and_then(|()| self.complain(complaints)).and_then(|()| self.until_left());
        self.memories.save(&self.app);
        complaints.extend_from_slice(&self.memories.problems()[known..]);
        if !matches!(ended, Ok(Ended::By(Signal::Hangup))) {
            self.await_answers()?;
        }
        ended
    }

    /// Says what went wrong before anything was shown.
    fn complain(&mut self, complaints: &[String]) -> anyhow::Result<()> {
        match complaints {
            [] => Ok(()),
            [one] => self.handle(&Input::Message(one.clone())),
            [first, more @ ..] => {
                self.handle(&Input::Message(format!("{first} (+{})", more.len())))
            }
        }
    }

    /// Draws, waits, and takes what came, until the reader is left. What came together is drawn once.
    fn until_left(&mut self) -> anyhow::Result<Ended> {
        loop {
            self.draw()?;
            if let Some(recognising) = &mut self.recognising {
                recognising.go_on(&self.app);
            }
            let events = self.events.wait(self.app.is_busy().then_some(Duration::ZERO))?;
            if events.is_empty() && self.app.is_busy() {
                self.handle(&Input::Idle)?;
            }
            for event in events {
                if let Some(ended) = self.take(event)? {
                    return Ok(ended);
                }
                if self.app.quit {
                    return Ok(Ended::Quit);
                }
            }
            self.remember()?;
        }
    }

    /// Takes up an article that was opened just now; remembers the one that was left, and new marks.
    fn remember(&mut self) -> anyhow::Result<()> {
        let turned = self.memories.recall(&mut self.app);
        let more = turned || self.memories.has_new_marks(&self.app);
        if let Some(problem) = more.then(|| self.memories.save(&self.app)).flatten() {
            self.handle(&Input::Message(problem))?;
        }
        Ok(())
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        let mut frame = view::draw(&self.app, &self.theme, self.app.settings.locale);
        self.profile.sending().apply(&mut frame);
        let abilities = self.profile.abilities();
        self.drawn_with = abilities;
        // A terminal that places cells by itself places them elsewhere.
        let links = if abilities.links && !abilities.whole_rows { frame.links } else { Vec::new() };
        let bytes = self.screen.update(frame.buffer, links, frame.cursor, abilities);
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
            Event::Received(Received::Focus(gained)) => {
                // Another client may have been attached.
                if gained && self.outer.is_some() {
                    self.ask_tmux();
                }
            }
            Event::Woken => {
                if let Some(outer) = self.outer.as_ref().and_then(|told| told.try_recv().ok()) {
                    self.profile.set_outer(outer);
                    self.shape()?;
                }
                let found = self.recognising.as_mut().and_then(|found| found.take(&self.app));
                if let Some(found) = found {
                    self.handle(&found)?;
                }
                for input in self.commands.take() {
                    self.handle(&input)?;
                }
            }
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
                        Ok(article) => {
                            if let Some(recognising) = &mut self.recognising {
                                recognising.restart(index, &article);
                            }
                            Input::Reloaded(index, Box::new(article))
                        }
                        Err(message) => Input::Message(message),
                    };
                    self.handle(&input)?;
                }
                Effect::SaveCorrections(index) => {
                    if let Err(message) = self.save_corrections(index) {
                        self.handle(&Input::Message(message))?;
                    }
                }
                Effect::Run(command, text) => {
                    if let Some(input) = self.commands.run(command, text) {
                        self.handle(&input)?;
                    }
                }
                Effect::Suspend => self.suspend(),
            }
        }
        Ok(())
    }

    /// Saves the articles of a source beside it, as they were put right.
    fn save_corrections(&self, index: usize) -> Result<(), String> {
        let origins = &self.sources.origins;
        let Some((source, _)) = origins.get(index) else { return Ok(()) };
        if !source.is_file() {
            return Err(format!("{}: no file to save corrections beside", source.display()));
        }
        let articles: Vec<Article> = origins
            .iter()
            .zip(&self.app.articles)
            .filter(|((of, _), _)| of == source)
            .map(|(_, article)| article.clone())
            .collect();
        corrections::save(source, &articles).map(|_| ()).map_err(|error| error.to_string())
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
        let abilities = self.profile.abilities();
        if abilities.underline_colour != self.drawn_with.underline_colour {
            self.screen.forget();
        }
        if self.sources.depth == Depth::Sixteen && self.profile.traits().true_colour {
            self.sources.depth = Depth::TrueColour;
            let name = self.app.settings.theme.clone();
            self.dress(&name)?;
        }
        self.dress_for_the_ground()?;
        if let Some(switch) = self.profile.switch() {
            self.session.write(switch.stop.as_bytes())?;
            self.screen.forget();
        }
        if self.profile.kind() == Kind::Tmux {
            self.ask_tmux();
        }
        self.shape()
    }

    /// Asks tmux what it runs in, without waiting for it.
    fn ask_tmux(&mut self) {
        let (tell, told) = channel();
        let waker = self.events.waker();
        thread::spawn(move || {
            if let Some(kind) = outside_tmux()
                && tell.send(kind).is_ok()
            {
                waker.wake();
            }
        });
        self.outer = Some(told);
    }

    /// Lays out with the letters the terminal is to be sent.
    fn shape(&mut self) -> anyhow::Result<()> {
        let shape = if self.profile.sending().forms { Shape::Forms } else { Shape::Nominal };
        if self.app.settings.layout.shape != shape {
            self.app.settings.layout.shape = shape;
            let (columns, rows) = self.app.size;
            self.handle(&Input::Resize(columns, rows))?;
        }
        Ok(())
    }

    /// The terminal has told its ground: the theme for it is put on, unless another was chosen.
    fn dress_for_the_ground(&mut self) -> anyhow::Result<()> {
        let (Some(ground), Some(is_light)) = (&mut self.ground, self.profile.ground_is_light())
        else {
            return Ok(());
        };
        if ground.is_light() == is_light {
            return Ok(());
        }
        let change = ground.turn(is_light, &self.app.settings.theme);
        let terminal = self.profile.environment().kind().name();
        self.memories.ground(terminal, is_light, change.as_ref());
        if let Some(change) = change {
            self.dress(&change.worn)?;
            self.app.settings.theme = change.worn;
        }
        Ok(())
    }

    fn resize(&mut self) -> anyhow::Result<()> {
        let (columns, rows) = self.session.size();
        self.screen.forget();
        if self.outer.is_some() {
            self.ask_tmux();
        }
        self.handle(&Input::Resize(columns, rows))
    }

    /// Gives the terminal back and stops; [`Reader::resume`] follows by SIGCONT.
    fn suspend(&mut self) {
        self.memories.save(&self.app);
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
pub(super) fn overrides(common: &Common, in_use: &InUse) -> Overrides {
    Overrides {
        route: match common.bidi {
            BidiChoice::Auto => None,
            BidiChoice::Visual => Some(Route::Visual),
            BidiChoice::VisualLrm => Some(Route::VisualLrm),
            BidiChoice::Words => Some(Route::Words),
            BidiChoice::Logical => Some(Route::Logical),
        },
        routes: in_use.routes.clone(),
        marks: match common.marks {
            MarksChoice::Auto => in_use.configured.config.tashkeel,
            MarksChoice::Keep => Some(true),
            MarksChoice::Strip => Some(false),
        },
        forms: match common.shape {
            ShapeChoice::Auto => None,
            ShapeChoice::Forms => Some(true),
            ShapeChoice::Nominal => Some(false),
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
