//! No text costs more than its length, however hostile.

use std::time::{Duration, Instant};

use qari::layout::{Align, Base, Columns, Direction, Line, Options, Paragraph, paragraphs};

#[path = "../benches/hostile/mod.rs"]
mod hostile;

/// Bytes of the shorter text, and how many times that the longer one takes.
const SHORT: usize = 4_000;
const TIMES: u32 = 16;

/// Lays a text out, twice; the shorter time.
fn laid_out(text: &str) -> Duration {
    let options = Options {
        direction: Direction::Fixed(Base::Rtl),
        align: Align::Justify,
        ..Options::default()
    };
    let once = || {
        let (begun, mut line) = (Instant::now(), Line::default());
        for range in paragraphs(text) {
            let paragraph = Paragraph::new(&text[range], &options);
            let mut lines = paragraph.lines(Columns(80));
            while lines.next_into(&mut line) {}
        }
        begun.elapsed()
    };
    once().min(once())
}

#[test]
fn sixteen_times_the_text_takes_nowhere_near_its_square() {
    for (name, text) in hostile::texts() {
        let (short, long) = (text(SHORT), text(SHORT * TIMES as usize));
        let grown = (long.len() / short.len().max(1)) as u32;
        assert!((TIMES / 3..=TIMES + 1).contains(&grown), "{name}: {grown}");
        // Linear is 16 times, quadratic 256, every time; other programs on the machine may double one measure.
        let is_linear = || {
            let limit = laid_out(&short) * TIMES * 5 + Duration::from_millis(20);
            laid_out(&long) < limit
        };
        assert!(
            (0..4).any(|_| is_linear()),
            "{name}: {TIMES} times the text takes more than {} times",
            TIMES * 5
        );
    }
}

#[test]
fn a_thousand_isolates_deep_the_innermost_letter_is_shown() {
    for (open, close) in
        [('\u{2067}', '\u{2069}'), ('\u{2068}', '\u{2069}'), ('\u{202B}', '\u{202C}')]
    {
        for depth in [140, 1000] {
            let repeat = |c: char| c.to_string().repeat(depth);
            let text = format!("{}ab{}", repeat(open), repeat(close));
            let paragraph = Paragraph::new(&text, &Options::default());
            let line = paragraph.lines(Columns(80)).next().expect("a line");
            assert_eq!(line.text(), "ab");
            let levels: Vec<u8> = line.cells().map(|cell| cell.level()).collect();
            assert!(levels.iter().all(|level| (120..=126).contains(level)), "{levels:?}");
        }
    }
}
