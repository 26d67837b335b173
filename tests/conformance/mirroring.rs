//! UAX #9 L4: `BidiMirroring`, every entry, drawn through a line.

use qari::layout::{Base, Columns, Direction, Options, Paragraph};

use crate::ucd;

#[test]
fn every_mirrored_character_is_mirrored_at_odd_levels_only() {
    let lines = ucd::lines("BidiMirroring");
    assert!(lines.len() >= 428);
    for line in lines {
        let (from, to) = line.split_once(';').expect("two fields");
        let (from, to) = (ucd::point(from), ucd::point(to));
        for (base, shown) in [(Base::Ltr, from), (Base::Rtl, to)] {
            let options = Options { direction: Direction::Fixed(base), ..Options::default() };
            let text = from.to_string();
            let line = Paragraph::new(&text, &options).lines(Columns(9)).next().expect("a line");
            assert_eq!(line.text(), shown.to_string(), "U+{:04X} at {base:?}", from as u32);
        }
    }
}
