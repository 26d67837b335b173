//! Texts in pieces, each with what it is: `[["met ", null], ["Mona", "PER"]]` and `{"token", "class_or_confidence"}` of
//! Gradio, `text_entities` and `text` of Telegram's exports. In: a value of JSON. Out: the same with its text in one and
//! spans in code points.

use serde_json::{Value, json};

use super::span::characters;

/// A piece of a text, what it is and where it leads.
type Segment<'v> = (&'v str, Option<&'v str>, Option<&'v str>);

/// Whether a value is a text in pieces.
pub(super) fn is_in_pieces(value: &Value) -> bool {
    segments(value).is_some()
}

/// A value with its text in one; `None` where it is not in pieces.
pub(super) fn joined(value: &Value) -> Option<Value> {
    let (mut text, mut at, mut spans) = (String::new(), 0, Vec::new());
    for (piece, label, url) in segments(value)? {
        let end = at + characters(piece);
        if let Some(label) = label {
            spans.push(json!({"start": at, "end": end, "label": label, "url": url}));
        }
        at = end;
        text.push_str(piece);
    }
    let mut joined = value.as_object().cloned().unwrap_or_default();
    joined.remove("text_entities");
    joined.insert("text".to_owned(), Value::String(text));
    joined.insert("spans".to_owned(), Value::Array(spans));
    Some(Value::Object(joined))
}

/// The pieces of a value.
fn segments(value: &Value) -> Option<Vec<Segment<'_>>> {
    match value {
        Value::Array(items) => {
            let pieces: Option<Vec<Segment<'_>>> = items.iter().map(labelled).collect();
            // A list of pairs of words may be anything; of a text some pieces are nothing.
            pieces.filter(|pieces| pieces.iter().any(|(_, label, _)| label.is_none()))
        }
        Value::Object(map) => {
            let said = |key: &str| map.get(key)?.as_array().filter(|items| !items.is_empty());
            let pieces = said("text_entities").or_else(|| said("text"))?;
            pieces.iter().map(typed).collect()
        }
        _ => None,
    }
}

/// A piece of Gradio.
fn labelled(item: &Value) -> Option<Segment<'_>> {
    let (text, label) = match item {
        Value::Array(pair) => match pair.as_slice() {
            [text, label] => (text, label),
            _ => return None,
        },
        item => (item.get("token")?, item.get("class_or_confidence")?),
    };
    let label = match label {
        Value::Null => None,
        Value::String(label) => Some(label.as_str()),
        _ => return None,
    };
    Some((text.as_str()?, label.filter(|label| !label.is_empty()), None))
}

/// A piece of Telegram: a text, or a text and its type.
fn typed(item: &Value) -> Option<Segment<'_>> {
    if let Value::String(text) = item {
        return Some((text, None, None));
    }
    let said = |key: &str| item.get(key).and_then(Value::as_str);
    Some((said("text")?, said("type").filter(|label| *label != "plain"), said("href")))
}
