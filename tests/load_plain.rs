//! Plain text: the shape of an article is recognised, nothing of the file is lost.
#![cfg(feature = "reader")]

use qari::article::{Article, BlockKind, Fold, Notice};
use qari::layout::Base;
use qari::load::{LoadError, LoadOptions, load, open};

fn one(bytes: &[u8]) -> Article {
    let mut articles = load("a.txt", bytes, &LoadOptions::default()).expect("an article");
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

fn shape(article: &Article) -> Vec<(BlockKind, Option<Fold>)> {
    article.blocks().map(|block| (block.kind, block.fold)).collect()
}

const LEAD: &str = "The ferry came back this morning after seven months, said its captain";

#[test]
fn headline_lead_and_caption_are_recognised_and_what_comes_again_is_folded() {
    let text = format!(
        "The ferry is back\n\n{LEAD}\n\nThe ferry is back\n\nChildren on the quay (Nawras)\n\n{LEAD}.\n\n\
         It sailed at six.\n\nIt came back at seven.\n\nComments"
    );
    let article = one(text.as_bytes());
    assert_eq!(
        shape(&article),
        [
            (BlockKind::Title, None),
            (BlockKind::Summary, None),
            (BlockKind::Paragraph, Some(Fold::Repeated)),
            (BlockKind::Caption, None),
            (BlockKind::Paragraph, Some(Fold::Repeated)),
            (BlockKind::Paragraph, None),
            (BlockKind::Paragraph, None),
            (BlockKind::Paragraph, Some(Fold::Site)),
        ]
    );
    assert_eq!(article.notices, [Notice::Folded { repeated: 2, site: 1 }]);
    assert_eq!(article.slice(0..article.len()), text);
    assert_eq!(article.body, 0..text.len());
}

#[test]
fn a_headline_that_comes_again_behind_the_eighth_block_is_not_folded() {
    let paragraph =
        |number| format!("Paragraph {number} says something of the sea and its ships.\n\n");
    let paragraphs: Vec<String> = (0..7).map(paragraph).collect();
    let text = format!("The ferry is back\n\n{}", paragraphs.concat());
    let late = format!("{text}The ferry is back\n\nThe end.\n");
    assert_eq!(one(late.as_bytes()).folds(), (0, 0));
    let early =
        format!("The ferry is back\n\n{}The ferry is back\n\nThe end.\n", paragraphs[..6].concat());
    assert_eq!(one(early.as_bytes()).folds(), (1, 0));
}

#[test]
fn a_closing_word_is_folded_only_as_the_last_block() {
    let word = "\u{627}\u{644}\u{62A}\u{639}\u{644}\u{64A}\u{642}\u{627}\u{62A}";
    let last = format!("One.\n\n{word} (12)\n");
    assert_eq!(one(last.as_bytes()).folds(), (0, 1));
    let middle = format!("One.\n\n{word}\n\nTwo.\n");
    assert_eq!(one(middle.as_bytes()).folds(), (0, 0));
    assert_eq!(one(word.as_bytes()).folds(), (0, 0), "an article of one block keeps it");
}

#[test]
fn prose_without_a_headline_stays_paragraphs() {
    let wrapped = "It was a dark night and the sea was high, so nobody went out to\nfish but the old man, who had done so all his life and was not\nafraid of anything that swims or blows.\n";
    let sentences =
        "One sentence stands here.\n\nAnother that is quite a bit longer stands behind it.\n";
    for text in [wrapped, sentences] {
        assert!(
            shape(&one(text.as_bytes())).iter().all(|block| *block == (BlockKind::Paragraph, None)),
            "{text}"
        );
    }
}

#[test]
fn raw_takes_bare_paragraphs() {
    let text = "The ferry is back\n\nThe ferry is back\n\n  The sea was calm and the captain happy.\n\nComments";
    let raw = LoadOptions { raw: true, ..LoadOptions::default() };
    let article = &load("a.txt", text.as_bytes(), &raw).expect("an article")[0];
    assert!(shape(article).iter().all(|block| *block == (BlockKind::Paragraph, None)));
    assert!(article.blocks().any(|block| article.slice(block.range).starts_with("  The sea")));
}

#[test]
fn the_byte_order_mark_is_no_text() {
    let article = one(b"\xEF\xBB\xBFOne.");
    assert_eq!(article.slice(0..article.len()), "One.");
}

#[test]
fn bytes_that_are_no_utf_8_are_shown_and_counted() {
    let bytes = b"One \xFF two \xE2\x82 three, and then enough of plain ASCII to be sure of it.";
    let article = one(bytes);
    let text = article.slice(0..article.len()).into_owned();
    assert!(text.starts_with("One \u{FFFD} two \u{FFFD} three"), "{text}");
    let counted = Notice::InvalidBytes { count: 2, encoding: "UTF-8", first: 4 };
    assert!(article.notices.contains(&counted), "{:?}", article.notices);
}

#[test]
fn a_large_file_that_ends_within_a_character_is_read_as_it_is_needed_like_whole() {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("torn.txt");
    let line = "\u{633}\u{644}\u{627}\u{645} \u{5E9}\u{5DC}\u{5D5}\u{5DD} peace.\n";
    let torn = [&b""[..], b"\xD8", b"\xE2\x82", b"\xF0\x9F\x95"].map(|end| (end, true));
    let bad = [&b"\x82"[..], b"\xFF\xD8"].map(|end| (end, false));
    for (end, is_torn) in torn.into_iter().chain(bad) {
        let bytes = [b"\xEF\xBB\xBF", line.repeat(400_000).as_bytes(), end].concat();
        std::fs::write(&path, bytes).expect("a file");
        let read = |windowed| {
            let options = LoadOptions { windowed, checked: true, ..LoadOptions::default() };
            open(&path, &options).expect("articles").remove(0)
        };
        let (as_needed, whole) = (read(true), read(false));
        assert_eq!(as_needed.is_windowed(), is_torn, "{end:?}");
        assert_eq!(as_needed.notices, whole.notices, "{end:?}");
        let text = |article: &Article| article.slice(0..article.len()).into_owned();
        assert!(text(&as_needed) == text(&whole), "{end:?}");
    }
}

#[test]
fn the_base_direction_is_that_of_most_letters() {
    assert_eq!(one("BBC \u{634}\u{645}\u{633} \u{642}\u{645}\u{631}".as_bytes()).dir, Base::Rtl);
    assert_eq!(one("BBC sun \u{634}\u{645}\u{633}".as_bytes()).dir, Base::Ltr);
}

#[test]
fn what_holds_no_text_is_refused_by_name_and_reason() {
    let refuse =
        |bytes: &[u8]| load("a.txt", bytes, &LoadOptions::default()).expect_err("a refusal");
    assert!(matches!(refuse(b""), LoadError::Empty { .. }));
    assert!(matches!(refuse(b" \n\t\r\n"), LoadError::NoText { .. }));
    assert!(matches!(refuse(b"%PDF-1.4 ..."), LoadError::Binary { .. }));
    let message = refuse(b"ab\0\x01\x02cd\0").to_string();
    assert!(message.contains("a.txt") && message.contains("byte 2"), "{message}");
}

#[test]
fn text_wrapped_by_hand_is_paragraphs_and_stays_lines_under_raw() {
    let line = "\u{627}\u{644}\u{633}\u{641}\u{646} ".repeat(12);
    let paragraph = [line.trim(); 6].join("\r\n");
    let text = format!("Head\r\n\r\n{paragraph}\r\n\r\n{paragraph}\r\n");
    let read = |raw| {
        let options = LoadOptions { raw, ..LoadOptions::default() };
        load("a.txt", text.as_bytes(), &options).expect("an article").remove(0)
    };
    let article = read(false);
    assert_eq!(article.slice(0..article.len()), text, "the buffer is the file");
    assert_eq!(article.blocks().count(), 3);
    let block = article.blocks().nth(1).expect("a paragraph");
    let words = article.words(&block).into_owned();
    assert_eq!(words.len(), block.range.len());
    assert!(!words.contains(['\r', '\n']) && words.split_whitespace().count() == 72);
    assert!(article.notices.contains(&Notice::Rewrapped { lines: 10 }), "{:?}", article.notices);
    assert_eq!(read(true).blocks().count(), 13);
}
