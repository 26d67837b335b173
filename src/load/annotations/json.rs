//! Spans in JSON: `{start, end, label}` and its relatives of displaCy, spaCy, Prodigy, doccano, Label Studio, Hugging
//! Face pipelines, Azure, Google, Amazon, Telegram, stanza, flair, `CoreNLP` and GATE, wherever such a form keeps them.

use serde_json::{Map, Value};

use super::found::Found;
use super::span::{self, characters, folded, is_labelled_span, is_span, whole_number};
use super::web;
use crate::article::{Entity, Label, LayerForm, Unplaced};
use crate::load::mentions::Span;
use crate::load::values::identifier;

/// Keys under which the forms keep spans, folded.
const KEYS: [&str; 33] = [
    "mentions",
    "entities",
    "captionentities",
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
    "resultlist",
    "predictions",
    "rows",
    "matches",
    "denotations",
    "annotationsets",
    "sentences",
    "entitymentions",
    "featurestructures",
    "resources",
    "response",
    "annotationpage",
    "graph",
    "tasks",
    "annotation",
    "prediction",
    "responses",
    "suggestions",
    "values",
];

/// Keys of what is no mention though it covers a piece of the text, folded.
const OTHERS: [&str; 10] = [
    "tokens",
    "sents",
    "relations",
    "drafts",
    "meta",
    "links",
    "styles",
    "nounchunks",
    "cats",
    "comments",
];

/// Those of them under which spans need no label.
fn is_bare_list(key: &str) -> bool {
    !matches!(key, "sentences" | "response")
}

/// What a value is that is of no known form: its keys. `None` where it is of one, and says nothing only because there
/// is nothing to say.
pub(super) fn strange(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(strange),
        Value::Object(map) if map.is_empty() => None,
        Value::Object(map) => {
            let is_known = |key: &String| KEYS.contains(&folded(key).as_str());
            let mut known = map.iter().filter(|(key, _)| is_known(key)).peekable();
            if known.peek().is_some() {
                return known.find_map(|(_, value)| strange(value));
            }
            let texts = ["text", "data", "content", "@text", "full_text"];
            if texts.iter().any(|key| map.contains_key(*key)) {
                return None;
            }
            let keys: Vec<&str> = map.keys().map(String::as_str).take(6).collect();
            Some(keys.join(", "))
        }
        _ => None,
    }
}

/// Gathers the spans and entities of a value.
pub(in crate::load) fn collect(value: &Value, found: &mut Found) {
    gather(value, None, found);
    if !found.spans.is_empty() {
        found.form.get_or_insert(LayerForm::Json(None));
    }
}

/// The same of an object that is known to be about a text, and so is no span, whatever its other keys are called.
pub(in crate::load) fn collect_within(value: &Value, found: &mut Found) {
    if let Value::Object(map) = value {
        walk(map, false, found);
    }
}

/// The same as the first; `label` is that of spans that say none.
fn gather(value: &Value, label: Option<&str>, found: &mut Found) {
    match value {
        Value::Array(items) => match listed(items) {
            Some(spans) => found.spans.extend(spans),
            None => items.iter().for_each(|item| gather(item, label, found)),
        },
        Value::Object(_) if web::is_annotation(value) => {
            found.form.get_or_insert(LayerForm::Web);
            found.spans.extend(web::spans(value));
        }
        Value::Object(map) if has_mentions(map) => entity(map, found),
        Value::Object(map) if is_span(value) => {
            let (mut spans, unit) = span::spans(map);
            for span in &mut spans {
                if let (true, Some(label)) = (span.label.is_empty(), label) {
                    label.clone_into(&mut span.label);
                }
            }
            found.unit = found.unit.or(unit);
            found.page |= span::is_of_page(map);
            found.spans.extend(spans);
        }
        Value::Object(map) if is_entity(value) => entity(map, found),
        Value::Object(map) => walk(map, label.is_some(), found),
        _ => {}
    }
}

