//! The command line: flags and commands as clap reads them, and what they mean to the parts.
//!
//! In: the arguments. Out: [`Cli`]. Exit status: 0 done; 1 a source could not be read or holds nothing
//! to read; 2 usage.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

use crate::article::offsets::Unit;
use crate::layout::{Align, Base, Direction};
use crate::locale::Locale;

/// What `--help` and the manual page say besides the flags: a heading without indentation, then text, and
/// a blank line between sections.
pub const AFTER_HELP: &str = include_str!("run/manual.txt");

/// Read articles in a terminal the way they are meant to be read: Arabic from the right, letters joined,
/// names of people, places and organisations a key away.
#[derive(Clone, Debug, Parser)]
#[command(name = "qari", version, max_term_width = 100, after_long_help = AFTER_HELP)]
pub struct Cli {
    /// What to do instead of reading.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files, folders or addresses (https://…) to read, `-` for standard input. On anything but a terminal the laid-out
    /// article is written, as by `print`.
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub sources: Vec<PathBuf>,
    /// How it is read.
    #[command(flatten)]
    pub reading: Reading,
    /// What all commands share.
    #[command(flatten)]
    pub common: Common,
}

/// The same without a command. This is asked for most, and building all commands with the options they share takes
/// clap as long as reading an article does.
#[derive(Debug, Default, Parser)]
#[command(name = "qari", version)]
struct Alone {
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    sources: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    common: Common,
}

impl Alone {
    /// Sources and nothing else, which clap need not look at; `None` where there is more, or what clap refuses.
    fn bare(arguments: &[OsString]) -> Option<Self> {
        let is_source = |argument: &OsString| match argument.as_encoded_bytes() {
            [] => false,
            [b'-', rest @ ..] => rest.is_empty(),
            _ => true,
        };
        let (_, sources) = arguments.split_first()?;
        sources.iter().all(is_source).then(|| Self {
            sources: sources.iter().map(PathBuf::from).collect(),
            ..Self::default()
        })
    }
}

impl Cli {
    /// The names of the commands.
    const COMMANDS: [&str; 9] =
        ["print", "entities", "shot", "config", "themes", "doctor", "completions", "man", "help"];

    /// Reads the arguments, the program's name among them.
    ///
    /// # Errors
    /// Where they are no arguments of this program, or ask for help or the version.
    pub fn read(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let is_command = |argument: &OsString| Self::COMMANDS.iter().any(|name| argument == name);
        if !arguments.iter().any(is_command)
            && let Some(Alone { sources, reading, common }) =
                Alone::bare(arguments).or_else(|| Alone::try_parse_from(arguments).ok())
        {
            return Ok(Self { command: None, sources, reading, common });
        }
        // What is wrong is said with all commands in view.
        Self::try_parse_from(arguments)
    }
}

/// Options of reading.
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Reading {
    /// Open an article that shows you around, in English or Arabic (--lang)
    #[arg(long, conflicts_with = "sources")]
    pub tour: bool,
    /// Read in private: begin afresh, take up no place and no mark, and write nothing down
    #[arg(long)]
    pub private: bool,
    /// For screen readers: plain lines in logical order, each move told as a sentence, nothing drawn
    #[arg(long)]
    pub linear: bool,
    /// Move nothing before it is chosen: the page while a search is typed, the colours in the list of themes
    #[arg(long)]
    pub reduced_motion: bool,
}

/// A command beside reading.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    /// Write the laid-out article
    Print(PrintArgs),
    /// Write the people, places, organisations, dates and numbers an article names
    Entities(EntitiesArgs),
    /// Draw the reader into a picture: .png .svg .html .ansi .txt
    Shot(ShotArgs),
    /// Show, write or check the configuration
    Config(ConfigArgs),
    /// List the themes
    Themes,
    /// Say what the terminal is and which way right-to-left text takes to it
    Doctor,
    /// Write a completion script for a shell
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Write the manual page (roff)
    Man,
}

