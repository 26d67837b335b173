//! W3C Web Annotations: a target with a text position, a text quote, or both.

use serde_json::Value;

use crate::load::mentions::Span;

/// Whether an object is a web annotation.
pub(super) fn is_annotation(value: &Value) -> bool {
    selectors(value).next().is_some()
}

/// The span of an annotation.
pub(super) fn span(value: &Value) -> Span {
    let mut span = Span { label: label(value), ..Span::default() };
    for selector in selectors(value) {
        let text = |key: &str| selector.get(key).and_then(Value::as_str).map(str::to_owned);
        if selector.get("type").and_then(Value::as_str) == Some("TextQuoteSelector") {
            span.quote = text("exact");
            span.prefix = text("prefix");
            span.suffix = text("suffix");
        } else {
            span.start = selector.get("start").and_then(Value::as_i64);
            span.end = selector.get("end").and_then(Value::as_i64);
        }
    }
    span
}

/// The selectors of text of an annotation's target.
fn selectors(value: &Value) -> impl Iterator<Item = &Value> {
    let targets = listed(value.get("target"));
    let selectors = targets.iter().flat_map(|target| listed(target.get("selector")));
    selectors.flat_map(|selector| {
        let refined = listed(selector.get("refinedBy"));
        let of_text = |selector: &&Value| {
            matches!(
                selector.get("type").and_then(Value::as_str),
                Some("TextQuoteSelector" | "TextPositionSelector")
            )
        };
        std::iter::once(selector).chain(refined).filter(of_text).collect::<Vec<_>>()
    })
}

/// A value that may be one or a list.
fn listed(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// What the annotation's body says: a tag, or a text.
fn label(value: &Value) -> String {
    let said = |body: &Value| match body {
        Value::String(text) => Some(text.clone()),
        body => ["value", "label", "name", "id"]
            .iter()
            .find_map(|key| body.get(*key).and_then(Value::as_str).map(str::to_owned)),
    };
    let bodies = listed(value.get("body"));
    let tagging = |body: &&Value| body.get("purpose").and_then(Value::as_str) == Some("tagging");
    bodies
        .iter()
        .filter(tagging)
        .chain(bodies)
        .find_map(said)
        .or_else(|| value.get("motivation").and_then(Value::as_str).map(str::to_owned))
        .unwrap_or_default()
}
