//! What the recogniser found in a text, kept with the memory of the article so that it opens with its names. In: the
//! stamp of a recogniser, a text, what was found in it. Out: the same, where it is asked for of the same text by the
//! same recogniser.
//!
//! Only what an article of usual length holds is kept: a book's names would be a large file.

use serde::{Deserialize, Serialize};

use super::Fingerprint;
use crate::article::Kind;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finds {
    /// Who found it, and where.
    of: String,
    /// The mentions in reading order.
    pub mentions: Vec<Find>,
    /// The entities they name: the number of their kind among [`Kind::ALL`], and their name.
    pub entities: Vec<(usize, String)>,
}

/// A mention: its first byte, its length in bytes, the number of its kind, its entity's number, its score in
/// ten-thousandths.
pub type Find = (usize, usize, usize, usize, u16);

impl Finds {
    /// Nothing, found in a text by the recogniser of a stamp.
    #[must_use]
    pub fn of(stamp: &str, text: &str) -> Self {
        Self { of: signature(stamp, text), ..Self::default() }
    }

    /// Whether the recogniser of a stamp would find this in a text; numbers that point nowhere are nobody's.
    #[must_use]
    pub fn is_of(&self, stamp: &str, text: &str) -> bool {
        let is_kind = |kind: usize| kind < Kind::ALL.len();
        let stands = |&(start, length, kind, entity, _): &Find| {
            let end = start.checked_add(length);
            end.is_some_and(|end| text.get(start..end).is_some())
                && is_kind(kind)
                && entity < self.entities.len()
        };
        self.of == signature(stamp, text)
            && self.mentions.iter().all(stands)
            && self.entities.iter().all(|entity| is_kind(entity.0))
    }
}

fn signature(stamp: &str, text: &str) -> String {
    format!("{stamp}-{}", Fingerprint::of_text(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_are_those_of_one_recogniser_in_one_text() {
        let mut finds = Finds::of("1", "Paris");
        finds.mentions.push((0, 5, 2, 0, 5_000));
        finds.entities.push((2, "Paris".to_owned()));
        assert!(finds.is_of("1", "Paris"));
        assert!(!finds.is_of("2", "Paris") && !finds.is_of("1", "paris"));
    }

    #[test]
    fn numbers_that_point_nowhere_are_no_finds() {
        let broken =
            [(1, 1, 0, 0), (0, 9, 0, 0), (usize::MAX, 2, 0, 0), (0, 2, 6, 0), (0, 2, 0, 1)];
        for (start, length, kind, entity) in broken {
            let mut finds = Finds::of("1", "\u{642}");
            finds.entities.push((0, "\u{642}".to_owned()));
            finds.mentions.push((start, length, kind, entity, 1));
            assert!(!finds.is_of("1", "\u{642}"), "{start} {length} {kind} {entity}");
        }
    }
}
