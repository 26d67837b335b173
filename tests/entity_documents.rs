//! What a document teaches: acronyms, family names, who is who. Data in `entities/documents.txt`.
#![cfg(feature = "reader")]
#![allow(missing_docs, reason = "tests")]

use std::collections::HashMap;

use qari::article::Kind;
use qari::entity::{Found, Recogniser, Span, label};

/// A mark: its words' bytes, label and entity.
struct Mark {
    range: std::ops::Range<usize>,
    label: String,
    entity: String,
}

fn parse(marked: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (index, piece) in marked.split('[').enumerate() {
        let Some((mention, rest)) = piece.split_once(']').filter(|_| index > 0) else {
            text.push_str(piece);
            continue;
        };
        let (words, name) = mention.split_once('|').expect("a mark is [words|LABEL:entity]");
        let (label, entity) = name.split_once(':').expect("a mark is [words|LABEL:entity]");
        let start = text.len();
        text.push_str(words);
        marks.push(Mark { range: start..text.len(), label: label.into(), entity: entity.into() });
        text.push_str(rest);
    }
    (text, marks)
}

fn documents() -> Vec<(String, Vec<Mark>)> {
    let file = include_str!("entities/documents.txt");
    let lines: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
    lines.join("\n").split("\n---\n").map(parse).collect()
}

fn at<'f>(found: &'f Found, mark: &Mark) -> Option<&'f Span> {
    found.mentions.iter().find(|span| span.range == mark.range && label(span.kind) == mark.label)
}

#[test]
fn what_a_document_tells_of_its_names_is_found_wherever_they_stand() {
    for (text, marks) in documents() {
        let found = Recogniser::new().text(&text);
        for mark in &marks {
            let words = &text[mark.range.clone()];
            assert!(at(&found, mark).is_some(), "{words} ({}) in: {text}\n{found:?}", mark.label);
        }
    }
}

#[test]
fn names_of_one_entity_are_one_and_people_of_one_family_stay_two() {
    for (text, marks) in documents() {
        let found = Recogniser::new().text(&text);
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for (mark, span) in marks.iter().filter_map(|mark| Some((mark, at(&found, mark)?))) {
            let number = *numbers.entry(&mark.entity).or_insert(span.entity);
            assert_eq!(number, span.entity, "{} in: {text}", &text[mark.range.clone()]);
        }
        let mut apart: Vec<_> = numbers.values().collect();
        apart.sort_unstable();
        apart.dedup();
        assert_eq!(apart.len(), numbers.len(), "two entities became one in: {text}");
    }
}

#[test]
fn an_agencys_credit_is_no_alias_of_what_stands_before_it() {
    // "(AB)" in Arabic letters behind a caption's words.
    let text = "\u{635}\u{648}\u{631}\u{629} \u{645}\u{646} \u{627}\u{644}\u{645}\u{64A}\u{646}\u{627}\u{621} (\u{623}\u{628})";
    let found = Recogniser::new().text(text);
    assert!(
        found.mentions.iter().all(|span| !span.range.contains(&text.find(' ').unwrap())),
        "{found:?}"
    );
}

#[test]
fn mentions_come_in_order_and_do_not_overlap_and_a_threshold_leaves_out_the_doubtful() {
    for (text, _) in documents() {
        let all = Recogniser::new().text(&text);
        assert!(all.mentions.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        assert!(all.mentions.iter().all(|span| (0.0..=1.0).contains(&span.score)));
        let sure = Recogniser::new().threshold(0.9).text(&text);
        assert!(sure.mentions.iter().all(|span| span.score >= 0.9));
        assert!(sure.mentions.len() <= all.mentions.len());
    }
}

#[test]
fn any_text_is_recognised_without_a_panic() {
    let texts = [
        "",
        " ",
        "(",
        ")",
        "((((",
        "\u{64B}",
        "\u{640}\u{640}",
        "5",
        "%5",
        "-",
        "\u{202E}a\u{202C}",
        "@",
        "A.",
        "\0",
    ];
    for text in texts {
        for _ in 0..2 {
            let twice = format!("{text}{text}\n{text}");
            let found = Recogniser::new().text(&twice);
            assert!(found.mentions.iter().all(|span| twice.get(span.range.clone()).is_some()));
        }
    }
    assert_eq!(Kind::ALL.map(label), ["PER", "ORG", "LOC", "MISC", "DATE", "NUM"]);
}
