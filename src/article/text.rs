//! The one text of an article. In: the decoded text. Out: slices of it, and the paragraph round a byte
//! (UAX #9 P1: LF, CRLF, CR, U+0085 and U+2029 end one). Units: bytes.

use std::borrow::Cow;
use std::ops::Range;

/// The longest paragraph separator in bytes: U+2029 takes three.
const SEPARATORS: [&str; 2] = ["\u{85}", "\u{2029}"];

/// The buffer all ranges of an article point into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Text(String);

impl Text {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        Cow::Borrowed(&self.0[range])
    }

    /// The last boundary between characters at or before a byte.
    pub(super) fn boundary(&self, byte: usize) -> usize {
        let byte = byte.min(self.0.len());
        (0..=byte).rev().find(|&at| self.0.is_char_boundary(at)).unwrap_or(0)
    }

    /// The paragraph that holds a byte, its separator left out; a byte of a separator belongs to the
    /// paragraph it ends.
    pub(super) fn paragraph(&self, byte: usize) -> Range<usize> {
        let text = &self.0;
        let start = paragraph_start(text, byte.min(text.len()));
        start..start + paragraph_len(&text[start..])
    }

    /// The first byte behind the separator that follows a paragraph's end.
    pub(super) fn after_separator(&self, end: usize) -> usize {
        end + separator_len(&self.0[end..])
    }
}

/// The length of the first paragraph of a text.
fn paragraph_len(text: &str) -> usize {
    let end = memchr::memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len());
    SEPARATORS.iter().filter_map(|separator| text[..end].find(separator)).min().unwrap_or(end)
}

/// The length of the separator a text begins with, 0 if with none.
fn separator_len(text: &str) -> usize {
    ["\r\n", "\n", "\r", SEPARATORS[0], SEPARATORS[1]]
        .iter()
        .find(|separator| text.starts_with(**separator))
        .map_or(0, |separator| separator.len())
}

/// Where the paragraph that holds a byte starts.
fn paragraph_start(text: &str, byte: usize) -> usize {
    let bytes = text.as_bytes();
    let mut before = byte;
    while !text.is_char_boundary(before) {
        before -= 1;
    }
    // The LF of a CRLF belongs to the paragraph the pair ends.
    if before > 0 && bytes.get(before) == Some(&b'\n') && bytes[before - 1] == b'\r' {
        before -= 1;
    }
    let start = memchr::memrchr2(b'\n', b'\r', &bytes[..before]).map_or(0, |at| at + 1);
    SEPARATORS
        .iter()
        .filter_map(|separator| text[start..before].rfind(separator).map(|at| at + separator.len()))
        .max()
        .map_or(start, |at| start + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_lies_in_the_paragraph_its_separator_ends() {
        let pieces =
            ["ab", "\r\n", "", "\n", "\u{627}\u{628}", "\u{2029}", "c", "\u{85}", "\r", "d"];
        let text = Text::new(pieces.concat());
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
}
