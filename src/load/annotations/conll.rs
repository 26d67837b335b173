//! `CoNLL`: a token and its tag a line (IOB2, IOBES, BILOU), aligned to the text. Tokens are looked for in
//! order; white space of the text between and within them does not count.

use std::ops::Range;

use crate::article::offsets::Unit;
use crate::article::{Article, Notice};
use crate::load::mentions::{Span, attach};

/// A token and its tag.
#[derive(Debug)]
pub(in crate::load) struct Token {
    text: String,
    tag: String,
}

/// How many bytes of the text may lie between two tokens: what a tokeniser may have dropped.
const GAP: usize = 400;

/// The tokens of a file: the first column and the last.
pub(super) fn parse(text: &str) -> Vec<Token> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let lines = lines.filter(|line| !line.starts_with("-DOCSTART-") && !line.starts_with("# "));
    let token = |line: &str| {
        let mut columns = line.split_whitespace();
        let text = columns.next()?.to_owned();
        Some(Token { text, tag: columns.next_back().unwrap_or("O").to_owned() })
    };
    lines.filter_map(token).collect()
}

/// Aligns tokens to an article and lays the spans they tag over it.
pub(super) fn align(article: &mut Article, tokens: &[Token]) {
    // A file may begin with the title or with the text proper: the better fit is taken.
    let parts = [article.body.clone(), 0..article.len()];
    let fit = |part: Range<usize>| (place(&article.slice(part.clone()), tokens), part);
    let best = parts
        .map(fit)
        .into_iter()
        .min_by_key(|(placed, _)| placed.iter().filter(|range| range.is_none()).count());
    let Some((placed, part)) = best else { return };
    let lost = placed.iter().filter(|range| range.is_none()).count();
    if lost > 0 {
        let first = placed.iter().position(Option::is_none).map_or("", |nth| &tokens[nth].text);
        let reason = format!("“{first}” does not follow in the text");
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

/// Where each token stands in a text, in bytes.
fn place(text: &str, tokens: &[Token]) -> Vec<Option<Range<usize>>> {
    let mut at = 0;
    let mut find = |token: &Token| {
        let rest = &text[at..];
        let blank = rest.len() - rest.trim_start().len();
        let found = if rest[blank..].starts_with(&token.text) {
            blank
        } else {
            let mut end = (GAP + token.text.len()).min(rest.len());
            while !rest.is_char_boundary(end) {
                end += 1;
            }
            rest[..end].find(&token.text)?
        };
        let range = at + found..at + found + token.text.len();
        at = range.end;
        Some(range)
    };
    tokens.iter().map(&mut find).collect()
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
