//! Nominal letters for a terminal that joins them by itself. In: cells with presentation forms. Out: the
//! same cells with the letters these are forms of.
//!
//! Lam with alef stays a ligature, and its word stays in forms: as two letters the pair takes two columns
//! in some terminals and one in others, and a ligature beside nominal letters would not join.

use std::collections::HashMap;

use ratatui::buffer::{Buffer, Cell};

use super::is_right_to_left;
use crate::layout::nominal;

/// Puts nominal letters in place of forms.
pub(super) fn apply(cells: &mut Buffer) {
    let width = usize::from(cells.area.width).max(1);
    let mut known: HashMap<char, char> = HashMap::new();
    for row in cells.content.chunks_mut(width) {
        let word = |cell: &Cell| is_right_to_left(cell.symbol());
        for word in row.chunk_by_mut(|one, two| word(one) && word(two)) {
            if word.iter().any(|cell| cell.symbol().contains(is_lam_alef)) {
                continue;
            }
            for cell in word.iter_mut().filter(|cell| cell.symbol().contains(is_form)) {
                let letter = |form| *known.entry(form).or_insert_with(|| nominal(form));
                let letters: String = cell.symbol().chars().map(letter).collect();
                cell.set_symbol(&letters);
            }
        }
    }
}

fn is_lam_alef(c: char) -> bool {
    matches!(c, '\u{fef5}'..='\u{fefc}')
}

fn is_form(c: char) -> bool {
    matches!(c, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_with_lam_alef_stays_in_forms_and_the_others_become_letters() {
        // Ayn final, ba medial, qaf initial; seen lam-alef meem.
        let mut cells = Buffer::with_lines(["\u{feca}\u{fe92}\u{fed7} \u{fee1}\u{fefc}\u{feb3} x"]);
        apply(&mut cells);
        let row: String = cells.content.iter().map(Cell::symbol).collect();
        assert_eq!(row, "\u{639}\u{628}\u{642} \u{fee1}\u{fefc}\u{feb3} x");
    }
}
