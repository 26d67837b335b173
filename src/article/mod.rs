//! What a document is: one text buffer, and byte ranges in it.
//!
//! In: what `load` read and `entity` found. Out: [`Article`]. Every range is bytes of the article's own
//! buffer, end exclusive; [`offsets`] turns code points and UTF-16 units into bytes and back.

mod block;
mod blocks;
mod entity;
mod entry;
pub(crate) mod in_lang;
mod inline;
mod layer;
pub mod link;
mod mentions;
mod notice;
pub mod offsets;
mod origin;
mod squeezed;
mod table;
mod text;
mod unplaced;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub use block::{Block, BlockKind, Fold};
pub use entity::{Entity, EntityId, Kind, Label, Mention};
pub use entry::Entry;
pub use in_lang::{InLang, lang_tag};
pub use inline::{Emphasis, Inline};
pub use layer::{Counted, CountedBy, Home, Layer, LayerForm};
pub use link::{Link, Target};
pub use notice::{Bound, Notice, Things};
pub use origin::{Certainty, Encoding, Form, Origin, Told};
pub use squeezed::squeezed;
pub use table::{Table, Tables};

use blocks::Blocks;
pub use text::Source;
use text::Text;
pub use unplaced::Unplaced;

use crate::layout::Base;

/// What is known about an article besides its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// Its identifier in a source of several.
    pub id: Option<String>,
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

/// A document. Its buffer is the front part (title, subtitle, summary, where the source keeps them apart
/// from the text) followed by the body; a plain-text file's buffer is the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Article {
    text: Text,
    blocks: Blocks,
    /// The article's text proper in the buffer: what exported offsets count from.
    pub body: Range<usize>,
    /// What is known besides.
    pub meta: Meta,
    /// The base direction paragraphs take that do not tell their own.
    pub dir: Base,
    /// Whether the source says that direction; else the text's letters tell it.
    pub dir_said: bool,
    /// The source it was read from, where it was.
    pub origin: Option<Arc<Origin>>,
    /// The annotations that were laid over it, in that order.
    pub layers: Vec<Layer>,
    /// Mentions, sorted by start, then longest first; they may nest.
    pub mentions: Vec<Mention>,
    /// Entities; a mention's [`EntityId`] is an index into them.
    pub entities: Vec<Entity>,
    /// Stretches set apart, sorted by start; they may nest.
    pub inlines: Vec<Inline>,
    /// Links, sorted by start, none within another.
    pub links: Vec<Link>,
    /// The parts in another language than [`Meta::lang`], sorted by start, apart from one another.
    pub langs: Vec<InLang>,
    /// What loading guessed or skipped.
    pub notices: Vec<Notice>,
}

impl Article {
    /// An article of a buffer and all its blocks, in order and without overlap; the whole buffer is its
    /// body until told otherwise.
    #[must_use]
    pub fn new(text: String, blocks: Vec<Block>) -> Self {
        let body = 0..text.len();
        Self { text: Text::new(text), blocks: Blocks::Listed(blocks), body, ..Self::default() }
    }

    /// An article of plain text, of which every line that is not blank is a paragraph, without the white
    /// space round it. `verbatim` keeps that white space.
    #[must_use]
    pub fn plain(text: String, verbatim: bool) -> Self {
        Self::lines(Text::new(text), verbatim)
    }

    /// The same of UTF-8 that is read as it is needed.
    #[must_use]
    pub fn windowed(source: Box<dyn Source>, verbatim: bool) -> Self {
        Self::lines(Text::of_source(source), verbatim)
    }

    fn lines(text: Text, verbatim: bool) -> Self {
        let body = 0..text.len();
        let blocks = Blocks::Lines { front: Vec::new(), last: None, verbatim };
        Self { text, blocks, body, ..Self::default() }
    }

    /// Whether its text is read from the source as it is needed.
    #[must_use]
    pub fn is_windowed(&self) -> bool {
        self.text.is_windowed()
    }

    /// Whether the source has lost bytes that it had when it was opened: they read as blank lines.
    #[must_use]
    pub fn is_torn(&self) -> bool {
        self.text.is_torn()
    }

    /// Says of plain text what its first blocks are (all of them up to the last one given), and its last.
    pub fn set_shape(&mut self, first: Vec<Block>, end: Option<Block>) {
        if let Blocks::Lines { front, last, .. } = &mut self.blocks {
            (*front, *last) = (first, end);
        }
    }

