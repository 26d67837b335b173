//! Tables that hold other forms: tokens and tags in columns (a CSV of words, lists in JSON as corpora of Hugging Face have
//! them), and tasks of Label Studio, a row a text with its spans as JSON in a field. In: the text, or values of JSON. Out:
//! lines of `CoNLL`; documents.

use std::fmt::Write as _;

use serde_json::Value;

use super::csv::{rows, separator};
use super::document::Document;
use super::json::collect;
use super::python;

/// What columns of tokens are called.
const WORDS: [&str; 4] = ["word", "token", "tokens", "words"];

/// What columns of their tags are called, the surest first.
const TAGS: [&str; 9] =
    ["ner_tags", "ner_tag", "ner", "bio", "iob", "tags", "tag", "labels", "label"];

/// What the columns of a text are called.
const TEXTS: [&str; 4] = ["text", "content", "sentence", "data"];

/// The line before which a text of its own begins.
const DOCUMENT: &str = "-DOCSTART-\tO\n";

/// Tokens and tags in lists, as lines of `CoNLL`.
pub(super) enum Lists {
    /// The tags say what they are.
    Named(String),
    /// The tags are numbers that stand for something the file does not say.
    Numbered(String),
}

/// Lists of tokens and of their tags: a row a text, or columns of such lists; `None` where the values are no such.
pub(super) fn of_lists(values: &[Value]) -> Option<Lists> {
    let known = values.iter().find_map(names);
    let (mut table, mut numbered) = (String::new(), false);
    for record in values.iter().flat_map(records) {
        let list = |keys: &[&str]| keys.iter().find_map(|key| record.get(*key)?.as_array());
        let (words, tags) = (list(&WORDS)?, list(&TAGS)?);
        let is_columns = words.first().is_some_and(Value::is_array);
        let pairs: Vec<(&Value, &Value)> = words.iter().zip(tags).collect();
        let both = |(words, tags): (&'_ Value, &'_ Value)| {
            Some((words.as_array()?.clone(), tags.as_array()?.clone()))
        };
        let lists: Vec<(Vec<Value>, Vec<Value>)> = if is_columns {
            pairs.into_iter().map(both).collect::<Option<_>>()?
        } else {
            vec![(words.clone(), tags.clone())]
        };
        for (words, tags) in lists {
            if words.len() != tags.len() || words.is_empty() {
                return None;
            }
            table.push_str(DOCUMENT);
            let told = told(record, &words);
            if let Some(told) = told {
                words.iter().zip(told).for_each(|(word, tag)| {
                    push(&mut table, word.as_str().unwrap_or_default(), &tag);
                });
                continue;
            }
            for (word, tag) in words.iter().zip(&tags) {
                let number = || usize::try_from(tag.as_u64()?).ok();
                let named = || known.as_ref()?.get(number()?).map(String::as_str);
                let tag = tag.as_str().or_else(named);
                numbered |= tag.is_none();
                push(&mut table, word.as_str()?, tag.unwrap_or("O"));
            }
        }
    }
    let lists = if numbered { Lists::Numbered } else { Lists::Named };
    (!table.is_empty()).then(|| lists(table))
}

/// The tags of words as the `spans` of `WikiANN` tell them, `PER: words`; `None` where there are none.
fn told(record: &Value, words: &[Value]) -> Option<Vec<String>> {
    let spans = record.get("spans")?.as_array()?;
    let words: Vec<&str> = words.iter().map(Value::as_str).collect::<Option<_>>()?;
    let (mut tags, mut from) = (vec!["O".to_owned(); words.len()], 0);
    for span in spans {
        let (label, said) = span.as_str()?.split_once(": ")?;
        let said: Vec<&str> = said.split(' ').collect();
        let place = |from: usize| words[from..].windows(said.len()).position(|it| it == said);
        let Some(at) = place(from).map(|at| from + at).or_else(|| place(0)) else { continue };
        from = at + said.len();
        for (nth, tag) in tags[at..from].iter_mut().enumerate() {
            *tag = format!("{}-{label}", if nth == 0 { 'B' } else { 'I' });
        }
    }
    Some(tags)
}

