//! Offsets: code points and UTF-16 units to bytes of a text and back, in one pass for many.

use std::fmt;

/// The units an offset may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        })
    }
}

/// A map between the units of one text.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// The byte where each 64th code point starts, so that a look-up walks 64 characters at most.
    steps: Vec<usize>,
}

const STEP: usize = 64;

impl Offsets {
    /// Reads a text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { steps: text.char_indices().step_by(STEP).map(|(byte, _)| byte).collect() }
    }

    /// The code points before a byte that begins a character (or ends the text).
    #[must_use]
    pub fn code_points(&self, text: &str, byte: usize) -> usize {
        let step = self.steps.partition_point(|&start| start <= byte).saturating_sub(1);
        let from = self.steps.get(step).copied().unwrap_or(0);
        step * STEP + text[from..byte].chars().count()
    }

    /// The byte where a code point starts; the text's length for its number of code points; `None` past it.
    #[must_use]
    pub fn byte(&self, text: &str, code_point: usize) -> Option<usize> {
        let Some(&from) = self.steps.get(code_point / STEP) else {
            let length = self.code_points(text, text.len());
            return (code_point == length).then_some(text.len());
        };
        let rest = &text[from..];
        match rest.char_indices().nth(code_point % STEP) {
            Some((offset, _)) => Some(from + offset),
            None => (rest.chars().count() == code_point % STEP).then_some(text.len()),
        }
    }
}
