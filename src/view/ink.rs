//! Which cells of a frame were drawn on. In: columns as they are drawn. Out: for each row the blocks of columns that may
//! differ from the ground, so that what was never touched is neither compared nor emptied: most of a wide screen.

use std::ops::Range;

use ratatui::layout::Rect;

/// Blocks of a row: the bits of its mask.
const BLOCKS: usize = u64::BITS as usize;

/// The blocks drawn on, a mask a row; bit 0 is the leftmost block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    width: usize,
    /// The columns of a block.
    block: usize,
    rows: Vec<u64>,
}

impl Ink {
    /// Nothing is drawn yet.
    #[must_use]
    pub fn none(area: Rect) -> Self {
        let width = usize::from(area.width);
        let block = width.div_ceil(BLOCKS).max(1);
        Self { width, block, rows: vec![0; usize::from(area.height)] }
    }

    /// Anything may be drawn anywhere.
    #[must_use]
    pub fn all(area: Rect) -> Self {
        let mut ink = Self::none(area);
        ink.add_all();
        ink
    }

    /// Columns of a row are drawn on.
    pub(super) fn add(&mut self, row: usize, columns: Range<usize>) {
        let end = columns.end.min(self.width);
        if columns.start >= end {
            return;
        }
        let mask = bits(columns.start / self.block..(end - 1) / self.block + 1);
        if let Some(row) = self.rows.get_mut(row) {
            *row |= mask;
        }
    }

    /// Everything is drawn on.
    pub(crate) fn add_all(&mut self) {
        let all = self.every();
        self.rows.fill(all);
    }

    /// The mask of all blocks.
    pub(crate) fn every(&self) -> u64 {
        bits(0..self.width.div_ceil(self.block.max(1)))
    }

    /// Forgets what was drawn.
    pub(crate) fn dry(&mut self) {
        self.rows.fill(0);
    }

    /// The blocks of a row that were drawn on.
    pub(crate) fn mask(&self, row: usize) -> u64 {
        self.rows.get(row).copied().unwrap_or(0)
    }

    /// How many cells lie in the blocks that were drawn on.
    pub(crate) fn count(&self) -> usize {
        self.rows.iter().flat_map(|mask| self.columns(*mask)).map(|columns| columns.len()).sum()
    }

    /// The columns of the blocks in a mask, those side by side as one, from the left or from the right.
    pub(crate) fn columns(
        &self,
        mask: u64,
    ) -> impl DoubleEndedIterator<Item = Range<usize>> + Clone + use<> {
        let (width, block) = (self.width, self.block);
        Runs(mask).map(move |run| run.start * block..(run.end * block).min(width))
    }
}

/// A mask of some blocks.
fn bits(blocks: Range<usize>) -> u64 {
    let below = |bit: usize| if bit >= BLOCKS { u64::MAX } else { (1 << bit) - 1 };
    below(blocks.end) & !below(blocks.start)
}

/// The bits that are set, side by side, from the lowest or from the highest.
#[derive(Clone)]
struct Runs(u64);

impl Iterator for Runs {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        if self.0 == 0 {
            return None;
        }
        let start = self.0.trailing_zeros() as usize;
        let run = start..start + (self.0 >> start).trailing_ones() as usize;
        self.0 &= !bits(run.clone());
        Some(run)
    }
}

impl DoubleEndedIterator for Runs {
    fn next_back(&mut self) -> Option<Range<usize>> {
        if self.0 == 0 {
            return None;
        }
        let free = self.0.leading_zeros() as usize;
        let end = BLOCKS - free;
        let run = end - (self.0 << free).leading_ones() as usize..end;
        self.0 &= !bits(run.clone());
        Some(run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_lies_in_the_blocks_whatever_the_width() {
        for width in [1, 7, 64, 65, 100, 500, 1000] {
            let area = Rect::new(0, 0, width, 1);
            let width = usize::from(width);
            for start in 0..width {
                for end in start + 1..=width.min(start + 3) {
                    let mut ink = Ink::none(area);
                    ink.add(0, start..end);
                    let covered: Vec<usize> = ink.columns(ink.mask(0)).flatten().collect();
                    assert!((start..end).all(|x| covered.contains(&x)), "{width}: {start}..{end}");
                    assert!(covered.len() <= 2 * width.div_ceil(BLOCKS) + 3);
                    let mut back: Vec<usize> =
                        ink.columns(ink.mask(0)).rev().flat_map(Iterator::rev).collect();
                    back.reverse();
                    assert_eq!(back, covered);
                }
            }
            let all = Ink::all(area);
            assert!(all.columns(all.mask(0)).flatten().eq(0..width), "{width}");
        }
    }
}
