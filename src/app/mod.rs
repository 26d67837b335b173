//! State and update: input in, a new state and effects (as values) out. No I/O, no drawing.
//!
//! An input becomes an [`Action`], an action changes the state; afterwards the visible page is laid out,
//! so that the view only draws.

mod action;
mod asides;
mod bindings;
mod bringing;
mod choice;
mod correcting;
mod day;
pub mod details;
mod effect;
pub mod flow;
mod going;
mod input;
pub mod keymap;
pub mod keys_spec;
mod layouts;
mod linear;
pub mod listed;
mod marking;
mod mentions;
mod mouse;
mod moving;
mod page;
pub mod panel;
pub mod passage;
mod picking;
mod prompt;
mod reading;
mod remembered;
pub mod room;
pub mod search;
mod searching;
mod selecting;
mod settings;
pub mod share;
pub mod sheet;
pub mod shelf;
mod showing;
mod typed;

pub use action::{Action, Edge};
pub use bindings::{Refused, Wanted};
pub use choice::Choice;
pub use day::date;
pub use effect::Effect;
pub use input::{Input, Key, KeyCode, MouseInput, Recognised, SourceChange};
pub use layouts::{Keyboard, arabic_twin, lam_alef};
pub use marking::Pending;
pub use mentions::{Focus, Kinds, Rank, kind_name};
pub use page::Page;
pub use prompt::{Prompt, Purpose};
pub use reading::{Before, Reading};
pub use remembered::Remembered;
pub use selecting::Selection;
pub use settings::{Finder, MEASURE, Settings};
pub use typed::{lay_typed, within};

use crate::article::{Article, Kind};
use crate::layout::Base;
use crate::locale::Message;
use share::hundredths;

use std::ops::Range;

use bringing::Asked;
use flow::{Flow, Manner};
use listed::ListPlace;
use panel::Panel;
use reading::Readings;
use room::{ROOMY, Room};
use search::Search;
use sheet::{List, Rows, Sheet};
use shelf::Shelf;

/// The state of the reader.
#[derive(Clone, Debug)]
pub struct App {
    /// The articles open.
    pub articles: Shelf,
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
    /// The panel of entities, where it is open.
    pub panel: Option<Panel>,
    /// What lies over the text.
    pub sheet: Option<Sheet>,
    /// The line being typed.
    pub prompt: Option<Prompt>,
    /// What the next letter is for.
    pub pending: Option<Pending>,
    /// The search in force.
    pub search: Option<Search>,
    /// The way to a paragraph that is far off.
    going: Option<going::Going>,
    /// The selected text.
    pub selection: Option<Selection>,
    grip: Option<Range<usize>>,
    press: mouse::Press,
    at: usize,
    readings: Readings,
    /// The articles in the order they are listed.
    order: Rows,
    /// The list as it was left, and the article that was open then.
    list_left: Option<(usize, List)>,
    /// Where the list was left in an earlier session, where that is not counted yet.
    list_waits: Option<ListPlace>,
    /// The article that is being read from its source.
    wanted: Option<Asked>,
    keyboard: Keyboard,
    effects: Vec<Effect>,
}

impl App {
    /// A reader of some articles on a screen of columns × rows.
    #[must_use]
    pub fn new(articles: impl Into<Shelf>, size: (u16, u16)) -> Self {
        Self::with(articles, size, Settings::default())
    }

    /// A reader with choices made beforehand.
    #[must_use]
    pub fn with(articles: impl Into<Shelf>, size: (u16, u16), settings: Settings) -> Self {
        let articles = articles.into();
        let order = Rows::of(&articles);
        let mut app = Self {
            articles,
            size,
            quit: false,
            settings,
            message: None,
            kinds: Kinds::default(),
            panel: None,
            sheet: None,
            prompt: None,
            pending: None,
            search: None,
            going: None,
            selection: None,
            grip: None,
            press: mouse::Press::default(),
            at: 0,
            readings: Readings::default(),
            order,
            list_left: None,
            list_waits: None,
            wanted: None,
            keyboard: Keyboard::default(),
            effects: Vec::new(),
        };
        app.want(0, None);
        app
    }

    /// Begins with the article of an index.
    pub fn start_with(&mut self, at: usize) {
        self.want(at, None);
    }

