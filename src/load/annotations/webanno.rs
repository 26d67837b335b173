//! `WebAnno` TSV 3 (INCEpTION): a token a line, `1-2⇥4-7⇥token⇥LABEL[3]`, offsets in UTF-16 units of the document; what
//! the columns behind the token are is said by `#T_SP=LAYER|FEATURE|FEATURE` lines. Of each layer of spans one feature
//! is the label; pieces of one number are one span.

use std::collections::HashMap;

use super::document::Document;
use super::escapes;
use super::found::Found;
use crate::article::offsets::Unit;
use crate::load::mentions::Span;

/// The features that are labels, the best first.
const LABELS: [&str; 5] = ["value", "label", "entity", "category", "type"];

/// Whether a text is such a file.
pub(super) fn is_webanno(text: &str) -> bool {
    text.starts_with("#FORMAT=WebAnno TSV 3")
}

/// The document of a file.
pub(super) fn parse(text: &str) -> Document {
    let found = spans(text);
    Document { text: Some(own_text(text)), found, ..Document::default() }
}

/// The text that a file says, a sentence a `#Text=` line; what stands between sentences it does not say but for its
/// length.
fn own_text(text: &str) -> String {
    let (mut own, mut units, mut sentence) = (String::new(), 0_usize, None);
    for line in text.lines() {
        let field = |nth: usize| line.split('\t').nth(nth);
        if let Some(said) = line.strip_prefix("#Text=") {
            let said = unescaped(said);
            // A sentence of several lines is told line by line.
            sentence = Some(match sentence {
                Some(before) => format!("{before}\n{said}"),
                None => said,
            });
        } else if let Some((start, _)) = field(1).and_then(|place| place.split_once('-'))
            && let (Ok(start), Some(said)) = (start.parse::<usize>(), sentence.take())
        {
            let blank = said.len() - said.trim_start().len();
            let start = start.saturating_sub(said[..blank].encode_utf16().count());
            let gap = start.saturating_sub(units);
            // A file that lies about its offsets does not make a long text.
            own.extend(std::iter::repeat_n('\n', gap.min(text.len())));
            units += gap + said.encode_utf16().count();
            own.push_str(&said);
        }
    }
    own
}

/// The spans of a file.
fn spans(text: &str) -> Found {
    let layers = layers(text);
    let mut found = Found { unit: Some(Unit::Utf16), ..Found::default() };
    let mut of_number: HashMap<(usize, &str), usize> = HashMap::new();
    for line in text.lines().filter(|line| line.starts_with(|char: char| char.is_ascii_digit())) {
        let fields: Vec<&str> = line.split('\t').collect();
        let Some((start, end)) = fields.get(1).and_then(|place| place.split_once('-')) else {
            continue;
        };
        let (start, end) = (start.parse().ok(), end.parse().ok());
        for layer in &layers {
            let values = |column: usize| values(fields.get(3 + column).copied().unwrap_or("_"));
            let mut known = layer.identifier.map(values).unwrap_or_default().into_iter();
            for value in values(layer.label) {
                let known = known.next().map(|known| numbered(known).0);
                let known = known.filter(|known| !matches!(*known, "_" | "*" | ""));
                let (said, number) = numbered(value);
                // A span that says nothing of itself is `*`.
                let label = match said {
                    "_" | "" => continue,
                    _ if layer.unnamed => layer.name,
                    "*" => layer.name,
                    said => said,
                };
                let begun =
                    number.and_then(|number| of_number.get(&(layer.label, number)).copied());
                if let Some(span) = begun.and_then(|begun| found.spans.get_mut(begun)) {
                    span.end = end;
                    span.quote = None;
                    continue;
                }
                if let Some(number) = number {
                    of_number.insert((layer.label, number), found.spans.len());
                }
                found.spans.push(Span {
                    start,
                    end,
                    label: unescaped(label),
                    quote: fields.get(2).map(|token| (*token).to_owned()),
                    entity: known.map(unescaped),
                    url: known.filter(|known| known.starts_with("http")).map(str::to_owned),
                    ..Span::default()
                });
            }
        }
    }
    found
}

