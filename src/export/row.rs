//! The cells of a frame's row as the eye sees them: a cluster with its columns and style.
//! In: the buffer, where a wide cluster is followed by cells that are empty or blank. Out: each cluster
//! once, left to right, so that the columns add up to the row.

use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

/// One cluster of a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph<'b> {
    /// Its first column.
    pub(super) column: u16,
    /// The columns it takes, 1 or more.
    pub(super) columns: u16,
    /// Its characters; a blank where there are none.
    pub(super) symbol: &'b str,
    /// The cell with its style.
    pub(super) cell: &'b Cell,
}

impl Glyph<'_> {
    /// Whether nothing is drawn but the ground.
    pub(super) fn is_blank(&self) -> bool {
        self.symbol.trim().is_empty()
    }
}

/// The clusters of a row, counted from the buffer's own first row and column.
pub(super) fn glyphs(buffer: &Buffer, row: u16) -> impl Iterator<Item = Glyph<'_>> {
    let mut column = 0;
    std::iter::from_fn(move || {
        let cell = at(buffer, column, row)?;
        let columns = columns(buffer, column, row, cell);
        let symbol = if cell.symbol().is_empty() { " " } else { cell.symbol() };
        let glyph = Glyph { column, columns, symbol, cell };
        column += columns;
        Some(glyph)
    })
}

fn at(buffer: &Buffer, column: u16, row: u16) -> Option<&Cell> {
    if column >= buffer.area.width {
        return None;
    }
    buffer.cell((buffer.area.x + column, buffer.area.y + row))
}

/// A cluster reaches over the empty cells behind it; where there are none, over one blank if the cluster
/// is a wide one (as ratatui writes it).
fn columns(buffer: &Buffer, column: u16, row: u16, cell: &Cell) -> u16 {
    let follower = |offset: u16| at(buffer, column + offset, row).map(Cell::symbol);
    let mut columns = 1;
    if cell.symbol().is_empty() {
        return columns;
    }
    while follower(columns) == Some("") {
        columns += 1;
    }
    if columns == 1 && cell.symbol().width() > 1 && follower(1) == Some(" ") {
        columns = 2;
    }
    columns
}
