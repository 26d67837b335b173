//! Quotation marks and brackets (a tailoring of UAX #14, left out where the standards alone are asked for).
//!
//! In: the characters of a paragraph, one by one. Out: whether a break before each would leave an opening mark
//! alone at a line's end or a closing one at a line's start, also with stray blanks inside the marks.

use super::tables::{LineClass, Record};

/// Where the scan of a paragraph stands between two characters.
#[derive(Clone, Debug, Default)]
pub(super) struct Quotes {
    /// An opening mark stands before, with nothing but blanks behind it.
    opening: bool,
    /// A straight double quotation mark is open.
    open: bool,
    /// The character before is white space, or there is none.
    after_letter: bool,
}

impl Quotes {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Takes up again behind letters, or behind blanks that follow them.
    pub(super) fn resume(&mut self, blanks: bool) {
        self.opening = false;
        self.after_letter = !blanks;
    }

    /// Takes the next character; `rest` is the text behind it. Whether a line must not break before it.
    pub(super) fn next(&mut self, c: char, record: Record, rest: &str) -> bool {
        if record.white() {
            self.after_letter = false;
            return false;
        }
        let class = record.line();
        let opens = match class {
            LineClass::OP | LineClass::InitialQuote => true,
            LineClass::QU if c == '"' => self.straight(rest),
            _ => false,
        };
        let closes = class == LineClass::FinalQuote || c == '"' && !opens;
        let together = self.opening || closes;
        self.opening = opens;
        self.after_letter = true;
        together
    }

    /// Whether a straight mark opens: by its blanks, and where they do not tell, in turn.
    fn straight(&mut self, rest: &str) -> bool {
        let before_letter = rest.chars().next().is_some_and(|c| !c.is_whitespace());
        let opens = match (self.after_letter, before_letter) {
            (false, true) => true,
            (true, false) => false,
            _ => !self.open,
        };
        self.open = opens;
        opens
    }
}
