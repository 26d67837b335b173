//! A place in an article that survives changes of the article. In: a byte of its buffer. Out: that byte
//! with the words around it, and from those the byte again, in the same text or a changed one.

use std::ops::Range;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::article::Article;

/// The bytes of text kept on each side.
const CONTEXT: usize = 120;
/// The bytes searched on each side of where a place is expected.
const REACH: usize = 1 << 20;

/// A position and what stands around it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The byte in the article's buffer when it was last seen.
    pub byte: usize,
    /// The bytes the buffer had then.
    pub length: usize,
    /// The text before it.
    pub before: String,
    /// The text from it on.
    pub after: String,
}

/// How well a place fits the article it is looked up in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The words around it stand at this byte.
    Found(usize),
    /// The words are gone; this byte is as near as can be told.
    Near(usize),
}

impl Fit {
    /// The byte, however sure.
    #[must_use]
    pub fn byte(self) -> usize {
        match self {
            Self::Found(byte) | Self::Near(byte) => byte,
        }
    }
}

impl Place {
    /// The place at a byte of an article.
    #[must_use]
    pub fn at(article: &Article, byte: usize) -> Self {
        let byte = article.boundary(byte);
        let before = article.boundary(byte.saturating_sub(CONTEXT))..byte;
        let after = byte..article.boundary(byte + CONTEXT);
        Self {
            byte,
            length: article.len(),
            before: article.slice(before).into_owned(),
            after: article.slice(after).into_owned(),
        }
    }

    /// The place in an article as it is now.
    #[must_use]
    pub fn locate(&self, article: &Article) -> Fit {
        if self.stands_at(article, self.byte) {
            return Fit::Found(self.byte);
        }
        let grown = (self.byte + article.len()).saturating_sub(self.length);
        let both = format!("{}{}", self.before, self.after);
        let clues = [
            (both.as_str(), self.before.len()),
            (&self.after, 0),
            (&self.before, self.before.len()),
        ];
        for (clue, offset) in clues.into_iter().filter(|(clue, _)| !clue.trim().is_empty()) {
            let found = [self.byte, grown].into_iter().find_map(|expected| {
                nearest(article, clue, expected.saturating_sub(offset)).map(|at| at + offset)
            });
            if let Some(byte) = found {
                return Fit::Found(byte);
            }
        }
        Fit::Near(article.boundary(self.byte.min(article.len())))
    }

    /// Whether the words around the place stand at a byte.
    fn stands_at(&self, article: &Article, byte: usize) -> bool {
        let Some(start) = byte.checked_sub(self.before.len()) else { return false };
        let end = byte + self.after.len();
        let whole = |at| article.boundary(at) == at;
        let anything = self.before.len() + self.after.len() > 0 || article.is_empty();
        anything
            && [start, byte, end].into_iter().all(whole)
            && article.slice(start..byte) == self.before.as_str()
            && article.slice(byte..end) == self.after.as_str()
    }
}

/// Where a clue stands nearest to a byte.
fn nearest(article: &Article, clue: &str, expected: usize) -> Option<usize> {
    let window = window(article, expected);
    let text = article.slice(window.clone());
    let (bytes, middle) = (text.as_bytes(), expected.min(window.end) - window.start);
    let behind = memmem::find(&bytes[middle..], clue.as_bytes()).map(|at| middle + at);
    let ahead = &bytes[..bytes.len().min(middle + clue.len())];
    let before = memmem::rfind(ahead, clue.as_bytes());
    let both = behind.into_iter().chain(before);
    both.map(|at| window.start + at).min_by_key(|at| at.abs_diff(expected))
}

/// The bytes searched around one.
fn window(article: &Article, byte: usize) -> Range<usize> {
    article.boundary(byte.saturating_sub(REACH))..article.boundary(byte.saturating_add(REACH))
}
