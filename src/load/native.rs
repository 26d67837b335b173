//! The native form: a JSON object of an article's parts, blocks, entities and mentions.
//!
//! In: the record. Out: an [`Article`] whose buffer is title, subtitle and summary, then the body: its
//! `text`, or its blocks joined by blank lines.

use serde::Deserialize;
use serde_json::Value;

use super::annotations::identifier;
use super::builder::{Builder, direction};
use crate::article::link::is_address;
use crate::article::offsets::Offsets;
use crate::article::{Article, BlockKind, Link, Meta, Target};

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
    links: Option<Vec<RecordLink>>,
}

/// A link of the body, in code points: to an address, or to a place of the body.
#[derive(Debug, Deserialize)]
struct RecordLink {
    start: usize,
    end: usize,
    url: Option<String>,
    to: Option<usize>,
}

#[derive(Debug, Deserialize)]
struct RecordBlock {
    kind: Option<String>,
    level: Option<u8>,
    text: String,
}

/// The article of a record.
pub(super) fn article(record: Record) -> Article {
    let mut builder = Builder::default();
    builder.front(record.title.as_deref(), BlockKind::Title);
    builder.front(record.subtitle.as_deref(), BlockKind::Subtitle);
    builder.front(record.summary.as_deref(), BlockKind::Summary);
    match (&record.text, &record.blocks) {
        (Some(text), _) => builder.text(text),
        (None, blocks) => {
            for block in blocks.iter().flatten() {
                builder.block(block.kind(), &block.text, None);
            }
        }
    }
    let meta = Meta {
        id: record.id.as_ref().and_then(identifier),
        byline: record.byline,
        source: record.source,
        published: record.published,
        url: record.url,
        lang: record.lang,
    };
    let mut article = builder.finish(meta, direction(record.dir.as_deref()));
    article.links = links(&article, record.links.unwrap_or_default());
    article
}

/// The links of a record; one that does not fit the text, or leads nowhere, is left out.
fn links(article: &Article, records: Vec<RecordLink>) -> Vec<Link> {
    if records.is_empty() {
        return Vec::new();
    }
    let body = article.slice(article.body.clone());
    let offsets = Offsets::new(&body);
    let byte = |point| offsets.byte(&body, point).map(|byte| article.body.start + byte);
    let link = |record: RecordLink| {
        let range = byte(record.start)?..byte(record.end)?;
        let to = match (record.url.filter(|url| is_address(url)), record.to) {
            (Some(url), _) => Target::Address(url),
            (None, place) => Target::Place(byte(place?)?),
        };
        (!range.is_empty()).then_some(Link { range, to })
    };
    let mut links: Vec<Link> = records.into_iter().filter_map(link).collect();
    links.sort_by_key(|link| link.range.start);
    links.dedup_by(|next, link| next.range.start < link.range.end);
    links
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
            Some("note") => BlockKind::Note,
            _ => BlockKind::Paragraph,
        }
    }
}
