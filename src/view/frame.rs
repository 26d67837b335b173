//! A finished frame: cells to show, and where they come from.

use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::ink::Ink;
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
    /// The cells of the screen in visual order, with their styles. Who changes some by hand says so with
    /// [`Frame::ink_all`].
    pub buffer: Buffer,
    /// For each row, the laid-out lines it shows, left to right. A row without right-to-left text may
    /// be empty.
    pub rows: Vec<Vec<Piece>>,
    /// Where the terminal's cursor is to stand; hidden where `None`.
    pub cursor: Option<Position>,
    /// What can be opened, in the order of its drawing.
    pub links: Vec<Link>,
    /// What a cell is that nothing was drawn on.
    pub(crate) ground: Cell,
    /// Where something was drawn.
    pub(crate) ink: Ink,
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
        Self::of_ground(area, blank(ground))
    }

    fn of_ground(area: Rect, ground: Cell) -> Self {
        let rows = vec![Vec::new(); usize::from(area.height)];
        let (buffer, ink) = (Buffer::filled(area, ground.clone()), Ink::none(area));
        Self { buffer, rows, cursor: None, links: Vec::new(), ground, ink }
    }

    /// The same in the room of one that was drawn before and taken off again, where that is as large and of one ground.
    #[must_use]
    pub(crate) fn in_room_of(spare: Option<Self>, area: Rect, ground: Style) -> Self {
        let blank = blank(ground);
        spare
            .filter(|spare| spare.buffer.area == area && spare.ground == blank)
            .unwrap_or_else(|| Self::of_ground(area, blank))
    }

    /// Cells made elsewhere, any of which may be drawn on.
    #[must_use]
    pub(crate) fn of_cells(buffer: Buffer) -> Self {
        let ink = Ink::all(buffer.area);
        let rows = vec![Vec::new(); usize::from(buffer.area.height)];
        Self { buffer, rows, cursor: None, links: Vec::new(), ground: Cell::EMPTY, ink }
    }

    /// Any cell may have been changed.
    pub fn ink_all(&mut self) {
        self.ink.add_all();
    }

    /// The cells of some columns of a row, to be drawn on; as many as there are.
    pub(super) fn cells_mut(&mut self, y: u16, columns: Range<u16>) -> &mut [Cell] {
        let Rect { width, height, .. } = self.buffer.area;
        let (start, end) = (columns.start.min(width), columns.end.min(width));
        if y >= height || start >= end {
            return &mut [];
        }
        let row = usize::from(y);
        self.ink.add(row, usize::from(start)..usize::from(end));
        let from = row * usize::from(width);
        &mut self.buffer.content[from + usize::from(start)..from + usize::from(end)]
    }

    /// A cell to be drawn on, where there is one.
    pub(super) fn cell_mut(&mut self, x: u16, y: u16) -> Option<&mut Cell> {
        self.cells_mut(y, x..x.saturating_add(1)).first_mut()
    }

    /// Draws a laid-out line with its indent at a place, clipped to `width` columns, and notes it as a
    /// piece of its row. Styles are set afterwards, on columns.
    pub fn put(&mut self, x: u16, y: u16, width: u16, line: &Rc<Line>, origin: Option<usize>) {
        let indent = line.indent().0;
        let mut column = indent;
        let first = x.saturating_add(indent as u16);
        let cells = self.cells_mut(y, first..x.saturating_add(width));
        for cell in line.cells() {
            let end = column + cell.columns();
            if end > usize::from(width) {
                break;
            }
            let room = cells.get_mut(column - indent..).unwrap_or_default();
            for (own, shown) in room.iter_mut().zip(cell.by_column()) {
                own.set_symbol(shown.unwrap_or_default());
            }
            column = end;
        }
        if let Some(row) = self.rows.get_mut(usize::from(y)) {
            row.push(Piece { x, width, line: Rc::clone(line), origin });
        }
    }
}

/// A blank cell of a style.
fn blank(style: Style) -> Cell {
    let mut cell = Cell::EMPTY;
    cell.set_style(style);
    cell
}
