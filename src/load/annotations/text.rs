//! The text that a value of JSON is about, under whatever key its maker keeps it. In: a value. Out: its text.

use serde_json::Value;

use super::span::{is_labelled_span, is_span};
use super::web;

/// spaCy's `[text, {"entities": …}]`.
pub(in crate::load) fn pair(value: &Value) -> Option<(&str, &Value)> {
    match value.as_array()?.as_slice() {
        [Value::String(text), said @ Value::Object(_)] => Some((text, said)),
        _ => None,
    }
}

/// The text that a record of a tool is about, under whatever key the tool keeps it.
pub(in crate::load) fn text_of(item: &Value) -> Option<&str> {
    // A record may have an offset of its own, and is none for that.
    let lists = ["entities", "ents", "spans", "annotations"];
    let record = lists.iter().any(|key| item.get(*key).is_some_and(Value::is_array));
    if is_span(item) && !record || web::is_annotation(item) {
        return None;
    }
    if let Some(text) = item.get("text").and_then(Value::as_str) {
        return Some(text);
    }
    // What is called so may be a name as well.
    let others = ["full_text", "content", "document", "@text", "caption", "sentence"];
    let said = others.iter().find_map(|key| item.get(*key)?.as_str());
    if let Some(text) = said.filter(|text| text.trim().contains(' ')) {
        return Some(text);
    }
    match item.get("data").or_else(|| item.get("fields")) {
        Some(Value::String(text)) => return Some(text),
        Some(data @ Value::Object(_)) => return task_text(data),
        _ => {}
    }
    let calais = || item.get("doc")?.get("info")?.get("document")?.as_str();
    sofa(item).or_else(calais).or_else(|| beside(item))
}

/// The text of a task of Label Studio, or of a record of Argilla: what is called so, else the longest.
fn task_text(data: &Value) -> Option<&str> {
    let named = data.get("text").and_then(Value::as_str);
    named.or_else(|| longest(data))
}

fn longest(value: &Value) -> Option<&str> {
    value.as_object()?.values().filter_map(Value::as_str).max_by_key(|it| it.len())
}

/// The subject of analysis of UIMA.
fn sofa(item: &Value) -> Option<&str> {
    let structures = item.get("%FEATURE_STRUCTURES")?.as_array()?;
    structures.iter().find_map(|structure| structure.get("sofaString")?.as_str())
}

/// The text of an object that keeps spans under some key and the text under some other: the longest, of several words.
fn beside(item: &Value) -> Option<&str> {
    let is_list = |value: &Value| {
        let items = value.as_array().filter(|items| !items.is_empty());
        items.is_some_and(|items| items.iter().all(is_labelled_span))
    };
    let spans = item.as_object()?.values().any(is_list);
    longest(item).filter(|text| spans && text.trim().contains(' '))
}
