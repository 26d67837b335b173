//! A row of the article as it is shown: a laid-out line, or what stands between blocks.

use std::ops::Range;
use std::rc::Rc;

use crate::article::BlockKind;
use crate::layout::{Base, Line};

/// A place in an article that survives every width: a byte of its text, and rows above the line that
/// holds it (air, a rule, the front matter).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Anchor {
    /// A byte of the article's buffer.
    pub byte: usize,
    /// Rows above the line with that byte.
    pub above: usize,
}

impl Anchor {
    /// The line that holds a byte.
    #[must_use]
    pub fn at(byte: usize) -> Self {
        Self { byte, above: 0 }
    }
}

/// One row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What stands in it.
    pub kind: RowKind,
    /// Where it is.
    pub anchor: Anchor,
}

/// What a row holds.
#[derive(Clone, Debug)]
pub enum RowKind {
    /// Nothing.
    Air,
    /// Source, date, reading time.
    Meta,
    /// The rule under the front matter.
    Rule,
    /// How many blocks are folded.
    Folded(usize),
    /// A line of a block.
    Text(TextRow),
}

/// A laid-out line with what the view must know of its block.
#[derive(Clone, Debug)]
pub struct TextRow {
    /// The line; its bytes count from `origin`.
    pub line: Rc<Line>,
    /// The byte of the article's buffer where the line's bytes count from.
    pub origin: usize,
    /// The byte where its block starts.
    pub start: usize,
    /// What its block is.
    pub block: BlockKind,
    /// Whether its block is a folded one that is now shown.
    pub unfolded: bool,
    /// Whether it is the first line of its block.
    pub first: bool,
    /// The base direction of its block.
    pub base: Base,
    /// Columns kept free at the left edge of the measure.
    pub left: usize,
    /// The columns it was laid out in.
    pub width: usize,
}

impl TextRow {
    /// Its bytes in the article's buffer.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        let range = self.line.range();
        self.origin + range.start..self.origin + range.end
    }

    /// A range of the article's buffer in the line's own bytes, clipped to the line; `None` where they do
    /// not meet.
    #[must_use]
    pub fn local(&self, bytes: &Range<usize>) -> Option<Range<usize>> {
        let own = self.bytes();
        let start = bytes.start.max(own.start);
        let end = bytes.end.min(own.end);
        (start < end).then(|| start - self.origin..end - self.origin)
    }

    /// The columns of the measure that a range of the article's buffer takes in this row, left to right.
    #[must_use]
    pub fn spans(&self, bytes: &Range<usize>) -> Vec<Range<usize>> {
        let Some(local) = self.local(bytes) else { return Vec::new() };
        let spans = self.line.spans(local);
        spans.into_iter().map(|span| span.start + self.left..span.end + self.left).collect()
    }
}
