//! The native form: a JSON object of an article's parts, blocks, entities and mentions.
//!
//! In: the record. Out: an [`Article`] whose buffer is title, subtitle and summary, then the body: its
//! `text`, or its blocks joined by blank lines.

use std::ops::Range;

use serde::Deserialize;
use serde_json::Value;

use super::mentions::{Span, attach};
use super::{LoadOptions, shape};
use crate::article::{Article, Block, BlockKind, Entity, Label, Meta};
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
    #[serde(default)]
    entities: Vec<RecordEntity>,
    #[serde(default)]
    mentions: Vec<Value>,
}

#[derive(Debug, Deserialize)]
struct RecordBlock {
    kind: Option<String>,
    level: Option<u8>,
    text: String,
}

#[derive(Debug, Deserialize)]
struct RecordEntity {
    id: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    name: String,
    url: Option<String>,
}

/// The article of a record.
pub(super) fn article(record: Record, _options: &LoadOptions) -> Article {
    let mut buffer = Buffer::default();
    let title = buffer.front(record.title.as_deref(), BlockKind::Title);
    let subtitle = buffer.front(record.subtitle.as_deref(), BlockKind::Subtitle);
    let summary = buffer.front(record.summary.as_deref(), BlockKind::Summary);
    let body = match (&record.text, &record.blocks) {
        (Some(text), _) => buffer.body_text(text),
        (None, blocks) => buffer.body_blocks(blocks.as_deref().unwrap_or_default()),
    };
    let Buffer { text, mut blocks } = buffer;
    let words = |block: &Block| text[block.range.clone()].to_owned();
    if title.is_none() && record.blocks.is_none() {
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
    article.entities = record.entities.into_iter().map(RecordEntity::entity).collect();
    let part = |name: &str| match name {
        "title" => title.clone(),
        "subtitle" => subtitle.clone(),
        "summary" => summary.clone(),
        _ => None,
    };
    let spans = record.mentions.iter().map(|mention| span(mention, part)).collect();
    attach(&mut article, spans, None);
    article
}

/// A buffer as it grows, and its blocks.
#[derive(Default)]
struct Buffer {
    text: String,
    blocks: Vec<Block>,
}

impl Buffer {
    /// Adds a part of the front, and gives its bytes; `None` where there is none or it is blank.
    fn front(&mut self, part: Option<&str>, kind: BlockKind) -> Option<Range<usize>> {
        let part = part.filter(|part| !part.trim().is_empty())?;
        let range = self.push(part);
        let start = range.start + (part.len() - part.trim_start().len());
        let shown = start..start + part.trim().len();
        self.blocks.push(Block { kind, ..Block::paragraph(shown) });
        self.text.push_str(BLANK_LINE);
        Some(range)
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

impl RecordEntity {
    fn entity(self) -> Entity {
        Entity { id: self.id, label: Label::new(&self.label), name: self.name, url: self.url }
    }
}

/// A mention as the file has it; what is missing or of another type shows when it is placed.
fn span(value: &Value, part: impl Fn(&str) -> Option<Range<usize>>) -> Span {
    let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let number = |key: &str| value.get(key).and_then(whole_number);
    let within = text("in");
    let mut span = Span {
        start: number("start"),
        end: number("end"),
        label: text("label").unwrap_or_default(),
        entity: text("entity"),
        quote: text("text"),
        part: within.as_deref().and_then(part),
        score: value.get("score").and_then(Value::as_f64).map(|score| score as f32),
    };
    if within.is_some_and(|within| !matches!(within.as_str(), "text" | "body"))
        && span.part.is_none()
    {
        span.start = None;
    }
    span
}

/// An identifier: a text or a number.
fn identifier(id: &Value) -> Option<String> {
    match id {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// A number without a fraction.
pub(super) fn whole_number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| {
        value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64)
    })
}

/// `rtl` or `ltr`.
fn direction(dir: Option<&str>) -> Option<Base> {
    match dir {
        Some("rtl") => Some(Base::Rtl),
        Some("ltr") => Some(Base::Ltr),
        _ => None,
    }
}
