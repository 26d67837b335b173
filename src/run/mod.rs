//! The loop that carries effects out: the one place where the parts meet.
//!
//! In: the program's arguments. Out: an exit status. One file a command; `shelves` hold the sources of all.

/// Writes a line to standard error, without anything a terminal would obey: names of files and what files say stand in
/// it. Where that is closed or full it goes unsaid: the exit status tells.
macro_rules! complain {
    ($($what:tt)*) => {{
        use std::io::Write as _;
        let said = $crate::run::harmless(&format!($($what)*));
        let _ = writeln!(std::io::stderr(), "{said}");
    }};
}

mod choices;
mod commands;
mod complaint;
mod config;
mod configured;
mod describe;
mod doctor;
mod entities;
mod external;
mod finds;
mod ground;
mod habits;
mod listing;
mod manual;
mod memory;
mod opener;
mod print;
mod read;
mod recognising;
mod recognition;
mod seeking;
mod shelves;
mod shot;
mod source;
mod stretches;
mod tour;
mod written;

use std::env;
use std::io::{self, IsTerminal as _};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::CommandFactory as _;

use crate::cli::{BidiChoice, Cli, Command, PrintArgs};

/// A text with controls, but ends of lines, and what directs text as U+FFFD.
fn harmless(text: &str) -> String {
    let harmless = |char: char| match char {
        '\n' => '\n',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        char if char.is_control() => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    text.chars().map(harmless).collect()
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    /// All was done.
    Done,
    /// A source could not be read or holds nothing to read; that was said on standard error.
    Unreadable,
    /// The command line asks for what cannot be; that was said on standard error.
    Usage,
}

impl Status {
    /// This, unless all was done; then the other.
    pub(crate) fn and(self, other: Self) -> Self {
        if self == Self::Done { other } else { self }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Unreadable => Self::from(1),
            Status::Usage => Self::from(2),
        }
    }
}

/// Runs the program; its exit status.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let cli = match Cli::read(&arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let status = if error.use_stderr() { Status::Usage } else { Status::Done };
            // Help into a closed pipe is no failure.
            let _ = error.print();
            return status.into();
        }
    };
    match dispatch(cli) {
        Ok(status) => status.into(),
        Err(error) if is_broken_pipe(&error) => Status::Done.into(),
        Err(error) => {
            complain!("qari: {error:#}");
            Status::Unreadable.into()
        }
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<Status> {
    let Cli { command, sources, reading, common } = cli;
    match command {
        Some(Command::Print(args)) => match sources_or_stdin(args.sources.clone()) {
            Some(sources) => print::print(&common, &PrintArgs { sources, ..args }),
            None => Ok(no_source()),
        },
        Some(Command::Entities(args)) => match sources_or_stdin(args.sources.clone()) {
            Some(sources) => entities::entities(&common, &sources, &args),
            None => Ok(no_source()),
        },
        Some(Command::Shot(args)) => shot::shot(&common, &args),
        Some(Command::Config(args)) => config::config(args),
        Some(Command::Themes) => describe::themes(),
        Some(Command::Doctor) => doctor::doctor(&common),
        Some(Command::Completions { shell }) => describe::completions(shell),
        Some(Command::Man) => manual::man(),
        None => match reading
            .tour
            .then(|| vec![tour::source(&common)])
            .or_else(|| sources_or_stdin(sources))
        {
            Some(sources) if io::stdout().is_terminal() && (reading.linear || !is_dumb()) => {
                read::read(&common, reading, &sources)
            }
            Some(sources) => {
                let mut common = common;
                // Emacs orders the rows of its shells by itself.
                let ordered = reading.linear || env::var_os("INSIDE_EMACS").is_some();
                if ordered && common.bidi == BidiChoice::Auto {
                    common.bidi = BidiChoice::Logical;
                }
                let args = PrintArgs { sources, ..PrintArgs::default() };
                print::print(&common, &args)
            }
            None => Ok(no_source()),
        },
    }
}

/// The sources given; without any, standard input where something is piped into it.
fn sources_or_stdin(sources: Vec<PathBuf>) -> Option<Vec<PathBuf>> {
    if sources.is_empty() {
        return (!io::stdin().is_terminal()).then(|| vec![PathBuf::from("-")]);
    }
    Some(sources)
}

fn no_source() -> Status {
    complain!(
        "qari: nothing to read; give a file, a folder or - for standard input, or see `qari --tour`\n"
    );
    complain!("{}", Cli::command().render_usage());
    Status::Usage
}

/// Whether the terminal can but write lines one below another.
fn is_dumb() -> bool {
    env::var_os("TERM").is_some_and(|term| term == "dumb")
}

/// Whether an error is a reader of ours that went away, as `head` does.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<io::Error>())
        .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe)
}
