//! Why an annotation does not stand over a text. Its [`Display`](fmt::Display) is the sentence a reader of English sees.

use std::fmt;

use super::offsets::Unit;

/// Why an annotation is left out. Texts are short: their beginning, where they are long.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unplaced {
    /// Its annotator rejected it.
    Rejected,
    /// Its annotator passed it over.
    PassedOver,
    /// Its annotator cancelled it.
    Cancelled,
    /// The text has no such line.
    NoSuchLine {
        /// Its number, from 1.
        line: usize,
    },
    /// Its annotator discarded it.
    Discarded,
    /// It has no start or no end.
    NoPlace,
    /// Its end is not behind its start.
    Backwards {
        /// The start.
        start: i64,
        /// The end.
        end: i64,
    },
    /// An offset is outside the text.
    Beyond {
        /// The offset.
        offset: i64,
        /// How many units the text has.
        length: usize,
        /// What they are.
        unit: Unit,
    },
    /// An offset is inside a character.
    Inside {
        /// The offset.
        offset: i64,
    },
    /// The text there is not the quoted one.
    Another {
        /// Where.
        start: i64,
        /// The text there, where its end is known.
        found: Option<String>,
        /// The quoted text.
        quoted: String,
    },
    /// The quoted text does not stand in the text.
    Absent {
        /// The quoted text.
        quoted: String,
        /// Whether it may stand there for another annotation.
        once_more: bool,
    },
    /// An article has no part of that name.
    UnknownPart {
        /// The name.
        name: String,
    },
    /// The article has no such part.
    NoSuchPart,
    /// It overlaps another, and `CoNLL` nests none.
    Overlaps {
        /// Its text.
        text: String,
    },
    /// It stands before the text that brat counts in.
    BeforeBody {
        /// Its text.
        text: String,
    },
}

impl fmt::Display for Unplaced {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rejected => f.write_str("its annotator rejected it"),
            Self::PassedOver => f.write_str("its annotator passed it over"),
            Self::Cancelled => f.write_str("its annotator cancelled it"),
            Self::NoSuchLine { line } => write!(f, "the text has no line {line}"),
            Self::Discarded => f.write_str("its annotator discarded it"),
            Self::NoPlace => f.write_str("it has no start or no end"),
            Self::Backwards { start, end } => {
                write!(f, "its end {end} is not behind its start {start}")
            }
            Self::Beyond { offset, length, unit } => {
                write!(f, "{offset} is outside the text, which has {length} {unit}")
            }
            Self::Inside { offset } => write!(f, "{offset} is inside a character"),
            Self::Another { start, found: Some(found), quoted } => {
                write!(f, "the text at {start} is “{found}”, not “{quoted}”")
            }
            Self::Another { start, found: None, .. } => {
                write!(f, "the text at {start} is another")
            }
            Self::Absent { quoted, once_more: false } => {
                write!(f, "“{quoted}” does not stand in the text")
            }
            Self::Absent { quoted, once_more: true } => {
                write!(f, "“{quoted}” does not stand in the text (once more)")
            }
            Self::UnknownPart { name } => write!(f, "an article has no part “{name}”"),
            Self::NoSuchPart => f.write_str("the article has no such part"),
            Self::Overlaps { text } => {
                write!(f, "“{text}” overlaps another mention, and CoNLL nests none")
            }
            Self::BeforeBody { text } => {
                write!(f, "“{text}” stands before the text that brat counts in")
            }
        }
    }
}
