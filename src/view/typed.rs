//! A line being typed: its text, scrolled so that the cursor is in it, and where the cursor stands.

use std::rc::Rc;

use ratatui::layout::Position;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::frame::Frame;
use super::pen::{Side, Slot, put};
use crate::app::{lay_typed, within};
use crate::layout::{Base, Line};

/// Draws a typed line at a side of a slot; where its cursor stands. The cursor covers the character at its
/// byte, or the free column behind the text.
pub(super) fn draw(
    frame: &mut Frame,
    slot: Slot,
    side: Side,
    (text, cursor): (&str, usize),
    style: Style,
) -> Position {
    let base = if side == Side::Right { Base::Rtl } else { Base::Ltr };
    let width = usize::from(slot.width).saturating_sub(1).max(1);
    let (line, cursor) = around(text, cursor, width, base);
    // One column more than the text, at its end: the cursor's where it stands behind the text.
    let used = line.columns().0 as u16;
    let x = match side {
        Side::Left => slot.x,
        Side::Right => (slot.x + slot.width).saturating_sub(used + 1),
    };
    let from = x + u16::from(line.base() == Base::Rtl);
    if used > 0 {
        put(frame, Slot { x: from, width: used, ..slot }, Side::Left, &line, style);
    }
    let column = line.cursor(cursor).map_or(x, |column| from + column.0 as u16);
    Position::new(column, slot.y)
}

/// The part of a text around its cursor that fits, laid out, and the cursor in it.
fn around(text: &str, cursor: usize, width: usize, base: Base) -> (Rc<Line>, usize) {
    let cursor = within(text, cursor);
    let reach = |mut graphemes: Box<dyn Iterator<Item = usize> + '_>| -> usize {
        (&mut graphemes).take(width).sum()
    };
    let before = reach(Box::new(text[..cursor].graphemes(true).rev().map(str::len)));
    let behind = reach(Box::new(text[cursor..].graphemes(true).map(str::len)));
    let mut from = cursor - before;
    let mut to = cursor + behind;
    loop {
        let line = lay_typed(&text[from..to], base);
        if line.columns().0 <= width || from == to {
            return (Rc::new(line), cursor - from);
        }
        // What follows the cursor goes first, down to the half of the room.
        match text[cursor..to].graphemes(true).next_back() {
            Some(last) if to - cursor > cursor - from => to -= last.len(),
            _ => from += text[from..].graphemes(true).next().map_or(1, str::len).min(to - from),
        }
        from = from.min(cursor);
    }
}
