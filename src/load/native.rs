//! The native form: a JSON object of an article's parts, blocks, entities and mentions.
//!
//! In: the record. Out: an [`Article`] whose buffer is title, subtitle and summary, then the body: its
//! `text`, or its blocks joined by blank lines.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::builder::{Builder, direction};
use super::corpus;
use super::html::push_fragment;
use super::values::identifier;
use crate::article::link::is_address;
use crate::article::offsets::Offsets;
use crate::article::{Article, BlockKind, Emphasis, InLang, Inline, Link, Meta, Target, lang_tag};

/// An article as the file has it.
#[derive(Debug, Default, Deserialize)]
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
    styles: Option<Vec<RecordStyle>>,
    langs: Option<Vec<RecordLang>>,
    /// The text, where it is a piece of HTML.
    #[serde(skip)]
    html: Option<String>,
}

/// A stretch of the body set apart, in code points: `strong`, `light` or `code`.
#[derive(Debug, Deserialize)]
struct RecordStyle {
    start: usize,
    end: usize,
    style: String,
}

/// A stretch of the body in another language, in code points.
#[derive(Debug, Deserialize)]
struct RecordLang {
    start: usize,
    end: usize,
    lang: String,
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
    lang: Option<String>,
}

/// The article of a record.
pub(super) fn article(record: Record) -> Article {
    let mut builder = Builder::default();
    builder.front(record.title.as_deref(), BlockKind::Title);
    builder.front(record.subtitle.as_deref(), BlockKind::Subtitle);
    builder.front(record.summary.as_deref(), BlockKind::Summary);
    match (&record.text, &record.blocks) {
        _ if record.html.is_some() => {
            push_fragment(&mut builder, record.html.as_deref().unwrap_or_default());
        }
        (Some(text), _) => builder.text(text),
        (None, blocks) => {
            for block in blocks.iter().flatten() {
                let start = builder.block(block.kind(), &block.text, None);
                builder.in_lang(start, block.lang.as_deref().and_then(lang_tag));
            }
        }
    }
    lay_langs(&mut builder, record.langs.unwrap_or_default());
    let meta = Meta {
        id: record.id.as_ref().and_then(identifier),
        byline: record.byline,
        source: record.source,
        published: record.published,
        url: record.url,
        lang: record.lang,
    };
    let mut article = builder.finish(meta, direction(record.dir.as_deref()));
    let (links, styles) = (record.links.unwrap_or_default(), record.styles.unwrap_or_default());
    if !links.is_empty() || !styles.is_empty() {
        lay(&mut article, links, styles);
    }
    article
}

impl Record {
    /// A record of parts under other names; `text` is what was found under another name than `text`.
    pub(super) fn of_corpus(
        mut parts: Map<String, Value>,
        id: Option<Value>,
        text: Option<String>,
    ) -> Option<Self> {
        parts.extend(id.map(|id| ("id".to_owned(), id)));
        let mut record: Self = serde_json::from_value(Value::Object(parts)).ok()?;
        match text {
            Some(text) if corpus::is_html(&text) => record.html = Some(text),
            text => record.text = text,
        }
        Some(record)
    }

    /// A record of a text, and of what else is said of it under the names of the native form.
    pub(super) fn of_text(text: &str, parts: Value, id: Option<Value>) -> Self {
        let mut parts: Map<String, Value> = match parts {
            Value::Object(parts) => parts,
            _ => Map::new(),
        };
        let names =
            ["title", "subtitle", "summary", "byline", "source", "published", "url", "lang"];
        parts.retain(|name, value| names.contains(&name.as_str()) && value.is_string());
        parts.extend(id.map(|id| ("id".to_owned(), id)));
        parts.insert("text".to_owned(), Value::String(text.to_owned()));
        serde_json::from_value(Value::Object(parts)).unwrap_or_default()
    }

    /// The same with its text as a piece of HTML.
    pub(super) fn into_page(mut self) -> Self {
        self.html = self.text.take();
        self
    }

    /// Takes over what it does not say itself.
    pub(super) fn fill(&mut self, parts: &Map<String, Value>) {
        let missing = [
            (&mut self.title, "title"),
            (&mut self.subtitle, "subtitle"),
            (&mut self.summary, "summary"),
            (&mut self.byline, "byline"),
            (&mut self.source, "source"),
            (&mut self.published, "published"),
            (&mut self.url, "url"),
            (&mut self.lang, "lang"),
        ];
        for (field, name) in missing {
            if field.is_none() {
                *field = parts.get(name).and_then(Value::as_str).map(str::to_owned);
            }
        }
    }
}

/// Lays links and stretches set apart over the body; what does not fit it is left out.
fn lay(article: &mut Article, links: Vec<RecordLink>, styles: Vec<RecordStyle>) {
    let body = article.slice(article.body.clone());
    let offsets = Offsets::new(&body);
    let start = article.body.start;
    let byte = |point| offsets.byte(&body, point).map(|byte| start + byte);
    let mut links: Vec<Link> = links.into_iter().filter_map(|link| link.read(byte)).collect();
    links.sort_by_key(|link| link.range.start);
    links.dedup_by(|next, link| next.range.start < link.range.end);
    let mut inlines: Vec<Inline> =
        styles.into_iter().filter_map(|style| style.read(byte)).collect();
    inlines.sort_by_key(|inline| (inline.range.start, usize::MAX - inline.range.end));
    drop(body);
    (article.links, article.inlines) = (links, inlines);
}

/// Lays languages over the body, those that fit it.
fn lay_langs(builder: &mut Builder, langs: Vec<RecordLang>) {
    if langs.is_empty() {
        return;
    }
    let (start, body) = builder.body();
    let offsets = Offsets::new(body);
    let read = |said: RecordLang| {
        let byte = |point| offsets.byte(body, point).map(|byte| start + byte);
        Some(InLang { range: byte(said.start)?..byte(said.end)?, lang: lang_tag(&said.lang)? })
    };
    let langs: Vec<InLang> =
        langs.into_iter().filter_map(read).filter(|lang| !lang.range.is_empty()).collect();
    builder.langs.extend(langs);
}

impl RecordLink {
    fn read(self, byte: impl Fn(usize) -> Option<usize>) -> Option<Link> {
        let range = byte(self.start)?..byte(self.end)?;
        let to = match (self.url.filter(|url| is_address(url)), self.to) {
            (Some(url), _) => Target::Address(url),
            (None, place) => Target::Place(byte(place?)?),
        };
        (!range.is_empty()).then_some(Link { range, to })
    }
}

impl RecordStyle {
    fn read(self, byte: impl Fn(usize) -> Option<usize>) -> Option<Inline> {
        let range = byte(self.start)?..byte(self.end)?;
        let emphasis = match self.style.as_str() {
            "strong" => Emphasis::Strong,
            "light" => Emphasis::Light,
            "code" => Emphasis::Code,
            _ => return None,
        };
        (!range.is_empty()).then_some(Inline { range, emphasis })
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
            Some("table_row") => BlockKind::TableRow,
            Some("code") => BlockKind::Code,
            Some("note") => BlockKind::Note,
            _ => BlockKind::Paragraph,
        }
    }
}
