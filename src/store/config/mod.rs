//! The configuration: one TOML file. In: `config.toml` of the configuration folder.
//! Out: a [`Config`], whole whatever the file holds, and a [`Problem`] with its line for each entry that
//! is not taken over.

mod edit;
mod parse;
mod problem;
mod suggest;
mod value;

use std::io;
use std::path::{Path, PathBuf};

use parse::Parsed;
pub use problem::{Fault, Problem};
pub use suggest::nearest;

use super::atomic::{self, Readers};
use super::{Folders, StoreError};
use crate::article::Kind;

/// The commented default, but for the keys.
const DEFAULT: &str = include_str!("default.toml");

/// The largest configuration that is read.
const LIMIT: u64 = 1 << 20;

/// What the user has configured; what the file leaves out has its default.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The themes.
    pub theme: ThemeChoice,
    /// The measure in columns.
    pub width: usize,
    /// Where lines stand in the measure.
    pub align: Alignment,
    /// Whether tashkeel is shown; `None` where the terminal decides.
    pub tashkeel: Option<bool>,
    /// Whether a blank row stands between lines.
    pub spaced: bool,
    /// The language of the interface.
    pub language: Language,
    /// The digits of the interface's numbers.
    pub digits: DigitSet,
    /// How much may move unasked.
    pub motion: Motion,
    /// Whether the reader speaks in lines instead of drawing.
    pub linear: bool,
    /// The kinds of mention that are shown.
    pub kinds: Vec<Kind>,
    /// The recogniser: `auto`, `none` or a command.
    pub entities: String,
    /// What opens addresses: `auto` or a command that is given the address.
    pub browser: String,
    /// The score below which a recognised mention is not shown, 0 to 1.
    pub threshold: f32,
    /// Keys for actions, in the order of the file.
    pub keys: Vec<Binding>,
    /// Routes by terminal.
    pub terminals: Vec<TerminalRoute>,
    /// Programs to run on what is selected.
    pub commands: Vec<ExternalCommand>,
}

impl Config {
    /// The score a mention needs to be shown where nothing else is said: a colour that is wrong costs a reader more than
    /// one that is missing.
    pub const SURE: f32 = 0.7;
}

impl Default for Config {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::ByGround { dark: "dark".to_owned(), light: "light".to_owned() },
            width: 72,
            align: Alignment::Start,
            tashkeel: None,
            spaced: false,
            language: Language::Auto,
            digits: DigitSet::Western,
            motion: Motion::Full,
            linear: false,
            kinds: Kind::ALL.to_vec(),
            entities: "auto".to_owned(),
            browser: "auto".to_owned(),
            threshold: Self::SURE,
            keys: Vec::new(),
            terminals: Vec::new(),
            commands: Vec::new(),
        }
    }
}

/// Which theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeChoice {
    /// One for all terminals.
    Always(String),
    /// One each for dark and light grounds.
    ByGround {
        /// Its name where the ground is dark or not known.
        dark: String,
        /// Its name where the ground is light.
        light: String,
    },
}

impl ThemeChoice {
    /// The theme's name on a ground.
    #[must_use]
    pub fn on(&self, ground_is_light: bool) -> &str {
        match self {
            Self::Always(name) => name,
            Self::ByGround { light, .. } if ground_is_light => light,
            Self::ByGround { dark, .. } => dark,
        }
    }
}

/// Where lines stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Alignment {
    /// Flush to the paragraph's start side.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// Stretched to both sides.
    Justify,
}

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// That of the environment (`LC_ALL`, `LC_MESSAGES`, `LANG`).
    #[default]
    Auto,
    /// English.
    English,
    /// Arabic.
    Arabic,
}

/// The digits of the interface's numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DigitSet {
    /// 0123456789.
    #[default]
    Western,
    /// Those of the interface's language.
    Locale,
}

/// How much of what is shown may move unasked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motion {
    /// The page follows a search, and the screen a theme, as they are chosen.
    #[default]
    Full,
    /// Only once they are chosen.
    Reduced,
}

/// Keys for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The action's name as written.
    pub action: String,
    /// Its line, from 1.
    pub line: usize,
    /// The keys as written, each with its line.
    pub keys: Vec<(String, usize)>,
}

