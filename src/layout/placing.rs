//! Placing: a line's cells, drawn in visual order, and where it stands in its width. In: a paragraph and the
//! extent of a line. Out: a [`Line`].

use super::cell::draw;
use super::fill::Extent;
use super::line::Drawn;
use super::notes::Note;
use super::order::{Run, visual_runs};
use super::{Align, Base, Blanks, Line, Paragraph};

/// Lays one line out.
pub(super) fn place(paragraph: &Paragraph<'_>, extent: Extent, width: usize, line: &mut Line) {
    line.clear();
    line.range = (extent.start, extent.end);
    line.base = paragraph.base();
    let (first, shown, kept) = ends(paragraph, extent, width);
    for run in visual_runs(paragraph, first, shown, kept) {
        if run.level % 2 == 1 {
            backward(paragraph, run, line);
        } else {
            forward(paragraph, run, line);
        }
    }
    for hidden in [(extent.start, first), (kept, extent.end)] {
        if hidden.0 < hidden.1 {
            line.hidden.push(hidden);
        }
    }
    line.hidden.sort_unstable();
    let room = width.saturating_sub(line.columns().0);
    line.indent = match (paragraph.options().align, line.base) {
        (Align::Center, _) => room / 2,
        (_, Base::Ltr) => 0,
        (_, Base::Rtl) => room,
    };
}

/// Where the cells of a line begin, where its white space begins and where the last of that is shown.
fn ends(paragraph: &Paragraph<'_>, extent: Extent, width: usize) -> (usize, usize, usize) {
    let notes = paragraph.notes();
    match paragraph.options().blanks {
        Blanks::Hang => {
            let line = &notes[extent.start..extent.shown];
            let blanks = line.iter().take_while(|note| note.white() || **note == Note::INSIDE);
            let first = extent.start + blanks.count();
            (first, extent.shown, extent.shown)
        }
        Blanks::Keep if extent.end < notes.len() => (extent.start, extent.shown, extent.shown),
        Blanks::Keep => {
            let (mut kept, mut columns) = (extent.shown, extent.columns);
            while kept < extent.end && columns + notes[kept].columns() <= width {
                columns += notes[kept].columns();
                kept += 1;
                while notes.get(kept) == Some(&Note::INSIDE) {
                    kept += 1;
                }
            }
            (extent.start, extent.shown, kept)
        }
    }
}

fn forward(paragraph: &Paragraph<'_>, run: Run, line: &mut Line) {
    let notes = paragraph.notes();
    let mut at = run.start;
    while at < run.end {
        let mut next = at + 1;
        while next < run.end && !notes[next].has(Note::CELL) {
            next += 1;
        }
        cell(paragraph, at, next, run.level, line);
        at = next;
    }
}

fn backward(paragraph: &Paragraph<'_>, run: Run, line: &mut Line) {
    let notes = paragraph.notes();
    let mut end = run.end;
    while end > run.start {
        let mut at = end - 1;
        while at > run.start && !notes[at].has(Note::CELL) {
            at -= 1;
        }
        cell(paragraph, at, end, run.level, line);
        end = at;
    }
}

fn cell(paragraph: &Paragraph<'_>, start: usize, end: usize, level: u8, line: &mut Line) {
    let notes = &paragraph.notes()[start..end];
    let columns: usize = notes.iter().map(|note| note.columns()).sum();
    if columns == 0 {
        line.hidden.push((start, end));
        return;
    }
    let text = &paragraph.text()[start..end];
    let shown = draw(text, notes, level % 2 == 1, paragraph.options(), &mut line.text);
    if shown < text.len() {
        line.hidden.push((start + shown, end));
    }
    line.cells.push(Drawn {
        end: line.text.len() as u32,
        columns: columns as u16,
        level,
        source: Some(((start - line.range.0) as u32, (start + shown - line.range.0) as u32)),
    });
}
