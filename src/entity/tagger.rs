//! The statistical tagger: an analysed text in, the mentions of people, places, organisations and other names out,
//! each with how sure it is.
//!
//! Three passes of a conditional random field: one trained on an encyclopaedia, whose opinion is a feature of the
//! next; one trained on news; and one that also sees what the second learnt from the whole text.

use std::collections::HashMap;
use std::ops::Range;

use super::analysis::Analysis;
use super::crf::{self, Row, TAGS};
use super::document::Knowledge;
use super::features::{self, PLACES};
use super::hash;
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
    tag_unless(model, analysis, || false).unwrap_or_default()
}

/// Runs all passes; `None` where it is told before a sentence that nobody waits for it.
#[must_use]
pub fn tag_unless(
    model: &Model,
    analysis: &Analysis<'_>,
    is_unwanted: impl Fn() -> bool,
) -> Option<Tagging> {
    let [first, second, third] = &model.passes[..] else {
        let count = analysis.tokens.len();
        let mut outside = [0.0; TAGS];
        outside[0] = 1.0;
        return Some(Tagging { tags: vec![0; count], likely: vec![outside; count] });
    };
    let mut news = Tagging::default();
    let mut lists = Vec::new();
    let mut sums = Vec::with_capacity(analysis.tokens.len());
    let mut alone = Alone::new(model, analysis);
    for sentence in &analysis.sentences {
        if is_unwanted() {
            return None;
        }
        // A feature is hashed once, and looked for once for all passes.
        let from = sums.len();
        sums.extend(alone.sentence(sentence));
        features::together(analysis, sentence.clone(), |index, features| {
            model.table.add(features, &mut sums[index]);
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
    Some(answer)
}

/// What the features weigh that words make alone: looked for once a word.
struct Alone<'a, 't> {
    model: &'a Model,
    analysis: &'a Analysis<'t>,
    /// How often each word stands in the text.
    counts: Vec<u32>,
    /// Of words that stand there several times, by word and kind: one spelling is nearly always of one kind.
    known: HashMap<(u32, TokenKind), [Sums; PLACES], hash::Builder>,
    outside: [Sums; PLACES],
    lists: [Vec<u64>; PLACES],
}

impl<'a, 't> Alone<'a, 't> {
    fn new(model: &'a Model, analysis: &'a Analysis<'t>) -> Self {
        let mut counts = vec![0; analysis.words.len()];
        for &word in &analysis.types {
            counts[word as usize] += 1;
        }
        let (known, lists) = (HashMap::default(), Default::default());
        let mut alone = Self { model, analysis, counts, known, outside: Default::default(), lists };
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

    /// For each token of a sentence: what it and its neighbours make alone.
    fn sentence(&mut self, sentence: &Range<usize>) -> Vec<Sums> {
        let mut sums = vec![Sums::default(); sentence.len()];
        let reach = PLACES / 2;
        for at in 0..sentence.len() + 2 * reach {
            let token = (sentence.start + at).checked_sub(reach);
            let weights = match token.filter(|token| sentence.contains(token)) {
                Some(token) => self.of(token),
                None => self.outside,
            };
            // The token stands at each place once: as what is behind for those before it, and so on.
            for (place, weights) in weights.iter().enumerate() {
                if let Some(sums) = at.checked_sub(place).and_then(|at| sums.get_mut(at)) {
                    sums.add(weights);
                }
            }
        }
        sums
    }

    fn of(&mut self, token: usize) -> [Sums; PLACES] {
        let word = self.analysis.types[token];
        if self.counts[word as usize] == 1 {
            return self.weigh(Some(token));
        }
        let word = (word, self.analysis.tokens[token].kind);
        if let Some(known) = self.known.get(&word) {
            return *known;
        }
        let weights = self.weigh(Some(token));
        self.known.insert(word, weights);
        weights
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
