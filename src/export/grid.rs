//! The grid of a picture: pixels of a cell and of the air around. The font is sized so that one advance of
//! `DejaVu` Sans Mono is a cell.

/// Pixels of a cell across.
pub(super) const CELL_WIDTH: i32 = 10;
/// Pixels of a cell down.
pub(super) const CELL_HEIGHT: i32 = 21;
/// Pixels from a cell's top to the base line.
pub(super) const BASELINE: i32 = 16;
/// Pixels from a cell's top to its underline, which is one pixel thick.
pub(super) const UNDERLINE: i32 = 19;
/// Pixels of air round the cells.
pub(super) const MARGIN: i32 = 20;
