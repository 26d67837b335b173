//! The route `visual-lrm`. Two right-to-left cells with a LEFT-TO-RIGHT MARK between them are two runs,
//! which no terminal turns round; a terminal that does not reorder gives the mark no cell.

use ratatui::buffer::Buffer;

use super::is_right_to_left;

const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// Puts a mark behind each right-to-left cell.
pub(super) fn apply(cells: &mut Buffer) {
    for cell in &mut cells.content {
        if is_right_to_left(cell.symbol()) {
            let mut marked = cell.symbol().to_owned();
            marked.push(LEFT_TO_RIGHT_MARK);
            cell.set_symbol(&marked);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_right_to_left_cells_are_marked() {
        let mut cells = Buffer::with_lines(["\u{fe8e}\u{fe91} ab"]);
        apply(&mut cells);
        let symbols: Vec<_> = cells.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(symbols, ["\u{fe8e}\u{200e}", "\u{fe91}\u{200e}", " ", "a", "b"]);
    }
}
