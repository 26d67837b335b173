//! Corrections are saved beside the article and come back as they were, never over the source.
#![cfg(feature = "reader")]

use std::fs;
use std::path::Path;

use qari::article::{Article, BlockKind, Entity, EntityId, Label, Mention};
use qari::load::{LoadOptions, load};
use qari::store::corrections;

fn read(name: &str, text: &str) -> Vec<Article> {
    load(name, text.as_bytes(), &LoadOptions::default()).expect("articles")
}

/// An article with a title of its own, headings, and letters of one to four bytes.
fn article() -> Article {
    let source = r#"{"title": "\u0642\u0633\u062f in 2024", "summary": "A \ud83d\ude00 summary",
        "url": "https://example.org/a", "lang": "ar", "dir": "rtl", "blocks": [
        {"kind": "heading", "level": 3, "text": "\u0639\u0646\u0648\u0627\u0646"},
        {"text": "\ud83d\ude00 \u0628\u0627\u0644\u064a and \u0628\u0627\u0644\u064a"},
        {"kind": "quote", "text": "words"}]}"#;
    read("a.json", source).remove(0)
}

fn mention(article: &Article, words: &str, nth: usize, entity: u32) -> Mention {
    let text = article.slice(0..article.len()).into_owned();
    let (start, _) = text.match_indices(words).nth(nth).expect("the words are there");
    let range = start..start + words.len();
    Mention { range, label: Label::new("PER"), entity: EntityId(entity), score: None }
}

fn entity(id: &str, name: &str) -> Entity {
    let url = Some("https://example.org/e".to_owned());
    Entity { id: id.to_owned(), label: Label::new("PER"), name: name.to_owned(), url }
}

fn annotated() -> Article {
    let mut article = article();
    let bali = "\u{628}\u{627}\u{644}\u{64a}";
    article.mentions = vec![
        mention(&article, "\u{642}\u{633}\u{62f}", 0, 1),
        mention(&article, bali, 0, 0),
        Mention { score: Some(0.5), ..mention(&article, bali, 1, 0) },
    ];
    article.entities = vec![entity("e1", bali), entity("e2", "\u{642}\u{633}\u{62f}")];
    article
}

/// What of two articles has to be the same.
fn told(article: &Article) -> impl PartialEq + std::fmt::Debug + use<> {
    let blocks: Vec<_> = article
        .blocks()
        .map(|block| (block.kind, article.slice(block.range).into_owned()))
        .collect();
    let (mentions, entities) = (article.mentions.clone(), article.entities.clone());
    (blocks, mentions, entities, article.meta.clone(), article.dir, article.body.clone())
}

#[test]
fn an_article_comes_back_from_its_native_form_with_every_mention_in_its_place() {
    let article = annotated();
    let (json, left_out) = corrections::native(std::slice::from_ref(&article));
    assert_eq!(left_out, 0);
    assert_eq!(told(&read("a.qari.json", &json)[0]), told(&article));
    assert_eq!(article.blocks().nth(2).map(|block| block.kind), Some(BlockKind::Heading(3)));
}

#[test]
fn a_plain_text_comes_back_with_its_text_to_the_byte() {
    let text = "Headline\n\n  indented \r\n\nA second paragraph of it, with the word Bali.\n\n\n";
    let mut article = read("a.txt", text).remove(0);
    article.mentions = vec![mention(&article, "Bali", 0, 0)];
    article.entities = vec![entity("e1", "Bali")];
    let (json, left_out) = corrections::native(std::slice::from_ref(&article));
    assert_eq!(left_out, 0);
    let back = read("a.txt.qari.json", &json).remove(0);
    assert_eq!(back.slice(back.body.clone()), text);
    assert_eq!(back.mentions, article.mentions);
}

#[test]
fn several_articles_are_a_line_each() {
    let articles = [annotated(), annotated()];
    let (json, _) = corrections::native(&articles);
    assert_eq!(json.lines().count(), 2);
    assert_eq!(read("a.jsonl", &json).len(), 2);
}

#[test]
fn corrections_are_saved_beside_the_source_which_stays_as_it_was() {
    let folder = std::env::temp_dir().join(format!("qari-corrections-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let source = folder.join("news.json");
    fs::write(&source, "the source").expect("written");
    let saved = corrections::save(&source, &[annotated()]);
    let names = |folder: &Path| {
        let entries = fs::read_dir(folder).expect("a folder");
        let mut names: Vec<_> = entries.map(|entry| entry.expect("an entry").file_name()).collect();
        names.sort();
        names
    };
    let (files, text) = (names(&folder), fs::read_to_string(&source));
    fs::remove_dir_all(&folder).expect("removed");
    assert_eq!(saved.expect("saved"), (folder.join("news.json.qari.json"), 0));
    assert_eq!(files, ["news.json", "news.json.qari.json"]);
    assert_eq!(text.expect("a file"), "the source");
}

#[test]
fn corrections_are_laid_over_the_same_text_and_not_over_another() {
    let corrected = annotated();
    let (json, _) = corrections::native(std::slice::from_ref(&corrected));
    let mut articles = [article()];
    assert_eq!(corrections::lay(&mut articles, read("a.qari.json", &json)), 0);
    assert_eq!(
        (&articles[0].mentions, &articles[0].entities),
        (&corrected.mentions, &corrected.entities)
    );

    let mut changed = read("b.txt", "Another text.\n");
    assert_eq!(corrections::lay(&mut changed, read("a.qari.json", &json)), 1);
    assert_eq!(changed[0].mentions, []);
}
