//! Corrections: an article's mentions and entities as they were put right, saved beside the article and
//! never over it. In: articles and their source's path. Out: `NAME.qari.json`, native JSON, offsets in
//! code points; of several articles a line each. And back from such a file into the articles.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::StoreError;
use super::atomic::{self, Readers};
use crate::article::offsets::Offsets;
use crate::article::{Article, Block, BlockKind, Home, Layer};
use crate::layout::Base;

/// What stands between two blocks of the native form.
const BLANK_LINE: &str = "\n\n";

/// Where the corrections of a source are: `news.txt` has them in `news.txt.qari.json`.
#[must_use]
pub fn beside(source: &Path) -> PathBuf {
    let mut name = source.file_name().map_or_else(OsString::new, OsString::from);
    name.push(".qari.json");
    source.with_file_name(name)
}

/// Saves the articles of a source with their mentions beside it; the file's path, and how many mentions
/// have no place in the native form and were left out.
///
/// # Errors
/// Where the file cannot be written.
pub fn save(source: &Path, articles: &[Article]) -> Result<(PathBuf, usize), StoreError> {
    let path = beside(source);
    let (text, left_out) = native(articles);
    atomic::write(&path, text.as_bytes(), Readers::Default)?;
    Ok((path, left_out))
}

/// Articles as native JSON, one a line where there are several; and how many mentions were left out.
#[must_use]
pub fn native(articles: &[Article]) -> (String, usize) {
    let mut text = String::new();
    let mut left_out = 0;
    for article in articles {
        let (record, skipped) = Record::of(article);
        let json = match articles.len() {
            1 => serde_json::to_string_pretty(&record),
            _ => serde_json::to_string(&record),
        };
        text.push_str(&json.expect("a record of texts and numbers is JSON"));
        text.push('\n');
        left_out += skipped;
    }
    (text, left_out)
}

/// Lays mentions and entities that were saved over articles of the same text, in the same order; of how
/// many articles the text has changed since, so that theirs were left alone.
pub fn lay(articles: &mut [Article], saved: Vec<Article>) -> usize {
    let missing = articles.len().saturating_sub(saved.len());
    let mut changed = 0;
    for (article, saved) in articles.iter_mut().zip(saved) {
        let (to, from) = (parts(article), parts(&saved));
        let same = article.slice(article.body.clone()) == saved.slice(saved.body.clone())
            && to.keys().eq(from.keys())
            && to
                .values()
                .zip(from.values())
                .all(|(to, from)| article.slice(to.clone()) == saved.slice(from.clone()));
        if !same {
            changed += 1;
            continue;
        }
        article.mentions = saved
            .mentions
            .iter()
            .filter_map(|mention| {
                let (part, range) = within(&from, &saved.body, &mention.range)?;
                let start = part.map_or(article.body.start, |part| to[part].start);
                let range = start + range.start..start + range.end;
                Some(crate::article::Mention { range, ..mention.clone() })
            })
            .collect();
        article.entities = saved.entities;
        let of = article.mentions.len();
        article.layers.push(Layer { home: Home::Corrections, of, ..Layer::default() });
    }
    changed + missing
}

/// An article as native JSON.
#[derive(Serialize)]
struct Record {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subtitle: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    dir: &'static str,
    #[serde(flatten)]
    body: Body,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    langs: Vec<RecordLang>,
    entities: Vec<RecordEntity>,
    mentions: Vec<RecordMention>,
}

/// The article's text: one, or in blocks.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Body {
    Text(String),
    Blocks(Vec<RecordBlock>),
}

#[derive(Serialize)]
struct RecordBlock {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
}

/// A stretch of the body in another language, in code points.
#[derive(Serialize)]
struct RecordLang {
    start: usize,
    end: usize,
    lang: String,
}

#[derive(Serialize)]
struct RecordEntity {
    id: String,
    label: String,
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
}

#[derive(Serialize)]
struct RecordMention {
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
    start: usize,
    end: usize,
    label: String,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f32>,
}

impl Record {
    /// The record of an article, and how many mentions have no place in it.
    fn of(article: &Article) -> (Self, usize) {
        let parts = parts(article);
        let part = |name| parts.get(name).map(|range| article.slice(range.clone()).into_owned());
        let mentions = mentions(article, &parts);
        let left_out = article.mentions.len() - mentions.len();
        let meta = article.meta.clone();
        let body = body(article);
        let langs = langs(article, &body);
        let record = Self {
            id: meta.id,
            title: part("title"),
            subtitle: part("subtitle"),
            summary: part("summary"),
            byline: meta.byline,
            source: meta.source,
            published: meta.published,
            url: meta.url,
            lang: meta.lang,
            dir: match article.dir {
                Base::Rtl => "rtl",
                Base::Ltr => "ltr",
            },
            body,
            langs,
            entities: article
                .entities
                .iter()
                .map(|entity| RecordEntity {
                    id: entity.id.clone(),
                    label: entity.label.to_string(),
                    name: entity.name.clone(),
                    url: entity.url.clone(),
                })
                .collect(),
            mentions,
        };
        (record, left_out)
    }
}

