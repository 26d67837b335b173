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
        if let Some(strip) = self.kept.holding(byte) {
            return strip;
        }
        let Some(block) = self.visible_from(article, byte) else {
            let tail = self.tail(article);
            return self.kept.keep(tail);
        };
        let byte = byte.max(block.range.start);
        if let Some(strip) = self.kept.holding(byte) {
            return strip;
        }
        let strip = self.lay(article, &block, byte);
        if let Some(known) = self.kept.starting(strip.start) {
            return known;
        }
        self.kept.keep(strip)
    }

    /// The strip behind another; `None` at the end.
    fn strip_after(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        if strip.start >= article.len() {
            return None;
        }
        if let Some(known) = strip.after.get().and_then(|&start| self.kept.starting(start)) {
            return Some(known);
        }
        let next = if strip.end >= strip.block.end {
            self.strip_at(article, strip.block.end + 1)
        } else if let Some(known) = self.kept.starting(strip.end) {
            known
        } else {
            let block = self.visible_from(article, strip.end)?;
            let next = self.lay(article, &block, strip.end);
            self.kept.keep(next)
        };
        let _ = strip.after.set(next.start);
        let _ = next.before.set(strip.start);
        Some(next)
    }

    /// The strip before another; `None` at the start.
    fn strip_before(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        if let Some(known) = strip.before.get().and_then(|&start| self.kept.starting(start)) {
            return Some(known);
        }
        let before = self.found_before(article, strip)?;
        let _ = strip.before.set(before.start);
        let _ = before.after.set(strip.start);
        Some(before)
    }

    fn found_before(&mut self, article: &Article, strip: &Strip) -> Option<Rc<Strip>> {
        let known = self.kept.before(strip.start);
        if strip.start > strip.block.start {
            if let Some(known) = known.filter(|known| known.end == strip.start) {
                return Some(known);
            }
            let block = self.visible_from(article, strip.start)?;
            let before = self.lay_before(article, &block, strip.start);
            return Some(self.kept.keep(before));
        }
        let behind = if strip.start >= article.len() { article.len() + 1 } else { strip.start };
        let block = self.visible_before(article, behind)?;
        let is_its_end =
            |known: &Rc<Strip>| known.block == block.range && known.end == block.range.end;
        if let Some(known) = known.filter(is_its_end) {
            return Some(known);
        }
        let first = self.lay(article, &block, block.range.start);
        if first.end >= block.range.end {
            return Some(self.kept.keep(first));
        }
        let before = self.lay_before(article, &block, block.range.end);
        Some(self.kept.keep(before))
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
