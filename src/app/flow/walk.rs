//! Walking rows: from an anchor to a row, and rows up and down from there.

use std::rc::Rc;

use super::{Anchor, Flow, Row, Strip};
use crate::article::Article;

/// A row of a strip.
#[derive(Clone, Debug)]
pub struct Spot {
    /// The strip.
    pub strip: Rc<Strip>,
    /// The index of its row.
    pub row: usize,
}

impl Spot {
    /// The row; `None` in a strip without rows (behind the last block).
    #[must_use]
    pub fn get(&self) -> Option<&Row> {
        self.strip.rows.get(self.row)
    }

    /// Its anchor.
    #[must_use]
    pub fn anchor(&self) -> Anchor {
        self.get().map_or(Anchor::at(self.strip.end), |row| row.anchor)
    }
}

impl Flow {
    /// The strip that holds a byte, or the next one that does not come before it.
    fn strip_at(&mut self, article: &Article, byte: usize) -> Rc<Strip> {
        if let Some(strip) = self.kept.iter().rev().find(|strip| strip.holds(byte)) {
            return Rc::clone(strip);
        }
        let Some(block) = self.visible_from(article, byte) else {
            let tail = self.tail(article);
            return self.keep(tail);
        };
        let byte = byte.max(block.range.start);
        if let Some(strip) = self.kept.iter().rev().find(|strip| strip.holds(byte)) {
            return Rc::clone(strip);
        }
        let strip = self.lay(article, &block, byte);
        if let Some(known) = self.kept.iter().find(|known| known.start == strip.start) {
            return Rc::clone(known);
        }
        self.keep(strip)
    }

    /// The strip behind another; `None` at the end.
    fn strip_after(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        if strip.start >= article.len() {
            return None;
        }
        if strip.end >= strip.block.end {
            return Some(self.strip_at(article, strip.block.end + 1));
        }
        if let Some(known) = self.kept.iter().find(|known| known.start == strip.end) {
            return Some(Rc::clone(known));
        }
        let block = self.visible_from(article, strip.end)?;
        let next = self.lay(article, &block, strip.end);
        Some(self.keep(next))
    }

    /// The strip before another; `None` at the start.
    fn strip_before(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        if strip.start > strip.block.start {
            if let Some(known) = self.kept.iter().find(|known| known.end == strip.start) {
                return Some(Rc::clone(known));
            }
            let block = self.visible_from(article, strip.start)?;
            let before = self.lay_before(article, &block, strip.start);
            return Some(self.keep(before));
        }
        let behind = if strip.start >= article.len() { article.len() + 1 } else { strip.start };
        let block = self.visible_before(article, behind)?;
        if let Some(known) = self.kept.iter().find(|known| {
            known.block == block.range && known.end == block.range.end && known.start < strip.start
        }) {
            return Some(Rc::clone(known));
        }
        let first = self.lay(article, &block, block.range.start);
        if first.end >= block.range.end {
            return Some(self.keep(first));
        }
        let before = self.lay_before(article, &block, block.range.end);
        Some(self.keep(before))
    }

    /// The row where an anchor stands.
    pub fn find(&mut self, article: &Article, anchor: Anchor) -> Spot {
        let strip = self.strip_at(article, anchor.byte);
        let row = strip.row_of(anchor);
        let mut spot = Spot { strip, row };
        if spot.get().is_none() {
            spot = self.last(article);
        }
        spot
    }

    /// The last row of the article.
    pub fn last(&mut self, article: &Article) -> Spot {
        let strip = self.strip_at(article, article.len() + 1);
        let row = strip.rows.len().saturating_sub(1);
        let spot = Spot { strip, row };
        if spot.get().is_some() { spot } else { self.up(article, &spot, 1).0 }
    }

    /// The row so many rows below, or the last; and how many rows that was.
    pub fn down(&mut self, article: &Article, spot: &Spot, rows: usize) -> (Spot, usize) {
        let mut spot = spot.clone();
        let mut left = rows;
        loop {
            let below = spot.strip.rows.len().saturating_sub(spot.row + 1);
            if left <= below {
                spot.row += left;
                return (spot, rows);
            }
            let Some(next) = self.next_with_rows(article, &spot.strip) else {
                spot.row += below;
                return (spot, rows - (left - below));
            };
            left -= below + 1;
            spot = Spot { strip: next, row: 0 };
        }
    }

    /// The row so many rows above, or the first; and how many rows that was.
    pub fn up(&mut self, article: &Article, spot: &Spot, rows: usize) -> (Spot, usize) {
        let mut spot = spot.clone();
        let mut left = rows;
        loop {
            if left <= spot.row {
                spot.row -= left;
                return (spot, rows);
            }
            let Some(previous) = self.previous_with_rows(article, &spot.strip) else {
                let short = left - spot.row;
                spot.row = 0;
                return (spot, rows - short);
            };
            left -= spot.row + 1;
            spot = Spot { row: previous.rows.len() - 1, strip: previous };
        }
    }

    fn next_with_rows(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        let mut strip = self.strip_after(article, strip)?;
        while strip.rows.is_empty() {
            strip = self.strip_after(article, &strip)?;
        }
        Some(strip)
    }

    fn previous_with_rows(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        let mut strip = self.strip_before(article, strip)?;
        while strip.rows.is_empty() {
            strip = self.strip_before(article, &strip)?;
        }
        Some(strip)
    }
}
