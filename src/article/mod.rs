//! What a document is: one text buffer, and byte ranges in it.
//!
//! In: what `load` read and `entity` found. Out: [`Article`]. Every range is bytes of the article's own
//! buffer, end exclusive; [`offsets`] turns code points and UTF-16 units into bytes and back.

mod block;
mod entity;
pub mod offsets;

use std::borrow::Cow;
use std::ops::Range;

pub use block::{Block, BlockKind, Fold};
pub use entity::{Entity, EntityId, Kind, Label, Mention};

use crate::layout::Base;

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The author's line.
    pub byline: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// When, as the source wrote it (RFC 3339 in the native form).
    pub published: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
    /// Its language, BCP 47.
    pub lang: Option<String>,
}

/// One kind of thing that was guessed, mended or skipped, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How many times.
    pub count: usize,
    /// The sentence for the reader: `1 of 2 mentions skipped: REASON`.
    pub text: String,
}

/// A document. Its buffer is the front part (title, subtitle, summary, where the source keeps them apart
/// from the text) followed by the body; a plain-text file's buffer is the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    /// The one text.
    pub text: String,
    /// The article's text proper in `text`: what exported offsets count from.
    pub body: Range<usize>,
    /// Blocks in reading order, folded ones included; they do not overlap.
    pub blocks: Vec<Block>,
    /// What is known besides.
    pub meta: Meta,
    /// The base direction paragraphs take that do not tell their own.
    pub dir: Base,
    /// Mentions, sorted by start, then longest first; they may nest.
    pub mentions: Vec<Mention>,
    /// Entities; a mention's [`EntityId`] is an index into them.
    pub entities: Vec<Entity>,
    /// What loading guessed or skipped.
    pub notices: Vec<Notice>,
}

impl Article {
    /// The text of a byte range that begins and ends between characters.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        Cow::Borrowed(&self.text[range])
    }

    /// The bytes of the buffer.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether the buffer is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The first block that ends at or behind a byte: the one that holds it, else the next.
    #[must_use]
    pub fn block_from(&self, byte: usize) -> Option<Block> {
        let index = self.blocks.partition_point(|block| block.range.end < byte);
        self.blocks.get(index).cloned()
    }

    /// The last block that ends before a byte.
    #[must_use]
    pub fn block_before(&self, byte: usize) -> Option<Block> {
        let index = self.blocks.partition_point(|block| block.range.end < byte);
        index.checked_sub(1).map(|index| self.blocks[index].clone())
    }

    /// The title: the text of the block that is one, else the first block's.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        let block = self.blocks.iter().find(|block| block.kind == BlockKind::Title);
        block
            .or(self.blocks.first())
            .map_or(Cow::Borrowed(""), |block| self.slice(block.range.clone()))
    }
}