/// Gathers what stands under the keys of an object that is no span itself; `named` where its other keys are labels.
fn walk(map: &Map<String, Value>, named: bool, found: &mut Found) {
    let before = found.spans.len();
    // Label Studio and Argilla keep what models say beside the annotations of people.
    let people = PEOPLE.iter().any(|key| map.get(*key).is_some_and(|said| !is_empty(said)));
    for (key, value) in map {
        let folded = folded(key);
        let before = found.spans.len();
        match (folded.as_str(), value) {
            ("predictions" | "prediction" | "suggestions", _) if people => {}
            ("spans", Value::Array(items)) if items.iter().all(Value::is_string) => {
                found.spans.extend(items.iter().filter_map(named_words));
            }
            ("spans" | "ents", Value::Array(items)) if items.iter().any(is_unplaced) => {
                for item in items {
                    if is_unplaced(item) {
                        found.spans.push(Span::default());
                    } else {
                        gather(item, None, found);
                    }
                }
            }
            ("mentions", Value::Array(items)) => {
                for item in items {
                    mention(item, found);
                }
            }
            (key, value) if KEYS.contains(&key) => match value {
                Value::Object(inner) if !is_span(value) && !has_mentions(inner) => {
                    walk(inner, true, found);
                }
                Value::Array(items) if !is_bare_list(key) => {
                    let worth = |item: &&Value| is_labelled_span(item) || !is_span(item);
                    items.iter().filter(worth).for_each(|item| gather(item, None, found));
                }
                value => gather(value, None, found),
            },
            (key, _) if OTHERS.contains(&key) => {}
            (_, Value::Array(items)) if named && items.iter().all(is_span) => {
                for item in items {
                    gather(item, Some(key), found);
                }
            }
            (_, Value::Array(items)) if are_spans(items) || are_lists_of_spans(items) => {
                for item in items {
                    gather(item, None, found);
                }
            }
            (_, Value::Object(inner)) if inner.contains_key("instances") => entity(inner, found),
            (_, Value::Object(inner)) if named && !is_span(value) => walk(inner, true, found),
            _ => {}
        }
        // The innermost key is met first.
        if found.spans.len() > before
            && let Some(key) = KEYS.iter().find(|key| **key == folded)
        {
            found.form.get_or_insert(LayerForm::Json(Some(key)));
        }
    }
    if let Some(reason) = refusal(map) {
        for span in &mut found.spans[before..] {
            span.refused.get_or_insert_with(|| reason.clone());
        }
    }
}

/// Where people's annotations stand, beside which those of models do not count.
const PEOPLE: [&str; 3] = ["annotations", "annotation", "responses"];

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

fn are_spans(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(is_labelled_span)
}

/// Whether each item is the spans of one annotator.
fn are_lists_of_spans(items: &[Value]) -> bool {
    let is_list = |item: &Value| item.as_array().is_some_and(|items| are_spans(items));
    !items.is_empty() && items.iter().all(is_list)
}

/// Why what an object says is not to be taken, where its annotator refused it.
fn refusal(map: &Map<String, Value>) -> Option<Unplaced> {
    match map.get("answer").and_then(Value::as_str) {
        Some("reject") => return Some(Unplaced::Rejected),
        Some("ignore") => return Some(Unplaced::PassedOver),
        _ => {}
    }
    if map.get("status").and_then(Value::as_str) == Some("discarded") {
        return Some(Unplaced::Discarded);
    }
    let cancelled = map.get("was_cancelled").and_then(Value::as_bool) == Some(true);
    cancelled.then_some(Unplaced::Cancelled)
}

/// Whether an object says what it is and not where, as spans by tokens do.
fn is_unplaced(item: &Value) -> bool {
    let labelled = item.get("label").is_some_and(Value::is_string);
    let tokens = ["token_start", "start_token"].iter().any(|key| item.get(*key).is_some());
    labelled && tokens && !is_span(item)
}

/// A mention of the native form: one that is none shows when it is placed.
fn mention(item: &Value, found: &mut Found) {
    let before = found.spans.len();
    if item.is_object() && is_span(item) || !item.is_object() {
        gather(item, None, found);
    }
    if found.spans.len() == before {
        found.spans.push(Span::default());
    }
}

/// A span that is a list, or its pieces: brat's `[id, label, [[start, end], …]]` or `[id, label, start, end]`; else three
/// or more in a row.
fn listed(items: &[Value]) -> Option<Vec<Span>> {
    let (id, label, places) = match items {
        [Value::String(id), Value::String(label), start, end] => (id, label, vec![(start, end)]),
        [Value::String(id), Value::String(label), Value::Array(pieces)] => {
            let pair =
                |piece: &'_ Value| matches!(piece.as_array().map(Vec::as_slice), Some([_, _]));
            pieces.iter().all(pair).then_some(())?;
            (id, label, pieces.iter().map(|piece| (&piece[0], &piece[1])).collect())
        }
        _ => return triple(items).map(|span| vec![span]),
    };
    let entity = (places.len() > 1).then(|| id.clone());
    let span = |(start, end): (&Value, &Value)| {
        (start.is_number() && end.is_number()).then(|| Span {
            start: whole_number(start),
            end: whole_number(end),
            label: label.clone(),
            entity: entity.clone(),
            ..Span::default()
        })
    };
    places.into_iter().map(span).collect()
}

