//! What a frame costs: a key taken, the page laid out, drawn and encoded. In ratios, which hold on any machine.
//!
//! `cargo bench --bench frame`. The unit is the page itself laid out by the engine alone, once; a book of 20 MB is read
//! in windows. What a ratio is held to stands beside it; one that is over ends the bench with a failure.

#![allow(clippy::cast_precision_loss, reason = "ratios need no 53 bits")]

mod measure;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use qari::app::{App, Input, Key, KeyCode};
use qari::article::Article;
use qari::layout::{Columns, Options, Paragraph};
use qari::load::{self, LoadOptions};
use qari::terminal::{Abilities, Screen};
use qari::theme::Theme;
use qari::view;

const BOOK: usize = 20_000_000;

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (book, few) = (folder.join("frame-book.txt"), folder.join("frame-short.txt"));
    fs::write(&book, paragraphs(BOOK)).expect("a book");
    fs::write(&few, paragraphs(100_000)).expect("a short text");
    let unit = unit();
    let mut desk = Desk::new(&book, (100, 40));
    let page = desk.seconds(KeyCode::PageDown);
    let line = desk.seconds(KeyCode::Char('j'));
    let back = desk.seconds(KeyCode::PageUp);
    let end = desk.ends();
    let still = desk.still();
    let short = Desk::new(&few, (100, 40)).seconds(KeyCode::Char('j'));
    let mut large = Desk::new(&book, (500, 200));
    let (large_page, large_line) =
        (large.seconds(KeyCode::PageDown), large.seconds(KeyCode::Char('j')));
    let open = best(5, || drop(Desk::new(&book, (100, 40))));
    println!("the page laid out by the engine alone: {:.0} \u{b5}s; the ratios to it", unit * 1e6);
    let figures = [
        ("open a book of 20 MB, first frame", open / unit, 25.0),
        ("page down", page / unit, 6.0),
        ("page up", back / unit, 8.0),
        ("end, and back to the start", end / unit, 25.0),
        ("line down", line / unit, 3.5),
        ("line down to line down in 100 KB", line / short, 1.5),
        ("a frame that changes nothing", still / unit, 2.0),
        ("page down at 500 by 200, to 100 by 40", large_page / page, 25.0),
        ("line down at 500 by 200, to 100 by 40", large_line / line, 25.0),
    ];
    let mut over = false;
    for (what, ratio, most) in figures {
        let mark = if ratio > most { "  TOO MUCH" } else { "" };
        over |= ratio > most;
        println!("{what:<40} {ratio:6.2}  (at most {most}){mark}");
    }
    let bytes = [("page down", KeyCode::PageDown, 8_000), ("line down", KeyCode::Char('j'), 2_000)];
    for (what, key, most) in bytes {
        let written = desk.written(key);
        over |= written > most;
        println!("{what:<40} {written:6} bytes  (at most {most})");
    }
    for path in [&book, &few] {
        let _ = fs::remove_file(path);
    }
    if over { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// The samples' paragraphs with their numbers, to so many bytes.
fn paragraphs(bytes: usize) -> String {
    let one = measure::samples();
    let lines: Vec<&str> = one.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut text = String::with_capacity(bytes + 4096);
    for (number, line) in lines.iter().cycle().enumerate() {
        if text.len() >= bytes {
            break;
        }
        let _ = write!(text, "{number}. {line}\n\n");
    }
    text
}

/// Seconds of the best of some.
fn best(times: usize, mut work: impl FnMut()) -> f64 {
    (0..times).fold(f64::INFINITY, |best, _| {
        let begun = Instant::now();
        work();
        best.min(begun.elapsed().as_secs_f64())
    })
}

/// About a page of text laid out at 72 columns, by the engine alone.
fn unit() -> f64 {
    let text = paragraphs(3_500);
    best(200, || {
        for line in text.lines().filter(|line| !line.is_empty()) {
            let paragraph = Paragraph::new(line, &Options::default());
            std::hint::black_box(paragraph.lines(Columns(72)).count());
        }
    })
}

/// A reader without a terminal.
struct Desk {
    app: App,
    theme: Theme,
    screen: Screen,
}

impl Desk {
    fn new(path: &Path, size: (u16, u16)) -> Self {
        let options = LoadOptions { windowed: true, ..LoadOptions::default() };
        let articles: Vec<Article> = load::open(path, &options).expect("a text");
        let mut desk = Self {
            app: App::new(articles, size),
            theme: Theme::default(),
            screen: Screen::default(),
        };
        desk.frame();
        desk
    }

    /// Draws; the bytes it takes.
    fn frame(&mut self) -> usize {
        let spare = self.screen.spare();
        let frame = view::draw_in(spare, &self.app, &self.theme, self.app.settings.locale);
        let abilities = Abilities { erases_with_background: true, ..Abilities::default() };
        self.screen.show(frame, abilities).len()
    }

    fn press(&mut self, code: KeyCode) -> usize {
        let key = Key { code, control: false, alt: false, shift: false };
        self.app.handle(&Input::Key(key));
        self.frame()
    }

    /// Seconds a press takes from key to bytes, on the average of some hundred.
    fn seconds(&mut self, code: KeyCode) -> f64 {
        best(5, || {
            for _ in 0..40 {
                self.press(code);
            }
        }) / 40.0
    }

    /// The most bytes that a press writes.
    fn written(&mut self, code: KeyCode) -> usize {
        self.press(KeyCode::Home);
        (0..200).map(|_| self.press(code)).max().unwrap_or(0)
    }

    fn ends(&mut self) -> f64 {
        best(20, || {
            self.press(KeyCode::End);
            self.press(KeyCode::Home);
        })
    }

    fn still(&mut self) -> f64 {
        best(50, || {
            self.frame();
        })
    }
}
