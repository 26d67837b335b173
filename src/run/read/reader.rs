//! The reader at work. In: events. Out: frames on the terminal, until it is left.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use super::checking::Checking;
use super::saving::{SAVED_AFTER, Saving};
use super::watching::Watch;
use crate::app::{App, Input};
use crate::locale::Message;
use crate::run::commands::Commands;
use crate::run::complaint::Complaint;
use crate::run::ground::Ground;
use crate::run::memory::Memories;
use crate::run::opener::Opener;
use crate::run::recognising::Recognising;
use crate::run::seeking::Seeking;
use crate::run::shelves::Shelves;
use crate::store::Config;
use crate::terminal::{
    Abilities, Event, Events, Kind, Outside, Profile, Received, Screen, Session, Signal,
};
use crate::theme::{Depth, Theme};
use crate::view::{self, Speaker};

/// How the reading ended.
pub(super) enum Ended {
    Quit,
    By(Signal),
}

/// What a reader can put on.
pub(super) struct Wardrobe {
    /// The theme it wears.
    pub(super) theme: Theme,
    /// The user's own themes: names and TOML.
    pub(super) own_themes: Vec<(String, String)>,
    /// The depth of colour.
    pub(super) depth: Depth,
}

/// How long what tmux said of its client is held for true while nobody types.
const OUTER_AGE: Duration = Duration::from_secs(1);

/// How long the first screen waits for names at most: no text comes noticeably later for it.
const MOMENT: Duration = Duration::from_millis(4);

/// The reader at work.
pub(super) struct Reader {
    pub(super) app: App,
    pub(super) theme: Theme,
    pub(super) profile: Profile,
    pub(super) session: Session,
    pub(super) events: Events,
    pub(super) screen: Screen,
    /// Whether something may have changed since it was drawn.
    pub(super) stale: bool,
    pub(super) shelves: Shelves,
    /// Counts and seeks in the background.
    pub(super) seeking: Seeking,
    /// The user's own themes: names and TOML.
    pub(super) own_themes: Vec<(String, String)>,
    pub(super) depth: Depth,
    pub(super) memories: Memories,
    pub(super) commands: Commands,
    /// Opens addresses.
    pub(super) opener: Opener,
    /// The themes by ground, where the configuration has two.
    pub(super) ground: Option<Ground>,
    /// Tells what changes, where nothing is drawn.
    pub(super) speaker: Option<Speaker>,
    /// When what was read is saved.
    pub(super) saving: Saving,
    /// Recognises beside the reading, where that is wanted.
    pub(super) recognising: Option<Recognising>,
    /// Looks after the files that are read.
    pub(super) watch: Watch,
    /// Checks large files beside the reading.
    pub(super) checking: Checking,
    /// What is to be said of the sources once the reader is left.
    pub(super) late: Vec<Complaint>,
    /// The abilities the last frame was drawn with.
    pub(super) drawn_with: Abilities,
    /// When the terminal was last asked.
    pub(super) asked: Instant,
    /// Tells of the terminal that tmux runs in, once tmux has said.
    pub(super) outer: Option<Receiver<Outside>>,
    /// The terminal of another client, in which what is shown cannot be read right, as it was said.
    pub(super) unread_in: Option<Kind>,
    /// When tmux was last asked.
    pub(super) asked_outer: Option<Instant>,
}

impl Reader {
    pub(super) fn new(
        app: App,
        wardrobe: Wardrobe,
        profile: Profile,
        (session, events): (Session, Events),
        shelves: Shelves,
        memories: Memories,
        config: &Config,
    ) -> Self {
        let commands = Commands::new(config.commands.clone(), events.waker());
        let seeking = Seeking::new(events.waker());
        let checking = Checking::new(events.waker());
        let opener = Opener::new(config.browser.clone(), events.waker());
        Self {
            app,
            theme: wardrobe.theme.at(wardrobe.depth),
            own_themes: wardrobe.own_themes,
            depth: wardrobe.depth,
            profile,
            session,
            events,
            screen: Screen::default(),
            stale: true,
            shelves,
            seeking,
            memories,
            commands,
            opener,
            ground: None,
            speaker: None,
            saving: Saving::every(SAVED_AFTER),
            recognising: None,
            watch: Watch::new(),
            checking,
            late: Vec::new(),
            drawn_with: Abilities::default(),
            asked: Instant::now(),
            outer: None,
            unread_in: None,
            asked_outer: None,
        }
    }

    /// Reads, then remembers what was read, however it ended. What went wrong before is said in the status
    /// line; what goes wrong is added to it.
    pub(super) fn run(
        mut self,
        complaints: &mut Vec<Complaint>,
    ) -> (anyhow::Result<Ended>, Shelves) {
        let ended = self.read(complaints);
        // With the rest the terminal is given back.
        (ended, self.shelves)
    }

    fn read(&mut self, complaints: &mut Vec<Complaint>) -> anyhow::Result<Ended> {
        self.count_on();
        self.carry_out_first()?;
        self.memories.recall(&mut self.app);
        complaints.extend_from_slice(self.memories.problems());
        let known = self.memories.problems().len();
        let ended =
            self.shape().and_then(|()| self.complain(complaints)).and_then(|()| self.until_left());
        self.memories.save(&self.app);
        complaints.append(&mut self.late);
        complaints.extend_from_slice(&self.memories.problems()[known..]);
        self.memories.prune();
        if self.speaker.is_none() && !matches!(ended, Ok(Ended::By(Signal::Hangup))) {
            self.await_answers()?;
        }
        ended
    }

