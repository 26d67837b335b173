//! Dates and amounts, sentence by sentence. Each line of the data files marks what must be found: `[words|LABEL]`.
#![cfg(feature = "reader")]
#![allow(missing_docs, reason = "tests")]

use std::ops::Range;

use qari::article::Kind;
use qari::entity::{Recogniser, label};

/// A line without its marks, and the marked ranges with their labels.
fn parse(line: &str) -> (String, Vec<(Range<usize>, String)>) {
    let (mut text, mut gold) = (String::new(), Vec::new());
    for (index, piece) in line.split('[').enumerate() {
        let Some((mention, rest)) = piece.split_once(']').filter(|_| index > 0) else {
            text.push_str(piece);
            continue;
        };
        let (words, label) = mention.split_once('|').expect("a mark is [words|LABEL]");
        let start = text.len();
        text.push_str(words);
        gold.push((start..text.len(), label.to_owned()));
        text.push_str(rest);
    }
    (text, gold)
}

fn check(file: &str) {
    let recogniser = Recogniser::new();
    let mut wrong = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let (text, gold) = parse(line);
        let found: Vec<_> = recogniser
            .text(&text)
            .mentions
            .into_iter()
            .filter(|span| matches!(span.kind, Kind::Date | Kind::Number))
            .map(|span| (span.range, label(span.kind).to_owned()))
            .collect();
        if found != gold {
            let words: Vec<_> = found.iter().map(|(range, _)| &text[range.clone()]).collect();
            wrong.push(format!("{line}\n  found {words:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_of_all_calendars_are_found_whole_and_nothing_else() {
    check(include_str!("entities/dates.txt"));
}

#[test]
fn amounts_take_their_percentage_scale_and_currency_and_no_other_word() {
    check(include_str!("entities/amounts.txt"));
}
