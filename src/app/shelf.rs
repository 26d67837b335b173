//! The articles that are open. In: articles, all at once, or a count of those that are read from their source as they
//! are wanted. Out: those at hand, and what the list says of any that was asked about.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::{Index, IndexMut};

use crate::article::{Article, Entry};

/// The articles kept of those that can be read again.
const KEPT: usize = 16;

/// The entries kept of the list: some screens of it.
const ENTRIES: usize = 1024;

/// The articles.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    held: BTreeMap<usize, Article>,
    count: usize,
    growing: bool,
    /// Those that can be read again, the latest last.
    brought: VecDeque<usize>,
    entries: HashMap<usize, Entry>,
}

impl From<Vec<Article>> for Shelf {
    fn from(articles: Vec<Article>) -> Self {
        let count = articles.len();
        Self { held: articles.into_iter().enumerate().collect(), count, ..Self::default() }
    }
}

impl Shelf {
    /// How many articles there are, as far as is known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Takes articles in that are held as long as the reader runs, the first of them of an index.
    pub fn hold(&mut self, first: usize, articles: Vec<Article>) {
        self.count = self.count.max(first + articles.len());
        self.held.extend((first..).zip(articles));
    }

    /// Whether more may be found.
    #[must_use]
    pub fn is_growing(&self) -> bool {
        self.growing
    }

    /// Whether all are at hand.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        !self.growing && self.held.len() == self.count
    }

    /// So many are known now; whether more may be found.
    pub fn grow(&mut self, count: usize, growing: bool) {
        self.count = self.count.max(count);
        self.growing = growing;
    }

    /// The article of an index, where it is at hand.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Article> {
        self.held.get(&at)
    }

    /// The same, to be changed.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut Article> {
        self.held.get_mut(&at)
    }

    /// The articles at hand with their indices, in order.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Article)> {
        self.held.iter().map(|(at, article)| (*at, article))
    }

    /// The articles at hand that are not read again.
    pub fn lasting(&self) -> impl Iterator<Item = (usize, &Article)> {
        self.iter().filter(|(at, _)| !self.brought.contains(at))
    }

    /// Takes an article in that can be read again; the index of one that makes room for it, never `current`.
    pub(super) fn bring(&mut self, at: usize, article: Article, current: usize) -> Option<usize> {
        self.held.insert(at, article);
        self.brought.retain(|brought| *brought != at);
        self.brought.push_back(at);
        let spare = self.brought.iter().position(|brought| *brought != current && *brought != at);
        let gone = spare.filter(|_| self.brought.len() > KEPT);
        let gone = gone.and_then(|spare| self.brought.remove(spare))?;
        self.held.remove(&gone);
        Some(gone)
    }

    /// What the list says of an article, where it is known or the article is at hand.
    #[must_use]
    pub fn entry(&self, at: usize) -> Option<Entry> {
        self.entries.get(&at).cloned().or_else(|| self.get(at).map(Entry::of))
    }

    /// Whether what the list says of an article was handed in.
    pub(super) fn is_described(&self, at: usize) -> bool {
        self.entries.contains_key(&at)
    }

    /// Takes in what the list says of articles.
    pub(super) fn describe(&mut self, entries: &[(usize, Entry)]) {
        if self.entries.len() + entries.len() > ENTRIES {
            self.entries.clear();
        }
        self.entries.extend(entries.iter().cloned());
    }

    /// Forgets what the list says of an article.
    pub(super) fn forget_entry(&mut self, at: usize) {
        self.entries.remove(&at);
    }
}

impl Index<usize> for Shelf {
    type Output = Article;

    fn index(&self, at: usize) -> &Article {
        &self.held[&at]
    }
}

impl IndexMut<usize> for Shelf {
    fn index_mut(&mut self, at: usize) -> &mut Article {
        self.held.get_mut(&at).expect("an article that is at hand")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_that_can_be_read_again_make_room_but_the_one_being_read_stays() {
        let mut shelf = Shelf::default();
        shelf.grow(1000, true);
        let current = 3;
        for at in 0..1000 {
            let gone = shelf.bring(at, Article::default(), current);
            assert_eq!(gone.is_some(), at >= KEPT, "{at}");
            assert!(shelf.get(at).is_some());
        }
        assert!(shelf.get(current).is_some());
        assert_eq!(shelf.iter().count(), KEPT);
    }
}
