//! A bar: texts set side by side from both edges of a row, each laid out by itself, so that neither
//! reorders the other.

use ratatui::style::Style;

use super::frame::Frame;
use super::pen::{Side, Slot, write};
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

    /// Adds a text at a side and a gap behind it; nothing where fewer than `least` columns are free.
    pub(super) fn add(&mut self, side: Side, text: &str, gap: u16, least: u16, style: Style) {
        if self.slot.width < least.max(1) || text.is_empty() {
            return;
        }
        let used = write(self.frame, self.slot, side, text, self.base, style);
        self.skip(side, used + gap);
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
