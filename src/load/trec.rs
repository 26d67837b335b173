//! The TREC form of corpora: `<DOC>` with `<DOCNO>`, `<HEADLINE>` or `<TITLE>`, `<TEXT>`; tags are no
//! XML, a document an article.

use super::builder::Builder;
use crate::article::{Article, BlockKind, Meta, squeezed};

/// Whether a text begins as the form does.
pub(super) fn is_trec(start: &str) -> bool {
    let head: String = start.chars().take(2000).collect::<String>().to_ascii_uppercase();
    let Some(at) = head.find("<DOC>").or_else(|| head.find("<DOC ")) else { return false };
    // An element around all of them, and what XML begins with.
    let before = head[..at].split('<').skip(1).all(|tag| {
        tag.split_once('>').is_some_and(|(tag, text)| {
            !tag.starts_with("!DOCTYPE HTML") && !tag.starts_with("HTML") && text.trim().is_empty()
        })
    });
    let known = ["<DOCNO>", "<DOCID>", "<TEXT>", "<HEADLINE>"];
    before
        && head[..at].trim_start().starts_with('<') == (at > 0)
        && known.iter().any(|tag| head.contains(tag))
}

/// The articles of a text.
pub(super) fn articles(text: &str) -> Vec<Article> {
    let mut articles = Vec::new();
    let mut rest = text;
    while let Some((document, behind)) = cut(rest, "DOC") {
        let start = document.as_ptr().addr() - rest.as_ptr().addr();
        let tag = rest[..start].rfind('<').map_or("", |open| &rest[open..start]);
        articles.push(article(tag, document));
        rest = behind;
    }
    articles
}

fn article(document_tag: &str, document: &str) -> Article {
    let field = |names: &[&str]| {
        let text = names.iter().find_map(|name| cut(document, name))?.0;
        Some(squeezed(&plain(text))).filter(|text| !text.is_empty())
    };
    let mut builder = Builder::default();
    builder.front(field(&["HEADLINE", "TITLE", "HL", "HEAD"]).as_deref(), BlockKind::Title);
    let body =
        cut(document, "TEXT").or_else(|| cut(document, "BODY")).map_or(document, |(body, _)| body);
    push_paragraphs(&mut builder, body);
    let meta = Meta {
        id: field(&["DOCNO", "DOCID"]).or_else(|| identifier(document_tag)),
        byline: field(&["BYLINE", "AUTHOR"]),
        source: field(&["SOURCE"]),
        published: field(&["DATE", "DATE_TIME", "DATETIME"]),
        url: field(&["URL"]),
        lang: None,
    };
    builder.finish(meta, None)
}

/// Adds a body: where it has `<P>`, the lines of each are one paragraph.
fn push_paragraphs(builder: &mut Builder, body: &str) {
    if find(body, "<P>").is_none() {
        builder.text(plain(body).trim());
        return;
    }
    let mut paragraphs = Vec::new();
    let mut rest = body;
    while let Some(at) = find(rest, "<P>") {
        paragraphs.push(&rest[..at]);
        rest = &rest[at + 3..];
    }
    paragraphs.push(rest);
    let joined = paragraphs.iter().map(|paragraph| squeezed(&plain(paragraph)));
    let lines: Vec<String> = joined.filter(|line| !line.is_empty()).collect();
    builder.text(&lines.join("\n"));
}

/// The `id` of a tag, as the corpora of the LDC have it.
fn identifier(tag: &str) -> Option<String> {
    let value = tag.split_once("id=").or_else(|| tag.split_once("ID="))?.1;
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(['"', '\'', ' ', '>']).unwrap_or(value.len());
    (end > 0).then(|| value[..end].to_owned())
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
    let text = &text.replace("<![CDATA[", "").replace("]]>", "");
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
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")];
    entities.iter().fold(plain, |plain, (entity, sign)| {
        plain.replace(entity, sign).replace(&entity.to_ascii_uppercase(), sign)
    })
}
