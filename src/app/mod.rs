//! State and update: input in, a new state and effects (as values) out. No I/O, no drawing.
//!
//! An input becomes an [`Action`], an action changes the state; afterwards the visible page is laid out,
//! so that the view only draws.

mod action;
mod effect;
pub mod flow;
mod input;
pub mod keymap;
pub mod keys_spec;
mod layouts;
mod mentions;
mod moving;
mod page;
mod reading;
pub mod room;
mod settings;

pub use action::Action;
pub use effect::Effect;
pub use input::{Input, Key, KeyCode, MouseInput};
pub use layouts::{Keyboard, arabic_twin};
pub use mentions::{Kinds, Rank, kind_name};
pub use page::Page;
pub use reading::Reading;
pub use settings::{MEASURE, Settings};

use crate::article::{Article, Kind};
use crate::layout::Base;
use crate::locale::{Locale, Message};

use flow::{Flow, Manner};
use room::{ROOMY, Room};

/// The state of the reader.
#[derive(Clone, Debug)]
pub struct App {
    /// The articles open.
    pub articles: Vec<Article>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Set once the reader is to be left.
    pub quit: bool,
    /// The choices in force.
    pub settings: Settings,
    /// What the status line says until the next input.
    pub message: Option<Message>,
    /// Which kinds of mention are shown.
    pub kinds: Kinds,
    at: usize,
    readings: Vec<Reading>,
    keyboard: Keyboard,
    effects: Vec<Effect>,
}

impl App {
    /// A reader of some articles on a screen of columns × rows.
    #[must_use]
    pub fn new(articles: Vec<Article>, size: (u16, u16)) -> Self {
        Self::with(articles, size, Settings::default())
    }

    /// A reader with choices made beforehand.
    #[must_use]
    pub fn with(articles: Vec<Article>, size: (u16, u16), settings: Settings) -> Self {
        let readings = vec![Reading::default(); articles.len()];
        let mut app = Self {
            articles,
            size,
            quit: false,
            settings,
            message: None,
            kinds: Kinds::default(),
            at: 0,
            readings,
            keyboard: Keyboard::default(),
            effects: Vec::new(),
        };
        app.open(0);
        app
    }

    /// The article being read.
    #[must_use]
    pub fn article(&self) -> Option<&Article> {
        self.articles.get(self.at)
    }

    /// The index of the article being read.
    #[must_use]
    pub fn at(&self) -> usize {
        self.at
    }

    /// The state of reading it.
    #[must_use]
    pub fn reading(&self) -> Option<&Reading> {
        self.readings.get(self.at)
    }

    /// The areas of the screen.
    #[must_use]
    pub fn room(&self) -> Room {
        let base = self.article().map_or(Base::Ltr, |article| article.dir);
        Room::new(self.size, self.settings.measure, base, None, self.mirrored())
    }

    /// Whether the room is turned round: panel at the left, status line from the right.
    #[must_use]
    pub fn mirrored(&self) -> bool {
        self.settings.locale == Locale::Arabic
    }

    /// Takes one input and says what is to be carried out.
    pub fn handle(&mut self, input: &Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => {
                self.message = None;
                self.press(*key);
            }
            Input::Resize(columns, rows) => self.size = (*columns, *rows),
            Input::Message(text) => self.say(Message::Text(text.clone())),
            Input::Paste(_) | Input::Mouse(_) => {}
        }
        self.refresh();
        std::mem::take(&mut self.effects)
    }

    fn press(&mut self, key: Key) {
        let key = self.qwerty(key);
        if let Some(action) = self.settings.keymap.action(key) {
            self.act(action);
        }
    }

    /// The key at the same place of a QWERTY keyboard.
    fn qwerty(&mut self, key: Key) -> Key {
        let KeyCode::Char(c) = key.code else { return key };
        self.keyboard = self.keyboard.after(c);
        Key { code: KeyCode::Char(self.keyboard.qwerty(c)), ..key }
    }

    fn act(&mut self, action: Action) {
        if self.go(action) {
            return;
        }
        match action {
            Action::NextMention => self.step(true),
            Action::PreviousMention => self.step(false),
            Action::NextSame => self.step_same(true),
            Action::PreviousSame => self.step_same(false),
            Action::Kind(index) => {
                if let Some(kind) = Kind::ALL.get(usize::from(index)) {
                    self.toggle_kind(*kind);
                }
            }
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Quit => self.quit = true,
            _ => {}
        }
    }

    fn say(&mut self, message: Message) {
        self.message = Some(message);
    }

    /// Begins to read an article.
    fn open(&mut self, at: usize) {
        self.at = at;
        if let Some(reading) = self.readings.get_mut(at).filter(|reading| !reading.seen) {
            reading.seen = true;
            reading.anchor = flow::Anchor { byte: 0, above: usize::MAX };
        }
        self.refresh();
        self.mentions_changed();
    }

    /// Lays out what is visible now.
    fn refresh(&mut self) {
        let room = self.room();
        let (Some(article), Some(reading)) =
            (self.articles.get(self.at), self.readings.get_mut(self.at))
        else {
            return;
        };
        let manner = Manner {
            measure: room.measure,
            options: self.settings.layout.clone(),
            unfolded: reading.unfolded,
            spaced: self.settings.spaced,
            roomy: self.size.1 >= ROOMY,
        };
        let flow = reading.flow.get_or_insert_with(|| Flow::new(article, manner.clone()));
        flow.adopt(article, manner);
        reading.page = Page::new(flow, article, reading.anchor, usize::from(room.text.height));
        reading.furthest = reading.furthest.max(reading.page.bytes().end);
    }
}
