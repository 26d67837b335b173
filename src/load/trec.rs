//! The TREC form of corpora: `<DOC>` with `<DOCNO>`, `<HEADLINE>` or `<TITLE>`, `<TEXT>`; tags are no
//! XML, a document an article.

use super::builder::Builder;
use crate::article::{Article, BlockKind, Meta};

/// Whether a text begins as the form does.
pub(super) fn is_trec(start: &str) -> bool {
    let head: String = start.chars().take(2000).collect();
    head.trim_start()
        .get(..5)
        .is_some_and(|tag| tag.eq_ignore_ascii_case("<DOC>") || tag.eq_ignore_ascii_case("<DOC "))
        && head.to_ascii_uppercase().contains("<DOCNO>")
}

/// The articles of a text.
pub(super) fn articles(text: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut rest = text;
    while let Some((document, behind)) = cut(rest, "DOC") {
        articles.push(article(document));
        rest = behind;
    }
    articles
}

fn article(document: &str) -> Article {
    let field = |names: &[&str]| {
        let text = names.iter().find_map(|name| cut(document, name))?.0;
        Some(plain(text).split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|text| !text.is_empty())
    };
    let mut builder = Builder::default();
    builder.front(field(&["HEADLINE", "TITLE", "HL", "HEAD"]).as_deref(), BlockKind::Title);
    let body =
        cut(document, "TEXT").or_else(|| cut(document, "BODY")).map_or(document, |(body, _)| body);
    builder.text(plain(body).trim());
    let meta = Meta {
        id: field(&["DOCNO", "DOCID"]),
        byline: field(&["BYLINE", "AUTHOR"]),
        source: field(&["SOURCE"]),
        published: field(&["DATE", "DATE_TIME", "DATETIME"]),
        url: field(&["URL"]),
        lang: None,
    };
    builder.finish(meta, None)
}

/// What stands between a tag and its end tag (or the text's end), and what is behind.
fn cut<'t>(text: &'t str, tag: &str) -> Option<(&'t str, &'t str)> {
    let start = find(text, &format!("<{tag}"))?;
    let open = text[start..].find('>')? + start + 1;
    // `<DOC` is no `<DOCNO`.
    if !matches!(text.as_bytes().get(start + 1 + tag.len()), Some(b'>' | b' ')) {
        let (inner, behind) = cut(&text[open..], tag)?;
        return Some((inner, behind));
    }
    let end = find(&text[open..], &format!("</{tag}>"));
    let close = end.map_or(text.len(), |end| open + end);
    let behind = (close + tag.len() + 3).min(text.len());
    Some((&text[open..close], &text[behind..]))
}

/// Where an ASCII tag stands, its case aside.
fn find(text: &str, tag: &str) -> Option<usize> {
    let (lower, upper) = (tag.to_ascii_lowercase(), tag.to_ascii_uppercase());
    [text.find(&upper), text.find(&lower)].into_iter().flatten().min()
}

/// A text without tags; `<P>` begins a paragraph.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (index, piece) in text.split('<').enumerate() {
        match piece.split_once('>') {
            Some((tag, text)) if index > 0 && !tag.contains('\n') => {
                if tag.trim_start_matches('/').eq_ignore_ascii_case("p") {
                    plain.push('\n');
                }
                plain.push_str(text);
            }
            _ => {
                plain.push_str(if index > 0 { "<" } else { "" });
                plain.push_str(piece);
            }
        }
    }
    plain.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")
}
