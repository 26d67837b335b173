//! The native JSON form: parts, blocks, mentions in code points; what does not fit is counted.
#![cfg(feature = "reader")]

use qari::article::{Article, BlockKind, Notice};
use qari::layout::Base;
use qari::load::{LoadError, LoadOptions, load};

fn read(json: &str) -> Result<Vec<Article>, LoadError> {
    load("a.json", json.as_bytes(), &LoadOptions::default())
}

fn one(json: &str) -> Article {
    let mut articles = read(json).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(articles.len(), 1);
    articles.remove(0)
}

fn mentioned(article: &Article) -> Vec<(String, &str)> {
    let words =
        |mention: &qari::article::Mention| article.slice(mention.range.clone()).into_owned();
    article
        .mentions
        .iter()
        .map(|mention| (words(mention), article.entities[mention.entity.0 as usize].id.as_str()))
        .collect()
}

#[test]
fn the_text_is_the_blocks_joined_by_blank_lines_behind_the_front_part() {
    let article = one(r#"{"title": "Head", "summary": "Lead", "dir": "rtl", "blocks": [
            {"kind": "heading", "level": 3, "text": "One"}, {"kind": "quote", "text": "Two"},
            {"kind": "list_item", "text": "Three"}, {"text": "Four"}],
            "mentions": [{"start": 5, "end": 8, "label": "X"}, {"start": 0, "end": 4, "label": "X", "in": "title"},
                         {"start": 1, "end": 3, "label": "Y", "in": "summary"}]}"#);
    assert_eq!(article.slice(article.body.clone()), "One\n\nTwo\n\nThree\n\nFour");
    assert_eq!(article.slice(0..article.body.start), "Head\n\nLead\n\n");
    let kinds: Vec<_> = article.blocks().map(|block| block.kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Title,
            BlockKind::Summary,
            BlockKind::Heading(3),
            BlockKind::Quote,
            BlockKind::ListItem,
            BlockKind::Paragraph
        ]
    );
    assert_eq!(article.dir, Base::Rtl);
    let words: Vec<_> = mentioned(&article).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Head", "ea", "Two"]);
}

#[test]
fn offsets_are_code_points_of_the_text() {
    let article = one(
        r#"{"text": "\ud83d\ude00\u0627\u0628 Rome", "mentions": [{"start": 4, "end": 8, "label": "LOC"}]}"#,
    );
    assert_eq!(mentioned(&article), [("Rome".to_owned(), "e1")]);
}

#[test]
fn a_mention_that_does_not_fit_is_skipped_and_counted_and_the_others_kept() {
    // The text: e + U+0301 (one character of two code points), a blank, "Rome".
    let article = one(r#"{"text": "e\u0301 Rome", "mentions": [
            {"start": 3, "end": 7, "label": "LOC"}, {"start": 3, "end": 8, "label": "LOC"},
            {"start": 1, "end": 7, "label": "LOC"}, {"start": 5, "end": 5, "label": "LOC"},
            {"start": -1, "end": 2, "label": "LOC"}, {"end": 2}, {"start": "x", "end": 2}, 7,
            {"start": 0, "end": 1, "in": "nowhere"}, {"start": 3, "end": 7, "text": "Oslo"}]}"#);
    assert_eq!(mentioned(&article).len(), 1);
    let [Notice::MentionsSkipped { skipped: 9, of: 10, reason }] = article.notices.as_slice()
    else {
        panic!("{:?}", article.notices)
    };
    assert_eq!(reason.to_string(), "8 is outside the text, which has 7 code points");
    assert_eq!(
        article.notices[0].to_string(),
        "9 of 10 mentions skipped: 8 is outside the text, which has 7 code points"
    );
}

#[test]
fn mentions_without_an_entity_are_grouped_by_label_and_words() {
    let article = one(
        r#"{"text": "Rome, Rome, Oslo and Rome", "entities": [{"id": "e1", "label": "LOC", "name": "Oslo"}],
            "mentions": [{"start": 21, "end": 25, "label": "LOC"}, {"start": 0, "end": 4, "label": "LOC"},
            {"start": 6, "end": 10, "label": "PER"}, {"start": 12, "end": 16, "label": "LOC", "entity": "e1"}]}"#,
    );
    let found: Vec<_> = mentioned(&article).into_iter().map(|(_, id)| id).collect();
    assert_eq!(found, ["e2", "e3", "e1", "e2"]);
}

