//! Where the lines of a file start. In: the file's bytes, a window after another. Out: the place of any line that is
//! not blank, to within a short stretch.
//!
//! Not every line is kept but one in [`LINES`], or one in [`BYTES`] where lines are long, so that the index of a file
//! takes about a fourthousandth of it whatever its lines are.

/// The lines between two marks: so many are passed over to come to one.
const LINES: usize = 64;

/// The bytes between two marks where lines are long.
const BYTES: u64 = 256 << 10;

/// A line whose place is kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Which of the lines that are not blank it is, from 0.
    pub(super) nth: usize,
    /// Which of all lines, from 1.
    pub(super) line: usize,
    /// The byte of the file where it starts.
    pub(super) at: u64,
}

/// The index so far.
#[derive(Debug, Default)]
pub(super) struct Index {
    marks: Vec<Mark>,
    /// The lines counted so far that are not blank.
    count: usize,
    /// The bytes seen so far.
    seen: u64,
    /// The lines that have ended.
    ended: usize,
    /// Where the line that has not ended yet starts.
    start: u64,
    /// Whether something stands in it.
    filled: bool,
}

impl Index {
    /// The bytes seen so far.
    pub(super) fn seen(&self) -> u64 {
        self.seen
    }

    /// The lines counted so far that are not blank.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// Counts the lines of the bytes that follow those seen so far.
    pub(super) fn add(&mut self, window: &[u8]) {
        let mut from = 0;
        for newline in memchr::memchr_iter(b'\n', window) {
            self.fill(&window[from..newline]);
            from = newline + 1;
            self.end_line(self.seen + from as u64);
        }
        self.fill(&window[from..]);
        self.seen += window.len() as u64;
    }

    /// The file has ended, and with it its last line.
    pub(super) fn finish(&mut self) {
        self.end_line(self.seen);
    }

    /// The last line kept at or before one that is counted.
    pub(super) fn before(&self, nth: usize) -> Option<Mark> {
        let behind = self.marks.partition_point(|mark| mark.nth <= nth);
        self.marks.get(behind.checked_sub(1)?).copied().filter(|_| nth < self.count)
    }

    fn fill(&mut self, piece: &[u8]) {
        self.filled |= piece.iter().any(|byte| !byte.is_ascii_whitespace());
    }

    fn end_line(&mut self, next: u64) {
        self.ended += 1;
        if std::mem::take(&mut self.filled) {
            let mark = Mark { nth: self.count, line: self.ended, at: self.start };
            let due = self
                .marks
                .last()
                .is_none_or(|last| mark.nth - last.nth >= LINES || mark.at - last.at >= BYTES);
            if due {
                self.marks.push(mark);
            }
            self.count += 1;
        }
        self.start = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_the_same_whatever_the_windows() {
        let text = "one\n\n  \r\ntwo\nthree\n\n".repeat(100) + "last";
        let whole = {
            let mut index = Index::default();
            index.add(text.as_bytes());
            index.finish();
            index
        };
        assert_eq!(whole.count(), 301);
        for size in [1, 2, 3, 7, 64] {
            let mut index = Index::default();
            text.as_bytes().chunks(size).for_each(|window| index.add(window));
            index.finish();
            assert_eq!((index.count, &index.marks), (whole.count, &whole.marks), "{size}");
        }
        for nth in 0..301 {
            let mark = whole.before(nth).expect("a line");
            assert!(mark.nth <= nth && nth - mark.nth < LINES);
            let line = text.lines().nth(mark.line - 1);
            assert_eq!(text[mark.at as usize..].lines().next(), line);
        }
        assert_eq!(whole.before(301), None);
    }
}