/// The rows of a value: of a list, or of the answer of a dataset's viewer.
fn records(value: &Value) -> Vec<&Value> {
    match (value, value.get("rows").and_then(Value::as_array)) {
        (_, Some(rows)) => rows.iter().map(|row| row.get("row").unwrap_or(row)).collect(),
        (Value::Array(items), _) => items.iter().collect(),
        (value, _) => vec![value],
    }
}

/// The names that numbers of tags stand for, where a value says them.
fn names(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => items.iter().find_map(names),
        Value::Object(map) => {
            let listed =
                ["names", "label_names", "label_list"].iter().find_map(|key| map.get(*key));
            let texts = listed.and_then(Value::as_array).map(|names| {
                names.iter().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
            });
            let by_id = || {
                let map = map.get("id2label")?.as_object()?;
                (0..map.len())
                    .map(|id| Some(map.get(&id.to_string())?.as_str()?.to_owned()))
                    .collect()
            };
            let inner = || {
                let inner = map.iter().filter(|(key, _)| {
                    TAGS.contains(&key.as_str())
                        || matches!(key.as_str(), "features" | "feature" | "type" | "config")
                });
                inner.map(|(_, value)| value).find_map(names)
            };
            texts.filter(|texts| texts.iter().any(|it| it == "O")).or_else(by_id).or_else(inner)
        }
        _ => None,
    }
}

/// What a token of its own is called, and its tag, where tokens are objects: those of `CoreNLP`, of spaCy's older files.
const TOKEN: [&str; 5] = ["originalText", "word", "orth", "token", "text"];
const NAMED: [&str; 4] = ["ner", "ner_tag", "entity", "label"];

/// Tokens that are objects, each with its tag, as lines of `CoNLL`: a line a token, wherever lists of them stand.
pub(super) fn of_tokens(values: &[Value]) -> Option<String> {
    let mut table = String::new();
    for value in values {
        push_tokens(value, &mut table);
    }
    (!table.is_empty()).then_some(table)
}

fn push_tokens(value: &Value, table: &mut String) {
    let pair = |item: &Value| {
        let said = |keys: &[&str]| keys.iter().find_map(|key| item.get(*key)?.as_str());
        Some((said(&TOKEN)?.to_owned(), said(&NAMED)?.to_owned()))
    };
    match value {
        Value::Array(items) => {
            let pairs: Option<Vec<(String, String)>> = items.iter().map(pair).collect();
            match pairs.filter(|pairs| pairs.iter().any(|(_, tag)| tag == "O")) {
                Some(pairs) => {
                    for (word, tag) in &pairs {
                        push(table, word, tag);
                    }
                    table.push('\n');
                }
                None => items.iter().for_each(|item| push_tokens(item, table)),
            }
        }
        Value::Object(map) => map.values().for_each(|value| push_tokens(value, table)),
        _ => {}
    }
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

fn push(table: &mut String, word: &str, tag: &str) {
    let word = word.replace(char::is_whitespace, "\u{A0}");
    if !word.is_empty() {
        // Writing to memory does not fail.
        let _ = writeln!(table, "{word}\t{}", tag.trim());
    }
}

/// Whether a text begins as a CSV of tasks does: with a head that names the text and what is said of it.
pub(super) fn is_of_tasks(head: &str) -> bool {
    let line = head.lines().next().unwrap_or_default();
    let names = rows(line, separator(line)).next().unwrap_or_default();
    let has = |name: &str| names.iter().any(|it| it.trim().eq_ignore_ascii_case(name));
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
    let column = |name: &str| head.iter().position(|it| it.trim().eq_ignore_ascii_case(name));
    let rows: Vec<Vec<String>> = rows.filter(|row| row.len() == head.len()).collect();
    let longest = || {
        let first = rows.first().filter(|_| column(STUDIO).is_some())?;
        let texts = first.iter().enumerate().filter(|(_, field)| !field.starts_with(['[', '{']));
        texts.max_by_key(|(_, field)| field.len()).map(|(nth, _)| nth)
    };
    let of_text = TEXTS.iter().find_map(|name| column(name)).or_else(longest)?;
    let id = column("id");
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
