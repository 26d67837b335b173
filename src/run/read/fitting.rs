//! Living with the terminal: its answers, its sizes, its stops. In: what it said. Out: what is shown,
//! fitted to it.

use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

use super::reader::Reader;
use crate::app::Input;
use crate::locale::Message;
use crate::terminal::{
    Event, Kind, Outside, Profile, Received, Restoration, Route, Signal, outside_tmux,
};
use crate::theme::Depth;

/// How long a terminal's answers are waited for when the reader is left before they came, so that they
/// do not come to the shell.
const LAST_ANSWERS: Duration = Duration::from_millis(150);

/// Whether a terminal is sent whole rows, because it reorders by itself.
pub(super) fn whole_rows(profile: &Profile) -> bool {
    profile.sending().route == Route::Logical
}

/// How often tmux is asked, since a terminal of the same size is attached without a word.
const ATTACHED_AFTER: Duration = Duration::from_secs(3);

impl Reader {
    /// Asks tmux again, from time to time, what it runs in.
    pub(super) fn look_around(&mut self) {
        if self.asked_outer.is_some_and(|asked| asked.elapsed() > ATTACHED_AFTER) {
            self.ask_tmux();
        }
    }

    /// The terminal has said who it is: its own switch is set, and what is shown is sent anew where it
    /// would have been sent otherwise.
    pub(super) fn adapt(&mut self) -> anyhow::Result<()> {
        self.stale = true;
        self.session.restore_with(&self.profile.restoration());
        self.session.write(self.profile.keyboard().as_bytes())?;
        let abilities = self.profile.abilities();
        // Rows with marks may stand elsewhere than they were sent.
        let displaced = self.drawn_with.counts_marks && !abilities.counts_marks;
        if abilities.underline_colour != self.drawn_with.underline_colour || displaced {
            self.screen.forget();
        }
        if self.depth == Depth::Sixteen && self.profile.traits().true_colour {
            self.depth = Depth::TrueColour;
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
    pub(super) fn ask_tmux(&mut self) {
        let (tell, told) = channel();
        let waker = self.events.waker();
        thread::spawn(move || {
            if let Some(outside) = outside_tmux()
                && tell.send(outside).is_ok()
            {
                waker.wake();
            }
        });
        self.outer = Some(told);
        self.asked_outer = Some(Instant::now());
    }

    /// tmux has said what it runs in. Where another client's terminal wants rows otherwise, that is said, once.
    pub(super) fn take_outside(&mut self, outside: &Outside) -> anyhow::Result<()> {
        self.profile.set_outer(outside.active);
        self.stale = true;
        self.shape()?;
        let unread_in = self.profile.unread_in(outside);
        if self.unread_in != unread_in {
            self.unread_in = unread_in;
            if let Some(other) = unread_in {
                let names = (outside.active.name().to_owned(), other.name().to_owned());
                self.handle(&Input::Said(Message::SharedWith(names.0, names.1)))?;
            }
        }
        Ok(())
    }

    /// Lays out in whole rows where the terminal reorders by itself.
    pub(super) fn shape(&mut self) -> anyhow::Result<()> {
        let whole_rows = whole_rows(&self.profile);
        if self.app.settings.whole_rows != whole_rows {
            self.app.settings.whole_rows = whole_rows;
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

    pub(super) fn resize(&mut self) -> anyhow::Result<()> {
        if self.speaker.is_some() {
            return Ok(());
        }
        let (columns, rows) = self.session.size();
        self.screen.forget();
        if self.asked_outer.is_some() {
            self.ask_tmux();
        }
        self.handle(&Input::Resize(columns, rows))
    }

    /// Gives the terminal back and stops; [`Reader::resume`] follows by SIGCONT.
    pub(super) fn suspend(&mut self) {
        self.memories.save(&self.app);
        self.session.leave();
        Signal::Suspend.obey();
    }

    pub(super) fn resume(&mut self) -> anyhow::Result<()> {
        // After SIGSTOP the terminal was not given back: the shell wrote on our screen.
        self.session.leave();
        if self.speaker.is_some() {
            return Ok(self.session.take(&Restoration::default())?);
        }
        self.profile.ask_again();
        self.asked = Instant::now();
        self.session.take(&self.profile.restoration())?;
        self.resize()
    }

    /// Waits for answers that are still on their way.
    pub(super) fn await_answers(&mut self) -> anyhow::Result<()> {
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
