//! brat standoff: `T1⇥LABEL start end⇥text`, pieces as `0 5;9 12`, `*⇥Equiv T1 T2` for names of one
//! thing, `N1⇥Reference T1 Wikipedia:123⇥name` for what it is. Relations, events and notes are not read.

use std::collections::HashMap;

use super::found::Found;
use crate::load::mentions::Span;

/// Whether a text's first line is of brat standoff.
pub(super) fn is_brat(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let (id, rest) = first.split_once('\t').unwrap_or_default();
    let numbered = id.strip_prefix(['T', 'R', 'E', 'A', 'M', 'N', '#']);
    let numbered =
        numbered.is_some_and(|id| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()));
    !rest.is_empty() && (numbered || id == "*" || id == "#" && text.contains("\nT1\t"))
}

/// The spans of a file.
pub(super) fn parse(text: &str) -> Found {
    let mut found = Found::default();
    let names = same(text);
    for line in text.lines().filter(|line| line.starts_with('T')) {
        let mut fields = line.split('\t');
        let (Some(id), Some(place), quote) = (fields.next(), fields.next(), fields.next()) else {
            continue;
        };
        let (label, offsets) = place.split_once(' ').unwrap_or((place, ""));
        let pieces = pieces(offsets);
        let entity = names.get(id).cloned().or_else(|| (pieces.len() > 1).then(|| id.to_owned()));
        let quote = quote.filter(|_| pieces.len() == 1).map(str::to_owned);
        for (start, end) in pieces {
            found.spans.push(Span {
                start,
                end,
                label: label.to_owned(),
                entity: entity.clone(),
                quote: quote.clone(),
                ..Span::default()
            });
        }
    }
    found
}

/// The pieces of a span; those with one character between them (an end of line) are one.
fn pieces(offsets: &str) -> Vec<(Option<i64>, Option<i64>)> {
    let mut pieces: Vec<(Option<i64>, Option<i64>)> = Vec::new();
    for piece in offsets.split(';') {
        let mut numbers = piece.split_whitespace().map(|number| number.parse().ok());
        let (start, end) = (numbers.next().flatten(), numbers.next().flatten());
        match pieces.last_mut() {
            Some((_, last)) if last.zip(start).is_some_and(|(last, start)| start - last == 1) => {
                *last = end;
            }
            _ => pieces.push((start, end)),
        }
    }
    pieces
}

/// For each span that is one thing with others, the identifier of that thing.
fn same(text: &str) -> HashMap<&str, String> {
    let mut names: HashMap<&str, String> = HashMap::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (id, said) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        let mut words = said.split_whitespace();
        match words.next() {
            Some("Equiv") if id == "*" => {
                let spans: Vec<&str> = words.collect();
                let known = spans.iter().find_map(|span| names.get(span).cloned());
                let name = known.or_else(|| spans.first().map(|span| (*span).to_owned()));
                for span in spans {
                    names.insert(span, name.clone().unwrap_or_default());
                }
            }
            Some("Reference") if id.starts_with('N') => {
                if let (Some(span), Some(reference)) = (words.next(), words.next()) {
                    names.entry(span).or_insert_with(|| reference.to_owned());
                }
            }
            _ => {}
        }
    }
    names
}
