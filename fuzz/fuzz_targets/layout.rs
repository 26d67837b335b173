//! Any text at any width gives lines that hold all of it: the first byte is the width, the second the options.

#![no_main]

use libfuzzer_sys::fuzz_target;
use qari::layout::{Align, Base, Blanks, Columns, Direction, Line, Options, Paragraph, Shape};

fuzz_target!(|data: &[u8]| {
    let [width, choice, text @ ..] = data else { return };
    let text = String::from_utf8_lossy(text);
    let bit = |number: u8| choice >> number & 1 == 1;
    let options = Options {
        direction: match choice & 3 {
            0 => Direction::Auto,
            1 => Direction::FirstStrong,
            2 => Direction::Fixed(Base::Ltr),
            _ => Direction::Fixed(Base::Rtl),
        },
        raw: bit(2),
        shape: if bit(3) { Shape::Forms } else { Shape::Nominal },
        marks: bit(4),
        align: if bit(5) { Align::Justify } else { Align::Start },
        blanks: if bit(6) { Blanks::Keep } else { Blanks::Hang },
        ..Options::default()
    };
    let paragraph = Paragraph::new(&text, &options);
    let mut lines = paragraph.lines(Columns(usize::from(*width)));
    let (mut line, mut at) = (Line::default(), 0);
    while lines.next_into(&mut line) {
        assert_eq!(line.range().start, at);
        let shown: usize =
            line.cells().filter_map(|cell| cell.source()).map(|source| source.len()).sum();
        let hidden: usize = line.hidden().map(|range| range.len()).sum();
        assert_eq!(shown + hidden, line.range().len());
        assert!(line.cells().all(|cell| cell.columns() > 0 && !cell.text().is_empty()));
        at = line.range().end;
    }
    assert_eq!(at, text.len());
});
