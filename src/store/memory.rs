//! What is remembered of one article, and how two memories of it become one. In: two values. Out: one that
//! keeps the newer of each part, whichever came first and however often.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Finds, Fit, Place};
use crate::article::Article;

/// A value and when it was set, in milliseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Stamped<T> {
    /// When.
    pub set: u64,
    /// What.
    pub value: T,
}

impl<T> Stamped<T> {
    /// A value set at a time.
    #[must_use]
    pub fn new(set: u64, value: T) -> Self {
        Self { set, value }
    }
}

/// The top of a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Top {
    /// The text there.
    pub place: Place,
    /// The blank rows above it that were on the screen.
    pub above: usize,
}

/// What is remembered of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// Its title, for people who look into the file.
    pub title: String,
    /// The file or address it was last read from.
    pub name: String,
    /// What stood at the top of the screen; nothing where that was the article's start.
    pub place: Option<Stamped<Option<Top>>>,
    /// The furthest byte that was shown.
    pub furthest: usize,
    /// Whether its end was reached.
    pub read: bool,
    /// Whether folded blocks are shown.
    pub unfolded: Option<Stamped<bool>>,
    /// Marks by their letter.
    pub marks: BTreeMap<char, Stamped<Place>>,
    /// What the recogniser found in it the last time.
    pub finds: Option<Stamped<Finds>>,
}

impl Memory {
    /// Takes over from another memory of the same article what is newer there.
    pub fn merge(&mut self, other: Self) {
        if (other.last_set(), &other.name, &other.title)
            > (self.last_set(), &self.name, &self.title)
        {
            (self.title, self.name) = (other.title.clone(), other.name.clone());
        }
        newer(&mut self.place, other.place);
        self.furthest = self.furthest.max(other.furthest);
        self.read |= other.read;
        newer(&mut self.unfolded, other.unfolded);
        for (letter, mark) in other.marks {
            let mut kept = self.marks.remove(&letter);
            newer(&mut kept, Some(mark));
            self.marks.extend(kept.map(|mark| (letter, mark)));
        }
        newer(&mut self.finds, other.finds);
    }

    /// The byte at the top of the screen and the blank rows above it, in the article as it is now and read
    /// from where; `None` at its start, and where the place cannot be told: the words are gone, and it may
    /// be another article that only begins alike.
    #[must_use]
    pub fn place_in(&self, article: &Article, name: Option<&str>) -> Option<(usize, usize)> {
        let top = self.place.as_ref()?.value.as_ref()?;
        Some((self.find(&top.place, article, name)?, top.above))
    }

    /// The marks in the article as it is now, by their letter.
    #[must_use]
    pub fn marks_in(&self, article: &Article, name: Option<&str>) -> BTreeMap<char, usize> {
        let found = |mark: &Stamped<Place>| self.find(&mark.value, article, name);
        self.marks.iter().filter_map(|(letter, mark)| Some((*letter, found(mark)?))).collect()
    }

    fn find(&self, place: &Place, article: &Article, name: Option<&str>) -> Option<usize> {
        match place.locate(article) {
            Fit::Found(byte) => Some(byte),
            Fit::Near(byte) => (name == Some(self.name.as_str())).then_some(byte),
        }
    }

    /// When it was last added to.
    fn last_set(&self) -> u64 {
        let marks = self.marks.values().map(|mark| mark.set);
        let place = self.place.iter().map(|place| place.set);
        let folds = self.unfolded.iter().map(|unfolded| unfolded.set);
        marks.chain(place).chain(folds).max().unwrap_or(0)
    }
}

/// Keeps the newer of two; of two set at once, whichever is greater, so that the order does not matter.
pub(super) fn newer<T: Ord>(kept: &mut Option<Stamped<T>>, other: Option<Stamped<T>>) {
    if other > *kept {
        *kept = other;
    }
}
