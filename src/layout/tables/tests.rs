//! The tables against the UCD files, by a reader that shares nothing with the script that writes them.

use std::collections::{HashMap, HashSet};
use std::io::Read;

use super::{Bidi, ClusterClass, LineClass, UNICODE_VERSION, bracket, mirror, record};

fn rows(name: &str) -> Vec<Vec<String>> {
    let path = format!("{}/ucd/{name}.txt.gz", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::File::open(&path).expect(&path);
    let mut text = String::new();
    flate2::read::GzDecoder::new(file).read_to_string(&mut text).expect(&path);
    let version =
        format!("Unicode {}.{}.{}", UNICODE_VERSION.0, UNICODE_VERSION.1, UNICODE_VERSION.2);
    assert!(text.lines().next().expect("a head").contains(&version), "{path} is not of {version}");
    let content = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    content.map(|line| line.split(';').map(|field| field.trim().to_owned()).collect()).collect()
}

fn points(field: &str) -> impl Iterator<Item = char> {
    let (first, last) = field.split_once("..").unwrap_or((field, field));
    let number = |text: &str| u32::from_str_radix(text, 16).expect("hexadecimal");
    (number(first)..=number(last)).filter_map(char::from_u32)
}

/// The value of every code point.
fn values(name: &str, missing: &'static str) -> Vec<&'static str> {
    let mut table = vec![missing; 0x11_0000];
    for row in rows(name) {
        let value: &'static str = Box::leak(row[1].clone().into_boxed_str());
        points(&row[0]).for_each(|c| table[c as usize] = value);
    }
    table
}

fn members(name: &str, value: &str) -> HashSet<char> {
    let rows = rows(name);
    rows.iter().filter(|row| row[1] == value).flat_map(|row| points(&row[0])).collect()
}

fn every_character() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

#[test]
fn tables_are_those_of_the_ucd_files() {
    let (bidi, joining) = (values("DerivedBidiClass", "L"), values("DerivedJoiningType", "U"));
    let (line, cluster) = (values("LineBreak", "XX"), values("GraphemeBreakProperty", "Other"));
    let bidi_names = Bidi::ALL.map(|class| format!("{class:?}"));
    let line_names = LineClass::ALL.map(|class| format!("{class:?}"));
    let cluster_names = ClusterClass::ALL.map(|class| format!("{class:?}"));
    let white = members("PropList", "White_Space");
    let pictographic = members("emoji-data", "Extended_Pictographic");
    let modifier = members("emoji-data", "Emoji_Modifier");
    let width = values("EastAsianWidth", "N");
    for c in every_character() {
        let (record, at) = (record(c), c as usize);
        let name = || format!("U+{at:04X}");
        assert_eq!(bidi_names[record.bidi() as usize], bidi[at], "{}", name());
        let joins = (record.joins_before(), record.joins_after(), record.transparent());
        let expected = match joining[at] {
            "R" => (true, false, false),
            "L" => (false, true, false),
            "D" | "C" => (true, true, false),
            "T" => (false, false, true),
            _ => (false, false, false),
        };
        assert_eq!(joins, expected, "{}", name());
        let class = record.line();
        let right = line_class_is(class, &line_names[class as usize], line[at]);
        assert!(right, "{}: {class:?}, not {}", name(), line[at]);
        let class = record.cluster();
        let right = cluster_class_is(class, &cluster_names[class as usize], cluster[at]);
        assert!(right, "{}: {class:?}, not {}", name(), cluster[at]);
        let is_picture = pictographic.contains(&c);
        assert_eq!(class == ClusterClass::Pictographic, is_picture, "{}", name());
        assert_eq!(record.white(), white.contains(&c), "{}", name());
        assert_eq!(record.emoji_modifier(), modifier.contains(&c), "{}", name());
        assert_eq!(record.east_asian(), matches!(width[at], "F" | "W" | "H"), "{}", name());
    }
}

fn line_class_is(found: LineClass, name: &str, ucd: &str) -> bool {
    match found {
        LineClass::AL => matches!(ucd, "AL" | "AI" | "SG" | "XX" | "SA"),
        LineClass::CM => matches!(ucd, "CM" | "SA"),
        LineClass::NS => matches!(ucd, "NS" | "CJ"),
        LineClass::DottedCircle => ucd == "AL",
        LineClass::Hyphen => ucd == "BA",
        LineClass::InitialQuote | LineClass::FinalQuote => ucd == "QU",
        LineClass::Unassigned => ucd == "ID",
        _ => name == ucd,
    }
}

fn cluster_class_is(found: ClusterClass, name: &str, ucd: &str) -> bool {
    match found {
        ClusterClass::InCBExtend | ClusterClass::Linker => ucd == "Extend",
        ClusterClass::Pictographic | ClusterClass::Consonant => ucd == "Other",
        ClusterClass::RegionalIndicator => ucd == "Regional_Indicator",
        _ => name == ucd,
    }
}

#[test]
fn mirrored_pairs_and_brackets_are_those_of_the_ucd_files() {
    let mirrored = rows("BidiMirroring");
    let pairs: HashMap<char, char> = mirrored
        .iter()
        .map(|row| (points(&row[0]).next().expect("one"), points(&row[1]).next().expect("one")))
        .collect();
    let brackets: HashMap<char, String> = rows("BidiBrackets")
        .into_iter()
        .map(|row| (points(&row[0]).next().expect("one"), row[2].clone()))
        .collect();
    for c in every_character() {
        assert_eq!(mirror(c), pairs.get(&c).copied().unwrap_or(c));
        assert_eq!(record(c).mirrored(), pairs.contains_key(&c));
        assert_eq!(record(c).bracket(), brackets.contains_key(&c));
        assert_eq!(bracket(c).map(|(_, opens)| opens), brackets.get(&c).map(|kind| kind == "o"));
    }
    // The two that are canonically equivalent to others pair with them.
    assert_eq!(bracket('\u{232A}'), Some(('\u{3008}', false)));
}
