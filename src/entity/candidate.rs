//! Mentions while they are being decided: tokens, a kind and a score.

use std::ops::Range;

use crate::article::Kind;

use super::analysis::Analysis;
use super::tagging::{Name, Tagged};

/// Tokens that may be a mention.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The kind.
    pub kind: Kind,
    /// How sure, 0 to 1.
    pub score: f32,
}

impl From<Tagged> for Candidate {
    fn from(tagged: Tagged) -> Self {
        let kind = match tagged.kind {
            Name::Person => Kind::Person,
            Name::Place => Kind::Place,
            Name::Organisation => Kind::Organisation,
            Name::Other => Kind::Other,
        };
        Self { tokens: tagged.tokens, kind, score: tagged.score }
    }
}

impl Candidate {
    /// Its bytes: from behind the first word's proclitics.
    #[must_use]
    pub fn bytes(&self, analysis: &Analysis<'_>) -> Range<usize> {
        analysis.stem_start(self.tokens.start)..analysis.tokens[self.tokens.end - 1].range.end
    }

    /// Whether it shares a token with some others, which are sorted and do not overlap.
    #[must_use]
    pub fn overlaps(&self, others: &[Self]) -> bool {
        let at = others.partition_point(|other| other.tokens.end <= self.tokens.start);
        others.get(at).is_some_and(|other| other.tokens.start < self.tokens.end)
    }
}

/// Puts the dates and amounts among the names: a name that holds one and more keeps it, else it goes first.
#[must_use]
pub fn merge(names: Vec<Candidate>, figures: Vec<Candidate>) -> Vec<Candidate> {
    let mut merged: Vec<Candidate> = Vec::with_capacity(names.len() + figures.len());
    let holds = |name: &Candidate, figure: &Candidate| {
        name.tokens.start < figure.tokens.start && name.tokens.end >= figure.tokens.end
    };
    let figures: Vec<Candidate> = figures
        .into_iter()
        .filter(|figure| {
            let at = names.partition_point(|name| name.tokens.end <= figure.tokens.start);
            !names.get(at).is_some_and(|name| holds(name, figure))
        })
        .collect();
    merged.extend(names.into_iter().filter(|name| !name.overlaps(&figures)));
    merged.extend(figures);
    merged.sort_by_key(|candidate| candidate.tokens.start);
    merged
}
