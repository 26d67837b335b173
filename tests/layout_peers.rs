//! The engine beside fribidi and ICU on the samples. Each test says so and passes where the peer is missing.

use std::io::Write;
use std::process::{Command, Stdio};

use qari::layout::{Base, Columns, Direction, Options, Paragraph, breaks, paragraphs};

/// What a program writes for an input; `None` where it is missing or fails.
fn run(program: &str, arguments: &[&str], input: &str) -> Option<String> {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().ok()?;
    writer.join().ok()?.ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The paragraphs of the plain-text samples.
fn samples() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/samples");
    let files = std::fs::read_dir(folder).expect("the samples").flatten().map(|entry| entry.path());
    let texts = files.filter(|path| path.extension().is_some_and(|extension| extension == "txt"));
    let mut found = Vec::new();
    for path in texts {
        let text = std::fs::read_to_string(&path).expect("a sample");
        found.extend(
            paragraphs(&text).filter(|range| !range.is_empty()).map(|range| text[range].to_owned()),
        );
    }
    assert!(found.len() > 20);
    found
}

/// fribidi draws a ligature as its form and a filler.
const FILLER: char = '\u{FEFF}';

/// fribidi reorders code points, and so turns joined emoji and their skin tones around; it parts a lam from its
/// alef where a mark stands between them.
fn differs_by_design(sample: &str) -> bool {
    let emoji = |c| matches!(c, '\u{200D}' | '\u{FE0F}' | '\u{1F1E6}'..='\u{1F3FF}');
    let pointed = sample.split('\u{644}').skip(1).any(|rest| {
        let letters = rest.trim_start_matches(|c| matches!(c, '\u{64B}'..='\u{652}'));
        let alef = letters.starts_with(['\u{622}', '\u{623}', '\u{625}', '\u{627}']);
        alef && letters.len() < rest.len()
    });
    sample.contains(emoji) || pointed
}

#[test]
fn order_joining_and_mirroring_are_fribidis() {
    let samples = samples();
    for (base, flag) in [(Base::Rtl, "--rtl"), (Base::Ltr, "--ltr")] {
        let arguments = ["--nopad", "--nobreak", "--clean", "--reordernsm", flag];
        let Some(expected) = run("fribidi", &arguments, &(samples.join("\n") + "\n")) else {
            println!("fribidi is not installed: skipped");
            return;
        };
        let options =
            Options { direction: Direction::Fixed(base), raw: true, ..Options::default() };
        assert_eq!(expected.lines().count(), samples.len());
        for (sample, expected) in samples.iter().zip(expected.lines()) {
            let line = Paragraph::new(sample, &options).lines(Columns(usize::MAX)).next();
            let found = line.map(|line| line.text().to_owned()).unwrap_or_default();
            if differs_by_design(sample) {
                continue;
            }
            let expected = expected.replace(FILLER, "");
            assert_eq!(found.trim(), expected.trim(), "{base:?}: {sample}");
        }
    }
}

/// Prints, for each line of input, the code points before which ICU may break a line.
const ICU: &str = "
import sys, icu
it = icu.BreakIterator.createLineInstance(icu.Locale.getRoot())
for line in sys.stdin.buffer.read().decode().split('\\n')[:-1]:
    it.setText(icu.UnicodeString(line))
    units, at = {}, 0
    for i, c in enumerate(line):
        units[at] = i
        at += 2 if ord(c) > 0xFFFF else 1
    print(*[units[b] for b in it if b in units])
";

#[test]
fn lines_may_break_where_icu_breaks_them() {
    let samples = samples();
    let input = samples.join("\n") + "\n";
    let programs = ["python3", "/usr/bin/python3"];
    let Some(expected) = programs.iter().find_map(|python| run(python, &["-c", ICU], &input))
    else {
        println!("ICU for Python is not installed: skipped");
        return;
    };
    for (sample, expected) in samples.iter().zip(expected.lines()) {
        let expected: Vec<usize> = expected.split(' ').filter_map(|at| at.parse().ok()).collect();
        let characters: Vec<char> = sample.chars().collect();
        let starts: Vec<usize> = sample.char_indices().map(|(at, _)| at).collect();
        let found: Vec<usize> =
            breaks(sample).filter_map(|(at, _)| starts.binary_search(&at).ok()).collect();
        for at in 0..characters.len() {
            if found.contains(&at) != expected.contains(&at) {
                // Unicode 15.1 and 16 rewrote the rules of quotation marks (LB15, LB19): ICU may be older.
                let around = &characters[at.saturating_sub(2)..characters.len().min(at + 2)];
                let quotation = around
                    .iter()
                    .any(|c| "\"'\u{AB}\u{BB}\u{2018}\u{2019}\u{201C}\u{201D}".contains(*c));
                assert!(quotation, "before character {at} {around:?} of {sample}");
            }
        }
    }
}
