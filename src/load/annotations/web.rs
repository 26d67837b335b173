//! W3C Web Annotations: a target with a text position, a text quote, or both.

use serde_json::Value;

use super::span::whole_number;
use crate::load::mentions::Span;

/// Whether an object is a web annotation of a piece of a text.
pub(in crate::load) fn is_annotation(value: &Value) -> bool {
    let is_piece = |target| selectors(target).next().is_some() || address(target).is_some();
    listed(of(value, "target")).iter().any(is_piece)
}

/// The spans of an annotation, one for each of its targets and of its tags.
pub(super) fn spans(value: &Value) -> Vec<Span> {
    let labels = labels(value);
    let targets = listed(of(value, "target")).iter();
    let places = targets.map(place).filter(|place| place.quote.is_some() || place.start.is_some());
    let labelled = |place: Span| {
        let label = |label: &String| Span { label: label.clone(), ..place.clone() };
        labels.iter().map(label).collect::<Vec<_>>()
    };
    places.flat_map(labelled).collect()
}

/// Where a target is.
fn place(target: &Value) -> Span {
    let mut span = Span::default();
    for selector in selectors(target) {
        let text = |key: &str| selector.get(key).and_then(Value::as_str).map(str::to_owned);
        let number = |key: &str| selector.get(key).and_then(whole_number);
        let at = |key: &str| selector.get(key)?.get("start").and_then(whole_number);
        if let Some(quote) = text("exact").or_else(|| text("quote")) {
            span.quote = Some(quote);
            span.prefix = text("prefix");
            span.suffix = text("suffix");
        }
        let range = number("start").zip(number("end"));
        let range = range.or_else(|| at("startSelector").zip(at("endSelector")));
        if let Some((start, end)) = range.or_else(|| text("value").as_deref().and_then(fragment)) {
            (span.start, span.end) = (Some(start), Some(end));
        }
    }
    if span.quote.is_none() && span.start.is_none() {
        (span.start, span.end) = address(target).unzip();
    }
    span
}

/// The place that an address of a target says, `a.txt#char=0,4`.
fn address(target: &Value) -> Option<(i64, i64)> {
    let address = target.as_str().or_else(|| target.get("id")?.as_str())?;
    fragment(address.rsplit_once('#')?.1)
}

/// The selectors of text of a target, and what they are refined by.
fn selectors(target: &Value) -> impl Iterator<Item = &Value> {
    listed(of(target, "selector")).iter().flat_map(|selector| {
        let refined = listed(of(selector, "refinedBy"));
        std::iter::once(selector).chain(refined).filter(|it| is_of_text(it)).collect::<Vec<_>>()
    })
}

fn is_of_text(selector: &Value) -> bool {
    let says = |keys: [&str; 2]| keys.iter().all(|key| selector.get(key).is_some());
    let named = listed(selector.get("type").or_else(|| selector.get("@type"))).first();
    match named.and_then(Value::as_str).map(|name| name.rsplit(':').next().unwrap_or_default()) {
        Some("TextQuoteSelector" | "TextPositionSelector") => true,
        Some("RangeSelector") => says(["startSelector", "endSelector"]),
        Some("FragmentSelector") => {
            selector.get("value").and_then(Value::as_str).is_some_and(|it| fragment(it).is_some())
        }
        Some(_) => false,
        None => says(["start", "end"]) || selector.get("exact").is_some(),
    }
}

/// The characters of a fragment of plain text, `char=5,9` (RFC 5147).
fn fragment(fragment: &str) -> Option<(i64, i64)> {
    let (start, end) = fragment.strip_prefix("char=")?.split_once(',')?;
    let end = end.split(';').next()?;
    start.parse().ok().zip(end.parse().ok())
}

/// What an object has under a key; Open Annotation, which came before, writes `hasTarget` or `oa:hasTarget`.
fn of<'v>(value: &'v Value, key: &str) -> Option<&'v Value> {
    let object = value.as_object()?;
    let older = || {
        let is = |of: &str| {
            of.rsplit(':').next().and_then(|it| it.strip_prefix("has")).map(str::to_owned)
        };
        object.iter().find(|(name, _)| is(name).is_some_and(|it| it.eq_ignore_ascii_case(key)))
    };
    object.get(key).or_else(|| older().map(|(_, value)| value))
}

/// A value that may be one or a list.
fn listed(value: Option<&Value>) -> &[Value] {
    match value {
        Some(Value::Array(items)) => items,
        Some(value) => std::slice::from_ref(value),
        None => &[],
    }
}

/// What the annotation's bodies say: tags, else what they class it as, else a text; at least one, empty where none does.
fn labels(value: &Value) -> Vec<String> {
    let said = |body: &Value| match body {
        Value::String(text) => Some(text.clone()),
        body => ["value", "label", "name", "chars", "cnt:chars", "id"]
            .iter()
            .find_map(|key| body.get(*key).and_then(Value::as_str).map(str::to_owned)),
    };
    // Hypothesis says `tags`, Recogito `bodies`.
    let tags: Vec<String> = listed(value.get("tags")).iter().filter_map(said).collect();
    if !tags.is_empty() {
        return tags;
    }
    let bodies = ["body", "bodies", "bodyValue"].iter().find_map(|key| of(value, key));
    let bodies = listed(bodies);
    for purpose in ["tagging", "classifying"] {
        let is_for = |body: &&Value| body.get("purpose").and_then(Value::as_str) == Some(purpose);
        let tags: Vec<String> = bodies.iter().filter(is_for).filter_map(said).collect();
        if !tags.is_empty() {
            return tags;
        }
    }
    let motivation = || value.get("motivation").and_then(Value::as_str).map(str::to_owned);
    vec![bodies.iter().find_map(said).or_else(motivation).unwrap_or_default()]
}
