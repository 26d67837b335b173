//! The mentions of an article: sorted by start, then longest first. In: more of them, a range. Out: their places.

use std::cmp::Reverse;
use std::ops::Range;

use super::{Article, Mention};

impl Article {
    /// Adds mentions, which are sorted, where they belong among those there are.
    pub fn add_mentions(&mut self, more: &[Mention]) {
        let (Some(first), Some(last)) = (more.first(), more.last()) else { return };
        let at = self.mentions.partition_point(|mention| mention.range.start < first.range.start);
        let fits = self.mentions.get(at).is_none_or(|next| last.range.start < next.range.start);
        self.mentions.splice(at..at, more.iter().cloned());
        if !fits {
            self.mentions.sort_by_key(|mention| (mention.range.start, Reverse(mention.range.end)));
        }
    }

    /// The mention of some bytes, an index into the article's.
    #[must_use]
    pub fn mention_at(&self, range: &Range<usize>) -> Option<usize> {
        let first = self.mentions.partition_point(|mention| mention.range.start < range.start);
        let starting = self.mentions[first..].iter();
        let mut of_start = starting.take_while(|mention| mention.range.start == range.start);
        of_start.position(|mention| mention.range == *range).map(|place| first + place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{EntityId, Label};

    fn mentions(ranges: &[(usize, usize)]) -> Vec<Mention> {
        let label = Label::new("PER");
        let mention = |&(start, end): &(usize, usize)| Mention {
            range: start..end,
            label: label.clone(),
            entity: EntityId(0),
            score: None,
        };
        ranges.iter().map(mention).collect()
    }

    #[test]
    fn mentions_are_added_in_their_places_and_found_there() {
        let mut article = Article::default();
        let parts: [&[(usize, usize)]; 5] = [
            &[(10, 14), (10, 12), (30, 31)],
            &[(0, 2), (3, 4)],
            &[(20, 21)],
            &[(1, 2), (25, 26)],
            &[],
        ];
        for more in parts {
            article.add_mentions(&mentions(more));
        }
        let ranges: Vec<Range<usize>> =
            article.mentions.iter().map(|mention| mention.range.clone()).collect();
        assert_eq!(ranges, [0..2, 1..2, 3..4, 10..14, 10..12, 20..21, 25..26, 30..31]);
        for (place, range) in ranges.iter().enumerate() {
            assert_eq!(article.mention_at(range), Some(place));
        }
        assert_eq!(article.mention_at(&(10..13)), None);
        assert_eq!(article.mention_at(&(40..41)), None);
    }
}
