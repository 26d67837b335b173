//! The pen: text of the interface onto a frame, always through the layout engine.
//!
//! In: a string, a place, a width in columns. Out: laid-out cells in the frame, and the columns used.

use std::rc::Rc;

use ratatui::style::{Modifier, Style};

use super::frame::Frame;
use crate::layout::{Base, Columns, Direction, Line, Options, Paragraph};
use crate::theme::{Role, Theme};

/// The side a text stands flush to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The left edge.
    Left,
    /// The right edge.
    Right,
}

impl Side {
    /// The side where text of a direction starts.
    pub(super) fn start(base: Base) -> Self {
        match base {
            Base::Ltr => Self::Left,
            Base::Rtl => Self::Right,
        }
    }

    /// The other side.
    pub(super) fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}

/// A row's stretch to write in: columns of the screen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The first column.
    pub(super) x: u16,
    /// The row.
    pub(super) y: u16,
    /// Columns.
    pub(super) width: u16,
}

/// Lays a text out as one line with nothing before it; cut with an ellipsis where it does not fit. Its
/// direction is that of most of its letters, else `fallback`; a text that begins with a direction mark
/// (U+200E, U+200F) says its own.
pub(super) fn lay(text: &str, width: usize, fallback: Base) -> Rc<Line> {
    let mut line = tight(text, width, fallback);
    if line.range().end < text.trim_end().len() {
        let short = tight(text, width.saturating_sub(1).max(1), fallback);
        let cut = text[..short.range().end].trim_end();
        line = tight(&format!("{cut}\u{2026}"), width, fallback);
    }
    Rc::new(line)
}

/// The first line of a text, laid out in exactly its own columns.
fn tight(text: &str, width: usize, fallback: Base) -> Line {
    let marked = text.starts_with(['\u{200e}', '\u{200f}']);
    let direction = if marked { Direction::FirstStrong } else { Direction::Auto };
    let options = Options { direction, fallback, ..Options::default() };
    let paragraph = Paragraph::new(text, &options);
    let first = |width: usize| paragraph.lines(Columns(width)).next().unwrap_or_default();
    let line = first(width.max(1));
    let columns = line.columns().0;
    if columns == width || columns == 0 { line } else { first(columns) }
}

/// Writes a text at one side of a slot; the columns it takes.
pub(super) fn write(
    frame: &mut Frame,
    slot: Slot,
    side: Side,
    text: &str,
    fallback: Base,
    style: Style,
) -> u16 {
    if slot.width == 0 || text.is_empty() {
        return 0;
    }
    let line = lay(text, usize::from(slot.width), fallback);
    put(frame, slot, side, &line, style)
}

/// Puts a line laid out by [`lay`] at one side of a slot; the columns it takes.
pub(super) fn put(frame: &mut Frame, slot: Slot, side: Side, line: &Rc<Line>, style: Style) -> u16 {
    let columns = (line.columns().0 as u16).min(slot.width);
    let x = match side {
        Side::Left => slot.x,
        Side::Right => slot.x + slot.width - columns,
    };
    frame.put(x, slot.y, columns, line, None);
    paint(frame, Slot { x, width: columns, ..slot }, style);
    columns
}

/// A style on a ground of its own. What is reversed is not dimmed as well: that would be grey on grey.
pub(super) fn on(ground: Style, style: Style) -> Style {
    let style = ground.patch(Style { bg: None, ..style });
    if style.add_modifier.contains(Modifier::REVERSED) {
        style.remove_modifier(Modifier::DIM)
    } else {
        style
    }
}

/// Lays a style over the columns of a slot.
pub(super) fn paint(frame: &mut Frame, slot: Slot, style: Style) {
    for cell in frame.cells_mut(slot.y, slot.x..slot.x.saturating_add(slot.width)) {
        cell.set_style(style);
    }
}

/// Marks the chosen row of a list: its ground, and where it starts a bar, so that it is seen on any ground.
/// A row that is reversed needs no bar.
pub(super) fn band(frame: &mut Frame, slot: Slot, side: Side, theme: &Theme) {
    let style = theme.style(Role::Selected);
    paint(frame, slot, style);
    if slot.width == 0 || style.add_modifier.contains(Modifier::REVERSED) {
        return;
    }
    let (x, bar) = match side {
        Side::Left => (slot.x, "\u{258c}"),
        Side::Right => (slot.x + slot.width - 1, "\u{2590}"),
    };
    mark(frame, x, slot.y, bar, on(style, theme.style(Role::Accent)));
}

/// What text of a role is written in on a chosen row: nothing is dim there, nor in a hue that its ground would
/// swallow.
pub(super) fn chosen(role: Role) -> Role {
    match role {
        Role::Faint | Role::Soft => Role::Text,
        Role::Badge(_) | Role::Key => Role::Title,
        role => role,
    }
}

/// Empties an area and gives it a style. A wide cell that it cuts in two is emptied whole.
pub(super) fn clear(frame: &mut Frame, slot: Slot, style: Style) {
    let Slot { x, y, width } = slot;
    let is_rest =
        |frame: &Frame, x| frame.buffer.cell((x, y)).is_some_and(|c| c.symbol().is_empty());
    let end = x.saturating_add(width);
    for (rest, half) in [(x, x.wrapping_sub(1)), (end, end)] {
        if is_rest(frame, rest)
            && let Some(cell) = frame.cell_mut(half, y)
        {
            cell.set_symbol(" ");
        }
    }
    for cell in frame.cells_mut(slot.y, slot.x..slot.x.saturating_add(slot.width)) {
        cell.reset();
        cell.set_style(style);
    }
    let covered = slot.x..slot.x.saturating_add(slot.width);
    if let Some(row) = frame.rows.get_mut(usize::from(slot.y)) {
        row.retain(|piece| !covered.contains(&piece.x));
    }
    // What lies over the text must not lead where the text does.
    frame.links.retain(|link| {
        link.row != y || link.columns.end <= covered.start || covered.end <= link.columns.start
    });
}

/// Puts one symbol of the interface (a rule, a bar) into a cell.
pub(super) fn mark(frame: &mut Frame, x: u16, y: u16, symbol: &str, style: Style) {
    if let Some(cell) = frame.cell_mut(x, y) {
        cell.set_symbol(symbol);
        cell.set_style(style);
    }
}
