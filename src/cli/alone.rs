//! Reading without a command: what is asked for most, so that it is read the fastest way. In: the arguments. Out: sources,
//! and options where there are any.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Parser, ValueHint};

use super::{Common, Reading};

/// The same without a command. This is asked for most, and building all commands with the options they share takes
/// clap as long as reading an article does.
#[derive(Debug, Default, Parser)]
#[command(name = "qari", version)]
pub(super) struct Alone {
    #[arg(value_name = "SOURCE", value_hint = ValueHint::AnyPath)]
    pub(super) sources: Vec<PathBuf>,
    #[command(flatten)]
    pub(super) reading: Reading,
    #[command(flatten)]
    pub(super) common: Common,
}

impl Alone {
    /// Sources and nothing else, which clap need not look at; `None` where there is more, or what clap refuses.
    pub(super) fn bare(arguments: &[OsString]) -> Option<Self> {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
