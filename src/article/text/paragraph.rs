//! The paragraph round a byte (UAX #9 P1): LF, CRLF, CR, U+0085 and U+2029 end one. Found from the pieces that are at
//! hand, outwards from the byte, so that the rest of a text is not looked at: where a whole [`CELL`] holds no separator
//! the paragraph is cut behind it, at a blank, so that a text of one line is not looked at whole either.

use std::ops::Range;

use super::Text;

/// A paragraph of so many bytes is remembered.
pub(super) const LARGE: usize = 16 << 10;
/// The paragraphs remembered.
pub(super) const KEPT: usize = 8;
/// The bytes looked at together on the way back.
const STEP: usize = 64 << 10;

/// A paragraph is cut behind each cell of the text, of so many bytes from its start on, that holds no separator: one of
/// fewer bytes never is. Ten megabytes in one paragraph are seen, a gigabyte is the line of a machine.
pub(in crate::article) const CELL: usize = 16 << 20;
/// The bytes behind a cell in which a blank to cut at is looked for.
const SEAM: usize = 4 << 10;

/// A paragraph that was found.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) range: Range<usize>,
    /// The byte behind its separator; at the end of the text, where there is none, one more.
    pub(super) next: usize,
}

impl Known {
    /// Whether a byte belongs to it or to its separator.
    pub(super) fn holds(&self, byte: usize) -> bool {
        (self.range.start..self.next).contains(&byte)
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
    let mut cell = before / CELL * CELL;
    let mut cut = seam(text, cell);
    if cut > before || cell > 0 && cell == text.len() {
        cell -= CELL;
        cut = seam(text, cell);
    }
    let least = text.boundary(cell.saturating_sub(CELL));
    while before > least {
        let piece = text.piece_to(before);
        let most = STEP.min(before - least);
        let from = (piece.len().saturating_sub(most)..=piece.len())
            .find(|&at| piece.is_char_boundary(at))
            .unwrap_or(0);
        let step = &piece[from..];
        if let Some(behind) = last_separator(step) {
            return before - step.len() + behind;
        }
        if step.is_empty() {
            break;
        }
        before -= step.len();
    }
    cut
}

/// Where a paragraph is cut behind a cell that ends at a byte, where it is: behind a blank if there is one soon.
fn seam(text: &Text, byte: usize) -> usize {
    if byte == 0 || byte >= text.len() {
        return byte;
    }
    let mut at = text.boundary(byte);
    let end = text.boundary(byte + SEAM);
    while at < end {
        let piece = text.piece_from(at);
        let piece = &piece.as_bytes()[..piece.len().min(end - at)];
        if let Some(blank) = memchr::memchr(b' ', piece) {
            return at + blank + 1;
        }
        if piece.is_empty() {
            break;
        }
        at += piece.len();
    }
    end
}

/// Where the paragraph that starts at a byte is cut, unless a separator comes first.
fn next_cut(text: &Text, start: usize) -> usize {
    let mut cell = (start / CELL + 1) * CELL;
    let behind_separator =
        || last_separator(&text.piece_to(start)) == Some(text.piece_to(start).len());
    // The cell that it starts in holds the separator before it.
    if start > cell - CELL && behind_separator() {
        cell += CELL;
    }
    if cell >= text.len() { text.len() } else { seam(text, cell) }
}

/// Where the paragraph that starts at a byte ends.
pub(super) fn end(text: &Text, start: usize) -> usize {
    let mut at = start;
    let cut = next_cut(text, start);
    while at < cut {
        let piece = text.piece_from(at);
        if piece.is_empty() {
            break;
        }
        let piece = piece.get(..piece.len().min(cut - at)).unwrap_or(&piece);
        if let Some(found) = first_separator(piece) {
            return at + found;
        }
        at += piece.len();
    }
    at
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
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

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
    fn a_line_of_a_machine_is_cut_behind_each_cell_the_same_from_whatever_byte() {
        let blank = |at: usize| at % 8 == 7;
        let mut bytes: Vec<u8> =
            (0..3 * CELL + CELL / 2).map(|at| if blank(at) { b' ' } else { b'x' }).collect();
        let line = CELL / 3;
        bytes[line] = b'\n';
        // No blank behind the third cell.
        bytes[3 * CELL - 9..3 * CELL + 2 * SEAM].fill(b'y');
        let text = Text::new(String::from_utf8(bytes.clone()).expect("ASCII"));
        let windowed = Text::of_source(Box::new(Bytes(bytes)));
        // The first cell holds the end of a line: nothing is cut behind it.
        let cuts = [2 * CELL + 8, 3 * CELL + SEAM];
        let wanted = [0..line, line + 1..cuts[0], cuts[0]..cuts[1], cuts[1]..text.len()];
        for paragraph in &wanted {
            let Range { start, end } = paragraph.clone();
            for byte in [start, start + 1, usize::midpoint(start, end), end - 1] {
                text.large.lock().expect("one thread").clear();
                assert_eq!(text.paragraph(byte), *paragraph, "byte {byte}");
                assert_eq!(text.paragraph(byte), *paragraph, "byte {byte}, known");
            }
            assert_eq!(windowed.paragraph(start), *paragraph);
        }
        assert_eq!(windowed.paragraph(text.len()), wanted[3]);
        text.large.lock().expect("one thread").clear();
        assert_eq!(text.paragraph(text.len()), wanted[3]);
        let article = crate::article::Article::plain(text.slice(0..text.len()).into_owned(), true);
        let blocks: Vec<_> = article.blocks().map(|block| block.range).collect();
        assert_eq!(blocks, wanted);
        for pair in wanted.windows(2) {
            let before = article.block_before(pair[1].start).map(|block| block.range);
            assert_eq!(before.as_ref(), Some(&pair[0]));
        }
    }

    #[test]
    fn a_cut_within_a_word_is_no_end_of_the_way_up_or_down() {
        let text = "x".repeat(CELL + CELL / 2);
        let mut article = crate::article::Article::plain(text, false);
        let first = article.block_from(0).expect("a block");
        let (cut, end) = (first.range.end, article.len());
        assert_eq!(cut, CELL + SEAM);
        article.set_shape(vec![first.clone()], None);
        let from = |byte| article.block_from(byte).map(|block| block.range);
        let before = |byte| article.block_before(byte).map(|block| block.range);
        assert_eq!(
            [from(cut - 1), from(cut), from(cut + 1)],
            [Some(0..cut), Some(cut..end), Some(cut..end)]
        );
        assert_eq!([before(cut), before(cut + 1)], [Some(0..cut), Some(0..cut)]);
        assert_eq!((before(end), before(end + 1)), (Some(0..cut), Some(cut..end)));
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

    /// A source that has lost all its bytes but some, and how often it was asked.
    struct Counted(Shrunk, Arc<AtomicUsize>);

    impl Source for Counted {
        fn length(&self) -> usize {
            self.0.length()
        }

        fn read(&self, buffer: &mut [u8], from: usize) -> usize {
            self.1.fetch_add(1, Ordering::Relaxed);
            self.0.read(buffer, from)
        }
    }

    #[test]
    fn what_a_source_has_lost_is_not_looked_through_again() {
        let (asked, length) = (Arc::new(AtomicUsize::new(0)), 100 * STEP);
        let kept = b"one\ntwo\n".to_vec();
        let source = Counted(Shrunk(Bytes(kept), length), Arc::clone(&asked));
        let text = Text::of_source(Box::new(source));
        assert_eq!(text.ink_to(0..length), Some(7));
        let before = asked.swap(0, Ordering::Relaxed);
        assert!(before >= 100, "the end is found by asking");
        for _ in 0..3 {
            assert_eq!((text.ink_to(0..length), text.ink_from(7..length)), (Some(7), None));
        }
        assert_eq!(asked.load(Ordering::Relaxed), 0);
    }
}
