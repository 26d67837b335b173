//! Paragraphs (UAX #9 P1). In: a text. Out: the byte ranges of its paragraphs, separators left out.

use std::ops::Range;

/// The paragraphs of a text as byte ranges, separators left out (UAX #9 P1: LF, CRLF, CR, U+0085,
/// U+2029). An empty line is an empty range; a separator at the end of the text begins no paragraph.
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= text.len() {
            return None;
        }
        let (end, next) = separator(text, from);
        let range = from..end;
        from = next;
        Some(range)
    })
}

/// The first separator from a byte on: where it begins and where it ends (the text's end without one).
fn separator(text: &str, from: usize) -> (usize, usize) {
    let bytes = text.as_bytes();
    let mut at = from;
    while let Some(found) = candidate(&bytes[at..]) {
        at += found;
        let length = match (bytes[at], bytes.get(at + 1), bytes.get(at + 2)) {
            (b'\r', Some(b'\n'), _) | (0xC2, Some(0x85), _) => 2,
            (b'\r' | b'\n', ..) => 1,
            (0xE2, Some(0x80), Some(0xA9)) => 3,
            _ => 0,
        };
        if length > 0 {
            return (at, at + length);
        }
        at += 1;
    }
    (text.len(), text.len())
}

/// The first byte that may begin a separator. Looks at many bytes at once, as most have none.
fn candidate(bytes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut from = 0;
    for block in bytes.chunks(BLOCK) {
        if block.iter().fold(false, |found, &byte| found | is_candidate(byte)) {
            return block.iter().position(|&byte| is_candidate(byte)).map(|at| from + at);
        }
        from += block.len();
    }
    None
}

const fn is_candidate(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0xC2 | 0xE2)
}
