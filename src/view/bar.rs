//! A bar: texts set side by side from both edges of a row, each laid out by itself, so that neither
//! reorders the other.

use ratatui::style::Style;

use super::frame::Frame;
use super::pen::{Side, Slot, lay, write};
use crate::layout::Base;

/// A row's free stretch, taken from both sides.
pub(super) struct Bar<'f> {
    frame: &'f mut Frame,
    slot: Slot,
    /// The direction of the interface.
    base: Base,
}

impl<'f> Bar<'f> {
    pub(super) fn new(frame: &'f mut Frame, slot: Slot, base: Base) -> Self {
        Self { frame, slot, base }
    }

    /// The side where the interface's text starts.
    pub(super) fn start(&self) -> Side {
        Side::start(self.base)
    }

    /// The columns still free.
    pub(super) fn room(&self) -> u16 {
        self.slot.width
    }

    /// The columns a text would take of those still free.
    pub(super) fn columns(&self, text: &str) -> u16 {
        if text.is_empty() {
            0
        } else {
            lay(text, usize::from(self.slot.width), self.base).columns().0 as u16
        }
    }

    /// Adds a text at a side and a gap behind it; nothing where fewer than `least` columns are free.
    pub(super) fn add(&mut self, side: Side, text: &str, gap: u16, least: u16, style: Style) {
        if self.slot.width < least.max(1) || text.is_empty() {
            return;
        }
        let used = write(self.frame, self.slot, side, text, self.base, style);
        self.skip(side, used + gap);
    }

    /// Adds a number at a side, its last digit in the last of so many columns, and a gap behind it: numbers
    /// below one another stand unit under unit, whichever way the interface runs.
    pub(super) fn number(
        &mut self,
        side: Side,
        number: &str,
        columns: usize,
        gap: u16,
        style: Style,
    ) {
        let free = columns.saturating_sub(number.chars().count()) as u16;
        if side == Side::Left {
            self.skip(side, free);
        }
        self.add(side, number, 0, 1, style);
        self.skip(side, if side == Side::Right { free + gap } else { gap });
    }

    /// Adds a text that takes just so many columns at a side, however few it needs.
    pub(super) fn column(&mut self, side: Side, text: &str, columns: u16, style: Style) {
        let slot = Slot { width: self.slot.width.min(columns), ..self.slot };
        let x = match side {
            Side::Left => slot.x,
            Side::Right => self.slot.x + self.slot.width - slot.width,
        };
        write(self.frame, Slot { x, ..slot }, side, text, self.base, style);
        self.skip(side, columns);
    }

    /// Leaves columns free at a side.
    pub(super) fn skip(&mut self, side: Side, columns: u16) {
        let columns = columns.min(self.slot.width);
        self.slot.width -= columns;
        if side == Side::Left {
            self.slot.x += columns;
        }
    }

    /// What is left, to be drawn on by itself.
    pub(super) fn rest(self) -> (&'f mut Frame, Slot) {
        (self.frame, self.slot)
    }
}