    /// Carries out what the app asked for as it was made.
    fn carry_out_first(&mut self) -> anyhow::Result<()> {
        let (columns, rows) = self.app.size;
        self.handle(&Input::Resize(columns, rows))
    }

    /// Counts on in the background where a file is not counted to its end.
    pub(super) fn count_on(&self) {
        if let Some(lines) = self.shelves.growing() {
            self.seeking.count(self.shelves.len() - lines.count(), lines);
        }
    }

    /// Says what went wrong before anything was shown.
    fn complain(&mut self, complaints: &[Complaint]) -> anyhow::Result<()> {
        let Some((first, more)) = complaints.split_first() else { return Ok(()) };
        let first = first.message.clone();
        let said = match more.len() {
            0 => first,
            more => Message::AndMore(Box::new(first), more),
        };
        self.handle(&Input::Said(said))
    }

    /// Draws, waits, and takes what came, until the reader is left. What came together is drawn once.
    fn until_left(&mut self) -> anyhow::Result<Ended> {
        // Names come with the first screen where they are found within a moment, else behind it. Of a short article the
        // recogniser has begun before.
        self.recognise_on();
        if let Some(recognising) = &mut self.recognising {
            recognising.wait(MOMENT);
        }
        self.take_names()?;
        loop {
            if self.stale || self.profile.abilities() != self.drawn_with {
                self.draw()?;
            }
            self.recognise_on();
            self.look_after()?;
            self.look_around();
            let saving = self.saving.left(Instant::now());
            let wait = match saving {
                _ if self.app.is_busy() => Duration::ZERO,
                Some(saving) => saving.min(self.watch.left()),
                None => self.watch.left(),
            };
            let events = self.events.wait(Some(wait))?;
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

    /// Hands on what is to be recognised next.
    fn recognise_on(&mut self) {
        let Some(recognising) = &mut self.recognising else { return };
        let at = self.app.at();
        if recognising.is_new(at)
            && let Some(article) = self.app.article()
            && let Some(found) = self.memories.finds(at, article)
        {
            recognising.remember(at, article, found);
        }
        recognising.go_on(&self.app);
    }

    /// Takes the names that were found.
    fn take_names(&mut self) -> anyhow::Result<()> {
        let Some(recognising) = &mut self.recognising else { return Ok(()) };
        let inputs = recognising.take(&self.app);
        for (at, found) in recognising.learnt() {
            if let Some(article) = self.app.articles.get(at) {
                self.memories.learn(at, article, &found);
            }
        }
        for input in inputs {
            self.handle(&input)?;
        }
        Ok(())
    }

    /// Takes up an article that was opened just now; remembers the one that was left, and new marks.
    fn remember(&mut self) -> anyhow::Result<()> {
        let known = self.memories.problems().len();
        let turned = self.memories.recall(&mut self.app);
        if turned {
            self.recognise_on();
            self.take_names()?;
        }
        let late = self.saving.is_due(Instant::now());
        let more = turned || late || self.memories.has_new_marks(&self.app);
        if more {
            self.memories.save(&self.app);
        }
        if let Some(problem) = self.memories.problems().get(known).cloned() {
            self.handle(&Input::Said(problem.message))?;
        }
        Ok(())
    }

    fn draw(&mut self) -> anyhow::Result<()> {
        self.stale = false;
        if let Some(speaker) = &mut self.speaker {
            let told = speaker.tell(&self.app, self.app.settings.locale);
            return Ok(self.session.write(told.as_bytes())?);
        }
        let spare = self.screen.spare();
        let mut frame = view::draw_in(spare, &self.app, &self.theme, self.app.settings.locale);
        self.profile.sending().apply(&mut frame);
        let abilities = self.profile.abilities();
        self.drawn_with = abilities;
        let bytes = self.screen.show(frame, abilities);
        Ok(self.session.write(&bytes)?)
    }

    /// Takes one event; how the reading ends by it.
    fn take(&mut self, event: Event) -> anyhow::Result<Option<Ended>> {
        match event {
            Event::Received(Received::Input(input)) => {
                if let Some(speaker) = &mut self.speaker {
                    speaker.ask();
                }
                self.saving.pressed(Instant::now());
                // Who types may sit before another client of tmux than before.
                if self.asked_outer.is_some_and(|asked| asked.elapsed() > OUTER_AGE) {
                    self.ask_tmux();
                }
                self.handle(&input)?;
            }
            Event::Received(Received::Reply(reply)) => {
                if self.profile.hear(reply) {
                    self.adapt()?;
                }
            }
            Event::Received(Received::Focus(gained)) => {
                // Another client may have been attached.
                if gained && self.asked_outer.is_some() {
                    self.ask_tmux();
                }
            }
            Event::Woken => {
                if let Some(outside) = self.outer.as_ref().and_then(|told| told.try_recv().ok()) {
                    self.take_outside(&outside)?;
                }
                self.take_names()?;
                let said = self.commands.take().into_iter().chain(self.opener.take());
                for input in said.chain(self.seeking.take()) {
                    self.handle(&input)?;
                }
                self.take_checked()?;
            }
            Event::Signal(Signal::Resize) => self.resize()?,
            Event::Signal(Signal::Suspend) => self.suspend(),
            Event::Signal(Signal::Continue) => self.resume()?,
            Event::Signal(signal) => return Ok(Some(Ended::By(signal))),
        }
        Ok(None)
    }
}
