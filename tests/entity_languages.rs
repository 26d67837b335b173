//! Which text is read: names are looked for in Arabic and English alone, and vowel marks change nothing. Data in
//! `entities/languages.txt`.
#![cfg(feature = "reader")]
#![allow(missing_docs, reason = "tests")]

use qari::article::Kind;
use qari::entity::{Found, Recogniser};

/// The names in a text.
fn names(text: &str) -> Vec<(String, Kind)> {
    let Found { mentions, .. } = Recogniser::new().text(text);
    let names = mentions.into_iter().filter(|m| !matches!(m.kind, Kind::Date | Kind::Number));
    names.map(|mention| (text[mention.range].to_owned(), mention.kind)).collect()
}

#[test]
fn only_arabic_and_english_paragraphs_are_read_for_names() {
    for line in include_str!("entities/languages.txt").lines().filter(|line| !line.starts_with('#'))
    {
        let (language, text) = line.split_once('|').expect("a line is LANGUAGE|TEXT");
        let found = names(text);
        assert_eq!(found.is_empty(), language == "other", "{text}\n{found:?}");
    }
}

#[test]
fn english_that_quotes_arabic_is_read_as_english() {
    let text = "The sign above the door of Yusuf Barakat says only \u{62E}\u{637}\u{627}\u{637}, in a hand so \
                plain that most customers in Leeds walk past it twice.";
    let expected = [("Yusuf Barakat", Kind::Person), ("Leeds", Kind::Place)];
    assert_eq!(names(text), expected.map(|(name, kind)| (name.to_owned(), kind)));
}

#[test]
fn a_paragraph_of_another_language_does_not_keep_the_next_from_being_read() {
    let lines: Vec<&str> = include_str!("entities/languages.txt").lines().collect();
    let of = |language: &str| {
        lines.iter().filter_map(|line| line.strip_prefix(language)).collect::<Vec<_>>()
    };
    for (other, arabic) in of("other|").iter().zip(of("arabic|").iter().cycle()) {
        assert_eq!(names(&format!("{other}\n{arabic}\n")), names(arabic), "{other}");
    }
}

#[test]
fn vowel_marks_and_tatweel_do_not_change_what_is_found() {
    for line in include_str!("entities/languages.txt").lines() {
        let Some(text) = line.strip_prefix("arabic|") else { continue };
        // A fatha behind every letter but the last of a word, a shadda behind some, and the beh drawn longer.
        let mut marked = String::new();
        let letters: Vec<char> = text.chars().collect();
        for (at, &letter) in letters.iter().enumerate() {
            marked.push(letter);
            let inside = letters.get(at + 1).is_some_and(|next| next.is_alphabetic());
            if letter.is_alphabetic() && inside {
                marked.push_str(if at % 7 == 0 { "\u{651}\u{64E}" } else { "\u{64E}" });
            }
            if letter == '\u{628}' && inside {
                marked.push('\u{640}');
            }
        }
        let bare = |name: &str| {
            name.chars()
                .filter(|c| !matches!(c, '\u{640}' | '\u{64E}' | '\u{651}'))
                .collect::<String>()
        };
        let found: Vec<_> =
            names(&marked).into_iter().map(|(name, kind)| (bare(&name), kind)).collect();
        assert_eq!(found, names(text));
    }
}

#[test]
fn letters_of_dialects_are_looked_up_as_those_they_stand_for() {
    assert_eq!(names("\u{648}\u{635}\u{644} \u{627}\u{644}\u{642}\u{637}\u{627}\u{631} \u{625}\u{644}\u{649} \u{6A8}\u{641}\u{635}\u{629}.").len(), 1);
}
