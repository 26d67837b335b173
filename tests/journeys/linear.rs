//! The reader as lines for screen readers, in a terminal: what is told, and that nothing else is.

use crate::QARI;
use crate::journey::Journey;
use crate::spoken::Spoken;

/// The reader in lines, its first words told.
fn reader(arguments: &[&str]) -> (Journey, Spoken) {
    let spoken = Spoken::default();
    let mut all = vec!["--linear"];
    all.extend_from_slice(arguments);
    let mut journey = Journey::begin(Box::new(spoken.core()), QARI, &all);
    journey.settle();
    (journey, spoken)
}

/// What is told to keys.
fn told(journey: &mut Journey, spoken: &Spoken, keys: &str) -> String {
    spoken.forget();
    journey.press(keys);
    journey.settle();
    spoken.text()
}

#[test]
fn each_move_is_told_as_a_sentence_in_logical_order_and_nothing_is_drawn() {
    let (mut journey, spoken) = reader(&["--tour", "--lang", "en"]);
    let first = spoken.text();
    assert!(first.contains("Plain lines for a screen reader."), "{first}");
    assert!(first.contains("Title, 1 of 33. Reading in the terminal\r\n"), "{first}");

    let next = told(&mut journey, &spoken, "j");
    assert!(next.starts_with("Subtitle, 2 of 33. An article that"), "{next}");
    let name = told(&mut journey, &spoken, "\t\t");
    assert!(name.contains("Organisation: Digital Equipment Corporation, 1 of 1."), "{name}");
    assert!(name.contains("Paragraph 7 of 33. In August 1978"), "{name}");
    let quote = told(&mut journey, &spoken, "/\u{627}\u{644}\u{643}\u{62a}\u{627}\u{628}\r");
    assert!(quote.contains("Hit 1 of 1. Quotation,"), "{quote}");
    // Letters as they are written, one after another, without their joined forms.
    assert!(quote.contains("\u{627}\u{644}\u{643}\u{650}\u{62a}\u{627}\u{628}\u{64f}"), "{quote}");
    let card = told(&mut journey, &spoken, "\t\r");
    assert!(card.contains("al-Jahiz, Person"), "{card}");
    let back = told(&mut journey, &spoken, "\x1b");
    assert!(back.contains("Person: al-Jahiz, 1 of 1."), "{back}");
    let end = told(&mut journey, &spoken, "G");
    assert!(end.starts_with("Note, 33 of 33."), "{end}");
    let end = told(&mut journey, &spoken, "j");
    assert!(end.contains("The article ends here"), "{end}");
    let sentence = told(&mut journey, &spoken, "gjjd");
    assert!(sentence.starts_with("It takes five minutes"), "{sentence}");

    journey.press("q");
    assert_eq!(journey.end(), "0");
    assert!(!spoken.all().contains('\x1b'), "no sequence is sent");
}

#[test]
fn the_same_is_told_in_arabic_under_an_arabic_keyboard() {
    let (mut journey, spoken) = reader(&["--tour", "--lang", "ar"]);
    let first = spoken.text();
    assert!(
        first.contains("\u{627}\u{644}\u{639}\u{646}\u{648}\u{627}\u{646}\u{60c} 1 \u{645}\u{646}")
    );
    let next = told(&mut journey, &spoken, "\u{62a}\u{62a}\u{62a}");
    assert!(
        next.starts_with("\u{627}\u{644}\u{641}\u{642}\u{631}\u{629} 4 \u{645}\u{646}"),
        "{next}"
    );
    journey.press("\u{636}");
    assert_eq!(journey.end(), "0");
}

#[test]
fn names_that_are_found_while_one_reads_are_told_once() {
    let (mut journey, spoken) = reader(&["samples/ferry.txt"]);
    journey.until_shown("names found. Tab goes to the next.");
    journey.press("jk");
    journey.settle();
    assert_eq!(spoken.all().matches("names found").count(), 1, "{}", spoken.all());
    journey.press("q");
    assert_eq!(journey.end(), "0");
}