#[test]
fn nested_mentions_are_kept_the_outer_first() {
    let article =
        one(r#"{"text": "Bank of Rome", "mentions": [{"start": 8, "end": 12, "label": "LOC"},
            {"start": 0, "end": 4, "label": "X"}, {"start": 0, "end": 12, "label": "ORG"}]}"#);
    let words: Vec<_> = mentioned(&article).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Bank of Rome", "Bank", "Rome"]);
}

#[test]
fn broken_json_is_refused_with_line_and_column() {
    let error = read("{\n  \"text\": \"\u{634}\u{645}\u{633}\",,\n}").expect_err("broken");
    let LoadError::Json { line, column, .. } = &error else { panic!("{error:?}") };
    assert_eq!((*line, *column), (2, 17));
    assert!(error.to_string().starts_with("a.json:2:17: broken JSON"), "{error}");
    assert!(matches!(read(&"[".repeat(100_000)), Err(LoadError::Json { .. })));
}

#[test]
fn json_of_another_shape_is_refused_with_what_it_holds() {
    let message = read(r#"{"name": "x", "version": 1}"#).expect_err("no article").to_string();
    assert!(message.contains("text") && message.contains("name, version"), "{message}");
    let error = read("{\"title\": \"x\",\n \"text\": 7}").expect_err("no article");
    assert!(matches!(error, LoadError::Shape { line: 2, .. }), "{error:?}");
    assert!(matches!(read("[]"), Err(LoadError::Shape { .. })));
    assert!(matches!(read("[1, 2]"), Err(LoadError::Shape { .. })));
    assert!(matches!(read(r#"{"text": " "}"#), Err(LoadError::NoText { .. })));
}

#[test]
fn json_lines_hold_many_and_a_broken_line_is_counted() {
    let lines = "{\"id\": 1, \"text\": \"One.\"}\n\n{\"text\": \"Tw\n{\"id\": \"c\", \"text\": \"Three.\"}\n";
    let articles =
        load("a.jsonl", lines.as_bytes(), &LoadOptions::default()).expect("two articles");
    let ids: Vec<_> = articles.iter().map(|article| article.meta.id.clone()).collect();
    assert_eq!(ids, [Some("1".to_owned()), Some("c".to_owned())]);
    let [Notice::Skipped { count: 1, of: 3, reason, .. }] = articles[0].notices.as_slice() else {
        panic!("{:?}", articles[0].notices)
    };
    assert!(reason.starts_with("line 3: broken JSON"), "{reason}");
}

#[test]
fn a_title_that_opens_the_text_again_is_folded() {
    let article = one(r#"{"title": "Head", "text": "Head\n\nOne.\n\nTwo.\n\nComments"}"#);
    assert_eq!(article.folds(), (1, 1));
}

#[test]
fn corpora_and_news_services_are_read_by_the_names_they_use() {
    let news = one(
        r#"{"source": {"id": null, "name": "Wire"}, "author": "A. Writer", "title": "Head", "publishedAt": "2024-01-02T00:00:00Z",
            "description": "What it is about", "url": "https://a.example/1", "content": "<p>One <b>two</b>.</p><p>Three.</p>"}"#,
    );
    assert_eq!(news.slice(news.body.clone()), "One two.\n\nThree.");
    let meta = &news.meta;
    assert_eq!((meta.source.as_deref(), meta.byline.as_deref()), (Some("Wire"), Some("A. Writer")));
    assert_eq!(meta.published.as_deref(), Some("2024-01-02T00:00:00Z"));
    assert_eq!(news.title(), "Head");
    let crawled = one(
        r#"{"maintext": "One.\nTwo.", "authors": ["A", "B"], "date_publish": "2024-01-02", "source_domain": "a.example", "language": "ar"}"#,
    );
    assert_eq!(crawled.slice(crawled.body.clone()), "One.\nTwo.");
    assert_eq!(crawled.meta.byline.as_deref(), Some("A, B"));
    assert_eq!(crawled.meta.lang.as_deref(), Some("ar"));
    // A part of another shape does not hide the text.
    let odd = one(r#"{"text": "One.", "title": ["Head"], "summary": {"a": 1}}"#);
    assert_eq!((odd.slice(odd.body.clone()).as_ref(), odd.title().as_ref()), ("One.", "Head"));
}
