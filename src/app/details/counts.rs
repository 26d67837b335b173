//! What is counted in a text for its details. In: an article. Out: its paragraphs, words and overrides.

use crate::article::Article;

/// The bytes of text up to which words and paragraphs are counted.
const COUNTED: usize = 4 << 20;

/// What was counted in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::app) struct Counts {
    pub(super) paragraphs: usize,
    pub(super) words: usize,
    /// Overrides of direction that are not obeyed.
    pub(super) overrides: usize,
}

impl Counts {
    /// Those of an article, unless it is too long.
    pub(in crate::app) fn of(article: &Article) -> Option<Self> {
        if article.is_windowed() || article.len() > COUNTED {
            return None;
        }
        let mut counts = Self::default();
        for block in article.blocks() {
            let text = article.slice(block.range);
            counts.paragraphs += 1;
            counts.words += text.split_whitespace().count();
            let overrides = || text.matches(['\u{202d}', '\u{202e}']).count();
            counts.overrides += if block.overrides { 0 } else { overrides() };
        }
        Some(counts)
    }
}
