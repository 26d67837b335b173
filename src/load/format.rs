//! Formats, told by content before name. In: a source's name and text. Out: the [`Format`].

use serde::de::IgnoredAny;

/// The forms an article comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text.
    Plain,
    /// One JSON value: the native form and its relatives.
    Json,
    /// A JSON value a line.
    JsonLines,
    /// A page.
    Html,
    /// Markdown.
    Markdown,
    /// RSS or Atom.
    Feed,
    /// `<DOC>` of TREC corpora.
    Trec,
    /// A file of annotations that holds the text: a table of tokens, a CSV of tasks.
    Annotated,
}

impl Format {
    /// The format of a text.
    pub(super) fn of(name: &str, text: &str) -> Self {
        let start = text.trim_start();
        if super::annotations::is_annotated(name, start) {
            return Self::Annotated;
        }
        if super::feed::is_feed(start) {
            return Self::Feed;
        }
        if super::trec::is_trec(start) {
            return Self::Trec;
        }
        // Markdown may begin with an element, and no page needs its `<html>`.
        let named_markdown = has_extension(name, &["md", "markdown", "mdown", "mkd"]);
        if super::html::is_page(start) || (!named_markdown && super::html::is_html(start)) {
            return Self::Html;
        }
        if named_markdown {
            return Self::Markdown;
        }
        let named_lines = has_extension(name, &["jsonl", "ndjson"]);
        if !looks_like_json(start) && !named_lines && !has_extension(name, &["json"]) {
            return Self::Plain;
        }
        let mut values = serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>();
        match values.next() {
            Some(Ok(_)) if !start[values.byte_offset()..].trim().is_empty() => Self::JsonLines,
            Some(Err(_)) if named_lines => Self::JsonLines,
            _ => Self::Json,
        }
    }
}

/// Whether the beginning of a file, cut behind a line, is that of JSON lines.
pub(super) fn is_json_lines(name: &str, start: &str) -> bool {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let is_object = |line: &str| {
        line.trim_start().starts_with('{')
            && serde_json::from_str::<IgnoredAny>(line.trim()).is_ok()
    };
    match lines.next() {
        Some(first) if is_object(first) => true,
        // A file that is called so may begin with a broken line.
        Some(_) => has_extension(name, &["jsonl", "ndjson"]) && lines.take(100).any(is_object),
        None => false,
    }
}

/// Whether a text begins as a JSON object, or as an array of objects or strings, does.
fn looks_like_json(start: &str) -> bool {
    let mut begins = start.chars().filter(|char| !char.is_whitespace());
    match (begins.next(), begins.next()) {
        (Some('{'), second) => matches!(second, Some('"' | '}')),
        (Some('['), second) => matches!(second, Some('{' | '[' | '"')),
        _ => false,
    }
}

fn has_extension(name: &str, extensions: &[&str]) -> bool {
    // What an address asks of its server is no part of the file's name.
    let name =
        if name.contains("://") { name.split(['?', '#']).next().unwrap_or_default() } else { name };
    std::path::Path::new(name).extension().and_then(|extension| extension.to_str()).is_some_and(
        |extension| extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)),
    )
}
