//! A cell: what one cluster shows on the screen, and where it comes from.

use std::ops::Range;

/// One cluster of a laid-out line, in visual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'l> {
    pub(super) text: &'l str,
    pub(super) columns: usize,
    pub(super) source: Option<(usize, usize)>,
    pub(super) level: u8,
}

impl<'l> Cell<'l> {
    /// The characters to send: never empty, no controls, at least one column wide.
    #[must_use]
    pub fn text(&self) -> &'l str {
        self.text
    }

    /// The terminal columns it takes, 1 or more.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The bytes of the paragraph it shows; `None` where it is synthetic (padding, kashida).
    #[must_use]
    pub fn source(&self) -> Option<Range<usize>> {
        self.source.map(|(start, end)| start..end)
    }

    /// Its embedding level after L1 (odd is right-to-left).
    #[must_use]
    pub fn level(&self) -> u8 {
        self.level
    }
}
