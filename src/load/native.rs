//! The native form: a JSON object of an article's parts, blocks, entities and mentions.
//!
//! In: the record. Out: an [`Article`] whose buffer is title, subtitle and summary, then the body: its
//! `text`, or its blocks joined by blank lines.

use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;

use super::{annotations::identifier, shape};
use crate::article::{Article, Block, BlockKind, Meta};
use crate::layout::Base;

/// What stands between two blocks of the buffer.
const BLANK_LINE: &str = "\n\n";

/// An article as the file has it.
#[derive(Debug, Deserialize)]
pub(super) struct Record {
    id: Option<Value>,
    title: Option<String>,
    subtitle: Option<String>,
    summary: Option<String>,
    byline: Option<String>,
    source: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    dir: Option<String>,
    text: Option<String>,
    blocks: Option<Vec<RecordBlock>>,
}

#[derive(Debug, Deserialize)]
struct RecordBlock {
    kind: Option<String>,
    level: Option<u8>,
    text: String,
}

/// The article of a record.
pub(super) fn article(record: Record) -> Article {
    let mut buffer = Buffer::default();
    buffer.front(record.title.as_deref(), BlockKind::Title);
    buffer.front(record.subtitle.as_deref(), BlockKind::Subtitle);
    buffer.front(record.summary.as_deref(), BlockKind::Summary);
    let body = match (&record.text, &record.blocks) {
        (Some(text), _) => buffer.body_text(text),
        (None, blocks) => buffer.body_blocks(blocks.as_deref().unwrap_or_default()),
    };
    let Buffer { text, mut blocks } = buffer;
    let words = |block: &Block| text[block.range.clone()].to_owned();
    if record.title.is_none() && record.blocks.is_none() {
        let front = blocks.len().min(shape::FRONT);
        shape::recognise(&mut blocks[..front], words);
    }
    shape::fold_repeated(&mut blocks, words);
    if let [_, .., last] = blocks.as_mut_slice() {
        shape::fold_closing(last, words);
    }
    let dir = direction(record.dir.as_deref()).unwrap_or_else(|| shape::direction(&text));
    let mut article = Article::new(text, blocks);
    article.body = body;
    article.dir = dir;
    article.meta = Meta {
        id: record.id.as_ref().and_then(identifier),
        byline: record.byline,
        source: record.source,
        published: record.published,
        url: record.url,
        lang: record.lang,
    };
    article.notices.extend(shape::notice(&article));
    article
}

/// A buffer as it grows, and its blocks.
#[derive(Default)]
struct Buffer {
    text: String,
    blocks: Vec<Block>,
}

impl Buffer {
    /// Adds a part of the front, unless it is blank.
    fn front(&mut self, part: Option<&str>, kind: BlockKind) {
        let Some(part) = part.filter(|part| !part.trim().is_empty()) else { return };
        let range = self.push(part);
        self.blocks.push(Block { kind, ..Block::paragraph(range) });
        self.text.push_str(BLANK_LINE);
    }

    /// Adds a body that is one text: each line that is not blank is a paragraph.
    fn body_text(&mut self, text: &str) -> Range<usize> {
        let body = self.push(text);
        let lines = Article::plain(text.to_owned(), false);
        self.blocks.extend(lines.blocks().map(|block| {
            Block::paragraph(body.start + block.range.start..body.start + block.range.end)
        }));
        body
    }

    /// Adds a body that is blocks.
    fn body_blocks(&mut self, blocks: &[RecordBlock]) -> Range<usize> {
        let start = self.text.len();
        for (index, block) in blocks.iter().enumerate() {
            if index > 0 {
                self.text.push_str(BLANK_LINE);
            }
            let range = self.push(&block.text);
            if !block.text.trim().is_empty() {
                self.blocks.push(Block { kind: block.kind(), ..Block::paragraph(range) });
            }
        }
        start..self.text.len()
    }

    fn push(&mut self, text: &str) -> Range<usize> {
        let start = self.text.len();
        self.text.push_str(text);
        start..self.text.len()
    }
}

impl RecordBlock {
    /// What it is; a paragraph where the kind is none of those known.
    fn kind(&self) -> BlockKind {
        match self.kind.as_deref() {
            Some("heading") => BlockKind::Heading(self.level.unwrap_or(2).clamp(1, 6)),
            Some("quote") => BlockKind::Quote,
            Some("caption") => BlockKind::Caption,
            Some("list_item") => BlockKind::ListItem,
            Some("code") => BlockKind::Code,
            _ => BlockKind::Paragraph,
        }
    }
}

/// `rtl` or `ltr`.
fn direction(dir: Option<&str>) -> Option<Base> {
    match dir {
        Some("rtl") => Some(Base::Rtl),
        Some("ltr") => Some(Base::Ltr),
        _ => None,
    }
}
