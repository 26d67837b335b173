//! What can be wrong with an entry of the configuration, in the words of the person who wrote it.

use thiserror::Error;

/// An entry that is not taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its line, from 1; `None` where it is the file's.
    pub line: Option<usize>,
    /// What is wrong.
    pub fault: Fault,
}

/// What is wrong with an entry.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// The file cannot be read.
    #[error("cannot be read ({0}); defaults are used")]
    Unreadable(String),
    /// It is not TOML.
    #[error("this is not TOML: {0}")]
    Syntax(String),
    /// A name that is none.
    #[error("there is no {what} `{name}`; {hint}")]
    Unknown {
        /// What was looked for: a setting, an action, a terminal …
        what: &'static str,
        /// As written.
        name: String,
        /// The nearest one, or all there are.
        hint: String,
    },
    /// A value of another kind than the setting takes.
    #[error("`{setting}` takes {expected}, not {found}")]
    Value {
        /// The setting.
        setting: String,
        /// What it takes.
        expected: String,
        /// What stands there.
        found: String,
    },
    /// A key that two actions claim.
    #[error(
        "the key `{key}` is given to `{action}` and to `{other}` (line {other_line}), which keeps it"
    )]
    Conflict {
        /// The key.
        key: String,
        /// The action that does not get it.
        action: String,
        /// The action that has it.
        other: String,
        /// The line that gave it.
        other_line: usize,
    },
    /// A command without what it needs.
    #[error("the command `{name}` has no `{missing}`; write {{ run = \"dict\", key = \"D\" }}")]
    Missing {
        /// The command.
        name: String,
        /// What is missing.
        missing: &'static str,
    },
    /// Something only the part it configures can judge.
    #[error("{0}")]
    Other(String),
}

impl Fault {
    /// A name that is none of those there are.
    #[must_use]
    pub fn unknown(what: &'static str, name: &str, known: &[&str]) -> Self {
        let hint = match super::nearest(name, known) {
            Some(nearest) => format!("the nearest is `{nearest}`"),
            None => format!("there are {}", known.join(", ")),
        };
        Self::Unknown { what, name: name.to_owned(), hint }
    }
}
