//! Formats, told by content before name. In: a source's name and text. Out: the [`Format`].

use serde::de::IgnoredAny;

use crate::article::{Form, Told};

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
    /// The format of a text, and what it was told by.
    pub(super) fn of(name: &str, text: &str) -> (Self, Told) {
        let start = text.trim_start();
        if super::annotations::is_annotated(name, start) {
            return (Self::Annotated, Told::Content);
        }
        if super::feed::is_feed(start) {
            return (Self::Feed, Told::Content);
        }
        if super::trec::is_trec(start) {
            return (Self::Trec, Told::Content);
        }
        // Markdown may begin with an element, and no page needs its `<html>`.
        let named_markdown = has_extension(name, &["md", "markdown", "mdown", "mkd"]);
        if super::html::is_page(start) || (!named_markdown && super::html::is_html(start)) {
            return (Self::Html, Told::Content);
        }
        if named_markdown {
            return (Self::Markdown, Told::Name);
        }
        let named_lines = has_extension(name, &["jsonl", "ndjson"]);
        let looks = looks_like_json(start);
        if !looks && !named_lines && !has_extension(name, &["json"]) {
            return (Self::Plain, Told::Elimination);
        }
        let told = if looks { Told::Content } else { Told::Name };
        let mut values = serde_json::Deserializer::from_str(start).into_iter::<IgnoredAny>();
        let format = match values.next() {
            Some(Ok(_)) if !start[values.byte_offset()..].trim().is_empty() => Self::JsonLines,
            Some(Err(_)) if named_lines => Self::JsonLines,
            _ => Self::Json,
        };
        (format, told)
    }

    /// The same as an article's origin says it.
    pub(super) fn form(self) -> Form {
        match self {
            Self::Plain => Form::Plain,
            Self::Json => Form::Json,
            Self::JsonLines => Form::JsonLines,
            Self::Html => Form::Html,
            Self::Markdown => Form::Markdown,
            Self::Feed => Form::Feed,
            Self::Trec => Form::Trec,
            Self::Annotated => Form::Annotated,
        }
    }
}

/// What tells that the beginning of a file, cut behind a line, is that of JSON lines, where it is.
pub(super) fn json_lines(name: &str, start: &str) -> Option<Told> {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let is_object = |line: &str| {
        line.trim_start().starts_with('{')
            && serde_json::from_str::<IgnoredAny>(line.trim()).is_ok()
    };
    match lines.next() {
        Some(first) if is_object(first) => Some(Told::Content),
        // A file that is called so may begin with a broken line.
        Some(_) => (has_extension(name, &["jsonl", "ndjson"]) && lines.take(100).any(is_object))
            .then_some(Told::Name),
        None => None,
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
