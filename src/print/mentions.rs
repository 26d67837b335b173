//! The mentions of each block, as one goes from block to block in reading order.

use std::ops::Range;

use crate::article::{Article, Mention};

/// Gives the mentions that touch a range, ranges ascending.
pub(super) struct Walk<'a> {
    waiting: &'a [Mention],
    open: Vec<&'a Mention>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self { waiting: &article.mentions, open: Vec::new() }
    }

    /// The mentions that touch a range of the buffer, the outer before the inner.
    pub(super) fn within(&mut self, range: &Range<usize>) -> &[&'a Mention] {
        let reached = self.waiting.partition_point(|mention| mention.range.start < range.end);
        let (reached, waiting) = self.waiting.split_at(reached);
        self.waiting = waiting;
        self.open.extend(reached);
        self.open.retain(|mention| mention.range.end > range.start);
        &self.open
    }
}

/// The innermost of some mentions that touches a range.
pub(super) fn innermost<'a>(mentions: &[&'a Mention], range: &Range<usize>) -> Option<&'a Mention> {
    let touching = mentions
        .iter()
        .filter(|mention| mention.range.start < range.end && range.start < mention.range.end);
    touching.min_by_key(|mention| mention.range.len()).copied()
}
