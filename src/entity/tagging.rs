//! What a pass of the tagger answers: a tag and its likelihood for each token in, the names they make out. Tags are
//! those of [`crf`](super::crf): 0 outside, then begin and inside of each [`Name`].

use std::ops::Range;

use super::crf::Row;

/// A kind of name, in the order of the model's tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Name {
    /// A person.
    Person,
    /// A place.
    Place,
    /// An organisation.
    Organisation,
    /// An event, a work, a product.
    Other,
}

impl Name {
    /// In the order of the tags.
    pub const ALL: [Self; 4] = [Self::Person, Self::Place, Self::Organisation, Self::Other];
}

/// Tokens that name something.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// The tokens.
    pub tokens: Range<usize>,
    /// The kind.
    pub kind: Name,
    /// How sure, 0 to 1.
    pub score: f32,
}

/// One pass's answer for a whole text.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// The best tag of each token.
    pub tags: Vec<u8>,
    /// How likely each tag is at each token.
    pub likely: Vec<Row>,
}

impl Tagging {
    /// Adds the answer for a sentence.
    pub fn extend(&mut self, tags: &[u8], likely: Vec<Row>) {
        self.tags.extend_from_slice(tags);
        self.likely.extend(likely);
    }

    /// The mentions in its tags.
    #[must_use]
    pub fn mentions(&self) -> Vec<Tagged> {
        let mut found: Vec<Tagged> = Vec::new();
        for (index, &tag) in self.tags.iter().enumerate() {
            if tag == 0 {
                continue;
            }
            let kind = Name::ALL[usize::from(tag - 1) / 2];
            let sure = self.likely[index][usize::from(tag)];
            match found.last_mut() {
                Some(last) if tag % 2 == 0 && last.tokens.end == index && last.kind == kind => {
                    last.tokens.end += 1;
                    last.score = last.score.min(sure);
                }
                _ => found.push(Tagged { tokens: index..index + 1, kind, score: sure }),
            }
        }
        found
    }
}
