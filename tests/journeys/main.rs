//! Journeys: the program in the core of a terminal, driven by keys, left in every way there is.
#![cfg(feature = "reader")]

mod core;
mod details;
mod journey;
mod large;
mod linear;
mod links;
mod memory;
mod rest;
mod spoken;

use crate::core::{Answering, Core, Silent};
use journey::Journey;
use rustix::process::Signal;

const QARI: &str = env!("CARGO_BIN_EXE_qari");
const ARTICLE: &str = "samples/observatory.json";
const PAGE_DOWN: &str = "\x1b[6~";
const HOME: &str = "\x1b[H";

fn answering() -> Box<dyn Core> {
    Box::new(Answering::new(100, 40))
}

fn silent() -> Box<dyn Core> {
    Box::new(Silent::new(100, 40))
}

/// The reader with the first screen shown.
fn reader(core: Box<dyn Core>) -> Journey {
    let mut journey = Journey::begin(core, QARI, &["--theme", "dark", ARTICLE]);
    // The article holds a percentage too: the status line, written last, is what ends the frame.
    journey.until("the status line", |rows| rows[rows.len() - 1].contains(" %"));
    journey
}

/// How many mentions the status line counts, and which is the current one.
fn counted(status: &str) -> Option<(usize, usize)> {
    let pairs = status.split_whitespace().filter_map(|word| {
        let (one, all) = word.split_once('/')?;
        Some((one.parse().ok()?, all.parse().ok()?))
    });
    pairs.max_by_key(|&(_, all): &(usize, usize)| all)
}

