//! The recogniser beside the mentions that people marked in the samples. Floors, not figures: the figures are in
//! `models/README.md`.
#![cfg(feature = "reader")]
#![allow(missing_docs, reason = "tests")]
#![allow(clippy::cast_precision_loss, reason = "counts are small")]

use qari::article::Article;
use qari::entity::{self, Recogniser};
use qari::load::{LoadOptions, load};

/// The harmonic mean of precision and recall of exact mentions, kind and all, over an article's buffer.
fn agreement(gold: &Article) -> f64 {
    let mut plain = gold.clone();
    plain.mentions.clear();
    plain.entities.clear();
    entity::recognise(&mut plain, &Recogniser::new());
    let has = |article: &Article, range: &std::ops::Range<usize>, kind| {
        article.mentions.iter().any(|other| other.range == *range && other.label.kind() == kind)
    };
    let both = gold.mentions.iter().filter(|one| has(&plain, &one.range, one.label.kind())).count();
    2.0 * both as f64 / (gold.mentions.len() + plain.mentions.len()) as f64
}

#[test]
fn most_mentions_of_the_arabic_sample_are_found_exactly() {
    let bytes = include_bytes!("../samples/observatory.json");
    let articles = load("observatory.json", bytes, &LoadOptions::default()).expect("a sample");
    let agreement = agreement(&articles[0]);
    assert!(agreement > 0.55, "F1 {agreement:.2}");
}

#[test]
fn parts_of_a_long_article_give_the_same_entities_as_one() {
    let bytes = include_bytes!("../samples/observatory.json");
    let article = &load("observatory.json", bytes, &LoadOptions::default()).expect("a sample")[0];
    let once = article.slice(0..article.len()).into_owned();
    let many = Article::plain(once.repeat(14), false);
    let (mentions, entities) = entity::entities(&many, &Recogniser::new());
    assert!(many.len() > entity::parts::PART);
    assert!(mentions.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
    assert!(mentions.iter().all(|mention| (mention.entity.0 as usize) < entities.len()));
    let (_, few) = entity::entities(article, &Recogniser::new());
    assert!(
        entities.len() < 2 * few.len(),
        "{} of 14 copies, {} of one",
        entities.len(),
        few.len()
    );
}
