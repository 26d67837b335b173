//! What outlives the reader, and what it is told beforehand: places, marks, configuration, commands.

use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::Signal;

use crate::journey::Journey;
use crate::{QARI, answering};

/// The folders and the article of a test's own.
struct Desk(PathBuf);

impl Desk {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("memory-{name}"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("config/qari")).expect("a folder");
        let lines: Vec<_> = (0..400).map(|n| format!("Paragraph <{n}> of the text.")).collect();
        fs::write(folder.join("a.txt"), lines.join("\n")).expect("written");
        Self(folder)
    }

    fn configure(&self, text: &str) {
        fs::write(self.0.join("config/qari/config.toml"), text).expect("written");
    }

    /// The reader of a file of the desk, its first screen shown.
    fn reader(&self, options: &[&str], file: &str) -> Journey {
        let variable =
            |name: &str, folder: &str| format!("{name}={}", self.0.join(folder).display());
        let (config, state) =
            (variable("XDG_CONFIG_HOME", "config"), variable("XDG_STATE_HOME", "state"));
        let file = self.0.join(file).display().to_string();
        let mut arguments = vec![config.as_str(), state.as_str(), QARI];
        arguments.extend_from_slice(options);
        arguments.push(&file);
        let mut journey = Journey::begin(answering(), "/usr/bin/env", &arguments);
        journey.until_shown("Paragraph <");
        journey.settle();
        journey
    }

    /// The one file that remembers an article.
    fn remembered(&self) -> PathBuf {
        let folder = self.0.join("state/qari/articles");
        let files: Vec<_> = fs::read_dir(&folder).expect("a folder").collect();
        assert_eq!(files.len(), 1, "{files:?}");
        files.into_iter().next().expect("a file").expect("a file").path()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The number of the first paragraph on the screen.
fn first(journey: &Journey) -> usize {
    let rows = journey.rows().join("\n");
    let (_, number) = rows.split_once("Paragraph <").expect("a paragraph");
    let (number, _) = number.split_once('>').expect("a paragraph's number");
    number.parse().expect("a number")
}

fn leave(mut journey: Journey) {
    journey.press("q");
    assert_eq!(journey.end(), "0");
}

#[test]
fn a_place_is_kept_over_leaving_a_signal_and_another_name() {
    let desk = Desk::new("place");
    let mut journey = desk.reader(&[], "a.txt");
    journey.press("   ");
    journey.settle();
    let place = first(&journey);
    assert!(place > 0);
    leave(journey);

    let mut journey = desk.reader(&[], "a.txt");
    assert_eq!(first(&journey), place);
    journey.press(" ");
    journey.settle();
    let place = first(&journey);
    journey.signal(Signal::TERM);
    assert_eq!(journey.end(), "Terminated");

    fs::rename(desk.0.join("a.txt"), desk.0.join("b.txt")).expect("renamed");
    let journey = desk.reader(&[], "b.txt");
    assert_eq!(first(&journey), place);
    leave(journey);
}

#[test]
fn two_readers_at_once_lose_no_mark_and_a_private_one_leaves_nothing() {
    let desk = Desk::new("two");
    let (mut one, mut two) = (desk.reader(&[], "a.txt"), desk.reader(&[], "a.txt"));
    let mut private = desk.reader(&["--private"], "a.txt");
    one.press(" ma");
    two.press("  mb");
    private.press("   mc");
    for journey in [one, two, private] {
        leave(journey);
    }
    let text = fs::read_to_string(desk.remembered()).expect("a file");
    assert!(text.contains("\"a\":") && text.contains("\"b\":"), "{text}");
    assert!(!text.contains("\"c\":"), "{text}");
}

#[test]
fn a_state_file_cut_in_half_is_set_aside_with_a_word() {
    let desk = Desk::new("half");
    let mut journey = desk.reader(&[], "a.txt");
    journey.press("  ");
    journey.settle();
    leave(journey);
    let file = desk.remembered();
    let text = fs::read(&file).expect("a file");
    fs::write(&file, &text[..text.len() / 2]).expect("written");

    let mut journey = desk.reader(&[], "a.txt");
    assert_eq!(first(&journey), 0);
    journey.press("q");
    assert_eq!(journey.end(), "0");
    journey.settle();
    assert!(journey.rows().join("").contains("broken, so what it remembered is lost"));
    let aside = file.with_file_name(format!("{}.broken-1", name(&file)));
    assert_eq!(fs::read(aside).expect("set aside").len(), text.len() / 2);
    assert!(file.exists(), "a new one is begun");
}

fn name(file: &Path) -> String {
    file.file_name().expect("a name").to_string_lossy().into_owned()
}

#[test]
fn a_configuration_with_a_fault_is_told_of_and_the_rest_of_it_holds() {
    let desk = Desk::new("config");
    desk.configure("widht = 60\n[keys]\nquit = \"x\"\n[commands]\nsay = { run = \"tr a-z A-Z\", key = \"D\" }\n");
    let mut journey = desk.reader(&[], "a.txt");
    assert!(
        journey.status().contains("config.toml:1: there is no setting"),
        "{}",
        journey.status()
    );
    journey.press("qD");
    journey.until_shown("PARAGRAPH <0> OF THE TEXT.");
    journey.press("\x1b");
    journey.until("the page again", |rows| !rows.join("").contains("PARAGRAPH"));
    journey.press("x");
    assert_eq!(journey.end(), "0");
    journey.settle();
    assert!(journey.rows().join("").contains("the nearest is `width`"));
}

#[test]
fn an_article_left_at_its_end_begins_again_and_its_end_is_a_jump_away() {
    let desk = Desk::new("end");
    let mut journey = desk.reader(&[], "a.txt");
    assert!(journey.status().contains("h help"), "the first time: {}", journey.status());
    journey.press("G");
    journey.until_shown("<399>");
    leave(journey);
    let mut journey = desk.reader(&[], "a.txt");
    assert_eq!(first(&journey), 0);
    assert!(journey.status().contains("to its end"), "{}", journey.status());
    journey.press("''");
    journey.until_shown("<399>");
    leave(journey);
}

#[test]
fn a_reader_that_is_killed_loses_little_and_a_private_one_begins_afresh() {
    let desk = Desk::new("killed");
    let mut journey = desk.reader(&[], "a.txt");
    journey.press("  ma");
    journey.until_shown("Mark a set");
    let place = first(&journey);
    journey.signal(Signal::KILL);
    journey.end();
    let journey = desk.reader(&[], "a.txt");
    assert_eq!(first(&journey), place, "a mark saves the place with it");
    assert!(journey.status().contains("Taken up at"), "{}", journey.status());
    leave(journey);
    let journey = desk.reader(&["--private"], "a.txt");
    assert_eq!(first(&journey), 0);
    leave(journey);
}

#[test]
fn kinds_that_were_hidden_stay_hidden() {
    let desk = Desk::new("kinds");
    let mut journey = desk.reader(&[], "a.txt");
    journey.press("1");
    journey.until_shown("hidden");
    leave(journey);
    let mut journey = desk.reader(&[], "a.txt");
    journey.press("f");
    journey.until("the choice of kinds", |rows| {
        rows.iter().any(|row| row.contains("\u{25cb}") && row.contains("People"))
    });
    journey.press("\x1b");
    journey.until("the page", |rows| !rows.join("").contains("\u{25cb}"));
    leave(journey);
}

#[test]
fn an_own_theme_that_cannot_be_read_is_told_of_in_the_status_line() {
    let desk = Desk::new("theme");
    fs::create_dir_all(desk.0.join("config/qari/themes")).expect("a folder");
    fs::write(desk.0.join("config/qari/themes/mine.toml"), [0xff, 0xfe]).expect("written");
    let mut journey = desk.reader(&[], "a.txt");
    assert!(journey.status().contains("mine.toml: the theme cannot"), "{}", journey.status());
    let page = journey.rows()[0].clone();
    journey.press("j");
    journey.settle();
    assert!(!page.contains("mine.toml"));
    leave(journey);
}

#[test]
fn a_list_opens_where_it_was_left_and_a_private_reader_leaves_no_trace() {
    let desk = Desk::new("list");
    let line = |n: usize| format!("{{\"title\": \"Title {n}\", \"text\": \"Paragraph <{n}>\"}}\n");
    fs::write(desk.0.join("many.jsonl"), (0..9).map(line).collect::<String>()).expect("written");
    let lists = desk.0.join("state/qari/lists");
    let many = |options: &[&str]| {
        let state = format!("XDG_STATE_HOME={}", desk.0.join("state").display());
        let file = desk.0.join("many.jsonl").display().to_string();
        let mut arguments = vec![state.as_str(), QARI];
        arguments.extend_from_slice(options);
        arguments.push(&file);
        let mut journey = Journey::begin(answering(), "/usr/bin/env", &arguments);
        journey.until_shown("Title 8");
        journey.settle();
        journey
    };
    let mut private = many(&["--private"]);
    private.press("jjj\r");
    private.until_shown("Paragraph <3>");
    leave(private);
    assert!(!lists.exists());
    let mut reader = many(&[]);
    reader.press("jjjjjq");
    reader.settle();
    leave(reader);
    assert_eq!(fs::read_dir(&lists).expect("a folder").count(), 1);
    let mut again = many(&[]);
    again.press("\r");
    again.until_shown("Paragraph <5>");
    leave(again);
}

#[test]
fn a_correction_is_kept_beside_its_article_but_not_by_a_private_reader() {
    let desk = Desk::new("corrected");
    let article = desk.0.join("b.json");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/observatory.json");
    fs::copy(sample, &article).expect("an article");
    let name = article.display().to_string();
    let kept = desk.0.join("b.json.qari.json");
    for (arguments, said) in
        [(&["--private", &*name][..], "this reading only"), (&[&*name], "Not a name")]
    {
        let mut journey = Journey::begin(answering(), QARI, arguments);
        journey.until_shown("48 %");
        journey.press("\tx");
        journey.until_shown(said);
        leave(journey);
        assert_eq!(kept.exists(), arguments.len() == 1, "{said}");
    }
}