/// The order in which a terminal is sent right-to-left text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerminalRoute {
    /// The terminal's name as written.
    pub terminal: String,
    /// The route's name as written.
    pub route: String,
    /// Its line, from 1.
    pub line: usize,
}

/// A program to run on what is selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalCommand {
    /// Its name.
    pub name: String,
    /// The command for the shell; the selection is `$1` and the standard input.
    pub run: String,
    /// Its key as written.
    pub key: String,
    /// Whether its output is shown.
    pub show: bool,
    /// Its line, from 1.
    pub line: usize,
}

/// A configuration and the file it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Configured {
    /// The file; `None` where there is none.
    pub path: Option<PathBuf>,
    /// What it says.
    pub config: Config,
    /// The names of themes that it gives, each with its line.
    pub themes_named: Vec<(String, usize)>,
    /// What it says that is not taken over.
    pub problems: Vec<Problem>,
}

impl Configured {
    /// Reads the configuration of a folder. No folder and no file are no fault.
    #[must_use]
    pub fn read(folders: &Folders) -> Self {
        let Some(path) = folders.config_file() else { return Self::default() };
        let text = match read_text(&path) {
            Ok(None) => return Self::default(),
            Ok(Some(text)) => text,
            Err(cause) => {
                let problems =
                    vec![Problem { line: None, fault: Fault::Unreadable(cause.to_string()) }];
                return Self { path: Some(path), problems, ..Self::default() };
            }
        };
        let Parsed { config, themes_named, problems } = parse::parse(&text);
        Self { path: Some(path), config, themes_named, problems }
    }

    /// Each problem as a sentence with file and line.
    pub fn messages(&self) -> impl Iterator<Item = String> {
        let path = self.path.as_deref().unwrap_or(Path::new("configuration")).display();
        self.problems.iter().map(move |problem| match problem.line {
            Some(line) => format!("{path}:{line}: {}", problem.fault),
            None => format!("{path}: {}", problem.fault),
        })
    }
}

fn read_text(path: &Path) -> io::Result<Option<String>> {
    let Some(bytes) = atomic::read(path, LIMIT)? else { return Ok(None) };
    let text = String::from_utf8(bytes);
    text.map(Some).map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "it is not UTF-8"))
}

/// The configuration that `qari config --init` writes: every setting with its default, commented out.
/// `keys` are the names of actions and their usual keys.
#[must_use]
pub fn commented<'k>(keys: impl IntoIterator<Item = (&'k str, Vec<String>)>) -> String {
    let line = |(action, keys): (&str, Vec<String>)| {
        let keys: Vec<_> = keys.iter().map(|key| format!("\"{key}\"")).collect();
        format!("#{action} = [{}]", keys.join(", "))
    };
    let lines: Vec<String> = keys.into_iter().map(line).collect();
    DEFAULT.replace("@KEYS@", &lines.join("\n"))
}

/// Writes a configuration where there is none yet; whether it did.
///
/// # Errors
/// Where the folder or file cannot be written.
pub fn init(path: &Path, text: &str) -> Result<bool, StoreError> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    if let Some(folder) = path.parent() {
        atomic::make_folder(folder)?;
    }
    atomic::write(path, text.as_bytes(), Readers::Default)?;
    Ok(true)
}

/// Sets the route of a terminal in the file, which is made where there is none; all else in it stays.
///
/// # Errors
/// Where the file cannot be read or written, or the entry would make no valid configuration of it.
pub fn set_route(path: &Path, terminal: &str, route: &str) -> io::Result<()> {
    let text = read_text(path)?.unwrap_or_default();
    let edited = edit::with_entry(&text, "terminals", terminal, route);
    let Parsed { config, .. } = parse::parse(&edited);
    let is_set = |entry: &TerminalRoute| entry.terminal == terminal && entry.route == route;
    if !config.terminals.iter().any(is_set) {
        let message = format!("write `{terminal} = \"{route}\"` under [terminals] yourself");
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    if let Some(folder) = path.parent() {
        atomic::make_folder(folder).map_err(io::Error::other)?;
    }
    atomic::write(path, edited.as_bytes(), Readers::Default).map_err(io::Error::other)
}
