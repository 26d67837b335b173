//! Walking the mentions: in reading order, or those of one entity; what the status line says of them.

use std::ops::Range;

use super::App;
use crate::article::{Article, EntityId, Kind, Mention, squeezed};
use crate::locale::Message;

/// Which kinds are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds([bool; Kind::ALL.len()]);

impl Default for Kinds {
    fn default() -> Self {
        Self([true; Kind::ALL.len()])
    }
}

impl Kinds {
    /// Whether a kind is shown.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        Kind::ALL.iter().zip(self.0).any(|(&known, shown)| known == kind && shown)
    }

    /// Shows a kind, or hides it.
    pub fn set(&mut self, kind: Kind, shown: bool) {
        for (known, flag) in Kind::ALL.iter().zip(&mut self.0) {
            if *known == kind {
                *flag = shown;
            }
        }
    }

    /// Whether all are shown.
    #[must_use]
    pub fn all(self) -> bool {
        self.0.iter().all(|shown| *shown)
    }
}

/// Where a mention stands among its like, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// Its number among all that can be walked to.
    pub number: usize,
    /// How many there are.
    pub of: usize,
    /// Its number among those of its entity.
    pub same: usize,
    /// How many of its entity there are.
    pub of_same: usize,
}

/// What is known of the mention under the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Which it is, an index into the article's.
    pub mention: usize,
    /// Where it stands among its like.
    pub rank: Rank,
    /// The first bytes of its entity's mentions.
    pub same: Vec<usize>,
    /// What else its entity is called, in order of first mention.
    pub aliases: Vec<String>,
}

impl Focus {
    fn new(article: &Article, walk: &[usize], mention: usize) -> Option<Self> {
        let entity = article.mentions.get(mention)?.entity;
        let position = walk.binary_search(&mention).ok()?;
        let of_entity = |index: &&usize| article.mentions[**index].entity == entity;
        let same = |walk: &[usize]| walk.iter().filter(of_entity).count();
        let (before, all) = (same(&walk[..=position]), same(walk));
        let rank = Rank { number: position + 1, of: walk.len(), same: before, of_same: all };
        let mentions = article.mentions.iter().filter(|other| other.entity == entity);
        let same = mentions.map(|other| other.range.start).collect();
        Some(Self { mention, rank, same, aliases: aliases(article, entity) })
    }
}

/// The other names an entity is mentioned by, in order of first mention.
pub(super) fn aliases(article: &Article, entity: EntityId) -> Vec<String> {
    let Some(name) = article.entities.get(entity.0 as usize).map(|entity| &entity.name) else {
        return Vec::new();
    };
    let mut names: Vec<String> = Vec::new();
    for mention in article.mentions.iter().filter(|mention| mention.entity == entity) {
        let text = squeezed(&article.slice(mention.range.clone()));
        if text != *name && !names.contains(&text) {
            names.push(text);
        }
    }
    names
}

impl App {
    /// The mention under the cursor.
    #[must_use]
    pub fn current(&self) -> Option<&Mention> {
        let index = self.reading()?.current?;
        self.article()?.mentions.get(index)
    }

    /// The bytes on the screen; where nothing was shown yet, the place that will be.
    #[must_use]
    pub fn seen(&self) -> Range<usize> {
        let Some(reading) = self.reading() else { return 0..0 };
        let page = reading.page.bytes();
        if page.is_empty() { reading.anchor.byte..reading.anchor.byte + 1 } else { page }
    }

    /// What is known of the mention under the cursor.
    #[must_use]
    pub fn focus(&self) -> Option<&Focus> {
        self.reading()?.focus.as_ref()
    }

    /// Finds out about the mention under the cursor, once for as long as it is there.
    pub(super) fn find_focus(&mut self) {
        let (Some(article), Some(reading)) =
            (self.articles.get(self.at), self.readings.get_mut(self.at))
        else {
            return;
        };
        if reading.focus.as_ref().map(|focus| focus.mention) != reading.current {
            reading.focus =
                reading.current.and_then(|mention| Focus::new(article, &reading.walk, mention));
        }
    }

