//! Rows without box-drawing characters, for a terminal in which these part a row into fields that it lays
//! out each by itself (mlterm, U+2500–259F). In: a row. Out: the same with lines and blocks drawn by others.

use ratatui::buffer::Cell;

/// Puts other characters in place of lines and blocks.
pub(super) fn without(row: &mut [Cell]) {
    for cell in row {
        let other = match cell.symbol().chars().next() {
            Some('\u{2500}' | '\u{2501}') => "\u{2014}",
            Some('\u{250c}'..='\u{253c}' | '\u{256d}'..='\u{2570}') => "+",
            Some('\u{2581}'..='\u{2588}') => "\u{25aa}",
            Some('\u{2502}'..='\u{259f}') => "|",
            _ => continue,
        };
        cell.set_symbol(other);
    }
}
