//! The details of an article: what is told of a file whose encoding nobody says, drawn and as lines.

use std::fs;
use std::path::PathBuf;

use crate::journey::Journey;
use crate::spoken::Spoken;
use crate::{QARI, answering};

/// A file of Arabic in windows-1256, which nothing in it says.
fn old_file(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("details");
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join(format!("{name}.txt"));
    let text = include_str!("../../samples/ferry.txt");
    let sayable = |c: &char| !encoding_rs::WINDOWS_1256.encode(&c.to_string()).2;
    let text: String = text.chars().filter(sayable).collect();
    fs::write(&file, &encoding_rs::WINDOWS_1256.encode(&text).0).expect("written");
    file
}

/// Whether the details stand on the screen.
fn stands(rows: &[String]) -> bool {
    let line = |words: &[&str]| rows.iter().any(|row| words.iter().all(|word| row.contains(word)));
    line(&["Encoding", "windows-1256", "guessed", "--encoding NAME"]) && line(&["Esc back"])
}

#[test]
fn a_guessed_encoding_is_told_at_every_key_of_the_details() {
    let file = old_file("drawn").display().to_string();
    let mut journey = Journey::begin(answering(), QARI, &["--entities", "none", &file]);
    journey.until("the status line", |rows| rows[rows.len() - 1].contains(" %"));
    journey.settle();
    let page = journey.rows();
    // D; F2; D of the Arabic layout, which a letter of it tells.
    for (opens, closes) in [("D", "D"), ("\x1bOQ", "q"), ("\u{62a}\u{646}]", "\u{636}")] {
        journey.press(opens);
        journey.until("the details", stands);
        journey.press(closes);
        journey.until("the page", |rows| rows[..20] == page[..20]);
    }
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn the_details_are_told_as_lines_once() {
    let file = old_file("told").display().to_string();
    let spoken = Spoken::default();
    let arguments = ["--linear", "--lang", "en", "--entities", "none", &file];
    let mut journey = Journey::begin(Box::new(spoken.core()), QARI, &arguments);
    journey.settle();
    spoken.forget();
    journey.press("D");
    journey.settle();
    let told = spoken.text();
    assert!(told.starts_with("Details\r\n"), "{told}");
    let line = "\r\nEncoding: windows-1256, guessed, --encoding NAME reads it otherwise\r\n";
    assert!(told.contains(line), "{told}");
    assert!(told.contains("\r\nNames: not looked for (--entities none)\r\n"), "{told}");
    spoken.forget();
    journey.press("j");
    journey.settle();
    assert_eq!(spoken.text(), "", "there is no row to go to");
    journey.press("q");
    journey.settle();
    journey.press("q");
    assert_eq!(journey.end(), "0");
}
