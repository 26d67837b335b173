//! The lines of a paragraph, found lazily for a width. In: a [`Paragraph`], the byte where a line begins, [`Columns`].
//! Out: [`Line`]s, or their bytes alone.

use std::ops::Range;

use super::fill::{Extent, extent};
use super::placing::place;
use super::{Columns, Line, Paragraph};

impl Paragraph<'_> {
    /// Its lines at a width of at least one column.
    #[must_use]
    pub fn lines(&self, width: Columns) -> Lines<'_> {
        self.lines_from(0, width)
    }

    /// Its lines from a byte on that begins a line at this width.
    #[must_use]
    pub fn lines_from(&self, start: usize, width: Columns) -> Lines<'_> {
        Lines { paragraph: self, at: start, width: width.0.max(1) }
    }
}

/// The lines of a paragraph, laid out as they are asked for.
#[derive(Clone, Debug)]
pub struct Lines<'p> {
    paragraph: &'p Paragraph<'p>,
    at: usize,
    width: usize,
}

impl Lines<'_> {
    /// Lays the next line out into one that is there already; `false` at the end of the paragraph.
    pub fn next_into(&mut self, line: &mut Line) -> bool {
        let Some(extent) = self.next_extent() else { return false };
        place(self.paragraph, extent, self.width, line);
        true
    }

    /// The bytes of the next line without laying it out: `None` at the end of the paragraph.
    pub fn next_range(&mut self) -> Option<Range<usize>> {
        self.next_extent().map(|extent| extent.start..extent.end)
    }

    fn next_extent(&mut self) -> Option<Extent> {
        if self.at >= self.paragraph.notes().len() {
            return None;
        }
        let extent = extent(self.paragraph, self.at, self.width);
        self.at = extent.end;
        Some(extent)
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut line = Line::default();
        self.next_into(&mut line).then_some(line)
    }
}
