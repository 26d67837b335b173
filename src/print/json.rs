//! JSON: an article's lines and their cells, for programs and tests. Offsets are code points into the
//! article's text; lines of title, subtitle and summary say so in `in` and count from their own start.

use std::io::{self, Write};
use std::ops::Range;

use serde::Serialize;

use super::{PrintOptions, json_bytes};
use crate::article::offsets::Offsets;
use crate::article::{Article, Block, BlockKind, Tables};
use crate::layout::{Base, Line, Paragraph};

#[derive(Serialize)]
struct Head<'a> {
    title: &'a str,
    lang: Option<&'a str>,
    dir: &'static str,
    width: usize,
}

#[derive(Serialize)]
struct JsonLine<'l> {
    text: String,
    start: usize,
    end: usize,
    dir: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<&'l str>,
    #[serde(rename = "in", skip_serializing_if = "Option::is_none")]
    part: Option<&'static str>,
    cells: Vec<JsonCell<'l>>,
}

#[derive(Serialize)]
struct JsonCell<'l> {
    text: &'l str,
    width: usize,
    start: Option<usize>,
    end: Option<usize>,
    level: u8,
}

/// Writes an article as one line, its lines as they are laid out.
pub(super) fn article(
    article: &Article,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let title = article.title();
    let head = Head {
        title: &title,
        lang: article.meta.lang.as_deref(),
        dir: dir(article.dir),
        width: options.width.0,
    };
    let mut object = Vec::new();
    json_bytes::write(&head, &mut object)?;
    object.pop();
    out.write_all(&object)?;
    out.write_all(b",\"lines\":[")?;
    let text = article.slice(0..article.len());
    let offsets = Offsets::new(&text);
    let body = offsets.code_points(&text, article.body.start);
    let mut tables = Tables::default();
    let mut first = true;
    for block in options.blocks(article) {
        let (part, origin) = part(article, &block).map_or((None, body), |name| {
            (Some(name), offsets.code_points(&text, block.range.start))
        });
        let words = article.words(&block);
        let mut layout = options.layout(article, &block);
        let table = tables.of(article, &block, &mut layout, options.width);
        let paragraph = Paragraph::new(&words, &layout);
        let place = |range: Range<usize>| {
            let point = |byte| offsets.code_points(&text, block.range.start + byte) - origin;
            point(range.start)..point(range.end)
        };
        for mut line in paragraph.lines(options.width) {
            if let Some(table) = &table {
                table.align(&paragraph, &mut line);
            }
            out.write_all(if std::mem::take(&mut first) { b"" } else { b"," })?;
            let bytes =
                block.range.start + line.range().start..block.range.start + line.range().end;
            let lang = line_lang(article, bytes);
            json_bytes::write(&json_line(&line, part, lang, place), out)?;
        }
    }
    writeln!(out, "]}}")
}

/// The language of a line where all of it is in another than the article's.
fn line_lang(article: &Article, bytes: Range<usize>) -> Option<&str> {
    let (part, lang) = article.langs_within(bytes.clone()).next()?;
    let rest = article.slice(part.end..bytes.end);
    (part.start == bytes.start && rest.trim().is_empty()).then_some(lang)
}

fn json_line<'l>(
    line: &'l Line,
    part: Option<&'static str>,
    lang: Option<&'l str>,
    place: impl Fn(Range<usize>) -> Range<usize>,
) -> JsonLine<'l> {
    let cells = line.cells().map(|cell| {
        let source = cell.source().map(&place);
        JsonCell {
            text: cell.text(),
            width: cell.columns(),
            start: source.as_ref().map(|range| range.start),
            end: source.as_ref().map(|range| range.end),
            level: cell.level(),
        }
    });
    let Range { start, end } = place(line.range());
    let text = line.cells().map(|cell| cell.text()).collect();
    JsonLine { text, start, end, dir: dir(line.base()), lang, part, cells: cells.collect() }
}

/// The part of the front a block is, where it stands before the text proper.
fn part(article: &Article, block: &Block) -> Option<&'static str> {
    if block.range.start >= article.body.start {
        return None;
    }
    match block.kind {
        BlockKind::Subtitle => Some("subtitle"),
        BlockKind::Summary => Some("summary"),
        _ => Some("title"),
    }
}

fn dir(base: Base) -> &'static str {
    match base {
        Base::Rtl => "rtl",
        Base::Ltr => "ltr",
    }
}
