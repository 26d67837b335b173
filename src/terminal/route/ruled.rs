//! Box-drawing characters, for a terminal in which they part a row into left-to-right fields that it lays out
//! each by itself (mlterm, U+2500–259F). In: a row. Out: the same with lines and blocks drawn by others; or a
//! blank that is such a character, unseen, where a row must be parted.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

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

/// Makes a blank part its row, in an ink that is its ground's.
pub(super) fn part(blank: &mut Cell) {
    blank.set_symbol("\u{258f}");
    blank.modifier |= Modifier::HIDDEN;
    if blank.bg != Color::Reset {
        blank.fg = blank.bg;
    }
}

/// Whether a character parts a row.
pub(super) fn parts(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|first| matches!(first, '\u{2500}'..='\u{259f}'))
}
