//! The statistical tagger: an analysed text in, the mentions of people, places, organisations and other names out,
//! each with how sure it is.
//!
//! Three passes of a conditional random field: one trained on an encyclopaedia, whose opinion is a feature of the
//! next; one trained on news; and one that also sees what the second learnt from the whole text.

use std::ops::Range;

use super::analysis::Analysis;
use super::crf::{self, Row, TAGS};
use super::document::Knowledge;
use super::features::{self, PLACES};
use super::model::{Model, Pass};
use super::table::Sums;
use super::tagging::Tagging;
use super::token::TokenKind;

/// What outside loses at each token: mentions are missed more often than wrongly found.
pub const BOLDNESS: f32 = 0.5;

/// The tags of a sentence by one pass of a model, from all its tokens' features.
#[must_use]
pub fn decode(
    model: &Model,
    pass: usize,
    lists: &[Vec<u64>],
    boldness: f32,
) -> (Vec<u8>, Vec<Row>) {
    let pass = &model.passes[pass];
    let score = |features: &Vec<u64>| {
        let mut sums = Sums::default();
        model.table.add(features, &mut sums);
        pass.total(&sums)
    };
    decide(pass, lists.iter().map(score).collect(), boldness)
}

fn decide(pass: &Pass, mut scores: Vec<Row>, boldness: f32) -> (Vec<u8>, Vec<Row>) {
    for score in &mut scores {
        score[0] -= boldness;
    }
    (pass.ways.best(&scores), crf::marginals(&pass.steps, &scores))
}

/// Pushes the first pass's opinion of a sentence, which begins at a token, onto its tokens' features.
pub fn add_opinion(analysis: &Analysis<'_>, likely: &[Row], start: usize, lists: &mut [Vec<u64>]) {
    let best = |row: &Row| (0..TAGS).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0);
    let tags: Vec<u8> = likely.iter().map(|row| best(row) as u8).collect();
    let sure: Vec<f32> =
        likely.iter().zip(&tags).map(|(row, &tag)| row[usize::from(tag)]).collect();
    features::opinion(&tags, &sure, analysis, start, lists);
}

/// Runs all passes.
#[must_use]
pub fn tag(model: &Model, analysis: &Analysis<'_>) -> Tagging {
    let [first, second, third] = &model.passes[..] else {
        let count = analysis.tokens.len();
        let mut outside = [0.0; TAGS];
        outside[0] = 1.0;
        return Tagging { tags: vec![0; count], likely: vec![outside; count] };
    };
    let mut news = Tagging::default();
    let mut lists = Vec::new();
    let mut sums = Vec::with_capacity(analysis.tokens.len());
    let mut alone = Alone::new(model, analysis);
    for sentence in &analysis.sentences {
        // A feature is hashed once, and looked for once for all passes.
        let from = sums.len();
        features::together(analysis, sentence.clone(), |index, features| {
            let mut all = alone.around(index, sentence);
            model.table.add(features, &mut all);
            sums.push(all);
        });
        // Of the first pass nobody asks which sequence is the best.
        let scores: Vec<Row> = sums[from..].iter().map(|sums| first.total(sums)).collect();
        let likely = crf::marginals(&first.steps, &scores);
        let lists = emptied(&mut lists, sentence.len());
        add_opinion(analysis, &likely, sentence.start, lists);
        for (sums, features) in sums[from..].iter_mut().zip(lists) {
            model.table.add(features, sums);
        }
        let scores = sums[from..].iter().map(|sums| second.total(sums)).collect();
        let (tags, likely) = decide(second, scores, 0.0);
        news.extend(&tags, likely);
    }
    let knowledge = Knowledge::learn(analysis, &news);
    let mut answer = Tagging::default();
    for sentence in &analysis.sentences {
        let lists = emptied(&mut lists, sentence.len());
        knowledge.features(analysis, &news, sentence.start, lists);
        let scores = sums[sentence.clone()].iter_mut().zip(lists).map(|(sums, features)| {
            model.table.add(features, sums);
            third.total(sums)
        });
        let (tags, likely) = decide(third, scores.collect(), BOLDNESS);
        answer.extend(&tags, likely);
    }
    answer
}

/// What the features weigh that words make alone: looked for once a word.
struct Alone<'a, 't> {
    model: &'a Model,
    analysis: &'a Analysis<'t>,
    /// Of each word, once it was met.
    known: Vec<Option<(TokenKind, [Sums; PLACES])>>,
    outside: [Sums; PLACES],
    lists: [Vec<u64>; PLACES],
}

impl<'a, 't> Alone<'a, 't> {
    fn new(model: &'a Model, analysis: &'a Analysis<'t>) -> Self {
        let known = vec![None; analysis.words.len()];
        let lists = Default::default();
        let mut alone = Self { model, analysis, known, outside: Default::default(), lists };
        alone.outside = alone.weigh(None);
        alone
    }

    fn weigh(&mut self, token: Option<usize>) -> [Sums; PLACES] {
        features::alone(self.analysis, token, &mut self.lists);
        let mut sums = [Sums::default(); PLACES];
        for (sums, features) in sums.iter_mut().zip(&self.lists) {
            self.model.table.add(features, sums);
        }
        sums
    }

    /// For a token of a sentence: what it and its neighbours make alone.
    fn around(&mut self, index: usize, sentence: &Range<usize>) -> Sums {
        let mut sums = Sums::default();
        for place in 0..PLACES {
            let token = (index + place).checked_sub(PLACES / 2);
            match token.filter(|token| sentence.contains(token)) {
                Some(token) => sums.add(&self.of(token)[place]),
                None => sums.add(&self.outside[place]),
            }
        }
        sums
    }

    fn of(&mut self, token: usize) -> &[Sums; PLACES] {
        let (word, kind) = (self.analysis.types[token] as usize, self.analysis.tokens[token].kind);
        // One spelling is nearly always of one kind.
        if self.known[word].as_ref().is_none_or(|known| known.0 != kind) {
            self.known[word] = Some((kind, self.weigh(Some(token))));
        }
        self.known[word].as_ref().map_or(&self.outside, |known| &known.1)
    }
}

/// So many empty lists, made once.
fn emptied(lists: &mut Vec<Vec<u64>>, count: usize) -> &mut [Vec<u64>] {
    if lists.len() < count {
        lists.resize_with(count, Vec::new);
    }
    for list in &mut lists[..count] {
        list.clear();
    }
    &mut lists[..count]
}