    /// The next or previous mention in reading order.
    pub(super) fn step(&mut self, forward: bool) {
        self.step_among(forward, |_| true);
    }

    /// The next or previous mention of the entity under the cursor.
    pub(super) fn step_same(&mut self, forward: bool) {
        let Some(entity) = self.current().map(|mention| mention.entity) else {
            return self.step(forward);
        };
        self.step_among(forward, |mention| mention.entity == entity);
    }

    fn step_among(&mut self, forward: bool, of: impl Fn(&Mention) -> bool) {
        let (Some(reading), Some(article)) = (self.reading(), self.article()) else { return };
        if reading.walk.is_empty() {
            let message =
                if article.mentions.is_empty() { Message::NoEntities } else { Message::NoneShown };
            return self.say(message);
        }
        let walk = &reading.walk;
        let seen = reading
            .current
            .filter(|&index| reading.page.shows(article.mentions[index].range.start));
        let page = reading.page.bytes();
        // Where the walk goes on: from the mention under the cursor if it is in view, else from the page.
        let below = |byte| walk.partition_point(|&at| article.mentions[at].range.start < byte);
        let position = seen.and_then(|seen| walk.binary_search(&seen).ok());
        let left = reading.left.filter(|&byte| reading.current.is_none() && page.contains(&byte));
        let (before, behind) = match (position, left) {
            (Some(position), _) => (position, position + 1),
            (None, Some(byte)) => (below(byte), below(byte)),
            (None, None) => (below(page.end), below(page.start)),
        };
        let fits = |&&index: &&usize| of(&article.mentions[index]);
        let found = if forward {
            walk[behind..].iter().find(fits)
        } else {
            walk[..before].iter().rev().find(fits)
        };
        match found.copied() {
            Some(index) => self.select(index),
            None if forward => self.say(Message::LastMention),
            None => self.say(Message::FirstMention),
        }
    }

    /// Puts the cursor on a mention and brings it into view.
    pub(super) fn select(&mut self, index: usize) {
        let Some(start) =
            self.article().and_then(|article| article.mentions.get(index)).map(|m| m.range.start)
        else {
            return;
        };
        if let Some(reading) = self.readings.get_mut(self.at) {
            reading.current = Some(index);
            reading.left = None;
        }
        self.show(start);
    }

    /// Shows or hides a kind.
    pub(super) fn toggle_kind(&mut self, kind: Kind) {
        let shown = !self.kinds.has(kind);
        self.kinds.set(kind, shown);
        self.say(if shown {
            Message::KindShown(kind_name(kind))
        } else {
            Message::KindHidden(kind_name(kind))
        });
        self.mentions_changed();
    }

    /// Finds again which mentions can be walked to: those of a shown kind that are not folded away.
    pub(super) fn mentions_changed(&mut self) {
        let kinds = self.kinds;
        let (Some(article), Some(reading)) =
            (self.articles.get(self.at), self.readings.get_mut(self.at))
        else {
            return;
        };
        let hidden = |byte| reading.flow.as_ref().is_some_and(|flow| flow.hides(byte));
        reading.walk = (0..article.mentions.len())
            .filter(|&index| {
                let mention = &article.mentions[index];
                kinds.has(mention.label.kind()) && !hidden(mention.range.start)
            })
            .collect();
        reading.focus = None;
        if reading.current.is_some_and(|current| reading.walk.binary_search(&current).is_err()) {
            reading.current = None;
        }
    }
}

/// A kind's name as a message.
#[must_use]
pub fn kind_name(kind: Kind) -> crate::locale::Noun {
    use crate::locale::Noun;
    match kind {
        Kind::Person => Noun::Person,
        Kind::Organisation => Noun::Organisation,
        Kind::Place => Noun::Place,
        Kind::Other => Noun::Other,
        Kind::Date => Noun::Date,
        Kind::Number => Noun::Number,
    }
}
