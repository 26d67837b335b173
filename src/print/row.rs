//! A row: the cells of a line in the order they are written, without the blanks at both ends, and the
//! blanks that flush them right.

use super::{Order, PrintOptions};
use crate::layout::{Align, Base, Blanks, Cell, Line, Options};

/// U+200E, between right-to-left cells for viewers that reorder.
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';

/// Blanks to cut an indent from, so that no row of a usual width allocates.
const BLANKS: &str = concat!(
    "                                                                ",
    "                                                                "
);

/// Writes a line's visual text flush to its side. The fast way, for plain text in visual order.
pub(super) fn push_visual(
    line: &Line,
    layout: &Options,
    options: &PrintOptions,
    rows: &mut String,
) {
    let start = rows.len();
    let columns = line.columns().0;
    rows.push_str(line.text());
    let written = &rows[start..];
    let inner = written.trim_matches(char::is_whitespace);
    if inner.is_empty() {
        rows.truncate(start);
        return;
    }
    let leading = written.len() - written.trim_start_matches(char::is_whitespace).len();
    let inner_end = start + leading + inner.len();
    let before = blank_columns(&written[..leading]);
    let blanks = before + blank_columns(&rows[inner_end..]);
    rows.truncate(inner_end);
    let indent = indent(line, layout, (before, columns - blanks), options);
    match BLANKS.get(..indent) {
        Some(blanks) => rows.replace_range(start..start + leading, blanks),
        None => rows.replace_range(start..start + leading, &" ".repeat(indent)),
    }
}

/// The blank columns before a line of so many blank and other columns.
fn indent(
    line: &Line,
    layout: &Options,
    (blank, columns): (usize, usize),
    options: &PrintOptions,
) -> usize {
    // Blanks that are kept stand for something.
    if layout.blanks == Blanks::Keep {
        return line.indent().0 + blank;
    }
    let room = options.width.0.saturating_sub(columns);
    match (layout.align, line.base()) {
        (Align::Center, _) => room / 2,
        (Align::Start | Align::Justify, Base::Rtl) => room,
        (Align::Start | Align::Justify, Base::Ltr) => 0,
    }
}

/// The columns of white space: the ideographic space takes two.
fn blank_columns(white_space: &str) -> usize {
    white_space.chars().map(|char| if char == '\u{3000}' { 2 } else { 1 }).sum()
}

/// Whether a cell shows nothing but white space, the no-break space included.
fn is_blank(cell: &Cell<'_>) -> bool {
    cell.text().chars().all(char::is_whitespace)
}

/// The cells of a line in the order they are written, trimmed, and the blank columns before them.
pub(super) fn cells<'l>(
    line: &'l Line,
    layout: &Options,
    options: &PrintOptions,
) -> (usize, Vec<Cell<'l>>) {
    let mut cells: Vec<Cell<'l>> = line.cells().collect();
    // Where the viewer sets the line flush, what is kept at its start is written.
    let kept =
        (layout.blanks == Blanks::Keep && options.order == Order::Logical).then(|| line.base());
    while kept != Some(Base::Rtl) && cells.last().is_some_and(is_blank) {
        cells.pop();
    }
    let mut leading = cells.iter().take_while(|cell| is_blank(cell)).count();
    if kept == Some(Base::Ltr) {
        leading = 0;
    }
    let blank = cells.drain(..leading).map(|cell| cell.columns()).sum();
    let columns: usize = cells.iter().map(Cell::columns).sum();
    let indent = match options.order {
        // A viewer that reorders also sets right-to-left lines flush right.
        Order::Logical if layout.align != Align::Center => 0,
        _ => indent(line, layout, (blank, columns), options),
    };
    match options.order {
        Order::Visual | Order::VisualMarked => {}
        Order::Logical => in_reading_order(&mut cells),
        Order::Words => {
            for word in cells.split_mut(|cell| cell.text().starts_with(' ')) {
                if word.iter().any(is_right_to_left) {
                    word.reverse();
                }
            }
        }
    }
    (indent, cells)
}

/// Puts cells into the order they are read in. A synthetic cell stands where its left neighbour of the text
/// says: before it in a right-to-left run, behind it in a left-to-right one.
fn in_reading_order(cells: &mut Vec<Cell<'_>>) {
    let mut place = 0;
    let mut placed: Vec<(usize, bool, Cell<'_>)> = Vec::with_capacity(cells.len());
    for cell in cells.drain(..) {
        place = cell.source().map_or(place, |source| source.start);
        placed.push((place, cell.is_synthetic() != is_right_to_left(&cell), cell));
    }
    placed.sort_by_key(|&(place, behind, _)| (place, behind));
    cells.extend(placed.into_iter().map(|(_, _, cell)| cell));
}

/// Writes one cell; `text` is its paragraph's.
pub(super) fn push_cell(cell: &Cell<'_>, text: &str, order: Order, row: &mut String) {
    match order {
        Order::Visual => row.push_str(cell.text()),
        Order::VisualMarked => {
            row.push_str(cell.text());
            if is_right_to_left(cell) {
                row.push(LEFT_TO_RIGHT_MARK);
            }
        }
        Order::Words | Order::Logical => match cell.source().map(|range| &text[range]) {
            // The viewer mirrors what the engine has mirrored already.
            Some(source) if is_right_to_left(cell) && is_mirrored(source) => row.push_str(source),
            // Joiners inside the cluster matter to a viewer that shapes.
            Some(source) if source.contains(is_joiner) && source.chars().all(is_safe) => {
                row.push_str(source);
            }
            _ => row.push_str(cell.text()),
        },
    }
}

fn is_right_to_left(cell: &Cell<'_>) -> bool {
    cell.level() % 2 == 1
}

/// Whether a cluster is one ASCII or Latin-1 bracket or sign that right-to-left runs mirror, or a
/// punctuation mark of General Punctuation and above that may be.
fn is_mirrored(source: &str) -> bool {
    let mut chars = source.chars();
    let only = chars.next().filter(|_| chars.next().is_none());
    only.is_some_and(|char| !char.is_alphanumeric() && is_safe(char))
}

fn is_joiner(char: char) -> bool {
    matches!(char, '\u{200C}' | '\u{200D}')
}

/// Whether a character may be sent as it is: no control, no control of direction.
fn is_safe(char: char) -> bool {
    !char.is_control()
        && !matches!(char, '\u{AD}' | '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
