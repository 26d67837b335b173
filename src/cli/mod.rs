//! The command line: flags and commands as clap reads them, and what they mean to the parts.
//!
//! In: the arguments. Out: [`Cli`]. Exit status: 0 done; 1 a source could not be read or holds nothing
//! to read; 2 usage.

mod alone;
mod choices;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint};

use alone::Alone;
pub use choices::*;
use values::{encoding, measure, score, screen_size};

/// What `--help` and the manual page say besides the flags: a heading without indentation, then text, and
/// a blank line between sections.
pub const AFTER_HELP: &str = include_str!("../run/manual.txt");

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
    fn common_options_stand_before_or_behind_the_command() {
        let before = Cli::parse_from(["qari", "--width", "40", "print", "a.txt"]);
        let behind = Cli::parse_from(["qari", "print", "a.txt", "--width", "40"]);
        assert_eq!((before.common.width, behind.common.width), (Some(40), Some(40)));
    }
}
