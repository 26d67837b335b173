//! Filling: where a line ends. In: the notes of a paragraph, where the line begins, its width. Out: its
//! [`Extent`]. Greedy by columns of cells; white space at its end hangs; a piece longer than the line begins
//! a new line, then breaks between cells.

use super::notes::Note;

/// The bytes of a line, and what of them is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: usize,
    /// Behind the last character that is shown; white space from here on hangs.
    pub(super) shown: usize,
    pub(super) end: usize,
    /// Columns from `start` to `shown`.
    pub(super) columns: usize,
}

/// A place where the line could end: there, the last character before it that does not hang, and the
/// columns up to that.
#[derive(Clone, Copy)]
struct Stop {
    end: usize,
    last: usize,
    columns: usize,
}

/// The line that begins at a byte.
pub(super) fn extent(notes: &[Note], start: usize, width: usize) -> Extent {
    let mut columns = 0;
    let mut now = Stop { end: start, last: usize::MAX, columns: 0 };
    let mut at_break = now;
    for (at, &note) in (start..).zip(&notes[start..]) {
        if note.has(Note::MAY_BREAK) && at > start {
            at_break = Stop { end: at, ..now };
            if note.has(Note::MUST_BREAK) {
                return at_break.extent(notes, start);
            }
        }
        columns += note.columns();
        if note.stands() {
            if columns > width {
                return if at_break.end > start {
                    at_break.extent(notes, start)
                } else {
                    cells(notes, start, width)
                };
            }
            now.last = at;
            now.columns = columns;
        }
    }
    Stop { end: notes.len(), ..now }.extent(notes, start)
}

/// The cells that fit, one at least, of a piece that is longer than the line.
fn cells(notes: &[Note], start: usize, width: usize) -> Extent {
    let mut columns = 0;
    let mut now = Stop { end: notes.len(), last: usize::MAX, columns: 0 };
    let mut fits = None;
    for (at, &note) in (start..).zip(&notes[start..]) {
        if note.has(Note::CELL) && at > start {
            let here = Stop { end: at, ..now };
            if now.columns > width {
                return fits.unwrap_or(here).extent(notes, start);
            }
            fits = Some(here);
        }
        columns += note.columns();
        if note.stands() {
            now.last = at;
            now.columns = columns;
        }
    }
    if now.columns > width { fits.unwrap_or(now) } else { now }.extent(notes, start)
}

impl Stop {
    fn extent(self, notes: &[Note], start: usize) -> Extent {
        let shown = match self.last {
            usize::MAX => start,
            last => {
                let inside = notes[last + 1..].iter().take_while(|note| **note == Note::INSIDE);
                last + 1 + inside.count()
            }
        };
        Extent { start, shown, end: self.end, columns: self.columns }
    }
}
