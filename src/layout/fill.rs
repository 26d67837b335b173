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

/// The line that begins at a byte.
pub(super) fn extent(notes: &[Note], start: usize, width: usize) -> Extent {
    let mut now = Extent { start, shown: start, end: start, columns: 0 };
    let mut at_break = now;
    let mut at_cell = now;
    let mut columns = 0;
    let mut at = start;
    while at < notes.len() {
        let note = notes[at];
        if note == Note::INSIDE {
            if now.shown == at {
                now.shown += 1;
            }
            at += 1;
            continue;
        }
        if at > start {
            if note.has(Note::CELL) {
                at_cell = Extent { end: at, ..now };
            }
            if note.has(Note::MAY_BREAK) {
                at_break = Extent { end: at, ..now };
                if note.has(Note::MUST_BREAK) {
                    return at_break;
                }
            }
        }
        columns += note.columns();
        at += 1;
        if !note.white() && (note.columns() > 0 || !note.has(Note::CELL)) {
            if columns > width {
                if at_break.end > start {
                    return at_break;
                }
                if at_cell.end > start {
                    return at_cell;
                }
                return first_cell(notes, start);
            }
            now.shown = at;
            now.columns = columns;
        }
    }
    Extent { end: notes.len(), ..now }
}

/// A line of one cell, which is wider than the line should be.
fn first_cell(notes: &[Note], start: usize) -> Extent {
    let mut end = start;
    let mut columns = 0;
    while end < notes.len() && (end == start || !notes[end].has(Note::CELL)) {
        columns += notes[end].columns();
        end += 1;
    }
    Extent { start, shown: end, end, columns }
}
