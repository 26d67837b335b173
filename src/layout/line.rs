//! A laid-out line: cells from left to right, and the maps between columns and bytes.

use std::ops::Range;

use super::{Base, Cell, Columns};

/// One line of a paragraph, its cells in visual order. Owns all it needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub(super) range: (usize, usize),
    pub(super) base: Base,
    pub(super) indent: usize,
    pub(super) text: String,
    pub(super) cells: Vec<Drawn>,
    pub(super) hidden: Vec<(usize, usize)>,
    pub(super) work: Workspace,
}

/// What a line is drawn by, no part of its value.
#[derive(Clone, Debug, Default)]
pub(super) struct Workspace {
    /// Its runs, or memory for the next line's.
    pub(super) runs: Vec<super::order::Run>,
    /// The byte behind the soft hyphen that it shows.
    pub(super) hyphen: Option<usize>,
}

impl PartialEq for Workspace {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Workspace {}

/// A cell as a line keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Drawn {
    /// The end of its text in the line's.
    pub(super) end: u32,
    /// The bytes it shows, from the line's first on; [`Self::SYNTHETIC`] for none.
    pub(super) source: u32,
    pub(super) source_end: u32,
    pub(super) columns: u16,
    pub(super) level: u8,
}

impl Drawn {
    pub(super) const SYNTHETIC: u32 = u32::MAX;
}

/// A byte position under a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The first byte of the cluster under the column.
    pub start: usize,
    /// The byte behind it.
    pub end: usize,
}

impl Line {
    /// The bytes of the paragraph on this line, the white space that hangs at its end included.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.0..self.range.1
    }

    /// The base direction of its paragraph.
    #[must_use]
    pub fn base(&self) -> Base {
        self.base
    }

    /// Blank columns before its first cell, so that it stands where [`super::Align`] says.
    #[must_use]
    pub fn indent(&self) -> Columns {
        Columns(self.indent)
    }

    /// The columns of its cells, without the indent.
    #[must_use]
    pub fn columns(&self) -> Columns {
        Columns(self.cells.iter().map(|cell| usize::from(cell.columns)).sum())
    }

    /// Its cells, left to right.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        let mut from = 0;
        self.cells.iter().map(move |cell| {
            let text = &self.text[from..cell.end as usize];
            from = cell.end as usize;
            let line = self.range.0;
            let source = (cell.source != Drawn::SYNTHETIC)
                .then_some((line + cell.source as usize, line + cell.source_end as usize));
            Cell { text, columns: usize::from(cell.columns), source, level: cell.level }
        })
    }

    /// Everything its cells send, left to right, without the indent.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Empties it, keeping its memory.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.cells.clear();
        self.hidden.clear();
    }

    /// The ranges of characters that no cell shows: hanging white space, controls, surplus marks.
    pub fn hidden(&self) -> impl Iterator<Item = Range<usize>> {
        self.hidden.iter().map(|&(start, end)| start..end)
    }

    /// The visual pieces of a byte range, left to right: columns from the line's left edge, the indent
    /// counted. What stretches the line inside a piece (kashida, blanks) belongs to it.
    #[must_use]
    pub fn spans(&self, bytes: Range<usize>) -> Vec<Range<usize>> {
        let mut spans: Vec<Range<usize>> = Vec::new();
        let (mut column, mut stretched) = (self.indent, 0);
        for cell in self.cells() {
            let next = column + cell.columns();
            match cell.source() {
                None => stretched += cell.columns(),
                Some(source) => {
                    if source.start < bytes.end && bytes.start < source.end {
                        match spans.last_mut() {
                            Some(last) if last.end + stretched == column => last.end = next,
                            _ => spans.push(column..next),
                        }
                    }
                    stretched = 0;
                }
            }
            column = next;
        }
        spans
    }

    /// The cluster under a column counted from the line's left edge, the indent included; `None` outside
    /// the line and on synthetic cells.
    #[must_use]
    pub fn hit(&self, column: Columns) -> Option<Hit> {
        let mut from = self.indent;
        for cell in self.cells() {
            let next = from + cell.columns();
            if (from..next).contains(&column.0) {
                return cell.source().map(|source| Hit { start: source.start, end: source.end });
            }
            from = next;
        }
        None
    }
}
