//! What comes from the outside: keys, mouse, size, answers. Free of any terminal library.

use super::passage::Passage;
use crate::article::{Article, Entity, Entry, Mention};
use crate::locale::Message;

/// A key on the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character.
    Char(char),
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// A function key, 1 to 12.
    F(u8),
}

/// A key with its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// With Control.
    pub control: bool,
    /// With Alt.
    pub alt: bool,
    /// With Shift, where the key itself does not say it.
    pub shift: bool,
}

/// What the mouse did, at a column and row from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MouseInput {
    /// The first button went down.
    Press(u16, u16),
    /// It moved with the first button down.
    Drag(u16, u16),
    /// The first button went up.
    Release(u16, u16),
    /// The wheel turned down.
    WheelDown(u16, u16),
    /// The wheel turned up.
    WheelUp(u16, u16),
}

/// What a recogniser found in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Recognised {
    /// Mentions, sorted by start, then longest first.
    pub mentions: Vec<Mention>,
    /// The entities they name.
    pub entities: Vec<Entity>,
}

/// What has happened to a source since it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceChange {
    /// There is none any more; what was read is still shown.
    Gone,
    /// It has more behind what was read.
    Grown,
    /// It holds something else.
    Changed,
}

/// One input.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Text pasted.
    Paste(String),
    /// The mouse.
    Mouse(MouseInput),
    /// The screen has this many columns and rows.
    Resize(u16, u16),
    /// A message for the status line from what `run` carried out.
    Said(Message),
    /// A message that is no sentence of ours.
    Message(String),
    /// What an external command has written: its name, its output.
    Output(String, String),
    /// Nothing else has come while [`super::App::is_busy`]: a turn for what runs beside the reading.
    Idle,
    /// The mentions of an article, by its index, found in the background. They appear in place.
    Recognised(usize, Recognised),
    /// More mentions of an article, by its index, beside those it has; the entities that are new, behind those it has.
    RecognisedMore(usize, Recognised),
    /// How much of an article, by its index, has been recognised, in hundredths; `None` once it is over.
    Recognising(usize, Option<usize>),
    /// The source of an article, by its index, is no longer what was read.
    SourceChanged(usize, SourceChange),
    /// An article, by its index, read again from its source.
    Reloaded(usize, Box<Article>),
    /// An article, by its index, that was not at hand: the answer to [`super::Effect::Bring`].
    Brought(usize, Box<Article>),
    /// What stands where an article of this index should, and why it cannot be read.
    Unreadable(usize, String),
    /// What the list says of articles, by their indices.
    Described(Vec<(usize, Entry)>),
    /// So many articles are known now; whether more may be found.
    Counted(usize, bool),
    /// More articles that a filter of the list passes, in order; whether these are the last.
    Filtered(String, Vec<usize>, bool),
    /// More hits of a search in all articles, in order; whether these are the last.
    Found(String, Vec<Passage>, bool),
}
