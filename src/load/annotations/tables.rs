//! Tables in CSV: tokens and tags in columns, and tasks of Label Studio and doccano, a row a text with its spans as a list in
//! a field. In: the text. Out: lines of `CoNLL`; documents.

use super::csv::{rows, separator};
use super::document::Document;
use super::json::collect;
use super::lists::{Lists, TAGS, WORDS, of_lists, push};
use super::python;

/// What the columns of a text are called.
const TEXTS: [&str; 4] = ["text", "content", "sentence", "data"];

/// The words and tags of a CSV that names their columns, as lines of `CoNLL`.
pub(super) fn of_words(text: &str) -> Option<String> {
    let separator = separator(text.lines().next()?);
    let mut rows = rows(text, separator);
    let head = rows.next()?;
    let first = |names: &[&str]| names.iter().find_map(|name| column(&head, name));
    let (words, tags) = (first(&WORDS)?, first(&TAGS)?);
    let mut table = String::new();
    for row in rows {
        // Whole lists, as a table of pandas has them.
        let list = |nth: usize| python::or_json(row.get(nth).filter(|it| it.starts_with('['))?);
        if let (Some(words), Some(tags)) = (list(words), list(tags)) {
            let row = serde_json::json!({"tokens": words, "tags": tags});
            if let Some(Lists::Named(lines)) = of_lists(&[row]) {
                table.push_str(&lines);
            }
            continue;
        }
        if let (Some(word), Some(tag)) = (row.get(words), row.get(tags)) {
            push(&mut table, word, tag);
        }
    }
    Some(table)
}

/// The column of a head that is called so.
fn column(head: &[String], name: &str) -> Option<usize> {
    head.iter().position(|it| it.trim().eq_ignore_ascii_case(name))
}

/// Whether a text begins as a CSV of tasks does: with a head that names the text and what is said of it.
pub(super) fn is_of_tasks(head: &str) -> bool {
    let line = head.lines().next().unwrap_or_default();
    let names = rows(line, separator(line)).next().unwrap_or_default();
    let has = |name: &str| column(&names, name).is_some();
    let lists = ["[{", "[[", "[("].iter().any(|list| head.contains(list));
    lists && (has(STUDIO) || TEXTS.iter().any(|name| has(name)))
}

/// A column that the tables of Label Studio have, whatever that of the text is called.
const STUDIO: &str = "annotation_id";

/// The texts of a CSV of tasks, and what is said of each.
pub(super) fn of_tasks(text: &str) -> Option<Vec<Document>> {
    let separator = separator(text.lines().next()?);
    let mut rows = rows(text, separator);
    let head = rows.next()?;
    let rows: Vec<Vec<String>> = rows.filter(|row| row.len() == head.len()).collect();
    let longest = || {
        let first = rows.first().filter(|_| column(&head, STUDIO).is_some())?;
        let texts = first.iter().enumerate().filter(|(_, field)| !field.starts_with(['[', '{']));
        texts.max_by_key(|(_, field)| field.len()).map(|(nth, _)| nth)
    };
    let of_text = TEXTS.iter().find_map(|name| column(&head, name)).or_else(longest)?;
    let id = column(&head, "id");
    let mut documents = Vec::new();
    let mut spans = false;
    for row in rows {
        let mut document = Document::of(&row[of_text], id.map(|id| row[id].clone()));
        let others = row.iter().enumerate().filter(|(nth, _)| *nth != of_text);
        let lists = others.map(|(_, field)| field.trim()).filter(|it| it.starts_with(['[', '{']));
        for list in lists.filter_map(python::or_json) {
            collect(&list, &mut document.found);
        }
        spans |= !document.is_empty();
        documents.push(document);
    }
    spans.then_some(documents)
}
