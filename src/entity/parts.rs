//! A long article in parts: what was found in each part, in any order, in; the article's mentions and entities out.
//!
//! An article of usual length is one part, so that its headline and its body teach one another. Names of one entity
//! in several parts are one where their canonical names are the same.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Article, Entity, EntityId, Kind, Label, Mention};

use super::hash;
use super::normal;
use super::span::{Found, label};

/// The bytes of a part of a long article, about: a thousand words or two, recognised within some ten milliseconds.
pub const PART: usize = 16 << 10;

/// An article of at most this many bytes is one part.
pub const WHOLE: usize = 48 << 10;

/// The part of an article that begins at a byte: up to the last line that ends within [`PART`] bytes; empty at the
/// article's end.
#[must_use]
pub fn part(article: &Article, start: usize) -> Range<usize> {
    if article.len() <= WHOLE || article.len() - start <= PART {
        return start..article.len();
    }
    let end = article.boundary(start + PART);
    let text = article.slice(start..end);
    let line = text.rfind('\n').map_or(0, |at| at + 1);
    // A line of more than a part is cut at a blank, else anywhere.
    let cut = if line > 0 { line } else { text.rfind(' ').map_or(text.len(), |at| at + 1) };
    start..start + cut
}

/// What was found in an article so far.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    entities: Vec<(Kind, String)>,
    known: HashMap<(Kind, String), usize, hash::Builder>,
    mentions: Vec<Gleaned>,
}

impl Gathered {
    /// Adds what was found in the part that begins at a byte. The parts may come in any order, each once.
    pub fn add(&mut self, start: usize, found: &Found) {
        let numbers: Vec<usize> =
            found.entities.iter().map(|named| self.number(named.kind, &named.name)).collect();
        self.mentions.extend(found.mentions.iter().map(|span| {
            let range = start + span.range.start..start + span.range.end;
            (range, span.kind, numbers[span.entity], span.score)
        }));
    }

    /// How many mentions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.mentions.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mentions.is_empty()
    }

    /// The bytes round one that hold about so many mentions, those nearest to it.
    #[must_use]
    pub fn nearest(&self, byte: usize, count: usize) -> Range<usize> {
        let mut far: Vec<usize> =
            self.mentions.iter().map(|mention| mention.0.start.abs_diff(byte)).collect();
        if far.len() <= count {
            return 0..usize::MAX;
        }
        let (_, reach, _) = far.select_nth_unstable(count);
        byte.saturating_sub(*reach)..byte.saturating_add(*reach)
    }

    /// Forgets the mentions outside of a range, and the entities that nothing names then.
    pub fn keep(&mut self, range: &Range<usize>) {
        let Self { entities, known, mentions } = std::mem::take(self);
        let mut numbers = vec![None; entities.len()];
        for (at, kind, number, score) in mentions {
            if range.start <= at.start && at.end <= range.end {
                let number = *numbers[number].get_or_insert_with(|| {
                    self.entities.push(entities[number].clone());
                    self.entities.len() - 1
                });
                self.mentions.push((at, kind, number, score));
            }
        }
        let kept = known.into_iter().filter_map(|(name, number)| Some((name, numbers[number]?)));
        self.known = kept.collect();
    }

    fn number(&mut self, kind: Kind, name: &str) -> usize {
        let next = self.entities.len();
        let number = *self.known.entry((kind, normal::normalise_name(name))).or_insert(next);
        if number == next {
            self.entities.push((kind, name.to_owned()));
        }
        number
    }

    /// Some of the mentions, by the order they were added in, in reading order; and the entities behind the first so many,
    /// in the order they were found in, which is that of their numbers.
    #[must_use]
    pub fn some(
        &self,
        mentions: impl Iterator<Item = usize>,
        entities: usize,
    ) -> (Vec<Mention>, Vec<Entity>) {
        let labels = Labels::default();
        let found = mentions.filter_map(|at| self.mentions.get(at));
        let mut some: Vec<Mention> = found.map(|found| labels.mention(found, found.2)).collect();
        some.sort_by_key(|mention| mention.range.start);
        let named = self.entities.iter().enumerate().skip(entities);
        (some, named.map(|(number, named)| labels.entity(named, number)).collect())
    }

    /// How many entities there are.
    #[must_use]
    pub fn entities(&self) -> usize {
        self.entities.len()
    }

    /// The mentions in reading order, and the entities in order of first mention.
    #[must_use]
    pub fn finish(&self) -> (Vec<Mention>, Vec<Entity>) {
        let labels = Labels::default();
        let mut sorted: Vec<_> = self.mentions.iter().collect();
        sorted.sort_by_key(|mention| mention.0.start);
        let mut ids: Vec<Option<usize>> = vec![None; self.entities.len()];
        let mut entities: Vec<Entity> = Vec::new();
        let mentions = sorted.into_iter().map(|found| {
            let id = *ids[found.2].get_or_insert_with(|| {
                entities.push(labels.entity(&self.entities[found.2], entities.len()));
                entities.len() - 1
            });
            labels.mention(found, id)
        });
        (mentions.collect(), entities)
    }
}

/// A mention that was found: its bytes, its kind, its entity's number, its score.
type Gleaned = (Range<usize>, Kind, usize, f32);

/// The recogniser's labels, made once.
struct Labels(HashMap<Kind, Label>);

impl Default for Labels {
    fn default() -> Self {
        Self(Kind::ALL.map(|kind| (kind, Label::new(label(kind)))).into())
    }
}

impl Labels {
    fn mention(&self, (range, kind, _, score): &Gleaned, entity: usize) -> Mention {
        let entity = EntityId(entity as u32);
        Mention { range: range.clone(), label: self.0[kind].clone(), entity, score: Some(*score) }
    }

    fn entity(&self, (kind, name): &(Kind, String), number: usize) -> Entity {
        let id = format!("e{}", number + 1);
        Entity { id, label: self.0[kind].clone(), name: name.clone(), url: None }
    }
}