fn whole_journey(core: Box<dyn Core>) {
    let mut journey = reader(core);
    let first = journey.rows();
    journey.press(PAGE_DOWN);
    journey.until("another page", |rows| rows[2] != first[2]);
    journey.press(HOME);
    journey.until("the first page again", |rows| rows[..30] == first[..30]);

    journey.press("\t");
    journey.until("a mention", |rows| counted(&rows[39]).is_some_and(|(at, _)| at == 1));
    let (_, all) = counted(&journey.status()).expect("a count");
    assert!(all > 10, "the sample has mentions");
    for wanted in 2..=all {
        journey.press("\t");
        journey.until("the next mention", |rows| counted(&rows[39]) == Some((wanted, all)));
    }
    for wanted in (1..all).rev() {
        journey.press("\x1b[Z");
        journey.until("the mention before", |rows| counted(&rows[39]) == Some((wanted, all)));
    }

    journey.settle();
    let page = journey.rows();
    journey.press("e");
    journey.until("the panel", |rows| rows[..20] != page[..20]);
    journey.press("\x1b");
    journey.until("the page without it", |rows| rows[..20] == page[..20]);
    journey.press("\r");
    journey.until("the card", |rows| rows[..20] != page[..20]);
    journey.press("\x1b");
    journey.until("the page without it", |rows| rows[..20] == page[..20]);

    journey.resize(1, 1);
    journey.settle();
    journey.resize(100, 40);
    journey.until("the page at its old size", |rows| rows[..20] == page[..20]);

    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn an_article_is_read_to_its_last_mention_in_a_terminal_that_answers() {
    whole_journey(answering());
}

#[test]
fn an_article_is_read_to_its_last_mention_in_a_terminal_that_answers_nothing() {
    whole_journey(silent());
}

#[test]
fn a_signal_that_ends_the_reader_gives_the_terminal_back_first() {
    let signals =
        [(Signal::TERM, "Terminated"), (Signal::HUP, "Hangup"), (Signal::INT, "Interrupt")];
    for (signal, name) in signals {
        let mut journey = reader(answering());
        journey.signal(signal);
        assert_eq!(journey.end(), name);
        journey.is_given_back();
    }
}

#[test]
fn control_c_and_its_arabic_key_leave() {
    for key in ["\x03", "\u{636}"] {
        let mut journey = reader(silent());
        journey.press(key);
        assert_eq!(journey.end(), "0", "{key:?}");
        journey.is_given_back();
    }
}

#[test]
fn control_z_gives_the_terminal_back_until_the_reader_goes_on() {
    let script =
        format!("set -m; {QARI} {ARTICLE}; echo stopped; read line; fg >/dev/null; echo over");
    let mut journey = Journey::begin(answering(), "/bin/sh", &["-c", &script]);
    journey.until_shown(" %");
    journey.settle();
    let page = journey.rows();
    journey.press("\x1a");
    journey.until_shown("stopped");
    assert!(!journey.on_alternate_screen());
    journey.press("\r");
    journey.until("the page again", |rows| rows == page);
    assert!(journey.on_alternate_screen());
    journey.press("q");
    journey.until_shown("over");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn a_reader_that_was_stopped_unasked_draws_its_page_again() {
    let mut journey = reader(answering());
    journey.settle();
    let page = journey.rows();
    journey.signal(Signal::STOP);
    journey.signal(Signal::CONT);
    journey.settle();
    journey.until("the page again", |rows| rows == page);
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn a_storm_of_sizes_ends_in_the_page_of_the_last() {
    let mut journey = reader(answering());
    journey.settle();
    let page = journey.rows();
    for step in 1..40 {
        journey.resize(20 + 3 * step, 5 + step);
    }
    journey.resize(100, 40);
    journey.until("the page at its old size", |rows| rows == page);
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn the_doctor_names_the_terminal_and_asks() {
    for (core, known) in [(answering(), "by its answers"), (silent(), "it did not answer")] {
        let mut journey = Journey::begin(core, QARI, &["doctor"]);
        journey.until_shown("Which one reads right?");
        assert!(journey.rows().iter().any(|row| row.contains(known)));
        assert!(!journey.on_alternate_screen());
        journey.press("\r");
        assert_eq!(journey.end(), "0");
        journey.is_given_back();
    }
}

#[test]
fn what_reads_right_for_the_doctor_s_patient_is_written_down_and_used() {
    let mut journey = Journey::begin(answering(), QARI, &["doctor"]);
    journey.until_shown("Which one reads right?");
    journey.press("3\r");
    assert_eq!(journey.end(), "0");
    let written = std::fs::read_to_string(journey.home().join(".config/qari/config.toml"));
    let written = written.expect("a configuration");
    assert!(written.contains("[terminals]") && written.contains("= \"words\""), "{written}");
    journey.is_given_back();
}

#[test]
fn an_article_on_standard_input_leaves_the_keys_to_the_terminal() {
    let script = format!("{QARI} - < samples/ferry.txt");
    let mut journey = Journey::begin(silent(), "/bin/sh", &["-c", &script]);
    journey.until_shown(" %");
    let first = journey.rows();
    journey.press(PAGE_DOWN);
    journey.until("another page", |rows| rows[2] != first[2]);
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.is_given_back();
}

#[test]
fn a_key_that_changes_nothing_writes_nothing_and_a_page_is_small() {
    let mut journey = reader(answering());
    journey.press(HOME);
    assert_eq!(journey.answer_to("k"), 0, "a line up from the first");
    let page = journey.answer_to(PAGE_DOWN);
    assert!(page > 0 && page <= 8192, "a page of {page} bytes");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let this = std::env::current_exe().expect("this test");
    let child = ["--exact", "panics_with_the_terminal_taken", "--ignored", "--nocapture"];
    let mut journey = Journey::begin(answering(), &this.to_string_lossy(), &child);
    journey.until_shown("what a panic says");
    assert_ne!(journey.end(), "0");
    journey.is_given_back();
}

/// The child of the test above: a session that ends in a panic.
#[test]
#[ignore = "started by another test, in a terminal"]
fn panics_with_the_terminal_taken() {
    let mut session = qari::terminal::Session::enter("", &qari::terminal::Restoration::default())
        .expect("a terminal");
    session.write(b"\x1b[Hon the alternate screen").expect("a terminal");
    panic!("what a panic says");
}