/// Options of all commands.
#[derive(Clone, Debug, Default, Args)]
pub struct Common {
    /// Base direction of paragraphs
    #[arg(long, global = true, value_enum, default_value_t, value_name = "DIR")]
    pub dir: DirChoice,
    /// Theme: the name of a built-in one or of yours in the configuration folder
    #[arg(long, global = true, value_name = "NAME")]
    pub theme: Option<String>,
    /// The measure: columns of a line of text [default: 72]
    #[arg(long, global = true, value_name = "N", value_parser = measure)]
    pub width: Option<u16>,
    /// Where lines stand in the measure [default: start]
    #[arg(long, global = true, value_enum, value_name = "ALIGN")]
    pub align: Option<AlignChoice>,
    /// Annotations (people, places …) to lay over the source
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub annotations: Option<PathBuf>,
    /// What the offsets of annotations count
    #[arg(long, global = true, value_enum, default_value_t, value_name = "UNIT")]
    pub offsets: OffsetChoice,
    /// The recogniser: `auto` where the source has no annotations, `none`, or a command that reads the
    /// text and writes annotations
    /// [default: auto]
    #[arg(long, global = true, value_name = "WHICH", value_hint = ValueHint::CommandString)]
    pub entities: Option<Recogniser>,
    /// How sure the recogniser must be of a mention, from 0 to 1 [default: 0; on the screen 0.7]
    #[arg(long, global = true, value_name = "SCORE", value_parser = score)]
    pub threshold: Option<f32>,
    /// Encoding of the source (windows-1256, utf-16le …) instead of finding it out
    #[arg(long, global = true, value_name = "NAME", value_parser = encoding, value_hint = ValueHint::Other)]
    pub encoding: Option<&'static encoding_rs::Encoding>,
    /// The order right-to-left text is sent in
    #[arg(long, global = true, value_enum, default_value_t, value_name = "ROUTE")]
    pub bidi: BidiChoice,
    /// Whether marks above and below letters (tashkeel, points) are sent
    #[arg(long, global = true, value_enum, default_value_t, value_name = "MARKS")]
    pub marks: MarksChoice,
    /// Whether letters are sent as their joined forms
    #[arg(long, global = true, value_enum, default_value_t, value_name = "SHAPE")]
    pub shape: ShapeChoice,
    /// Language of the interface
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangChoice>,
    /// When to use colour
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: ColorChoice,
}

/// `qari print`.
#[derive(Clone, Debug, Default, Args)]
pub struct PrintArgs {
    /// Files, folders or addresses, `-` for standard input
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub sources: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub format: PrintFormat,
    /// Take the source as bare paragraphs: nothing folded, recognised or tailored
    #[arg(long)]
    pub raw: bool,
    /// Only one of several articles, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub article: Option<u32>,
}

/// `qari entities`.
#[derive(Clone, Debug, Args)]
pub struct EntitiesArgs {
    /// Files, folders or addresses, `-` for standard input
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub sources: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t)]
    pub format: EntitiesFormat,
    /// Only one of several articles, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub article: Option<u32>,
}

/// `qari shot`.
#[derive(Clone, Debug, Args)]
pub struct ShotArgs {
    /// Files, folders or addresses, `-` for standard input
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath, required_unless_present = "tour")]
    pub sources: Vec<PathBuf>,
    /// The article that shows you around, as `qari --tour` opens it
    #[arg(long, conflicts_with = "sources")]
    pub tour: bool,
    /// The picture; its name's end says the format: .png .svg .html .ansi .txt
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// Columns and rows of the screen
    #[arg(long, default_value = "100x40", value_name = "COLUMNSxROWS", value_parser = screen_size)]
    pub size: (u16, u16),
    /// Keys to press first, separated by blanks: `Tab Tab e`, `C-c`, `'typed text'`
    #[arg(long, default_value = "", value_name = "KEYS", hide_default_value = true)]
    pub keys: String,
    /// Which of several articles, from 1
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub article: u32,
    /// Pixels of a PNG for one, 1 to 4: 2 for screens of twice the density
    #[arg(long, default_value_t = 1, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=4))]
    pub scale: u8,
}

/// `qari config`: without an option, says where the configuration is.
#[derive(Clone, Copy, Debug, Args)]
#[group(multiple = false)]
pub struct ConfigArgs {
    /// Write the configuration with every setting's default, commented out; never over a file
    #[arg(long)]
    pub init: bool,
    /// Say what is wrong with it, line by line; exit with 1 where anything is
    #[arg(long)]
    pub check: bool,
    /// Print every setting's default
    #[arg(long)]
    pub default: bool,
}

/// `--dir`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DirChoice {
    /// That of most of the paragraph's letters
    #[default]
    Auto,
    /// That of the first strong letter (UAX #9 P2–P3)
    FirstStrong,
    /// Right-to-left
    Rtl,
    /// Left-to-right
    Ltr,
}

impl DirChoice {
    /// What the layout engine is to do.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::Auto => Direction::Auto,
            Self::FirstStrong => Direction::FirstStrong,
            Self::Rtl => Direction::Fixed(Base::Rtl),
            Self::Ltr => Direction::Fixed(Base::Ltr),
        }
    }
}

/// `--align`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AlignChoice {
    /// Flush to the side where the paragraph starts
    Start,
    /// In the middle
    Center,
    /// Stretched to both sides: Arabic by kashida, then by blanks
    Justify,
}

impl From<AlignChoice> for Align {
    fn from(choice: AlignChoice) -> Self {
        match choice {
            AlignChoice::Start => Self::Start,
            AlignChoice::Center => Self::Center,
            AlignChoice::Justify => Self::Justify,
        }
    }
}

/// `--offsets`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OffsetChoice {
    /// Found by checking the quoted text in each unit
    #[default]
    Auto,
    /// Unicode code points
    Codepoints,
    /// UTF-16 code units
    Utf16,
    /// Bytes of UTF-8
    Bytes,
}

impl OffsetChoice {
    /// The unit, where one is forced.
    #[must_use]
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Auto => None,
            Self::Codepoints => Some(Unit::CodePoints),
            Self::Utf16 => Some(Unit::Utf16),
            Self::Bytes => Some(Unit::Bytes),
        }
    }
}

