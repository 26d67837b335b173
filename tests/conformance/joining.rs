//! Joining (The Unicode Standard, 9.2): every letter of `ArabicShaping` in every context, by the decompositions
//! of `UnicodeData`, read here without the engine's tables.

use std::collections::HashMap;

use qari::layout::{Base, Columns, Direction, Line, Options, Paragraph};

use crate::ucd;

const BEH: char = '\u{628}';
const REH: char = '\u{631}';
const HAMZA: char = '\u{621}';
const TATWEEL: char = '\u{640}';
const FATHA: char = '\u{64E}';
const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const LAM: char = '\u{644}';

fn line(text: &str) -> Line {
    let options = Options { direction: Direction::Fixed(Base::Rtl), ..Options::default() };
    Paragraph::new(text, &options).lines(Columns(99)).next().expect("a line")
}

/// What the cell that holds a byte sends, and the bytes it holds.
fn cell_at(line: &Line, byte: usize) -> (String, std::ops::Range<usize>) {
    let found =
        line.cells().find(|cell| cell.source().is_some_and(|source| source.contains(&byte)));
    let cell = found.expect("a cell");
    (cell.text().to_owned(), cell.source().expect("a source"))
}

/// The presentation forms by letters and tag.
fn forms() -> HashMap<(Vec<char>, String), char> {
    let mut forms = HashMap::new();
    for line in ucd::lines("UnicodeData") {
        let fields: Vec<&str> = line.split(';').collect();
        let number = u32::from_str_radix(fields[0], 16).expect("hexadecimal");
        if !matches!(number, 0xFB50..=0xFDFF | 0xFE70..=0xFEFC) {
            continue;
        }
        let mut parts = fields[5].split(' ');
        let tag = parts.next().unwrap_or_default().trim_matches(['<', '>']).to_owned();
        let letters: Vec<char> = parts.map(ucd::point).collect();
        forms.insert((letters, tag), ucd::point(fields[0]));
    }
    forms
}

#[test]
fn every_letter_takes_its_form_in_every_context() {
    let forms = forms();
    // What stands before or after, and whether it joins what it stands beside.
    let mark = format!("{BEH}{FATHA}");
    let before = [
        (String::new(), false),
        (BEH.to_string(), true),
        (mark, true),
        (REH.to_string(), false),
        (HAMZA.to_string(), false),
        (TATWEEL.to_string(), true),
        (ZWJ.to_string(), true),
        (format!("{BEH}{ZWNJ}"), false),
        ("a".to_owned(), false),
        (" ".to_owned(), false),
    ];
    let after = [
        (String::new(), false),
        (BEH.to_string(), true),
        (format!("{FATHA}{FATHA}{REH}"), true),
        (REH.to_string(), true),
        (HAMZA.to_string(), false),
        (TATWEEL.to_string(), true),
        (ZWJ.to_string(), true),
        (format!("{ZWNJ}{BEH}"), false),
        ("a".to_owned(), false),
    ];
    let mut letters = 0;
    for row in ucd::lines("ArabicShaping") {
        let fields: Vec<&str> = row.split(';').collect();
        let (letter, kind) = (ucd::point(fields[0]), fields[2]);
        if !matches!(kind, "R" | "L" | "D") {
            continue;
        }
        letters += 1;
        for ((before, joins_before), (after, joins_after)) in
            before.iter().flat_map(|b| after.iter().map(move |a| (b, a)))
        {
            let previous = *joins_before && matches!(kind, "R" | "D");
            let next = *joins_after && matches!(kind, "L" | "D");
            let tag = match (previous, next) {
                (false, false) => "isolated",
                (true, false) => "final",
                (false, true) => "initial",
                (true, true) => "medial",
            };
            let expected = forms.get(&(vec![letter], tag.to_owned())).copied().unwrap_or(letter);
            let text = format!("{before}{letter}{after}");
            let (sent, _) = cell_at(&line(&text), before.len());
            assert_eq!(sent.chars().next(), Some(expected), "{fields:?} {tag} in {text:?}");
        }
    }
    assert!(letters > 700, "{letters}");
}

#[test]
fn lam_and_alef_are_one_cell_with_all_their_marks() {
    let forms = forms();
    for alef in ['\u{622}', '\u{623}', '\u{625}', '\u{627}'] {
        for (before, tag) in [
            ("", "isolated"),
            ("\u{628}", "final"),
            ("\u{628}\u{64E}", "final"),
            ("\u{631}\u{64E}\u{651}", "isolated"),
        ] {
            for between in ["", "\u{651}", "\u{651}\u{64E}"] {
                for behind in ["", "\u{653}"] {
                    let text = format!("{before}{LAM}{between}{alef}{behind}{BEH}");
                    let end = text.len() - BEH.len_utf8();
                    let line = line(&text);
                    let (sent, source) = cell_at(&line, before.len());
                    let ligature = forms[&(vec![LAM, alef], tag.to_owned())];
                    assert_eq!(sent, format!("{ligature}{between}{behind}"), "{text:?}");
                    assert_eq!(source, before.len()..end);
                    assert!(!line.text().contains(LAM) && !line.text().contains(alef));
                }
            }
        }
    }
}

#[test]
fn joiners_between_lam_and_alef_part_the_ligature() {
    for (joiner, lam, alef) in [(ZWJ, '\u{FEDF}', '\u{FE8E}'), (ZWNJ, '\u{FEDD}', '\u{FE8D}')] {
        let line = line(&format!("{LAM}{joiner}\u{627}"));
        assert_eq!(line.text(), format!("{alef}{lam}"));
    }
}

#[test]
fn letters_of_all_right_to_left_scripts_stand_from_the_right() {
    let mut text = String::new();
    for row in ucd::lines("UnicodeData") {
        let fields: Vec<&str> = row.split(';').collect();
        if matches!(fields[2], "Lo" | "Lu" | "Ll") && matches!(fields[4], "R" | "AL") {
            text.push(ucd::point(fields[0]));
            text.push(' ');
        }
    }
    assert!(text.chars().count() > 3000);
    let options = Options { direction: Direction::Fixed(Base::Ltr), ..Options::default() };
    for line in Paragraph::new(&text, &options).lines(Columns(60)) {
        let starts: Vec<usize> = line.cells().filter_map(|c| c.source()).map(|s| s.start).collect();
        assert!(starts.is_sorted_by(|left, right| left > right), "{:?}", &text[line.range()]);
    }
}
