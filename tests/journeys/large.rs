//! Large files: read as they are needed, and files that change, shrink or go while they are read.

use std::fs;
use std::path::PathBuf;

use crate::journey::Journey;
use crate::{QARI, answering};

const END: &str = "G";

/// A file of a test's own.
struct Book(PathBuf);

impl Book {
    /// So many paragraphs, each with its number; some hundred bytes each.
    fn new(name: &str, paragraphs: usize) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("large-{name}"));
        fs::create_dir_all(&folder).expect("a folder");
        let book = Self(folder.join("book.txt"));
        fs::write(&book.0, text(paragraphs)).expect("written");
        book
    }

    fn reader(&self) -> Journey {
        let path = self.0.display().to_string();
        let mut journey =
            Journey::begin(answering(), QARI, &["--private", "--entities", "none", &path]);
        journey.until_shown("<0>");
        journey
    }
}

impl Drop for Book {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().expect("a folder"));
    }
}

fn text(paragraphs: usize) -> String {
    let filling = "A sentence that is here to make the book long. ".repeat(3);
    let paragraph = |number| format!("Paragraph <{number}>. {filling}");
    (0..paragraphs).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_end_and_the_middle_of_a_large_file_are_a_key_away_and_so_is_the_way_back() {
    let book = Book::new("ends", 20_000);
    let mut journey = book.reader();
    journey.press(END);
    journey.until_shown("<19999>");
    journey.until("the whole", |rows| rows[39].contains("100 %"));
    journey.press(":50%\r");
    journey.until("the middle", |rows| rows[39].contains("50 %"));
    journey.until_shown("<100");
    journey.press("g");
    journey.until_shown("<0>");
    journey.press("/<12345>\r");
    journey.until("the hit", |rows| rows[39].contains("1/1"));
    // The status line has it too.
    journey.until("its page", |rows| rows[..39].iter().any(|row| row.contains("<12345>")));
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn a_file_that_shrinks_grows_and_goes_under_the_reader_is_noticed_and_said() {
    let book = Book::new("changes", 5_000);
    let mut journey = book.reader();
    journey.press(END);
    journey.until_shown("<4999>");
    fs::write(&book.0, text(3_000)).expect("shrunk");
    journey.press("u");
    journey.until("the text as it is now", |rows| rows.iter().any(|row| row.contains("<2999>")));
    assert!(!journey.rows().iter().any(|row| row.contains("<4999>")), "no stale text");

    fs::write(&book.0, text(4_000)).expect("grown");
    journey.until_shown("has grown");
    journey.press("r");
    journey.press(END);
    journey.until_shown("<3999>");
    fs::remove_file(&book.0).expect("gone");
    journey.until_shown("is gone");
    journey.press("g");
    journey.until_shown("<0>");
    journey.until_shown("not as on disk");
    // What is open is still there.
    journey.press("/<3456>\r");
    journey.until("the hit", |rows| rows[39].contains("1/1"));
    journey.until("its page", |rows| rows[..39].iter().any(|row| row.contains("<3456>")));
    journey.press(":50%\r");
    journey.until_shown("50 %");
    journey.press(END);
    journey.until_shown("<3999>");
    journey.press("q");
    assert_eq!(journey.end(), "0");
}

#[test]
fn a_large_file_that_is_no_utf_8_far_behind_its_beginning_is_read_whole_and_that_is_said() {
    let book = Book::new("damaged", 5_000);
    let mut bytes = text(5_000).into_bytes();
    let middle = bytes.len() / 2;
    bytes[middle] = 0xE9;
    fs::write(&book.0, &bytes).expect("written");
    let mut journey = book.reader();
    journey.until_shown("1 place is no UTF-8");
    journey.press(END);
    journey.until_shown("<4999>");
    journey.press("/\u{fffd}\r");
    journey.until("the place", |rows| rows[39].contains("1/1"));
    journey.press("q");
    assert_eq!(journey.end(), "0");
}
