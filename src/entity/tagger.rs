//! The statistical tagger: an analysed text in, the mentions of people, places, organisations and other names out,
//! each with how sure it is.
//!
//! Three passes of a conditional random field: one trained on an encyclopaedia, whose opinion is a feature of the
//! next; one trained on news; and one that also sees what the second learnt from the whole text.

use std::ops::Range;

use super::analysis::Analysis;
use super::crf::{self, Row, TAGS};
use super::document::Knowledge;
use super::features;
use super::model::{Model, Pass, Sum};
use super::tagging::Tagging;

/// What outside loses at each token: mentions are missed more often than wrongly found.
pub const BOLDNESS: f32 = 0.5;

/// The tags of a sentence by one pass.
#[must_use]
pub fn decode(pass: &Pass, lists: &[Vec<u64>], boldness: f32) -> (Vec<u8>, Vec<Row>) {
    decide(pass, lists.iter().map(|features| pass.score(features)).collect(), boldness)
}

fn decide(pass: &Pass, mut scores: Vec<Row>, boldness: f32) -> (Vec<u8>, Vec<Row>) {
    for score in &mut scores {
        score[0] -= boldness;
    }
    (pass.transitions.best(&scores), crf::marginals(&pass.steps, &scores))
}

/// Pushes the first pass's opinion of a sentence onto its tokens' features.
pub fn add_opinion(
    analysis: &Analysis<'_>,
    tagging: &Tagging,
    sentence: &Range<usize>,
    lists: &mut [Vec<u64>],
) {
    let likely = &tagging.likely[sentence.clone()];
    let best = |row: &Row| (0..TAGS).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0);
    let tags: Vec<u8> = likely.iter().map(|row| best(row) as u8).collect();
    let sure: Vec<f32> =
        likely.iter().zip(&tags).map(|(row, &tag)| row[usize::from(tag)]).collect();
    features::opinion(&tags, &sure, analysis, sentence.start, lists);
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
    let (mut opinion, mut news) = (Tagging::default(), Tagging::default());
    let mut lists = Vec::new();
    let mut sums = Vec::with_capacity(analysis.tokens.len());
    for sentence in &analysis.sentences {
        // A feature is hashed once, and looked for in all passes.
        let from = sums.len();
        let mut scores = Vec::with_capacity(sentence.len());
        features::each(analysis, sentence.clone(), |features| {
            scores.push(first.score(features));
            let mut both = [Sum::default(); 2];
            second.add(features, &mut both[0]);
            third.add(features, &mut both[1]);
            sums.push(both);
        });
        let (tags, likely) = decide(first, scores, 0.0);
        opinion.extend(&tags, likely);
        let lists = emptied(&mut lists, sentence.len());
        add_opinion(analysis, &opinion, sentence, lists);
        for (both, features) in sums[from..].iter_mut().zip(lists) {
            second.add(features, &mut both[0]);
            third.add(features, &mut both[1]);
        }
        let scores = sums[from..].iter().map(|both| second.total(&both[0])).collect();
        let (tags, likely) = decide(second, scores, 0.0);
        news.extend(&tags, likely);
    }
    let knowledge = Knowledge::learn(analysis, &news);
    let mut answer = Tagging::default();
    for sentence in &analysis.sentences {
        let lists = emptied(&mut lists, sentence.len());
        knowledge.features(analysis, &news, sentence.start, lists);
        let scores = sums[sentence.clone()].iter_mut().zip(lists).map(|(both, features)| {
            third.add(features, &mut both[1]);
            third.total(&both[1])
        });
        let (tags, likely) = decide(third, scores.collect(), BOLDNESS);
        answer.extend(&tags, likely);
    }
    answer
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
