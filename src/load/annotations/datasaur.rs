//! Datasaur's JSON: lines of a text with their tokens (`sentences`, or `cells`), and labels that say by which tokens, and
//! which UTF-16 units of them, they begin and end; the last is counted in. In: a value. Out: the same as a text and spans
//! in code points.

use std::collections::HashMap;

use serde_json::{Value, json};

use crate::article::offsets::{Offsets, Unit};

/// A value with its text in one; `None` where it is no such.
pub(super) fn joined(value: &Value) -> Option<Value> {
    let list = |key: &str| value.get(key).and_then(Value::as_array);
    let lines = list("sentences").or_else(|| list("cells"))?;
    let labels = list("labels")?;
    labels.iter().all(|label| label.get("startCellLine").is_some()).then_some(())?;
    let (mut text, mut points) = (String::new(), 0);
    let mut tokens: HashMap<(u64, u64), (usize, String)> = HashMap::new();
    for (nth, line) in lines.iter().enumerate() {
        let content = line.get("content").and_then(Value::as_str)?;
        let number = ["id", "line"].iter().find_map(|key| line.get(*key)?.as_u64());
        let mut at = 0;
        for (index, token) in line.get("tokens")?.as_array()?.iter().enumerate() {
            let token = token.as_str()?;
            let Some(start) = content[at..].find(token).map(|start| at + start) else { continue };
            let before = points + content[..start].chars().count();
            tokens.insert((number.unwrap_or(nth as u64), index as u64), (before, token.to_owned()));
            at = start + token.len();
        }
        points += content.chars().count() + 1;
        text.push_str(content);
        text.push('\n');
    }
    let place = |label: &Value, end: &str| {
        let number = |key: &str| label.get(format!("{end}{key}"))?.as_u64();
        let (before, token) = tokens.get(&(number("CellLine")?, number("TokenIndex")?))?;
        let units = usize::try_from(number("CharIndex")?).ok()? + usize::from(end == "end");
        let byte = Offsets::new(token).resolve(token, Unit::Utf16, units).ok()?;
        Some(before + token[..byte].chars().count())
    };
    let names = names(value);
    let is_span = |label: &&Value| label.get("type").is_none_or(|kind| kind == "SPAN");
    let span = |label: &Value| {
        let id = label.get("labelSetItemId").and_then(Value::as_str).unwrap_or_default();
        let name = names.get(id).copied().unwrap_or(id);
        json!({"start": place(label, "start"), "end": place(label, "end"), "label": name})
    };
    let spans: Vec<Value> = labels.iter().filter(is_span).map(span).collect();
    Some(json!({"text": text.trim_end_matches('\n'), "spans": spans}))
}

/// The names of labels by what they are identified by.
fn names(value: &Value) -> HashMap<&str, &str> {
    let sets = value.get("labelSets").and_then(Value::as_array).into_iter().flatten();
    let items = sets.filter_map(|set| set.get("labelItems")?.as_array()).flatten();
    items
        .filter_map(|item| Some((item.get("id")?.as_str()?, item.get("labelName")?.as_str()?)))
        .collect()
}
