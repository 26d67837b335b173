//! The paragraph round a byte (UAX #9 P1): LF, CRLF, CR, U+0085 and U+2029 end one. Found from the pieces that are at
//! hand, outwards from the byte, so that the rest of a text is not looked at.

use std::ops::Range;

use super::Text;

/// A paragraph of so many bytes is remembered.
pub(super) const LARGE: usize = 16 << 10;
/// The paragraphs remembered.
pub(super) const KEPT: usize = 8;
/// The bytes looked at together on the way back.
const STEP: usize = 64 << 10;

/// A paragraph that was found.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) range: Range<usize>,
    /// The byte behind its separator.
    pub(super) next: usize,
}

impl Known {
    /// Whether a byte belongs to it or to its separator.
    pub(super) fn holds(&self, byte: usize) -> bool {
        (self.range.start..self.next).contains(&byte)
            || (byte == self.next && byte == self.range.end)
    }
}

/// Where the paragraph that holds a byte starts.
pub(super) fn start(text: &Text, byte: usize) -> usize {
    let mut before = text.boundary(byte);
    // The LF of a CRLF belongs to the paragraph the pair ends.
    if before > 0
        && text.piece_from(before).starts_with('\n')
        && text.piece_to(before).ends_with('\r')
    {
        before -= 1;
    }
    while before > 0 {
        let piece = text.piece_to(before);
        let from = (piece.len().saturating_sub(STEP)..=piece.len())
            .find(|&at| piece.is_char_boundary(at))
            .unwrap_or(0);
        let step = &piece[from..];
        if let Some(behind) = last_separator(step) {
            return before - step.len() + behind;
        }
        before -= step.len();
    }
    0
}

/// Where the paragraph that starts at a byte ends.
pub(super) fn end(text: &Text, start: usize) -> usize {
    let mut at = start;
    loop {
        let piece = text.piece_from(at);
        if piece.is_empty() {
            return at;
        }
        if let Some(found) = first_separator(&piece) {
            return at + found;
        }
        at += piece.len();
    }
}

/// The first byte behind the separator at a byte; that byte where there is none.
pub(super) fn after_separator(text: &Text, at: usize) -> usize {
    let Some(first) = text.piece_from(at).chars().next() else { return at };
    match first {
        '\r' if text.piece_from(at + 1).starts_with('\n') => at + 2,
        '\n' | '\r' | '\u{85}' | '\u{2029}' => at + first.len_utf8(),
        _ => at,
    }
}

/// Where the first separator of a text starts.
fn first_separator(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let line = memchr::memchr2(b'\n', b'\r', bytes);
    let before = &bytes[..line.unwrap_or(bytes.len())];
    let mut others = memchr::memchr2_iter(0xC2, 0xE2, before);
    others.find(|&at| wide(before, at).is_some()).or(line)
}

/// The byte behind the last separator of a text.
fn last_separator(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let line = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |at| at + 1);
    let behind = &bytes[line..];
    let mut others = memchr::memchr2_iter(0xC2, 0xE2, behind).rev();
    let other = others.find_map(|at| Some(line + at + wide(behind, at)?));
    other.or((line > 0).then_some(line))
}

/// The length of the separator beyond ASCII that starts at a byte.
fn wide(bytes: &[u8], at: usize) -> Option<usize> {
    ["\u{85}", "\u{2029}"]
        .iter()
        .find(|separator| bytes[at..].starts_with(separator.as_bytes()))
        .map(|separator| separator.len())
}

#[cfg(test)]
mod tests {
    use super::super::Source;
    use super::*;

    struct Bytes(Vec<u8>);

    impl Source for Bytes {
        fn length(&self) -> usize {
            self.0.len()
        }

        fn read(&self, buffer: &mut [u8], from: usize) -> usize {
            let rest = &self.0[from.min(self.0.len())..];
            let read = rest.len().min(buffer.len());
            buffer[..read].copy_from_slice(&rest[..read]);
            read
        }
    }

    /// A source that has lost bytes: it had so many.
    struct Shrunk(Bytes, usize);

    impl Source for Shrunk {
        fn length(&self) -> usize {
            self.1
        }

        fn read(&self, buffer: &mut [u8], from: usize) -> usize {
            self.0.read(buffer, from)
        }
    }

    const PIECES: [&str; 10] =
        ["ab", "\r\n", "", "\n", "\u{627}\u{628}", "\u{2029}", "c", "\u{85}", "\r", "d"];

    #[test]
    fn every_byte_lies_in_the_paragraph_its_separator_ends() {
        let text = Text::new(PIECES.concat());
        let paragraphs = [0..2, 4..4, 5..9, 12..13, 15..15, 16..17];
        let mut at = 0;
        for paragraph in paragraphs {
            let next = text.after_separator(paragraph.end);
            for byte in at..next {
                assert_eq!(text.paragraph(byte), paragraph, "byte {byte}");
            }
            at = next;
        }
        assert_eq!(at, text.len());
    }

    /// A text longer than several windows, whose characters and separators fall on their edges in many ways.
    fn long(shift: usize) -> String {
        let mut text = "x".repeat(shift);
        while text.len() < 400_000 {
            text.push_str("\u{633}\u{644}\u{627}\u{645} \u{1F600}");
            text.push_str(PIECES[text.len() % PIECES.len()]);
            if text.len() % 7919 < 20 {
                text.push_str(&"\u{628}".repeat(50_000));
            }
        }
        text
    }

    #[test]
    fn a_text_in_windows_is_the_same_text() {
        for shift in 0..4 {
            let whole = long(shift);
            let windowed = Text::of_source(Box::new(Bytes(whole.clone().into_bytes())));
            let whole = Text::new(whole);
            assert_eq!(windowed.len(), whole.len());
            let edges = (0..7).map(|number| number * (64 << 10));
            let bytes = edges.flat_map(|edge: usize| edge.saturating_sub(9)..edge + 9);
            for byte in bytes.chain((0..whole.len()).step_by(4999)) {
                assert_eq!(windowed.boundary(byte), whole.boundary(byte), "boundary {byte}");
                let paragraph = whole.paragraph(byte);
                assert_eq!(windowed.paragraph(byte), paragraph, "paragraph of {byte}");
                assert_eq!(windowed.trimmed(paragraph.clone()), whole.trimmed(paragraph));
                let range = whole.boundary(byte)..whole.boundary(byte + 70_000);
                assert_eq!(windowed.slice(range.clone()), whole.slice(range));
            }
        }
    }

    #[test]
    fn bytes_that_are_no_text_or_are_gone_keep_the_place_of_the_others() {
        let mut bytes = long(1).into_bytes();
        bytes[65_535] = 0xFF;
        bytes[65_536] = 0xC0;
        let text = Text::of_source(Box::new(Bytes(bytes.clone())));
        let all = text.slice(0..text.len());
        assert_eq!(all.len(), bytes.len());
        assert_eq!(all.as_bytes()[65_535..65_537], *b"\x1A\x1A");
        assert_eq!(all.as_bytes()[70_000..], bytes[70_000..]);
        assert!(!text.is_torn());

        let text = Text::of_source(Box::new(Shrunk(Bytes(b"all there is".to_vec()), 20)));
        assert_eq!(text.slice(0..20), "all there is\n\n\n\n\n\n\n\n");
        assert!(text.is_torn());
    }
}
