//! `CoNLL`: a token and its tag a line (IOB2, IOBES, BILOU), aligned to the text in order.

use std::ops::Range;

use super::align;
use crate::article::offsets::Unit;
use crate::article::{Article, Notice};
use crate::load::mentions::{Span, attach};

/// A token and its tag.
#[derive(Debug)]
pub(in crate::load) struct Token {
    text: String,
    tag: String,
}

/// The documents of a file, each its tokens: the first column and the last. Where the first counts, as in `CoNLL-U` and
/// the `CoNLL` of 2012, the token is the column behind it.
pub(super) fn parse(text: &str) -> Vec<Vec<Token>> {
    let mut documents = vec![Vec::new()];
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if line.starts_with("-DOCSTART-") || line.starts_with("# newdoc") {
            documents.push(Vec::new());
        } else if let (Some(token), Some(document)) = (token(line), documents.last_mut()) {
            document.push(token);
        }
    }
    documents.retain(|document| !document.is_empty());
    documents
}

/// The token of a line; `None` of a comment.
fn token(line: &str) -> Option<Token> {
    let columns: Vec<&str> = if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    };
    // `#` is a token where a tag stands behind it.
    if line.starts_with('#')
        && (columns.len() < 2 || line.starts_with("# ") && !line.contains('\t'))
    {
        return None;
    }
    let counts = columns.len() > 2
        && columns[0].split(['-', '.']).all(|number| number.parse::<u32>().is_ok());
    // A range of CoNLL-U spells words that follow one by one.
    if counts && columns.len() >= 10 && columns[0].contains(['-', '.']) {
        return None;
    }
    let text = (*columns.get(usize::from(counts))?).to_owned();
    let tag = match columns.last() {
        Some(last) if columns.len() > 1 + usize::from(counts) => tag(last),
        _ => "O".to_owned(),
    };
    Some(Token { text, tag })
}

/// The tag of a last column: a tag, none (`_`, `-`), or one among `KEY=VALUE|…` as `CoNLL-U` has it.
fn tag(column: &str) -> String {
    let of_key = |key: &str| column.split('|').find_map(|pair| pair.strip_prefix(key));
    match of_key("NER=").or_else(|| of_key("Entity=").filter(|tag| !tag.contains('('))) {
        Some(tag) => tag.to_owned(),
        None if matches!(column, "_" | "-" | "*") || column.contains('=') => "O".to_owned(),
        None => column.to_owned(),
    }
}

/// Aligns tokens to an article and lays the spans they tag over it.
pub(super) fn lay(article: &mut Article, tokens: &[Token]) {
    // A file may begin with the title or with the text proper: the better fit is taken.
    let parts = [article.body.clone(), 0..article.len()];
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let fit = |part: Range<usize>| (align::align(&texts, &article.slice(part.clone())), part);
    let best = parts
        .map(fit)
        .into_iter()
        .min_by_key(|(placed, _)| placed.iter().filter(|range| range.is_none()).count());
    let Some((placed, part)) = best else { return };
    let lost = placed.iter().filter(|range| range.is_none()).count();
    if lost > 0 {
        let first = placed.iter().position(Option::is_none).map_or("", |nth| &tokens[nth].text);
        let reason = format!("“{first}” does not stand in the text there");
        article.notices.push(Notice::Skipped {
            count: lost,
            of: tokens.len(),
            what: "tokens",
            reason,
        });
    }
    let spans = spans(tokens, &placed, &part);
    attach(article, spans, Some(Unit::Bytes), None);
}

/// The spans that tags mark; a token that was not found ends one.
fn spans(tokens: &[Token], placed: &[Option<Range<usize>>], part: &Range<usize>) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut open: Option<&str> = None;
    for (token, range) in tokens.iter().zip(placed) {
        let (prefix, label) = match token.tag.split_once('-') {
            Some((prefix @ ("B" | "I" | "E" | "S" | "L" | "U"), label)) => (prefix, label),
            _ if token.tag == "O" => ("O", ""),
            _ => ("I", token.tag.as_str()),
        };
        let Some(range) = range.as_ref().filter(|_| prefix != "O") else {
            open = None;
            continue;
        };
        let end = i64::try_from(range.end).ok();
        match spans.last_mut().filter(|_| open == Some(label) && matches!(prefix, "I" | "E" | "L"))
        {
            Some(span) => span.end = end,
            None => spans.push(Span {
                start: i64::try_from(range.start).ok(),
                end,
                label: label.to_owned(),
                part: Some(part.clone()),
                ..Span::default()
            }),
        }
        open = (!matches!(prefix, "E" | "L" | "S" | "U")).then_some(label);
    }
    spans
}
