//! Combining marks as a terminal wants them. In: cells. Out: the same cells without marks.

use ratatui::buffer::Buffer;

/// Takes the Arabic and Hebrew combining marks off their bases.
pub(super) fn strip(cells: &mut Buffer) {
    for cell in &mut cells.content {
        if cell.symbol().len() > 2 && cell.symbol().chars().skip(1).any(is_mark) {
            let bare: String = cell
                .symbol()
                .chars()
                .enumerate()
                .filter(|&(at, character)| at == 0 || !is_mark(character))
                .map(|(_, character)| character)
                .collect();
            cell.set_symbol(&bare);
        }
    }
}

fn is_mark(character: char) -> bool {
    matches!(u32::from(character),
        0x591..=0x5bd | 0x5bf | 0x5c1..=0x5c2 | 0x5c4..=0x5c5 | 0x5c7 | 0x610..=0x61a | 0x64b..=0x65f
        | 0x670 | 0x6d6..=0x6dc | 0x6df..=0x6e4 | 0x6e7..=0x6e8 | 0x6ea..=0x6ed | 0x898..=0x89f
        | 0x8ca..=0x8e1 | 0x8e3..=0x8ff | 0xfb1e)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_letters_stay() {
        let mut cells = Buffer::with_lines(["\u{fe91}\u{64e}\u{651}x"]);
        strip(&mut cells);
        let row: String = cells.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(row, "\u{fe91}x");
    }
}
