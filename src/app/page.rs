//! The visible page: the rows from an anchor on, as many as the screen has.

use std::ops::Range;

use super::flow::{Anchor, Flow, Row, RowKind};
use crate::article::Article;

/// The rows on the screen.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// Whether nothing is above.
    pub starts: bool,
    /// Whether nothing is below.
    pub ends: bool,
}

impl Page {
    /// The page whose first row is an anchor's; further up where the article ends before the screen does.
    pub fn new(flow: &mut Flow, article: &Article, anchor: Anchor, height: usize) -> Self {
        let top = flow.find(article, anchor);
        if height == 0 || top.get().is_none() {
            return Self { rows: Vec::new(), starts: true, ends: true };
        }
        let (_, below) = flow.down(article, &top, height - 1);
        let (top, _) = flow.up(article, &top, height - 1 - below);
        let mut rows = Vec::with_capacity(height);
        let mut spot = top.clone();
        loop {
            rows.extend(spot.get().cloned());
            let (next, moved) = flow.down(article, &spot, 1);
            if moved == 0 || rows.len() == height {
                let starts = flow.up(article, &top, 1).1 == 0;
                return Self { rows, starts, ends: moved == 0 };
            }
            spot = next;
        }
    }

    /// The anchor of its first row.
    #[must_use]
    pub fn top(&self) -> Anchor {
        self.rows.first().map_or(Anchor::default(), |row| row.anchor)
    }

    /// Its bytes of the article, from the first line to the last.
    #[must_use]
    pub fn bytes(&self) -> Range<usize> {
        let mut texts = self.rows.iter().filter_map(|row| match &row.kind {
            RowKind::Text(text) => Some(text.bytes()),
            _ => None,
        });
        let Some(first) = texts.next() else { return 0..0 };
        let end = texts.next_back().map_or(first.end, |last| last.end);
        first.start..end
    }

    /// Whether a row shows a byte.
    #[must_use]
    pub fn shows(&self, byte: usize) -> bool {
        self.rows
            .iter()
            .any(|row| matches!(&row.kind, RowKind::Text(text) if text.bytes().contains(&byte)))
    }
}