    /// Shows the list where several articles are open, the first of it chosen.
    pub fn browse(&mut self) {
        if self.articles.len() > 1 {
            self.want(self.order.get(0).unwrap_or(0), None);
            self.open_list();
        }
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

    fn reading_mut(&mut self) -> Option<&mut Reading> {
        self.readings.get_mut(self.at)
    }

    /// The number of the article being read, in the order of the list, from 1.
    #[must_use]
    pub fn ordinal(&self) -> usize {
        self.order.position(self.at).map_or(1, |at| at + 1)
    }

    /// Whether an article has been opened.
    #[must_use]
    pub fn has_read(&self, at: usize) -> bool {
        self.readings.get(at).is_some_and(|reading| reading.seen)
    }

    /// How much of the text has been shown to the foot of the screen, in hundredths.
    #[must_use]
    pub fn percent(&self) -> usize {
        let (Some(article), Some(reading)) = (self.article(), self.reading()) else { return 0 };
        if reading.page.ends || article.is_empty() {
            return 100;
        }
        hundredths(reading.page.bytes().end, article.len())
    }

    /// Whether all of the article is on the screen.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.reading().is_none_or(|reading| reading.page.starts && reading.page.ends)
    }

    /// The areas of the screen.
    #[must_use]
    pub fn room(&self) -> Room {
        let base = self.article().map_or(Base::Ltr, |article| article.dir);
        Room::new(self.size, self.settings.measure, base, self.panel_stand(), self.mirrored())
    }

    /// Whether the room is turned round: panel at the left, status line from the right.
    #[must_use]
    pub fn mirrored(&self) -> bool {
        self.settings.locale.is_rtl()
    }

    /// Takes one input and says what is to be carried out.
    pub fn handle(&mut self, input: &Input) -> Vec<Effect> {
        match input {
            Input::Key(key) => {
                self.message = None;
                if let Some(reading) = self.reading_mut() {
                    reading.aside = None;
                }
                self.press = mouse::Press::default();
                if let Some(search) = &mut self.search {
                    search.awaited = false;
                }
                self.press_key(*key);
            }
            Input::Mouse(mouse) => {
                if !matches!(mouse, MouseInput::Release(..)) {
                    self.message = None;
                }
                self.point(*mouse);
            }
            Input::Paste(text) if self.prompt.is_some() => self.paste_prompt(text),
            Input::Paste(text) if matches!(self.sheet, Some(Sheet::List(_))) => {
                self.paste_list(text);
            }
            Input::Paste(text) => self.paste_panel(text),
            Input::Resize(columns, rows) => {
                self.size = (*columns, *rows);
                self.keep_sheet();
                self.keep_panel();
            }
            Input::Said(message) => self.say(message.clone()),
            Input::Message(text) => self.say(Message::Text(text.clone())),
            Input::Output(name, text) => self.open_output(name, text),
            Input::Idle => {
                self.search_on();
                self.seek_on();
                self.go_further();
            }
            Input::Recognised(article, found) => self.recognised(*article, found),
            Input::RecognisedMore(article, found) => self.recognised_more(*article, found),
            Input::Recognising(article, share) => {
                if let Some(reading) = self.readings.get_mut(*article) {
                    reading.recognising = *share;
                }
            }
            Input::SourceChanged(article, change) => self.source_changed(*article, *change),
            Input::Reloaded(article, fresh) => self.reloaded(*article, fresh),
            input => self.take_in(input),
        }
        self.refresh();
        if !matches!(input, Input::Key(_) | Input::Mouse(_)) {
            self.renew_details(matches!(input, Input::Reloaded(..)));
        }
        self.ask_for_entries();
        std::mem::take(&mut self.effects)
    }

