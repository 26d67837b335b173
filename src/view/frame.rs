//! A finished frame: cells to show, and where they come from.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::layout::Line;

/// A laid-out line at its place in a row of the screen.
#[derive(Clone, Debug)]
pub struct Piece {
    /// The column of the screen where the line's own column 0 (before its indent) stands.
    pub x: u16,
    /// The columns the line was laid out in: its measure.
    pub width: u16,
    /// The line.
    pub line: Rc<Line>,
    /// The byte of the article's buffer where the line's paragraph starts; `None` for text of the
    /// interface (panel, status line, card).
    pub origin: Option<usize>,
}

/// Columns of a row that lead to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The row.
    pub row: u16,
    /// Its columns.
    pub columns: Range<u16>,
    /// Where it leads: printable ASCII.
    pub address: Rc<str>,
}

/// What `view` makes and `terminal` and `export` take.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The cells of the screen in visual order, with their styles.
    pub buffer: Buffer,
    /// For each row, the laid-out lines it shows, left to right. A row without right-to-left text may
    /// be empty.
    pub rows: Vec<Vec<Piece>>,
    /// Where the terminal's cursor is to stand; hidden where `None`.
    pub cursor: Option<Position>,
    /// What can be opened, in the order of its drawing.
    pub links: Vec<Link>,
}

impl Frame {
    /// An empty frame.
    #[must_use]
    pub fn new(area: Rect) -> Self {
        Self::on(area, Style::default())
    }

    /// An empty frame on a ground.
    #[must_use]
    pub fn on(area: Rect, ground: Style) -> Self {
        let rows = vec![Vec::new(); usize::from(area.height)];
        let mut blank = Cell::EMPTY;
        blank.set_style(ground);
        Self { buffer: Buffer::filled(area, blank), rows, cursor: None, links: Vec::new() }
    }

    /// Draws a laid-out line with its indent at a place, clipped to `width` columns, and notes it as a
    /// piece of its row. Styles are set afterwards, on columns.
    pub fn put(&mut self, x: u16, y: u16, width: u16, line: &Rc<Line>, origin: Option<usize>) {
        let mut column = line.indent().0;
        for cell in line.cells() {
            let end = column + cell.columns();
            if end > usize::from(width) {
                break;
            }
            if let Some(first) = self.buffer.cell_mut((x + column as u16, y)) {
                first.set_symbol(cell.text());
            }
            for rest in column + 1..end {
                if let Some(cell) = self.buffer.cell_mut((x + rest as u16, y)) {
                    cell.set_symbol("");
                }
            }
            column = end;
        }
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            row.push(Piece { x, width, line: Rc::clone(line), origin });
        }
    }
}
