//! The route `visual` in a terminal that reorders each stretch of one colour by itself and cannot be told
//! not to (Qt's `QTerminal`). In: cells in visual order. Out: the same cells, neighbours in inks that differ
//! by one part in 255 of blue, which nobody sees: each stretch is one cell, and stays where it is written.
//!
//! Blanks are skipped, for they show no ink, and are sent with that of either neighbour. Rows with an ink
//! that is not given in 24 bits are left alone, and told.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;

use super::is_right_to_left;

/// Sets the inks apart; for each row whether it can be sent as it is now.
pub(super) fn apply(cells: &mut Buffer) -> Vec<bool> {
    let width = usize::from(cells.area.width).max(1);
    cells.content.chunks_mut(width).map(set_apart).collect()
}

fn set_apart(row: &mut [Cell]) -> bool {
    if !row.iter().any(|cell| is_right_to_left(cell.symbol())) {
        return true;
    }
    let seen = |cell: &Cell| !matches!(cell.symbol(), " " | "");
    if row.iter().any(|cell| seen(cell) && !matches!(cell.fg, Color::Rgb(..))) {
        return false;
    }
    let (mut turn, mut before) = (0, false);
    for cell in row.iter_mut().filter(|cell| seen(cell)) {
        let now = is_right_to_left(cell.symbol());
        turn ^= u8::from(now || before);
        before = now;
        if let Color::Rgb(red, green, blue) = cell.fg {
            cell.fg = Color::Rgb(red, green, blue & !1 | turn);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    #[test]
    fn neighbours_differ_in_ink_wherever_one_is_right_to_left() {
        let mut cells = Buffer::with_lines(["ab \u{fee2}\u{fedf}) 12(\u{fe8e} \u{fecb}"]);
        let area = cells.area;
        cells.set_style(area, Style::new().fg(Color::Rgb(9, 9, 255)));
        assert_eq!(apply(&mut cells), [true]);
        let inks: Vec<Color> =
            cells.content.iter().filter(|cell| cell.symbol() != " ").map(|cell| cell.fg).collect();
        let differ: Vec<bool> = inks.windows(2).map(|pair| pair[0] != pair[1]).collect();
        assert_eq!(
            differ,
            [false, true, true, true, false, false, false, true, true],
            "a b | mim | lam | ) 1 2 ( | alef | ayn"
        );
    }

    #[test]
    fn a_row_whose_inks_are_the_terminals_own_is_left_alone() {
        let mut cells = Buffer::with_lines(["\u{fee2}\u{fedf}"]);
        let before = cells.clone();
        assert_eq!(apply(&mut cells), [false]);
        assert_eq!(cells, before);
    }
}