/// The values of a field, `|` between them unless a backslash is before it.
fn values(field: &str) -> Vec<&str> {
    let (mut values, mut start, mut escaped) = (Vec::new(), 0, false);
    for (at, char) in field.char_indices() {
        if char == '|' && !escaped {
            values.push(&field[start..at]);
            start = at + 1;
        }
        escaped = char == '\\' && !escaped;
    }
    values.push(&field[start..]);
    values
}

/// A value and its number, `LOC[3]`, which pieces of one span share.
fn numbered(value: &str) -> (&str, Option<&str>) {
    let number = value.strip_suffix(']').and_then(|it| it.rsplit_once('['));
    let is_number = |number: &str| number.bytes().all(|byte| byte.is_ascii_digit());
    match number.filter(|(_, number)| is_number(number)) {
        Some((value, number)) => (value, Some(number)),
        None => (value, None),
    }
}

/// A value without the backslashes before its signs.
fn unescaped(value: &str) -> String {
    let (mut text, mut chars) = (String::with_capacity(value.len()), value.chars());
    while let Some(char) = chars.next() {
        if char == '\\' {
            text.extend(chars.next().map(escapes::sign));
        } else {
            text.push(char);
        }
    }
    text
}

/// A layer of spans: its name and, of the columns behind the token, from 0, those that say its label and what it is of.
struct Layer<'t> {
    name: &'t str,
    label: usize,
    /// Whether its values say what it is tied to, and none what it is.
    unnamed: bool,
    identifier: Option<usize>,
}

fn layers(text: &str) -> Vec<Layer<'_>> {
    let (mut layers, mut column) = (Vec::new(), 0);
    for line in text.lines().take_while(|line| line.is_empty() || line.starts_with('#')) {
        let (span, layer) = match (line.strip_prefix("#T_SP="), line.split_once('=')) {
            (Some(layer), _) => (true, layer),
            (None, Some(("#T_CH" | "#T_RL", layer))) => (false, layer),
            _ => continue,
        };
        let name = layer.split('|').next().unwrap_or_default();
        let features: Vec<&str> = layer.split('|').skip(1).collect();
        // Parts of speech, lemmas and the like are of every token.
        let others = ["pos.POS", "Lemma", "Stem", "morph", "Token", "SofaChange"];
        if span && !others.iter().any(|of| layer.contains(of)) {
            let best = LABELS.iter().find_map(|label| features.iter().position(|it| it == label));
            // Behind what a slot is called stands what may fill it.
            let tied = |nth: &usize| {
                let is_slot =
                    |nth: usize| features.get(nth).is_some_and(|it| it.starts_with("ROLE_"));
                is_slot(*nth) || nth.checked_sub(1).is_some_and(is_slot)
            };
            let best = best.or_else(|| (0..features.len()).find(|nth| !tied(nth)));
            let identifier = features.iter().position(|it| *it == "identifier");
            layers.push(Layer {
                name: name.rsplit('.').next().unwrap_or(name),
                label: column + best.unwrap_or(0),
                unnamed: best.is_none(),
                identifier: identifier.map(|nth| column + nth),
            });
        }
        column += features.len().max(1);
    }
    layers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_of_one_number_are_one_span_and_parts_of_speech_none() {
        let file = "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.lexmorph.type.pos.POS|PosValue\n#T_SP=de.ner.type.NamedEntity|identifier|value\n\n\n#Text=Sv Andreja Rim\n1-1\t0-2\tSv\tX\thttp://a[1]\tLOC[1]\n1-2\t3-10\tAndreja\tX\thttp://a[1]\tLOC[1]|PER[2]\n1-3\t11-14\tRim\tX\t_\tLOC\n";
        assert!(is_webanno(file));
        let found: Vec<_> =
            spans(file).spans.into_iter().map(|it| (it.start, it.end, it.label)).collect();
        let wanted = [(0, 10, "LOC"), (3, 10, "PER"), (11, 14, "LOC")];
        assert_eq!(
            found,
            wanted.map(|(start, end, label)| (Some(start), Some(end), label.to_owned()))
        );
    }
}