/// The parts of the front, which stand outside the body, by their name in the native form.
fn parts(article: &Article) -> BTreeMap<&'static str, Range<usize>> {
    let name = |block: &Block| match block.kind {
        BlockKind::Title => Some("title"),
        BlockKind::Subtitle => Some("subtitle"),
        BlockKind::Summary => Some("summary"),
        _ => None,
    };
    let front = article.blocks().take_while(|block| block.range.end <= article.body.start);
    front.filter_map(|block| Some((name(&block)?, block.range))).collect()
}

/// The body in blocks where they say more than its text does and make up the same text.
fn body(article: &Article) -> Body {
    let text = article.slice(article.body.clone());
    let within = |block: &Block| {
        block.range.start >= article.body.start && block.range.end <= article.body.end
    };
    let blocks = article.blocks().filter(within);
    let blocks: Option<Vec<RecordBlock>> =
        blocks.map(|block| record_block(article, &block)).collect();
    let says_more = |block: &RecordBlock| block.kind != "paragraph" || block.lang.is_some();
    let blocks = blocks.filter(|blocks| blocks.iter().any(says_more));
    let same = |blocks: &Vec<RecordBlock>| {
        let texts: Vec<_> = blocks.iter().map(|block| block.text.as_str()).collect();
        texts.join(BLANK_LINE) == text
    };
    match blocks.filter(same) {
        Some(blocks) => Body::Blocks(blocks),
        None => Body::Text(text.into_owned()),
    }
}

/// A block of the body; `None` where the native form has no name for it.
fn record_block(article: &Article, block: &Block) -> Option<RecordBlock> {
    let (kind, level) = match block.kind {
        BlockKind::Title | BlockKind::Subtitle | BlockKind::Summary => return None,
        BlockKind::Paragraph => ("paragraph", None),
        BlockKind::Heading(level) => ("heading", Some(level)),
        BlockKind::Quote => ("quote", None),
        BlockKind::Caption => ("caption", None),
        BlockKind::ListItem => ("list_item", None),
        BlockKind::TableRow => ("table_row", None),
        BlockKind::Code => ("code", None),
        BlockKind::Note => ("note", None),
    };
    let text = article.slice(block.range.clone()).into_owned();
    let lang = article.lang_of(block.range.clone()).map(str::to_owned);
    Some(RecordBlock { kind, level, text, lang })
}

/// The languages of the body's stretches that its blocks do not say.
fn langs(article: &Article, body: &Body) -> Vec<RecordLang> {
    if article.langs.is_empty() {
        return Vec::new();
    }
    let text = article.slice(article.body.clone());
    let offsets = Offsets::new(&text);
    let point = |byte: usize| offsets.code_points(&text, byte - article.body.start);
    let blocks = matches!(body, Body::Blocks(_));
    let said = |byte: usize| {
        let block = article.block_from(byte).filter(|_| blocks)?;
        article.lang_of(block.range)
    };
    let parts = article.langs_within(article.body.clone());
    let unsaid = parts.filter(|(range, _)| said(range.start).is_none());
    let record = |(range, lang): (Range<usize>, &str)| RecordLang {
        start: point(range.start),
        end: point(range.end),
        lang: lang.to_owned(),
    };
    unsaid.map(record).collect()
}

/// The mentions that lie within the body or a part of the front.
fn mentions(article: &Article, parts: &BTreeMap<&'static str, Range<usize>>) -> Vec<RecordMention> {
    let body = article.slice(article.body.clone());
    let offsets = Offsets::new(&body);
    let record = |mention: &crate::article::Mention| {
        let (part, range) = within(parts, &article.body, &mention.range)?;
        let code_points = |byte| match part {
            None => offsets.code_points(&body, byte),
            Some(part) => {
                let start = parts[part].start;
                article.slice(start..start + byte).chars().count()
            }
        };
        let entity = article.entities.get(mention.entity.0 as usize);
        Some(RecordMention {
            part,
            start: code_points(range.start),
            end: code_points(range.end),
            label: mention.label.to_string(),
            text: article.slice(mention.range.clone()).into_owned(),
            entity: entity.map(|entity| entity.id.clone()),
            score: mention.score,
        })
    };
    article.mentions.iter().filter_map(record).collect()
}

/// Which part a range lies in (`None` is the body), and its bytes from that part's start.
fn within(
    parts: &BTreeMap<&'static str, Range<usize>>,
    body: &Range<usize>,
    range: &Range<usize>,
) -> Option<(Option<&'static str>, Range<usize>)> {
    let inside = |part: &Range<usize>| part.start <= range.start && range.end <= part.end;
    let from = |part: &Range<usize>| range.start - part.start..range.end - part.start;
    if inside(body) {
        return Some((None, from(body)));
    }
    let (name, part) = parts.iter().find(|(_, part)| inside(part))?;
    Some((Some(name), from(part)))
}