    /// Whether work is left that [`Input::Idle`] goes on with.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.search.as_ref().is_some_and(Search::is_running)
            || self.is_seeking()
            || self.going.is_some()
    }

    /// A key goes to what is in front: a prompt, a sheet, the panel, the article.
    fn press_key(&mut self, key: Key) {
        if let Some(pending) = self.pending.take() {
            return self.press_mark(pending, key);
        }
        // With Control no letter is typed: it is the key that counts.
        let key = if key.control { self.qwerty(key) } else { key };
        let is = |letter| key.control && key.code == KeyCode::Char(letter);
        if is('z') {
            return self.act(Action::Suspend);
        }
        if key.control && self.settings.keymap.action(key) == Some(Action::Redraw) {
            return self.act(Action::Redraw);
        }
        if self.prompt.is_some() {
            return self.press_prompt(key);
        }
        if is('c') {
            return self.act(Action::Quit);
        }
        if self.sheet.is_some() {
            return self.press_sheet(key);
        }
        if self.panel.as_ref().is_some_and(|panel| panel.focused) {
            return self.press_panel(key);
        }
        let key = self.qwerty(key);
        if let Some(action) = self.settings.keymap.action(key) {
            self.act(action);
        }
    }

    /// The key at the same place of a QWERTY keyboard.
    fn qwerty(&mut self, key: Key) -> Key {
        let KeyCode::Char(c) = key.code else { return key };
        if !key.control {
            self.keyboard = self.keyboard.after(c, self.settings.letters);
        }
        let qwerty = Key { code: KeyCode::Char(self.keyboard.qwerty(c)), ..key };
        // Where nothing is at the place, a sign still means itself.
        let means = c.is_ascii() && self.settings.keymap.action(qwerty).is_none();
        if means { key } else { qwerty }
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
            Action::Card => match self.current().map(|mention| mention.entity) {
                Some(entity) => self.open_card(entity),
                None => self.say(Message::NothingUnderCursor),
            },
            Action::Panel => self.toggle_panel(),
            Action::Kinds => self.sheet = Some(Sheet::Kinds(Choice::default())),
            Action::Kind(index) => {
                if let Some(kind) = Kind::ALL.get(usize::from(index)) {
                    self.toggle_kind(*kind);
                }
            }
            Action::Timeline => self.open_timeline(),
            Action::Search => self.ask(Purpose::Search { forward: true }),
            Action::SearchBack => self.ask(Purpose::Search { forward: false }),
            Action::NextHit => self.step_hit(true),
            Action::PreviousHit => self.step_hit(false),
            Action::AllHits => self.open_hits(),
            Action::GoTo => self.ask(Purpose::GoTo),
            Action::SetMark => self.pending = Some(Pending::SetMark),
            Action::ToMark => self.pending = Some(Pending::ToMark),
            Action::Copy => self.copy_what_is_meant(),
            Action::Outline => self.open_outline(),
            Action::Links => self.open_links(),
            Action::NextAside => self.step_aside(true),
            Action::PreviousAside => self.step_aside(false),
            Action::Articles => self.open_list(),
            Action::NextArticle => self.step_article(true),
            Action::PreviousArticle => self.step_article(false),
            Action::Themes => self.open_themes(),
            Action::Help => self.sheet = Some(Sheet::Help(Choice::default())),
            Action::Reload => self.effects.push(Effect::Reload(self.at)),
            Action::Details => self.open_details(),
            Action::Undo => self.undo(),
            Action::Dismiss => self.dismiss(false),
            Action::DismissAll => self.dismiss(true),
            Action::Rename => self.ask_name(Purpose::Rename),
            Action::Merge => self.ask_name(Purpose::Merge),
            Action::Extent(edge) => self.move_edge(edge),
            Action::ChangeKind if self.current().is_some() => self.pending = Some(Pending::Kind),
            Action::ChangeKind => self.say(Message::NothingUnderCursor),
            Action::Add if self.selection.is_some() => self.pending = Some(Pending::Add),
            Action::Add => self.say(Message::NothingSelected),
            Action::Run(command) => {
                let lang = self.lang_of_what_is_meant();
                let text = self.what_is_meant();
                let run = |text| Effect::Run(usize::from(command), text, lang);
                self.effects.extend(text.map(run));
            }
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Redraw => self.effects.push(Effect::Redraw),
            Action::Quit => self.quit = true,
            _ => self.change_showing(action),
        }
    }

    fn say(&mut self, message: Message) {
        self.message = Some(message);
    }

    /// Begins to read the article of an index; there is none of that index: nothing changes.
    pub fn open(&mut self, at: usize) {
        if self.articles.get(at).is_none() {
            return;
        }
        self.at = at;
        let reading = self.readings.begin(at);
        if !reading.seen {
            reading.seen = true;
            reading.anchor = flow::Anchor { byte: 0, above: usize::MAX };
        }
        self.selection = None;
        self.grip = None;
        self.refresh();
        self.mentions_changed();
        self.search_again();
        self.panel_changed();
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
        flow.keep_for(usize::from(room.text.height));
        reading.page = Page::new(flow, article, reading.anchor, usize::from(room.text.height));
        reading.furthest = reading.furthest.max(reading.page.bytes().end);
        reading.finished |= reading.page.ends;
        self.find_focus();
    }
}
