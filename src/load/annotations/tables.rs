//! Tables that hold other forms: tokens and tags in columns (a CSV of words, lists in JSON as corpora of Hugging Face have
//! them), and tasks of Label Studio, a row a text with its spans as JSON in a field. In: the text, or values of JSON. Out:
//! lines of `CoNLL`; documents.

use std::fmt::Write as _;

use serde_json::Value;

use super::csv::{rows, separator};
use super::document::Document;
use super::json::collect;

/// What columns of tokens are called.
const WORDS: [&str; 4] = ["word", "token", "tokens", "words"];

/// What columns of their tags are called, the surest first.
const TAGS: [&str; 9] =
    ["ner_tags", "ner_tag", "ner", "bio", "iob", "tags", "tag", "labels", "label"];

/// What the columns of a text are called.
const TEXTS: [&str; 3] = ["text", "content", "sentence"];

/// The line before which a text of its own begins.
const DOCUMENT: &str = "-DOCSTART-\tO\n";

/// Lists of tokens and of their tags, as lines of `CoNLL`; `None` where the values are no such.
pub(super) fn of_lists(values: &[Value]) -> Option<String> {
    let mut table = String::new();
    let items = values.iter().flat_map(|value| match value {
        Value::Array(items) => items.as_slice(),
        value => std::slice::from_ref(value),
    });
    for item in items {
        let list = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key)?.as_array());
        let (words, tags) = (list(&WORDS)?, list(&TAGS)?);
        if words.len() != tags.len() || words.is_empty() {
            return None;
        }
        table.push_str(DOCUMENT);
        for (word, tag) in words.iter().zip(tags) {
            push(&mut table, word.as_str()?, tag.as_str()?);
        }
    }
    (!table.is_empty()).then_some(table)
}

/// The words and tags of a CSV that names their columns, as lines of `CoNLL`.
pub(super) fn of_words(text: &str) -> Option<String> {
    let separator = separator(text.lines().next()?);
    let mut rows = rows(text, separator);
    let head = rows.next()?;
    let column = |names: &[&str]| {
        let is = |name: &str| head.iter().position(|it| it.trim().eq_ignore_ascii_case(name));
        names.iter().find_map(|name| is(name))
    };
    let (words, tags) = (column(&WORDS)?, column(&TAGS)?);
    let mut table = String::new();
    for row in rows {
        if let (Some(word), Some(tag)) = (row.get(words), row.get(tags)) {
            push(&mut table, word, tag);
        }
    }
    Some(table)
}

fn push(table: &mut String, word: &str, tag: &str) {
    let word = word.replace(char::is_whitespace, "\u{A0}");
    if !word.is_empty() {
        // Writing to memory does not fail.
        let _ = writeln!(table, "{word}\t{}", tag.trim());
    }
}

/// The texts of a CSV of tasks, and what is said of each.
pub(super) fn of_tasks(text: &str) -> Option<Vec<Document>> {
    let separator = separator(text.lines().next()?);
    let mut rows = rows(text, separator);
    let head = rows.next()?;
    let column = |name: &str| head.iter().position(|it| it.trim().eq_ignore_ascii_case(name));
    let of_text = TEXTS.iter().find_map(|name| column(name))?;
    let id = column("id");
    let mut documents = Vec::new();
    let mut spans = false;
    for row in rows.filter(|row| row.len() == head.len()) {
        let mut document = Document::of(&row[of_text], id.map(|id| row[id].clone()));
        let lists = row.iter().filter(|field| field.trim_start().starts_with("[{"));
        for list in lists.filter_map(|list| serde_json::from_str::<Value>(list).ok()) {
            collect(&list, &mut document.found);
        }
        spans |= !document.is_empty();
        documents.push(document);
    }
    spans.then_some(documents)
}
