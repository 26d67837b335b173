//! Annotations of a text that is an article's in other white space, or holds more or less than it: a page's text, an
//! export that was joined otherwise. In: a document, an article. Out: the article with the document's spans, each where
//! its words stand; offsets are those of the document's own text.

use std::ops::Range;

use super::document::{Document, same};
use super::found::Found;
use super::{align, know, pieces, words};
use crate::article::offsets::Unit;
use crate::article::{Article, Home, Layer, Notice, Unplaced};
use crate::load::mentions::{Counting, Span, attach, place};
use crate::load::{corpus, native};

/// Lays what a document says over an article.
pub(super) fn lay(article: &mut Article, document: Document, unit: Option<Unit>, home: &Home) {
    let Document { text, mut found, line, .. } = document;
    for span in &mut found.spans {
        span.line = line;
    }
    let body = article.slice(article.body.clone()).into_owned();
    match text.filter(|text| !same(text, &body)) {
        Some(text) if found.page && corpus::is_html(&text) => {
            found.by_words().lay(article, unit, home.clone());
        }
        Some(text) => lay_aligned(article, &text, found, unit, home),
        None => found.lay(article, unit, home.clone()),
    }
}

/// The same of a document that has another text. Where the texts have little in common, its offsets are tried as they
/// are: what a service calls the text may be a part of it.
fn lay_aligned(article: &mut Article, text: &str, found: Found, unit: Option<Unit>, home: &Home) {
    let mut own = native::article(native::Record::of_text(text, serde_json::Value::Null, None));
    let mut spans = pieces::join(found.spans.clone());
    words::place(&mut spans, text, own.body.start);
    let counting = Counting { unit, usual: found.unit, line_feeds: found.line_feeds };
    let (placed, layer) = place(&mut own, spans, counting);
    let mut notices = std::mem::take(&mut own.notices);
    let text = own.slice(own.body.clone());
    let cuts = placed.iter().flat_map(|(range, _)| [range.start, range.end]);
    let cuts: Vec<usize> = cuts.map(|cut| cut - own.body.start).collect();
    let tokens = tokens(&text, cuts);
    let words: Vec<&str> = tokens.iter().map(|token| &text[token.clone()]).collect();
    let body = article.slice(article.body.clone());
    let at = align::align(&words, &body);
    drop(body);
    if at.iter().flatten().count() * 2 < at.len() {
        return found.lay(article, unit, home.clone());
    }
    article.notices.append(&mut notices);
    let (of, mut spans, mut lost) = (placed.len(), Vec::new(), None);
    for (range, span) in placed {
        let range = range.start - own.body.start..range.end - own.body.start;
        let first = tokens.partition_point(|token| token.start < range.start);
        let behind = tokens.partition_point(|token| token.start < range.end);
        match (at.get(first..behind).unwrap_or_default(), article.body.start) {
            ([Some(only)], start) => {
                spans.push(Span { at: Some(moved(only.clone(), start)), ..span });
            }
            ([Some(head), .., Some(tail)], start) if head.start < tail.end => {
                spans.push(Span { at: Some(moved(head.start..tail.end, start)), ..span });
            }
            _ => {
                let quoted = super::shortened(&text[range]);
                lost.get_or_insert(Unplaced::Absent { quoted, once_more: false });
            }
        }
    }
    let strayed = of - spans.len();
    if let Some(reason) = lost.clone() {
        article.notices.push(Notice::MentionsSkipped { skipped: strayed, of, reason });
    }
    know(article, found.entities);
    attach(article, spans, Counting::default());
    article.layers.push(Layer {
        home: home.clone(),
        form: found.form,
        skipped: layer.skipped + strayed,
        reason: layer.reason.or(lost),
        ..layer
    });
}

fn moved(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The words of a text, cut where spans begin and end.
fn tokens(text: &str, mut cuts: Vec<usize>) -> Vec<Range<usize>> {
    cuts.sort_unstable();
    cuts.dedup();
    let (mut tokens, mut cuts) = (Vec::new(), cuts.into_iter().peekable());
    for word in text.split_whitespace() {
        let mut start = word.as_ptr().addr() - text.as_ptr().addr();
        let end = start + word.len();
        while let Some(cut) = cuts.next_if(|cut| *cut < end) {
            if cut > start {
                tokens.push(start..cut);
                start = cut;
            }
        }
        tokens.push(start..end);
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_where_spans_begin_and_end() {
        assert_eq!(tokens("ab  cde f", vec![5, 1, 0, 9]), [0..1, 1..2, 4..5, 5..7, 8..9]);
    }
}
