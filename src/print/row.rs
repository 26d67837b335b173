//! A row: the cells of a line in the order they are written, without the blanks at both ends, and the
//! blanks that flush them right.

use super::{Order, PrintOptions};
use crate::layout::{Base, Cell, Line};

/// U+200E, between right-to-left cells for viewers that reorder.
const LEFT_TO_RIGHT_MARK: char = '\u{200E}';

/// Writes a line's visual text flush to its side. The fast way, for plain text in visual order.
pub(super) fn push_visual(line: &Line, options: &PrintOptions, rows: &mut String) {
    let start = rows.len();
    let mut columns = 0;
    for cell in line.cells() {
        rows.push_str(cell.text());
        columns += cell.columns();
    }
    let written = &rows[start..];
    let trailing = written.len() - written.trim_end_matches(' ').len();
    let leading = written.len() - written.trim_start_matches(' ').len();
    if leading == written.len() {
        rows.truncate(start);
        return;
    }
    rows.truncate(rows.len() - trailing);
    let indent = match line.base() {
        Base::Rtl => options.width.0.saturating_sub(columns - leading - trailing),
        Base::Ltr => 0,
    };
    match indent.checked_sub(leading) {
        Some(more) => rows.insert_str(start, &" ".repeat(more)),
        None => drop(rows.drain(start..start + leading - indent)),
    }
}

/// The cells of a line in the order they are written, trimmed, and the blank columns before them.
pub(super) fn cells<'l>(line: &'l Line, options: &PrintOptions) -> (usize, Vec<Cell<'l>>) {
    let mut cells: Vec<Cell<'l>> = line.cells().collect();
    while cells.last().is_some_and(|cell| cell.text() == " ") {
        cells.pop();
    }
    let leading = cells.iter().take_while(|cell| cell.text() == " ").count();
    cells.drain(..leading);
    let columns: usize = cells.iter().map(Cell::columns).sum();
    let indent = match (options.order, line.base()) {
        // A viewer that reorders also sets right-to-left lines flush right.
        (Order::Logical, _) | (_, Base::Ltr) => 0,
        (_, Base::Rtl) => options.width.0.saturating_sub(columns),
    };
    match options.order {
        Order::Visual | Order::VisualMarked => {}
        Order::Logical => cells.sort_by_key(|cell| cell.source().map_or(usize::MAX, |at| at.start)),
        Order::Words => {
            for word in cells.split_mut(|cell| cell.text() == " ") {
                if word.iter().any(is_right_to_left) {
                    word.reverse();
                }
            }
        }
    }
    (indent, cells)
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
        && !matches!(char, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}
