//! Placing: a line's cells, drawn in visual order, and where it stands in its width. In: a paragraph and the
//! extent of a line. Out: a [`Line`].

use super::cell::draw;
use super::fill::Extent;
use super::justify::stretch;
use super::line::Drawn;
use super::notes::Note;
use super::order::{Run, visual_runs};
use super::tables;
use super::{Align, Base, Blanks, Line, Paragraph, Shape};

/// Lays one line out.
pub(super) fn place(paragraph: &Paragraph<'_>, extent: Extent, width: usize, line: &mut Line) {
    line.clear();
    line.text.reserve(2 * (extent.end - extent.start));
    line.cells.reserve(extent.columns);
    line.range = (extent.start, extent.end);
    line.base = paragraph.base();
    let (first, shown, kept) = ends(paragraph, extent, width);
    line.work.hyphen = extent.hyphen.then_some(extent.end);
    let mut runs = std::mem::take(&mut line.work.runs);
    visual_runs(paragraph, first, shown, kept, &mut runs);
    for &run in &runs {
        if run.level % 2 == 1 {
            backward(paragraph, run, line);
        } else {
            forward(paragraph, run, line);
        }
    }
    line.work.runs = runs;
    for hidden in [(extent.start, first), (kept, extent.end)] {
        if hidden.0 < hidden.1 {
            line.hidden.push(hidden);
        }
    }
    if line.hidden.len() > 1 {
        line.hidden.sort_unstable();
    }
    let mut room = width.saturating_sub(line.columns().0);
    if room > 0 && paragraph.options().align == Align::Justify && goes_on(paragraph, extent) {
        stretch(paragraph, first, shown, room, line);
        room = width.saturating_sub(line.columns().0);
    }
    line.indent = match (paragraph.options().align, line.base) {
        (Align::Center, _) => room / 2,
        (_, Base::Ltr) => 0,
        (_, Base::Rtl) => room,
    };
}

/// Whether the paragraph goes on behind this line, not by a forced break.
fn goes_on(paragraph: &Paragraph<'_>, extent: Extent) -> bool {
    paragraph.notes().get(extent.end).is_some_and(|note| !note.must_break())
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
    let (notes, bytes) = (paragraph.notes(), paragraph.text().as_bytes());
    let mut at = run.start;
    while at < run.end {
        let behind = &notes[at + 1..run.end];
        let inside = behind.iter().position(|note| note.has(Note::CELL)).unwrap_or(behind.len());
        let next = at + 1 + inside;
        if next == at + 1 && matches!(bytes[at], b' '..=b'~') {
            line.text.push(char::from(bytes[at]));
            push(line, (at, next), 1, run.level);
        } else {
            cell(paragraph, at, next, run.level, line);
        }
        at = next;
    }
}

fn backward(paragraph: &Paragraph<'_>, run: Run, line: &mut Line) {
    let (notes, bytes) = (paragraph.notes(), paragraph.text().as_bytes());
    let forms = paragraph.options().shape == Shape::Forms;
    let mut end = run.end;
    while end > run.start {
        if forms {
            end = letters(&bytes[..end], &notes[..end], run, line);
            if end == run.start {
                return;
            }
        }
        let at = cell_before(notes, run.start, end);
        if let [byte @ b' '..=b'~'] = bytes[at..end] {
            line.text.push(tables::mirror_ascii(byte));
            push(line, (at, end), 1, run.level);
        } else {
            cell(paragraph, at, end, run.level, line);
        }
        end = at;
    }
}

/// Draws the letters of U+0600..=U+06FF, each a cell by itself, that a run ends in; where they begin.
fn letters(bytes: &[u8], notes: &[Note], run: Run, line: &mut Line) -> usize {
    let from = line.range.0;
    let mut end = bytes.len();
    for (pair, notes) in
        bytes[run.start..].rchunks_exact(2).zip(notes[run.start..].rchunks_exact(2))
    {
        if !matches!(pair[0], 0xD8..=0xDB) || !notes[0].has(Note::CELL) {
            break;
        }
        let Some(form) = tables::arabic_form([pair[0], pair[1]], notes[0].form()) else { break };
        line.text.push(form);
        let source = ((end - 2 - from) as u32, (end - from) as u32);
        line.cells.push(Drawn {
            end: line.text.len() as u32,
            source: source.0,
            source_end: source.1,
            columns: 1,
            level: run.level,
        });
        end -= 2;
    }
    end
}

/// Where the cell that ends there begins.
#[inline]
fn cell_before(notes: &[Note], start: usize, end: usize) -> usize {
    let mut at = end - 1;
    while at > start && !notes[at].has(Note::CELL) {
        at -= 1;
    }
    at
}

#[inline]
fn push(line: &mut Line, source: (usize, usize), columns: usize, level: u8) {
    let from = line.range.0;
    line.cells.push(Drawn {
        end: line.text.len() as u32,
        source: (source.0 - from) as u32,
        source_end: (source.1 - from) as u32,
        columns: columns as u16,
        level,
    });
}

fn cell(paragraph: &Paragraph<'_>, start: usize, end: usize, level: u8, line: &mut Line) {
    let notes = &paragraph.notes()[start..end];
    let columns: usize = notes.iter().map(|note| note.columns()).sum();
    if line.work.hyphen == Some(end) {
        line.text.push('-');
        return push(line, (start, end), 1, level);
    }
    if columns == 0 {
        line.hidden.push((start, end));
        return;
    }
    let text = &paragraph.text()[start..end];
    let shown = draw(text, notes, level % 2 == 1, paragraph.options(), &mut line.text);
    if shown < text.len() {
        line.hidden.push((start + shown, end));
    }
    push(line, (start, start + shown), columns, level);
}
