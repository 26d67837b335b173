//! The statistical tagger: an analysed text in, the mentions of people, places, organisations and other names out,
//! each with how sure it is.
//!
//! Three passes of a conditional random field: one trained on an encyclopaedia, whose opinion is a feature of the
//! next; one trained on news; and one that also sees what the second learnt from the whole text.

use std::ops::Range;

use super::analysis::Analysis;
use super::crf::{Row, TAGS};
use super::document::Knowledge;
use super::features;
use super::model::{Model, Pass};
use super::tagging::Tagging;

/// What outside loses at each token: mentions are missed more often than wrongly found.
pub const BOLDNESS: f32 = 0.5;

/// The tags of a sentence by one pass.
#[must_use]
pub fn decode(pass: &Pass, lists: &[Vec<u64>], boldness: f32) -> (Vec<u8>, Vec<Row>) {
    let mut scores: Vec<Row> = lists.iter().map(|features| pass.score(features)).collect();
    for score in &mut scores {
        score[0] -= boldness;
    }
    (pass.transitions.best(&scores), pass.transitions.marginals(&scores))
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
    let mut features = Vec::with_capacity(analysis.tokens.len());
    for sentence in &analysis.sentences {
        let from = features.len();
        features::base(analysis, sentence.clone(), &mut features);
        let lists = &mut features[from..];
        let (tags, likely) = decode(first, lists, 0.0);
        opinion.extend(&tags, likely);
        add_opinion(analysis, &opinion, sentence, lists);
        let (tags, likely) = decode(second, lists, 0.0);
        news.extend(&tags, likely);
    }
    let knowledge = Knowledge::learn(analysis, &news);
    let mut answer = Tagging::default();
    for sentence in &analysis.sentences {
        let lists = &mut features[sentence.clone()];
        knowledge.features(analysis, &news, sentence.start, lists);
        let (tags, likely) = decode(third, lists, BOLDNESS);
        answer.extend(&tags, likely);
    }
    answer
}
