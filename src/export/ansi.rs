//! ANSI: the rows with SGR sequences (ECMA-48, 8.3.117), one row a line, as a terminal would show them.
//! Each row begins and ends without a style, so that it may be cut out.

use super::row::glyphs;
use crate::theme::sgr;
use crate::view::Frame;

const RESET: &str = "\u{1b}[0m";

/// Writes the rows; each ends with a line feed.
pub(super) fn write(frame: &Frame) -> String {
    let mut text = String::new();
    for row in 0..frame.buffer.area.height {
        let mut style = String::new();
        for glyph in glyphs(&frame.buffer, row) {
            let next = sgr(glyph.cell.style());
            if next != style {
                text.push_str(RESET);
                text.push_str(&next);
                style = next;
            }
            text.push_str(glyph.symbol);
        }
        if !style.is_empty() {
            text.push_str(RESET);
        }
        text.push('\n');
    }
    text
}
