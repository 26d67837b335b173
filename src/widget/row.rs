//! A row: a laid-out line at its place in the width. Columns count from the left edge of the area; bytes
//! are those of the whole text.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;

use super::Side;
use crate::layout::{Base, Columns, Line, Paragraph};

/// One row of the screen.
#[derive(Clone, Debug)]
pub(super) struct Row {
    line: Line,
    base: Base,
    /// The byte of the text where the paragraph starts.
    origin: usize,
    /// The column of the first cell.
    left: usize,
    /// Where a cursor can stand, from left to right: a column (which may lie outside the area) and the
    /// byte it is before.
    slots: Vec<(isize, usize)>,
}

impl Row {
    /// A line of a paragraph.
    pub(super) fn new(
        line: Line,
        paragraph: &Paragraph,
        origin: usize,
        width: usize,
        alignment: Option<Alignment>,
    ) -> Self {
        let left = match alignment {
            None => line.indent().0,
            Some(alignment) => aligned(width, line.columns().0, alignment),
        };
        let base = line.base();
        let mut row = Self { line, base, origin, left, slots: Vec::new() };
        row.find_slots(paragraph.text());
        row
    }

    /// The row of a paragraph without text.
    pub(super) fn empty(
        base: Base,
        origin: usize,
        width: usize,
        alignment: Option<Alignment>,
    ) -> Self {
        let left = match (alignment, base) {
            (Some(alignment), _) => aligned(width, 0, alignment),
            (None, Base::Rtl) => width,
            (None, Base::Ltr) => 0,
        };
        Self { line: Line::default(), base, origin, left, slots: Vec::new() }
    }

    /// Says that the paragraph ends with this row, at a byte: a cursor can stand behind its last cell.
    pub(super) fn ends_paragraph(&mut self, end: usize) {
        self.add_at_end(end);
    }

    /// The first byte of the text on the row.
    pub(super) fn start(&self) -> usize {
        self.origin + self.line.range().start
    }

    /// The byte where a cursor comes in from the row above.
    pub(super) fn first(&self) -> usize {
        self.start()
    }

    /// The byte where a cursor comes in from the row below.
    pub(super) fn last(&self) -> usize {
        self.slots.iter().map(|slot| slot.1).max().unwrap_or(self.start())
    }

    /// Whether the paragraph's lines end on a side.
    pub(super) fn ends_on(&self, side: Side) -> bool {
        (self.base == Base::Rtl) == (side == Side::Left)
    }

    /// The bytes under a column.
    pub(super) fn hit(&self, column: usize) -> Option<Range<usize>> {
        let column = (column + self.line.indent().0).checked_sub(self.left)?;
        let hit = self.line.hit(Columns(column))?;
        Some(self.origin + hit.start..self.origin + hit.end)
    }

    /// The columns that show a byte range.
    pub(super) fn pieces(&self, bytes: Range<usize>) -> Vec<Range<usize>> {
        let inside = bytes.start.saturating_sub(self.origin)..bytes.end.saturating_sub(self.origin);
        let place = |column: usize| column + self.left - self.line.indent().0;
        let spans = self.line.spans(inside).into_iter();
        spans.map(|span| place(span.start)..place(span.end)).collect()
    }

    /// The column of a cursor before a byte; inside a cluster, that of the cluster.
    pub(super) fn cursor(&self, byte: usize) -> isize {
        self.slot(byte).map_or(self.left.cast_signed(), |index| self.slots[index].0)
    }

    /// The byte of the next slot on a side.
    pub(super) fn beside(&self, byte: usize, side: Side) -> Option<usize> {
        let index = self.slot(byte)?;
        let next = match side {
            Side::Left => index.checked_sub(1)?,
            Side::Right => index + 1,
        };
        self.slots.get(next).map(|slot| slot.1)
    }

    /// Draws the cells, each in the style of the byte it shows, clipped to the slot.
    pub(super) fn render(&self, slot: Rect, buffer: &mut Buffer, style: impl Fn(usize) -> Style) {
        let mut column = self.left;
        let mut last = Style::default();
        for cell in self.line.cells() {
            let (from, to) = (column, column + cell.columns());
            column = to;
            if to > usize::from(slot.width) {
                break;
            }
            if let Some(source) = cell.source() {
                last = style(self.origin + source.start);
            }
            for (x, shown) in (from..to).zip(cell.by_column()) {
                let place = (slot.x + x as u16, slot.y);
                buffer[place].set_symbol(shown.unwrap_or(" "));
                buffer[place].set_style(last);
            }
        }
    }

    fn find_slots(&mut self, paragraph: &str) {
        let mut column = self.left.cast_signed();
        let cells: Vec<(isize, usize)> = self
            .line
            .cells()
            .filter_map(|cell| {
                let from = column;
                column += cell.columns().cast_signed();
                cell.source().map(|source| (from, self.origin + source.start))
            })
            .collect();
        self.slots = cells;
        for byte in hanging(&self.line, paragraph) {
            self.add_at_end(self.origin + byte);
        }
    }

    /// A slot one column further on the side where lines end.
    fn add_at_end(&mut self, byte: usize) {
        let right = self.left.cast_signed() + self.line.columns().0.cast_signed();
        match self.base {
            Base::Rtl => {
                let before = self.slots.first().map_or(self.left.cast_signed(), |slot| slot.0);
                self.slots.insert(0, (before.min(self.left.cast_signed()) - 1, byte));
            }
            Base::Ltr => {
                let behind = self.slots.last().map_or(right, |slot| slot.0 + 1);
                self.slots.push((behind.max(right), byte));
            }
        }
    }

    /// The slot of a byte: its own, else that of the nearest byte before it.
    fn slot(&self, byte: usize) -> Option<usize> {
        let before = self.slots.iter().enumerate().filter(|(_, slot)| slot.1 <= byte);
        before.max_by_key(|(_, slot)| slot.1).map(|(index, _)| index)
    }
}

/// The white space that hangs at a line's end: the bytes of its characters.
fn hanging(line: &Line, paragraph: &str) -> Vec<usize> {
    let range = line.range();
    let mut start = range.end;
    let mut hidden: Vec<Range<usize>> = line.hidden().collect();
    hidden.sort_by_key(|hidden| hidden.start);
    for part in hidden.into_iter().rev().filter(|part| !part.is_empty()) {
        if part.end != start {
            break;
        }
        start = part.start;
    }
    let blanks = paragraph.get(start..range.end).unwrap_or_default();
    let blanks = blanks.char_indices().filter(|(_, c)| c.is_whitespace());
    blanks.map(|(offset, _)| start + offset).collect()
}

/// The first column of some columns in a width.
fn aligned(width: usize, columns: usize, alignment: Alignment) -> usize {
    let free = width.saturating_sub(columns);
    match alignment {
        Alignment::Left => 0,
        Alignment::Center => free / 2,
        Alignment::Right => free,
    }
}
