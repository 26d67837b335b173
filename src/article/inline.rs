//! Stretches of text that are set apart within a paragraph. Bytes are of the article's buffer.

use std::ops::Range;

/// How a stretch is set apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Emphasis {
    /// Strongly: bold in print.
    Strong,
    /// Lightly: italic in print of scripts that have it.
    Light,
    /// Code, a key, what a program writes.
    Code,
}

/// A stretch set apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Its bytes in the article's buffer.
    pub range: Range<usize>,
    /// How.
    pub emphasis: Emphasis,
}
