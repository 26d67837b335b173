//! Plain text: the characters of the cells in visual order, one row a line, trailing blanks left out.

use super::row::glyphs;
use crate::view::Frame;

/// Writes the rows; each ends with a line feed.
pub(super) fn write(frame: &Frame) -> String {
    let mut text = String::new();
    for row in 0..frame.buffer.area.height {
        let line: String = glyphs(&frame.buffer, row).map(|glyph| glyph.symbol).collect();
        text.push_str(line.trim_end_matches(' '));
        text.push('\n');
    }
    text
}
