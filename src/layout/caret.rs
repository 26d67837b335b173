//! Carets: insertion points on a line, and the maps between bytes and columns that an editor asks for.
//!
//! In: a [`Line`]. Out: columns for bytes and bytes for columns. Columns are edges counted from the line's
//! left edge, the indent included; where directions meet, one byte has two edges, told apart by
//! [`Affinity`].

use super::{Base, Columns, Line};

/// Which neighbour an insertion point keeps to where two directions meet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Affinity {
    /// The character before it (upstream): where the last typed character ended.
    Before,
    /// The character after it (downstream).
    #[default]
    After,
}

/// An insertion point: between two clusters of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    /// The byte of the paragraph it stands before.
    pub byte: usize,
    /// The neighbour it keeps to.
    pub affinity: Affinity,
}

impl Line {
    /// The insertion points at the left and the right edge of every cell, from left to right: the edge in
    /// columns and the point. Synthetic cells have none. An arrow key goes to the next of another column.
    pub fn carets(&self) -> impl Iterator<Item = (Columns, Caret)> + '_ {
        let mut column = self.indent().0;
        self.cells().flat_map(move |cell| {
            let (left, right) = (column, column + cell.columns());
            column = right;
            let edges = cell.source().map(|source| {
                let start = Caret { byte: source.start, affinity: Affinity::After };
                let end = Caret { byte: source.end, affinity: Affinity::Before };
                if cell.level() % 2 == 1 {
                    [(Columns(left), end), (Columns(right), start)]
                } else {
                    [(Columns(left), start), (Columns(right), end)]
                }
            });
            edges.into_iter().flatten()
        })
    }

    /// The edge at which an insertion point stands. A byte inside a cluster, or hidden, has the edge of the
    /// nearest cell before it; a line without cells has one edge, at its start side.
    #[must_use]
    pub fn caret(&self, caret: Caret) -> Columns {
        let exact = |affinity| {
            let wanted = Caret { affinity, ..caret };
            self.carets().find(|(_, found)| *found == wanted).map(|(column, _)| column)
        };
        let other = match caret.affinity {
            Affinity::Before => Affinity::After,
            Affinity::After => Affinity::Before,
        };
        exact(caret.affinity)
            .or_else(|| exact(other))
            .or_else(|| self.nearest(caret.byte))
            .unwrap_or_else(|| self.start_edge())
    }

    /// The insertion point nearest to a column: the edge under it, or the nearer end of the line.
    #[must_use]
    pub fn caret_at(&self, column: Columns) -> Option<Caret> {
        self.carets().min_by_key(|(edge, _)| edge.0.abs_diff(column.0)).map(|(_, caret)| caret)
    }

    /// The column a block cursor covers for the character at a byte: the first column of its cell; behind
    /// the last character the free column that follows in the paragraph's direction (`None` where that is
    /// off the left edge).
    #[must_use]
    pub fn cursor(&self, byte: usize) -> Option<Columns> {
        let mut column = self.indent().0;
        let mut cells = self.cells().filter_map(|cell| {
            let left = column;
            column += cell.columns();
            cell.source().filter(|source| source.contains(&byte)).map(|_| Columns(left))
        });
        let found = cells.next();
        drop(cells);
        found.or_else(|| match self.base() {
            Base::Ltr => Some(Columns(self.indent().0 + self.columns().0)),
            Base::Rtl => self.indent().0.checked_sub(1).map(Columns),
        })
    }

    /// The edge behind the last cell, in logical order, that begins before a byte.
    fn nearest(&self, byte: usize) -> Option<Columns> {
        let before = self.carets().filter(|(_, found)| found.byte <= byte);
        before.max_by_key(|(_, found)| found.byte).map(|(column, _)| column)
    }

    fn start_edge(&self) -> Columns {
        let columns = if self.base() == Base::Rtl { self.columns().0 } else { 0 };
        Columns(self.indent().0 + columns)
    }
}
