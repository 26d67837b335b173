//! Filling: where a line ends. In: the notes of a paragraph, where the line begins, its width. Out: its
//! [`Extent`]. Greedy by columns of cells; white space at its end hangs; a piece longer than the line begins
//! a new line, then breaks between cells. A soft hyphen at which a line ends takes a column.

use super::notes::Note;
use super::paragraph::Paragraph;

/// The bytes of a line, and what of them is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) start: usize,
    /// Behind the last character that is shown; white space from here on hangs.
    pub(super) shown: usize,
    pub(super) end: usize,
    /// Columns from `start` to `shown`.
    pub(super) columns: usize,
    /// It ends at a soft hyphen, which is shown.
    pub(super) hyphen: bool,
}

/// The line that begins at a byte.
pub(super) fn extent(paragraph: &Paragraph<'_>, start: usize, width: usize) -> Extent {
    let notes = paragraph.notes();
    let (from, mut columns) = skip(notes, start, width);
    for (at, &note) in (from..).zip(&notes[from..]) {
        if note.must_break() && at > start {
            return ending_at(notes, start, at, columns);
        }
        let before = columns;
        columns += note.columns();
        if columns > width && note.stands() {
            return broken(paragraph, start, (at, before), width);
        }
    }
    ending_at(notes, start, notes.len(), columns)
}

/// The blocks that fit whole and hold no forced break: where they end, and their columns.
fn skip(notes: &[Note], start: usize, width: usize) -> (usize, usize) {
    const BLOCK: usize = 16;
    let (mut at, mut columns) = (start, 0);
    for block in notes[start..].chunks_exact(BLOCK) {
        let sum = block.iter().fold(0_u8, |sum, note| sum + (note.0 >> 4 & 3));
        let tabs = block.iter().fold(false, |found, note| found | note.tab());
        let stops = block.iter().fold(false, |found, note| found | note.must_break());
        if stops || tabs || columns + usize::from(sum) > width {
            break;
        }
        columns += usize::from(sum);
        at += BLOCK;
    }
    (at, columns)
}

/// The line that has so many columns up to where it gets too wide: it ends at the last break before that.
fn broken(
    paragraph: &Paragraph<'_>,
    start: usize,
    (at, mut columns): (usize, usize),
    width: usize,
) -> Extent {
    let notes = paragraph.notes();
    let mut to = at;
    while let Some(end) = last_break(notes, start, to) {
        columns -= columns_of(&notes[end..to]);
        let hyphen = paragraph.hyphenates(end);
        if !hyphen || columns < width {
            let extent = ending_at(notes, start, end, columns);
            return if hyphen {
                Extent { shown: end, columns: columns + 1, hyphen, ..extent }
            } else {
                extent
            };
        }
        to = end - 1;
    }
    cells(notes, start, width)
}

/// The last place up to `at` where the line may end.
fn last_break(notes: &[Note], start: usize, at: usize) -> Option<usize> {
    let line = &notes[start + 1..=at];
    line.iter().rposition(|note| note.has(Note::MAY_BREAK)).map(|found| start + 1 + found)
}

fn columns_of(notes: &[Note]) -> usize {
    notes.iter().map(|note| note.columns()).sum()
}

/// The line that ends there, with `columns` in all: without what hangs.
fn ending_at(notes: &[Note], start: usize, end: usize, columns: usize) -> Extent {
    let line = &notes[start..end];
    let last = line.iter().rposition(|note| note.stands());
    let shown = last.map_or(start, |last| {
        let inside = line[last + 1..].iter().take_while(|note| **note == Note::INSIDE);
        start + last + 1 + inside.count()
    });
    Extent { start, shown, end, columns: columns - columns_of(&notes[shown..end]), hyphen: false }
}

/// The cells that fit, one at least, of a piece that is longer than the line.
fn cells(notes: &[Note], start: usize, width: usize) -> Extent {
    let mut columns = 0;
    let mut over = false;
    let mut fits = None;
    for (at, &note) in (start..).zip(&notes[start..]) {
        if note.has(Note::CELL) && at > start {
            if over {
                let (end, columns) = fits.unwrap_or((at, columns));
                return ending_at(notes, start, end, columns);
            }
            fits = Some((at, columns));
        }
        columns += note.columns();
        over |= note.stands() && columns > width;
    }
    let all = (notes.len(), columns);
    let (end, columns) = if over { fits.unwrap_or(all) } else { all };
    ending_at(notes, start, end, columns)
}
