//! Spans in JSON: `{start, end, label}` and its relatives of displaCy, spaCy, Prodigy, doccano, Label
//! Studio, Hugging Face pipelines, Azure and Telegram, wherever such a form keeps them.

use serde_json::Value;

use super::web;
use crate::article::offsets::Unit;
use crate::article::{Entity, Label};
use crate::load::mentions::Span;

/// Keys under which the forms keep spans.
const KEYS: [&str; 14] = [
    "mentions",
    "entities",
    "ents",
    "spans",
    "label",
    "labels",
    "annotations",
    "completions",
    "result",
    "items",
    "first",
    "documents",
    "results",
    "predictions",
];

/// What a value holds.
#[derive(Debug, Default)]
pub(in crate::load) struct Found {
    pub(in crate::load) spans: Vec<Span>,
    pub(in crate::load) entities: Vec<Entity>,
    /// What the form's offsets usually count, where that is not code points.
    pub(in crate::load) unit: Option<Unit>,
}

impl Found {
    pub(super) fn is_empty(&self) -> bool {
        self.spans.is_empty() && self.entities.is_empty()
    }
}

/// Gathers the spans and entities of a value.
pub(in crate::load) fn collect(value: &Value, found: &mut Found) {
    match value {
        Value::Array(items) if is_triple(items) => found.spans.push(triple(items)),
        Value::Array(items) => items.iter().for_each(|item| collect(item, found)),
        Value::Object(_) if web::is_annotation(value) => found.spans.push(web::span(value)),
        Value::Object(_) if is_span(value) => {
            let (span, unit) = span(value);
            found.unit = found.unit.or(unit);
            found.spans.push(span);
        }
        Value::Object(_) if is_entity(value) => entity(value, found),
        Value::Object(map) => {
            // Label Studio keeps predictions of models beside the annotations of people.
            let people =
                map.get("annotations").is_some_and(|list| list != &Value::Array(Vec::new()));
            let keys = KEYS.iter().filter(|key| !(people && **key == "predictions"));
            for (key, value) in keys.filter_map(|key| Some((*key, map.get(*key)?))) {
                match value {
                    Value::Array(items) if key == "mentions" => {
                        for item in items {
                            mention(item, found);
                        }
                    }
                    value => collect(value, found),
                }
            }
        }
        _ => {}
    }
}

/// A mention of the native form: one that is none shows when it is placed.
fn mention(item: &Value, found: &mut Found) {
    let before = found.spans.len();
    if item.is_object() && is_span(item) || !item.is_object() {
        collect(item, found);
    }
    if found.spans.len() == before {
        found.spans.push(Span::default());
    }
}

/// doccano's `[start, end, label]`; some write the text behind it.
fn is_triple(items: &[Value]) -> bool {
    matches!(items, [start, end, Value::String(_), ..] if start.is_number() && end.is_number())
}

fn triple(items: &[Value]) -> Span {
    Span {
        start: whole_number(&items[0]),
        end: whole_number(&items[1]),
        label: items[2].as_str().unwrap_or_default().to_owned(),
        quote: items.get(3).and_then(Value::as_str).map(str::to_owned),
        ..Span::default()
    }
}

/// Whether an object covers a piece of a text.
pub(super) fn is_span(value: &Value) -> bool {
    let covers = |value: &Value| {
        ["start", "start_offset", "startOffset", "begin", "offset"]
            .iter()
            .any(|key| value.get(key).is_some())
            || value.get("end").is_some()
    };
    covers(value) || value.get("value").is_some_and(covers)
}

pub(super) fn is_entity(value: &Value) -> bool {
    let named = value.get("name").is_some() || value.get("label").is_some_and(Value::is_string);
    value.get("id").is_some() && value.get("text").is_none() && named
}

/// An entity, and its mentions where they stand under it.
fn entity(value: &Value, found: &mut Found) {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
    let Some(id) = value.get("id").and_then(identifier) else { return };
    let first = found.spans.len();
    if let Some(mentions) = value.get("mentions") {
        collect(mentions, found);
    }
    for span in &mut found.spans[first..] {
        span.entity.get_or_insert_with(|| id.clone());
        if span.label.is_empty() {
            text("label").clone_into(&mut span.label);
        }
    }
    let url = value.get("url").and_then(Value::as_str).map(str::to_owned);
    found.entities.push(Entity {
        id,
        label: Label::new(text("label")),
        name: text("name").to_owned(),
        url,
    });
}

/// A span, and the unit its form usually counts in.
fn span(object: &Value) -> (Span, Option<Unit>) {
    // Label Studio keeps the span one level down.
    let (value, studio) = match object.get("value") {
        Some(value) if value.is_object() => (value, true),
        _ => (object, false),
    };
    let first = |keys: &[&str]| keys.iter().find_map(|key| value.get(*key));
    let number = |keys: &[&str]| first(keys).and_then(whole_number);
    let text = |keys: &[&str]| first(keys).and_then(name);
    let start = number(&["start", "start_offset", "startOffset", "begin", "offset"]);
    let length = number(&["length"]);
    let end = number(&["end", "end_offset", "endOffset"])
        .or_else(|| start.zip(length).map(|(start, length)| start.saturating_add(length)));
    let label = text(&["label", "labels", "entity_group", "category", "type", "tag"]);
    // A pipeline says `entity` for the label, the native form for the identifier.
    let entity = text(&["entity", "kb_id", "entity_id"]).filter(|id| !id.is_empty() && id != "NIL");
    let (label, entity) = match label {
        Some(label) => (label, entity),
        None => (entity.unwrap_or_default(), None),
    };
    let minimal = value.get("labels").is_some() && value.get("start").is_some();
    let unit = (length.is_some() || studio || minimal).then_some(Unit::Utf16);
    let span = Span {
        start,
        end,
        label,
        entity,
        quote: text(&["text"]),
        within: text(&["in"]),
        url: text(&["kb_url", "url"]),
        score: first(&["score", "confidenceScore"])
            .and_then(Value::as_f64)
            .map(|score| score as f32),
        ..Span::default()
    };
    (span, unit)
}

/// A text, or the first of a list of texts.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.first().and_then(name),
        value => identifier(value),
    }
}

/// An identifier: a text or a number.
pub(in crate::load) fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(id) => Some(id.clone()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

/// A number without a fraction.
fn whole_number(value: &Value) -> Option<i64> {
    let rounded =
        || value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64);
    value.as_i64().or_else(rounded)
}
