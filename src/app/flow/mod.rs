//! Flow: an article in, rows out, laid out around what is seen and forgotten when it is left.
//!
//! In: an [`Article`], a measure in columns, the layout's options. Out: [`Strip`]s of [`Row`]s, found from
//! a byte and walked in both directions. Nothing is counted from the start: a place is an [`Anchor`], and
//! only a few strips are kept.

mod again;
mod front;
mod kept;
mod pieces;
mod row;
mod setting;
mod strip;
mod walk;

use std::cell::{Cell, RefCell};
use std::ops::Range;

pub use again::same_place;
pub use row::{Anchor, Row, RowKind, TextRow};
pub use strip::Strip;
pub use walk::Spot;

use crate::article::{Article, Block, Tables};
use crate::layout::{Base, Options};
use kept::Kept;

/// Blocks at the start that may be folded (a headline or lead that comes again).
const FRONT_BLOCKS: usize = 12;

/// An article's rows at one measure.
#[derive(Clone, Debug)]
pub struct Flow {
    manner: Manner,
    /// Whether the article has a source or date to show above its text.
    dated: bool,
    folds: Vec<Range<usize>>,
    kept: Kept,
    /// Where a block starts, and its base direction.
    head: Cell<Option<(usize, Base)>>,
    /// The table whose row was laid out last.
    tables: RefCell<Tables>,
}

/// What the rows depend on besides the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manner {
    /// Columns of the measure.
    pub measure: usize,
    /// The layout's options.
    pub options: Options,
    /// Whether folded blocks are shown.
    pub unfolded: bool,
    /// Whether a blank row stands between lines.
    pub spaced: bool,
    /// Whether the screen is high enough for generous air.
    pub roomy: bool,
}

impl Flow {
    /// The flow of an article.
    #[must_use]
    pub fn new(article: &Article, manner: Manner) -> Self {
        let dated = article.meta.source.is_some() || article.meta.published.is_some();
        Self {
            manner,
            dated,
            folds: folds(article),
            kept: Kept::default(),
            head: Cell::default(),
            tables: RefCell::default(),
        }
    }

    /// Takes another manner; keeps what is laid out where nothing changes.
    pub fn adopt(&mut self, article: &Article, manner: Manner) {
        if self.manner != manner {
            let kept = self.kept.emptied();
            *self = Self { kept, ..Self::new(article, manner) };
        }
    }

    /// Takes the rows of the screen: a few screens of strips are kept.
    pub fn keep_for(&mut self, height: usize) {
        self.kept.keep_for(height);
    }

    /// The columns of the measure.
    #[must_use]
    pub fn measure(&self) -> usize {
        self.manner.measure
    }

    /// The ranges of blocks that the article folds, shown or not.
    #[must_use]
    pub fn folds(&self) -> &[Range<usize>] {
        &self.folds
    }

    /// Whether a byte is in a block that is folded away now.
    #[must_use]
    pub fn hides(&self, byte: usize) -> bool {
        !self.manner.unfolded && self.folds.iter().any(|fold| fold.contains(&byte))
    }

    fn is_visible(&self, block: &Block) -> bool {
        self.manner.unfolded || block.fold.is_none()
    }

    /// The first visible block that ends at or behind a byte.
    pub(super) fn visible_from(&self, article: &Article, byte: usize) -> Option<Block> {
        let mut at = byte;
        loop {
            let block = article.block_from(at)?;
            if self.is_visible(&block) {
                return Some(block);
            }
            at = block.range.end + 1;
        }
    }

    /// The last visible block that ends before a byte.
    pub(super) fn visible_before(&self, article: &Article, byte: usize) -> Option<Block> {
        let mut at = byte;
        loop {
            let block = article.block_before(at)?;
            if self.is_visible(&block) {
                return Some(block);
            }
            at = block.range.start;
        }
    }
}

/// The folded blocks: only the first few and the last can be.
fn folds(article: &Article) -> Vec<Range<usize>> {
    let mut folds = Vec::new();
    let mut at = 0;
    for _ in 0..FRONT_BLOCKS {
        let Some(block) = article.block_from(at) else { break };
        at = block.range.end + 1;
        let is_cut = block.range.len() >= Article::PARAGRAPH;
        if block.fold.is_some() {
            folds.push(block.range);
        }
        // Behind a paragraph that is shown in parts nothing is folded.
        if is_cut {
            return folds;
        }
    }
    if let Some(last) = article.block_before(article.len() + 1)
        && last.fold.is_some()
        && last.range.start >= at
    {
        folds.push(last.range);
    }
    folds
}
