//! Search: a query and an article in, hits as byte ranges of its buffer out, a window at a time.

mod fold;
mod matcher;

use std::ops::Range;

pub use fold::{Folded, fold};

use super::share::hundredths;
use crate::article::Article;
use matcher::Matcher;

/// Bytes of a block that are searched at once.
const WINDOW: usize = 64 * 1024;
/// Bytes that a window shares with the one before, so that no hit is cut in two.
const OVERLAP: usize = 1024;
/// Bytes searched between two looks at the keys.
pub const STEP: usize = 512 * 1024;
/// The hits kept at most; a search that has so many goes no further.
const HITS: usize = 500_000;

/// How a query is compared with the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Letter for letter, nothing folded.
    pub exact: bool,
    /// The query is a regular expression.
    pub regex: bool,
}

/// A search in one article.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// How it is compared.
    pub comparison: Comparison,
    /// Whether `n` goes on rather than back.
    pub forward: bool,
    /// The hits so far, in order.
    pub hits: Vec<Range<usize>>,
    /// The hit under the cursor.
    pub current: Option<usize>,
    /// Why the query cannot be searched for.
    pub error: Option<String>,
    /// Whether the first hit that is found is gone to.
    pub awaited: bool,
    /// The byte the search has come to; `None` once it is over.
    next: Option<usize>,
}

impl Search {
    /// A search that has not looked anywhere yet.
    #[must_use]
    pub fn new(query: String, comparison: Comparison, forward: bool) -> Self {
        let next = (!query.is_empty()).then_some(0);
        Self { query, comparison, forward, next, ..Self::default() }
    }

    /// Searches no further.
    pub fn stop(&mut self) {
        self.next = None;
    }

    /// Whether text is left to search.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.next.is_some()
    }

    /// Whether there may be more hits than are kept.
    #[must_use]
    pub fn is_cut(&self) -> bool {
        self.hits.len() >= HITS
    }

    /// The byte the search has come to; `None` once it is over.
    #[must_use]
    pub fn reached(&self) -> Option<usize> {
        self.next
    }

    /// How much of so many bytes has been searched, in hundredths, while the search goes on.
    #[must_use]
    pub fn share(&self, length: usize) -> Option<usize> {
        let next = self.next?;
        Some(hundredths(next, length))
    }

    /// Searches on for about so many bytes. `hidden` says which bytes are folded away.
    pub fn advance(&mut self, article: &Article, budget: usize, hidden: impl Fn(usize) -> bool) {
        let Some(mut at) = self.next else { return };
        let matcher = match Matcher::new(&self.query, self.comparison) {
            Ok(matcher) => matcher,
            Err(error) => {
                self.error = Some(error);
                self.next = None;
                return;
            }
        };
        let stop = at.saturating_add(budget);
        while at < stop {
            if self.hits.len() >= HITS {
                self.next = None;
                return;
            }
            let Some(block) = article.block_from(at) else {
                self.next = None;
                return;
            };
            let from = at.max(block.range.start);
            let to = article.boundary((from + WINDOW).min(block.range.end)).max(from);
            if !hidden(block.range.start) {
                let back = from.saturating_sub(OVERLAP).max(block.range.start);
                self.search_window(article, &matcher, article.boundary(back)..to);
            }
            at = if to < block.range.end { to } else { block.range.end + 1 };
        }
        self.next = Some(at);
    }

    fn search_window(&mut self, article: &Article, matcher: &Matcher, window: Range<usize>) {
        let text = article.slice(window.clone());
        for hit in matcher.find_all(&text) {
            let hit = window.start + hit.start..window.start + hit.end;
            let behind = self.hits.last().is_none_or(|last| hit.start >= last.end);
            if behind && !hit.is_empty() {
                self.hits.push(hit);
            }
        }
    }

    /// The index of the first hit at or behind a byte, else of the first of all.
    #[must_use]
    pub fn from(&self, byte: usize) -> Option<usize> {
        let index = self.hits.partition_point(|hit| hit.start < byte);
        if index < self.hits.len() { Some(index) } else { (!self.hits.is_empty()).then_some(0) }
    }

    /// The index of the last hit that starts before a byte, else of the last of all.
    #[must_use]
    pub fn before(&self, byte: usize) -> Option<usize> {
        let index = self.hits.partition_point(|hit| hit.start < byte);
        index.checked_sub(1).or(self.hits.len().checked_sub(1))
    }

    /// The index of the hit nearest to a byte in the direction of the search, from the other end of the text where none
    /// is; `None` for as long as a nearer one may be found.
    #[must_use]
    pub fn nearest(&self, byte: usize) -> Option<usize> {
        let first = self.hits.partition_point(|hit| hit.start < byte);
        let found = match self.next {
            _ if self.forward => (first < self.hits.len()).then_some(first),
            Some(next) if next < byte => None,
            _ => self.hits.partition_point(|hit| hit.start <= byte).checked_sub(1),
        };
        if found.is_some() || self.is_running() {
            return found;
        }
        if self.forward { self.from(0) } else { self.before(usize::MAX) }
    }

    /// The hits that meet a range, with their indices.
    pub fn meeting(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, &Range<usize>)> {
        let first = self.hits.partition_point(|hit| hit.end <= range.start);
        let end = range.end;
        self.hits.iter().enumerate().skip(first).take_while(move |(_, hit)| hit.start < end)
    }
}
