//! UAX #11: every assigned character, beside the crate unicode-width, which ratatui measures with: where a cell
//! took other columns than it, the rest of a row would shift.

use qari::layout::{Columns, Options, Paragraph};
use unicode_width::UnicodeWidthStr;

use crate::ucd;

#[test]
fn what_a_cell_sends_measures_its_columns() {
    let mut differ = Vec::new();
    for row in ucd::lines("UnicodeData") {
        let number = row.split(';').next().expect("a code point");
        if matches!(number, "D800" | "DB7F" | "DB80" | "DBFF" | "DC00" | "DFFF") {
            continue;
        }
        let text = ucd::point(number).to_string();
        let paragraph = Paragraph::new(&text, &Options::default());
        let Some(line) = paragraph.lines(Columns(99)).next() else { continue };
        for cell in line.cells().filter(|cell| cell.text().width() != cell.columns()) {
            differ.push(format!("U+{number}: {}, not {}", cell.columns(), cell.text().width()));
        }
    }
    // A Khmer abbreviation that is shown as three signs and discouraged since Unicode 4.0; the Tifinagh
    // joiner, which that crate gives a column of its own behind a dotted circle.
    assert_eq!(differ, ["U+17D8: 1, not 3", "U+2D7F: 1, not 2"]);
}
