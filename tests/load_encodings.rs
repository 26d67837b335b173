//! Encodings: what is declared or marked is taken, what is guessed is said, all can be overridden.
#![cfg(feature = "reader")]

use std::io::Write as _;

use encoding_rs::{Encoding, ISO_8859_6, ISO_8859_8, WINDOWS_1252, WINDOWS_1255, WINDOWS_1256};
use qari::article::{Article, Notice};
use qari::load::{LoadError, LoadOptions, load};

const ARABIC: &str = include_str!("../samples/ferry.txt");
const HEBREW: &str = include_str!("../samples/lighthouse.txt");

fn one(bytes: &[u8]) -> Article {
    load("a.txt", bytes, &LoadOptions::default()).expect("an article").remove(0)
}

fn text(article: &Article) -> String {
    article.slice(0..article.len()).into_owned()
}

fn guesses(article: &Article) -> Vec<&str> {
    let guess = |notice: &Notice| match notice {
        Notice::EncodingGuessed { encoding } => Some(*encoding),
        _ => None,
    };
    article.notices.iter().filter_map(guess).collect()
}

/// What an encoding can say of a text.
fn sayable(text: &str, encoding: &'static Encoding) -> String {
    text.chars().filter(|char| !encoding.encode(&char.to_string()).2).collect()
}

#[test]
fn old_encodings_are_guessed_and_said() {
    for (encoding, sample) in [
        (WINDOWS_1256, ARABIC),
        (ISO_8859_6, ARABIC),
        (WINDOWS_1255, HEBREW),
        (
            WINDOWS_1252,
            "The caf\u{E9} at No\u{EB}l's \u{2013} r\u{E9}sum\u{E9} of a na\u{EF}ve fa\u{E7}ade.",
        ),
    ] {
        let want = sayable(sample, encoding);
        let article = one(&encoding.encode(&want).0);
        assert_eq!(text(&article), want);
        assert_eq!(guesses(&article), [encoding.name()]);
    }
    // The same bytes as windows-1255, points aside.
    let consonants = sayable(HEBREW, ISO_8859_8);
    assert_eq!(text(&one(&ISO_8859_8.encode(&consonants).0)), consonants);
}

#[test]
fn short_hebrew_without_final_letters_is_in_logical_order() {
    let said = "\u{5D1}\u{5DE}\u{5D7}\u{5E9}\u{5D1} \u{5E9}\u{5DC} \u{5D0}\u{5E9}\u{5EA}\u{5D9}";
    for said in [said.to_owned(), format!("<LI>{said}"), format!("{said}. {said}, {said}")] {
        assert_eq!(text(&one(&WINDOWS_1255.encode(&said).0)), said);
    }
}

#[test]
fn utf_16_is_read_in_both_orders_with_a_mark_and_without() {
    for (order, mark) in
        [(u16::to_le_bytes as fn(u16) -> [u8; 2], [0xFF, 0xFE]), (u16::to_be_bytes, [0xFE, 0xFF])]
    {
        let bare: Vec<u8> = ARABIC.encode_utf16().flat_map(order).collect();
        let article = one(&bare);
        assert_eq!(text(&article), ARABIC);
        assert_eq!(guesses(&article).len(), 1);
        let marked = one(&[&mark[..], &bare].concat());
        assert_eq!(text(&marked), ARABIC);
        assert!(guesses(&marked).is_empty());
    }
}

#[test]
fn a_few_broken_bytes_do_not_make_utf_8_another_encoding() {
    let mut bytes = ARABIC.as_bytes().to_vec();
    bytes.remove(1001);
    bytes.remove(2001);
    let article = one(&bytes);
    assert!(guesses(&article).is_empty());
    let mended = |notice: &Notice| matches!(notice, Notice::InvalidBytes { count: 1.., .. });
    assert!(article.notices.iter().any(mended), "{:?}", article.notices);
}

#[test]
fn the_user_s_word_counts_more_than_any_guess() {
    let want = sayable(ARABIC, WINDOWS_1256);
    let bytes = WINDOWS_1256.encode(&want).0;
    let told = LoadOptions { encoding: Some(WINDOWS_1256), ..LoadOptions::default() };
    let article = load("a.txt", &bytes, &told).expect("an article").remove(0);
    assert_eq!(text(&article), want);
    assert!(guesses(&article).is_empty());
    let wrong = LoadOptions { encoding: Some(WINDOWS_1252), ..LoadOptions::default() };
    let article = load("a.txt", &bytes, &wrong).expect("an article").remove(0);
    assert_ne!(text(&article), want);
}

#[test]
fn a_stray_nul_does_not_make_a_page_binary() {
    let prose = "The ferry sailed at six, said the captain, and the sea was calm. ".repeat(8);
    let page = format!("<!doctype html><html><body><p>{prose}\0{prose}</p></body></html>");
    assert!(text(&one(page.as_bytes())).contains("said the captain"));
    let binary =
        load("a", format!("<{}", "\0\u{1}".repeat(64)).as_bytes(), &LoadOptions::default());
    assert!(matches!(binary, Err(LoadError::Binary { .. })), "{binary:?}");
}

#[test]
fn gzip_of_any_form_is_unpacked() {
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(bytes).expect("memory");
        packer.finish().expect("memory")
    };
    let packed = pack(ARABIC.as_bytes());
    assert_eq!(text(&one(&packed)), ARABIC);
    let cut = one(&packed[..packed.len() / 2]);
    assert!(ARABIC.starts_with(text(&cut).trim_end_matches('\u{FFFD}')));
    assert!(cut.notices.iter().any(|notice| matches!(notice, Notice::Limit { .. })));
    let twice = load("a.gz", &pack(&packed), &LoadOptions::default());
    assert!(matches!(twice, Err(LoadError::Binary { .. })), "{twice:?}");
}
