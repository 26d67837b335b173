//! What the terminal shows: the cells that were drawn on, and nothing of the others, which are most of a wide screen.
//!
//! In: a frame that was sent; its cells are taken out of it, which leaves its room empty for the next. Out: rows of cells
//! to compare with, one at a time. Blocks of columns are [`Ink`]'s.

use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect};

use super::pen::looks_same;
use crate::view::{Frame, Ink, Link};

/// A frame that was sent.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    pub(super) area: Rect,
    ground: Cell,
    ink: Ink,
    /// The cells of the blocks that were drawn on, row by row.
    cells: Vec<Cell>,
    /// Where those of each row begin, and where the last ones end.
    starts: Vec<usize>,
    pub(super) links: Vec<Link>,
    pub(super) cursor: Option<Position>,
    /// What tells its rows apart.
    pub(super) fingerprints: Vec<Option<u64>>,
}

impl Shown {
    /// Takes the cells of a frame and leaves it as if nothing had been drawn on it.
    pub(super) fn take(
        frame: &mut Frame,
        links: Vec<Link>,
        fingerprints: Vec<Option<u64>>,
        room: Vec<Cell>,
    ) -> Self {
        let (area, ground, ink) = (frame.buffer.area, frame.ground.clone(), frame.ink.clone());
        let mut cells = room;
        cells.clear();
        cells.reserve(ink.count());
        let mut starts = Vec::with_capacity(usize::from(area.height) + 1);
        starts.push(0);
        let width = usize::from(area.width).max(1);
        for (y, row) in frame.buffer.content.chunks_mut(width).enumerate() {
            for columns in ink.columns(ink.mask(y)) {
                let taken = row[columns].iter_mut();
                cells.extend(taken.map(|cell| std::mem::replace(cell, ground.clone())));
            }
            starts.push(cells.len());
        }
        let cursor = frame.cursor.take();
        frame.ink.dry();
        frame.links.clear();
        frame.rows.iter_mut().for_each(Vec::clear);
        Self { area, ground, ink, cells, starts, links, cursor, fingerprints }
    }

    /// The room of its cells, to be used again.
    pub(super) fn into_room(self) -> Vec<Cell> {
        self.cells
    }

    /// Whether a row shows what a row of a frame of the same ground is to show.
    fn shows(&self, y: usize, next: &Frame, row: usize) -> bool {
        let mask = self.ink.mask(y);
        if mask != next.ink.mask(row) {
            return false;
        }
        let width = usize::from(self.area.width);
        let after = &next.buffer.content[row * width..(row + 1) * width];
        let mut before = self.of_row(y).iter();
        self.ink.columns(mask).all(|columns| {
            after[columns]
                .iter()
                .zip(before.by_ref())
                .all(|(after, before)| looks_same(before, after))
        })
    }

    /// The cells of a row that were drawn on.
    fn of_row(&self, y: usize) -> &[Cell] {
        match (self.starts.get(y), self.starts.get(y + 1)) {
            (Some(&start), Some(&end)) => &self.cells[start..end],
            _ => &[],
        }
    }
}

/// The screen that a frame is compared with: rows of what is shown, in their places or moved, or blank ones.
pub(super) struct Before<'s> {
    shown: Option<&'s Shown>,
    /// What a cell of a blank row is.
    blank: &'s Cell,
    /// The row at hand.
    cells: Vec<&'s Cell>,
    /// What stands where nothing was drawn on it.
    ground: &'s Cell,
    /// The blocks of it that are no ground.
    mask: u64,
}

impl<'s> Before<'s> {
    /// What is shown; what is moved away leaves empty cells.
    pub(super) fn shown(shown: &'s Shown) -> Self {
        Self::new(Some(shown), &Cell::EMPTY, &shown.ground, usize::from(shown.area.width))
    }

    /// Blank cells alone.
    pub(super) fn blank(blank: &'s Cell, width: usize) -> Self {
        Self::new(None, blank, blank, width)
    }

    fn new(shown: Option<&'s Shown>, blank: &'s Cell, ground: &'s Cell, width: usize) -> Self {
        Self { shown, blank, cells: vec![ground; width], ground, mask: 0 }
    }

    /// The row that stands at `from` (`None`: a blank one), and the blocks in which it may look otherwise than a row of
    /// the next frame; `None` where it certainly looks the same, unless it is `wanted` then too.
    pub(super) fn row(
        &mut self,
        from: Option<usize>,
        next: &Frame,
        row: usize,
        wanted: bool,
    ) -> Option<(&[&'s Cell], u64)> {
        let same_ground = looks_same(self.ground, &next.ground);
        let moved = self.shown.zip(from);
        if let Some((shown, from)) = moved
            && same_ground
            && !wanted
            && shown.shows(from, next, row)
        {
            return None;
        }
        for columns in next.ink.columns(self.mask) {
            self.cells[columns].fill(self.ground);
        }
        self.mask = 0;
        match moved {
            Some((shown, from)) => {
                self.mask = shown.ink.mask(from);
                let mut drawn = shown.of_row(from).iter();
                for columns in shown.ink.columns(self.mask) {
                    self.cells[columns]
                        .iter_mut()
                        .zip(drawn.by_ref())
                        .for_each(|(place, cell)| *place = cell);
                }
            }
            None if !looks_same(self.blank, self.ground) => {
                self.mask = next.ink.every();
                self.cells.fill(self.blank);
            }
            None => {}
        }
        let mask = if same_ground { self.mask | next.ink.mask(row) } else { next.ink.every() };
        Some((&self.cells, mask))
    }
}