/// doccano's `[start, end, label]`, behind which some write the text; Argilla's `[label, start, end]`.
fn triple(items: &[Value]) -> Option<Span> {
    let (start, end, label, quote) = match items {
        [start, end, Value::String(label), rest @ ..] if start.is_number() && end.is_number() => {
            (start, end, label, rest.first().and_then(Value::as_str))
        }
        [Value::String(label), start, end, ..] if start.is_number() && end.is_number() => {
            (start, end, label, None)
        }
        _ => return None,
    };
    Some(Span {
        start: whole_number(start),
        end: whole_number(end),
        label: label.clone(),
        quote: quote.map(str::to_owned),
        ..Span::default()
    })
}

/// `WikiANN`'s `PER: words`, which says no place.
fn named_words(said: &Value) -> Option<Span> {
    let (label, word) = said.as_str()?.split_once(": ")?;
    Some(Span { label: label.to_owned(), word: Some(word.to_owned()), ..Span::default() })
}

/// Whether an object is an entity.
pub(super) fn is_entity(value: &Value) -> bool {
    let named = value.get("name").is_some() || value.get("label").is_some_and(Value::is_string);
    value.get("id").is_some() && value.get("text").is_none() && named
}

/// Whether an object is an entity that holds its mentions.
pub(super) fn has_mentions(map: &Map<String, Value>) -> bool {
    let listed = |key: &&str| map.get(*key).is_some_and(Value::is_array);
    let named = map.contains_key("name") || map.contains_key("id") || map.contains_key("label");
    let typed = map.get("type").is_some_and(Value::is_string) && listed(&"mentions");
    let placed = PLACES.iter().any(listed);
    placed || typed || named && !map.contains_key("text") && MENTIONS.iter().any(listed)
}

/// Where an entity keeps its mentions.
const MENTIONS: [&str; 2] = ["mentions", "matches"];

/// The same of those that are places alone: Rosette, tagtog, Dataturks, `OpenCalais`.
const PLACES: [&str; 4] = ["mentionOffsets", "offsets", "points", "instances"];

/// Takes in the last unit that a place of Dataturks covers, which does not count it: its text tells.
fn take_in_last(spans: &mut [Span]) {
    for span in spans {
        let (Some(start), Some(end), Some(quote)) = (span.start, span.end, &span.quote) else {
            continue;
        };
        if end.saturating_sub(start).saturating_add(1) == characters(quote) {
            span.end = Some(end.saturating_add(1));
        }
    }
}

/// An entity, and its mentions where they stand under it.
fn entity(map: &Map<String, Value>, found: &mut Found) {
    let text = |key: &str| map.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let first = found.spans.len();
    for key in MENTIONS.into_iter().chain(PLACES) {
        let before = found.spans.len();
        if let Some(mentions) = map.get(key) {
            gather(mentions, None, found);
        }
        if key == "points" {
            take_in_last(&mut found.spans[before..]);
        }
    }
    let several = || map.get("label")?.get(0)?.as_str();
    let label = text("label").or_else(|| text("type")).or_else(|| text("category"));
    let label = label.or_else(several).or_else(|| text("classId"));
    let label = label.or_else(|| text("_type")).unwrap_or_default();
    for span in &mut found.spans[first..] {
        if span.label.is_empty() {
            label.clone_into(&mut span.label);
        }
    }
    let name = text("name").unwrap_or_default();
    let id = map.get("id").or_else(|| map.get("name")).and_then(identifier);
    let Some(id) = id.filter(|id| !id.is_empty()) else { return };
    for span in &mut found.spans[first..] {
        span.entity.get_or_insert_with(|| id.clone());
    }
    let known = |of: &Value| of.get("wikipedia_url").and_then(Value::as_str).map(str::to_owned);
    let url = text("url").map(str::to_owned).or_else(|| known(map.get("metadata")?));
    found.entities.push(Entity { id, label: Label::new(label), name: name.to_owned(), url });
}