    /// The text of a byte range that begins and ends between characters.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        self.text.slice(range)
    }

    /// The text of a block as it is laid out: of one that was wrapped by hand ends of lines are blanks, of as many bytes.
    #[must_use]
    pub fn words(&self, block: &Block) -> Cow<'_, str> {
        let text = self.slice(block.range.clone());
        if block.wrapped { Cow::Owned(unwrapped(&text)) } else { text }
    }

    /// The last boundary between characters at or before a byte.
    #[must_use]
    pub fn boundary(&self, byte: usize) -> usize {
        self.text.boundary(byte)
    }

    /// The bytes of the buffer.
    #[must_use]
    pub fn len(&self) -> usize {
        self.text.len()
    }

    /// Whether the buffer is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.len() == 0
    }

    /// The first block that ends at or behind a byte: the one that holds it, else the next.
    #[must_use]
    pub fn block_from(&self, byte: usize) -> Option<Block> {
        self.blocks.from(&self.text, byte)
    }

    /// The last block that ends before a byte.
    #[must_use]
    pub fn block_before(&self, byte: usize) -> Option<Block> {
        self.blocks.before(&self.text, byte)
    }

    /// Its blocks in reading order, folded ones included. Walks the whole text: not for every frame.
    pub fn blocks(&self) -> impl Iterator<Item = Block> {
        let mut next = 0;
        std::iter::from_fn(move || {
            let block = self.block_from(next)?;
            next = block.range.end + 1;
            Some(block)
        })
    }

    /// The blocks that its source told apart: all of them, or of plain text the first few and the last.
    pub fn listed(&self) -> impl Iterator<Item = &Block> {
        self.blocks.listed()
    }

    /// The language at a byte, as its source says it.
    #[must_use]
    pub fn lang_at(&self, byte: usize) -> Option<&str> {
        let behind = self.langs.partition_point(|part| part.range.end <= byte);
        let own = self.langs.get(behind).filter(|part| part.range.start <= byte);
        own.map(|part| part.lang.as_str()).or(self.meta.lang.as_deref())
    }

    /// The parts of a range in another language than the article's, cut to it.
    pub fn langs_within(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &str)> {
        let first = self.langs.partition_point(|part| part.range.end <= range.start);
        let parts = self.langs[first..].iter();
        parts.take_while(move |part| part.range.start < range.end).map(move |part| {
            let cut = part.range.start.max(range.start)..part.range.end.min(range.end);
            (cut, part.lang.as_str())
        })
    }

    /// The language of the whole of a range, where it is another than the article's.
    #[must_use]
    pub fn lang_of(&self, range: Range<usize>) -> Option<&str> {
        let (part, lang) = self.langs_within(range.clone()).next()?;
        (part == range && !range.is_empty()).then_some(lang)
    }

    /// The bytes from which on a paragraph of plain text is shown in parts.
    pub const PARAGRAPH: usize = text::CELL;

    /// How many blocks are folded: headline or lead once more, the site's own words.
    #[must_use]
    pub fn folds(&self) -> (usize, usize) {
        let count = |fold| self.blocks.listed().filter(|block| block.fold == Some(fold)).count();
        (count(Fold::Repeated), count(Fold::Site))
    }

    /// The first of its blocks that is of a kind, among those that are listed.
    fn first_of(&self, kind: BlockKind) -> Option<Block> {
        self.blocks.listed().find(|block| block.kind == kind).cloned()
    }

    /// The title: the text of the block that is one, else the first block's.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        self.first_of(BlockKind::Title)
            .or_else(|| self.block_from(0))
            .map_or(Cow::Borrowed(""), |block| self.slice(block.range))
    }
}

/// A text without its ends of lines: a blank for each, U+00A0 where the end of a line (with a blank before it, or a
/// carriage return) takes two bytes, so that all bytes stay where they are.
#[must_use]
pub fn unwrapped(text: &str) -> String {
    let two = text.replace("\r\n", "\u{A0}").replace(" \n", "\u{A0}");
    two.replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_found_from_any_byte_forwards_and_backwards() {
        let article = Article::plain("\n\n  one \n\n \ntwo\r\nthree\n\n".to_owned(), false);
        let texts: Vec<_> = article.blocks().map(|block| article.slice(block.range)).collect();
        assert_eq!(texts, ["one", "two", "three"]);
        let ranges: Vec<_> = article.blocks().map(|block| block.range).collect();
        for byte in 0..=article.len() {
            let from = ranges.iter().find(|range| range.end >= byte).cloned();
            let before = ranges.iter().rfind(|range| range.end < byte).cloned();
            assert_eq!(article.block_from(byte).map(|block| block.range), from, "from {byte}");
            assert_eq!(
                article.block_before(byte).map(|block| block.range),
                before,
                "before {byte}"
            );
        }
    }
}