/// `--entities`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Recogniser {
    /// The built-in one, where the source has no annotations.
    #[default]
    Auto,
    /// None.
    None,
    /// A command of the user's.
    Command(String),
}

impl std::str::FromStr for Recogniser {
    type Err = String;

    fn from_str(value: &str) -> Result<Self, String> {
        match value.trim() {
            "" => Err("give auto, none or a command".to_owned()),
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::None),
            command => Ok(Self::Command(command.to_owned())),
        }
    }
}

/// `--bidi`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BidiChoice {
    /// As the terminal needs it; visual in a pipe or file
    #[default]
    Auto,
    /// In visual order
    Visual,
    /// In visual order, each line inside a left-to-right override
    VisualLrm,
    /// Words in visual order, letters of a word in logical order
    Words,
    /// In logical order, for terminals that reorder by themselves
    Logical,
}

/// `--marks`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MarksChoice {
    /// As the terminal can show them
    #[default]
    Auto,
    /// Sent
    Keep,
    /// Left out
    Strip,
}

/// `--shape`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShapeChoice {
    /// Forms on visual routes, nominal letters on logical
    #[default]
    Auto,
    /// Presentation forms
    Forms,
    /// Nominal letters
    Nominal,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangChoice {
    /// English
    En,
    /// العربية
    Ar,
}

impl From<LangChoice> for Locale {
    fn from(choice: LangChoice) -> Self {
        match choice {
            LangChoice::En => Self::English,
            LangChoice::Ar => Self::Arabic,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never: bold, underline and reverse remain
    Never,
}

/// `print --format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PrintFormat {
    /// A visual line a row
    #[default]
    Text,
    /// The same, mentions coloured
    Ansi,
    /// A page for a browser, logical text
    Html,
    /// Lines and cells with their offsets
    Json,
}

/// `entities --format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EntitiesFormat {
    /// A table for people
    #[default]
    Table,
    /// One JSON object an article
    Json,
    /// A JSON object a mention, a line each
    Jsonl,
    /// A row a mention
    Csv,
    /// brat standoff
    Brat,
    /// A token and its IOB2 tag a line
    Conll,
}

/// A measure of at least one column.
fn measure(value: &str) -> Result<u16, String> {
    match value.parse() {
        Ok(columns @ 1..) => Ok(columns),
        _ => Err("give a number of columns from 1 to 65535".to_owned()),
    }
}

/// An encoding by one of its labels in the WHATWG Encoding Standard.
fn encoding(label: &str) -> Result<&'static encoding_rs::Encoding, String> {
    encoding_rs::Encoding::for_label(label.as_bytes()).ok_or_else(|| {
        "no such encoding; give one such as utf-8, utf-16le, windows-1256 or iso-8859-6".to_owned()
    })
}

/// A score from 0 to 1.
fn score(value: &str) -> Result<f32, String> {
    let score = value.parse().ok().filter(|score| (0.0..=1.0).contains(score));
    score.ok_or_else(|| "give a number from 0 to 1".to_owned())
}

/// `100x40`: columns and rows, each at least one.
fn screen_size(value: &str) -> Result<(u16, u16), String> {
    let sides = value.split_once(['x', 'X', '×']);
    match sides.map(|(columns, rows)| (columns.trim().parse(), rows.trim().parse())) {
        Some((Ok(columns @ 1..=1000), Ok(rows @ 1..=1000))) => Ok((columns, rows)),
        _ => Err("give columns x rows, 1 to 1000 each, as in 100x40".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_is_known_by_its_name() {
        let mut command = Cli::command();
        command.build();
        let names: Vec<_> = command.get_subcommands().map(clap::Command::get_name).collect();
        assert_eq!(names, Cli::COMMANDS);
    }

    #[test]
    fn sources_alone_are_read_as_clap_reads_them() {
        let lines: [&[&str]; 7] = [
            &["qari"],
            &["qari", "a.txt"],
            &["qari", "a b.txt", "-", "\u{642}.json"],
            &["qari", ""],
            &["qari", "a", "--private"],
            &["qari", "--", "-a"],
            &["qari", "-x"],
        ];
        for line in lines {
            let arguments: Vec<OsString> = line.iter().map(OsString::from).collect();
            let clap = Alone::try_parse_from(&arguments);
            let bare = Alone::bare(&arguments).map(|alone| format!("{alone:?}"));
            let more = line[1..]
                .iter()
                .any(|word| word.is_empty() || word.len() > 1 && word.starts_with('-'));
            assert_eq!(bare.is_none(), more, "{line:?}");
            assert!(bare.is_none_or(|bare| clap.is_ok_and(|clap| format!("{clap:?}") == bare)));
        }
    }

    #[test]
    fn common_options_stand_before_or_behind_the_command() {
        let before = Cli::parse_from(["qari", "--width", "40", "print", "a.txt"]);
        let behind = Cli::parse_from(["qari", "print", "a.txt", "--width", "40"]);
        assert_eq!((before.common.width, behind.common.width), (Some(40), Some(40)));
    }
}
