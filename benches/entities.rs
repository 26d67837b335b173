//! How fast the recogniser is: tokens a second on one thread, by stage and for all of them together.
//!
//! `cargo bench --bench entities [-- FILE]`; without a file the Arabic samples are recognised again and again.

#![allow(clippy::cast_precision_loss, reason = "tokens a second need no 53 bits")]

mod measure;

use std::hint::black_box;

use qari::entity::Recogniser;
use qari::entity::analysis::Analysis;
use qari::entity::model::Model;
use qari::entity::tagger;

use measure::{best, samples};

/// The words an article of usual length has, about; a text is recognised in pieces of this many.
const ARTICLE: usize = 600;

fn main() {
    let file = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let text = file.map_or_else(
        || samples().repeat(40),
        |path| std::fs::read_to_string(path).expect("a text file"),
    );
    let articles = pieces(&text);
    let tokens: usize = articles.iter().map(|article| Analysis::new(article).tokens.len()).sum();
    println!("{} articles, {tokens} tokens", articles.len());
    let recogniser = Recogniser::new();
    let stage = |name: &str, work: &dyn Fn(&str)| {
        let seconds = best(|| articles.iter().for_each(|article| work(article)));
        println!("{name:<28} {:>9.0} tokens/s", tokens as f64 / seconds);
    };
    stage("tokens and look-up", &|article| drop(black_box(Analysis::new(article))));
    stage("and the tagger's passes", &|article| {
        drop(black_box(tagger::tag(Model::embedded(), &Analysis::new(article))));
    });
    stage("all, with rules and grouping", &|article| drop(black_box(recogniser.text(article))));
}

/// A text in pieces of an article's length, cut at lines.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut words = 0;
    for line in text.lines() {
        if words > ARTICLE {
            pieces.push(String::new());
            words = 0;
        }
        let piece = pieces.last_mut().expect("one was pushed");
        piece.push_str(line);
        piece.push('\n');
        words += line.split_whitespace().count();
    }
    pieces
}
