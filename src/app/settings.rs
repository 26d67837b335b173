//! What a reader may choose beforehand: measure, layout, language, keys, themes.

use super::keymap::Keymap;
use super::layouts::Keyboard;
use crate::layout::Options;
use crate::locale::Locale;

/// The columns of the measure where nobody says otherwise.
pub const MEASURE: usize = 72;

/// Who looks for names in articles that bring no annotations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Finder {
    /// The built-in recogniser.
    #[default]
    Own,
    /// A command of the user's.
    Command(String),
    /// Nobody.
    Nobody,
}

/// The choices the app starts with.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Debug)]
pub struct Settings {
    /// The widest measure in columns.
    pub measure: usize,
    /// The options of the layout.
    pub layout: Options,
    /// The language of the interface; it also says which side of the room is which.
    pub locale: Locale,
    /// The names of the themes that can be chosen.
    pub themes: Vec<String>,
    /// The name of the theme in use.
    pub theme: String,
    /// Whether a blank row stands between lines.
    pub spaced: bool,
    /// Whether panes take whole rows, because the terminal places the cells of a row by itself.
    pub whole_rows: bool,
    /// The keyboard layout that an Arabic letter is taken from where it does not tell.
    pub letters: Keyboard,
    /// Moves go by paragraphs and sentences, since the reader is spoken and not drawn.
    pub linear: bool,
    /// Nothing is moved or coloured before it is chosen: no page that follows what is typed, no theme tried on.
    pub calm: bool,
    /// Somebody is here for the first time: the status line says where the help is.
    pub hint: bool,
    /// The names of external commands and the keys they are run by.
    pub commands: Vec<(String, String)>,
    /// Who looks for names.
    pub finder: Finder,
    /// What each key does.
    pub keymap: Keymap,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            measure: MEASURE,
            layout: Options::default(),
            locale: Locale::default(),
            themes: Vec::new(),
            theme: String::new(),
            spaced: false,
            linear: false,
            calm: false,
            hint: false,
            commands: Vec::new(),
            finder: Finder::default(),
            whole_rows: false,
            letters: if cfg!(target_os = "macos") { Keyboard::ArabicMac } else { Keyboard::Arabic },
            keymap: Keymap::default(),
        }
    }
}
