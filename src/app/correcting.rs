//! Corrections: a mention's kind or extent, an entity's name, two entities made one, one added or
//! dismissed; each can be undone. In: the mention under the cursor. Out: the article's mentions and
//! entities, and the wish that they be saved.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::App;
use super::action::Edge;
use super::effect::Effect;
use super::mentions::kind_name;
use super::prompt::Purpose;
use super::reading::Before;
use super::search::fold;
use super::sheet::{Card, Sheet, Subject};
use crate::article::{Article, Entity, EntityId, Kind, Label, Mention, squeezed};
use crate::entity;
use crate::locale::Message;

/// Corrections that can be undone.
const UNDONE: usize = 30;

/// The label a kind is saved by: the recogniser's.
fn label(kind: Kind) -> Label {
    Label::new(entity::label(kind))
}

/// An identifier that no entity has.
fn free_id(entities: &[Entity]) -> String {
    let taken = |id: &String| entities.iter().any(|entity| entity.id == *id);
    (entities.len() + 1..=2 * entities.len() + 1)
        .map(|number| format!("e{number}"))
        .find(|id| !taken(id))
        .unwrap_or_default()
}

/// The entity whose card is open: its identifier, which corrections leave alone.
fn card_entity(sheet: Option<&Sheet>, article: &Article) -> Option<String> {
    let Some(Sheet::Card(Card { subject: Subject::Entity(entity), .. })) = sheet else {
        return None;
    };
    article.entities.get(entity.0 as usize).map(|entity| entity.id.clone())
}

/// Keeps the card that is open at its entity, wherever that stands in the list now; closes it where it is gone.
fn keep_card(sheet: &mut Option<Sheet>, article: &Article, id: Option<String>) {
    let Some(Sheet::Card(Card { subject: Subject::Entity(entity), .. })) = sheet else { return };
    let found = id.and_then(|id| article.entities.iter().position(|entity| entity.id == id));
    match found {
        Some(index) => *entity = EntityId(index as u32),
        None => *sheet = None,
    }
}

/// Forgets the entities that a correction has left without a mention.
fn forget_unnamed(article: &mut Article, before: &[Mention]) {
    let named = |mentions: &[Mention]| {
        let mut named = vec![false; article.entities.len()];
        for mention in mentions {
            if let Some(entity) = named.get_mut(mention.entity.0 as usize) {
                *entity = true;
            }
        }
        named
    };
    let (was, is) = (named(before), named(&article.mentions));
    let kept: Vec<bool> = was.into_iter().zip(is).map(|(was, is)| !was || is).collect();
    if kept.iter().all(|kept| *kept) {
        return;
    }
    let numbers: Vec<u32> = kept
        .iter()
        .scan(0, |next, &kept| {
            *next += u32::from(kept);
            Some(*next - u32::from(kept))
        })
        .collect();
    for mention in &mut article.mentions {
        mention.entity = EntityId(numbers[mention.entity.0 as usize]);
    }
    let mut keep = kept.into_iter();
    article.entities.retain(|_| keep.next().unwrap_or(true));
}

impl App {
    /// Changes the article's mentions by a correction, remembers what was, and has them saved. `cursor` are
    /// the bytes of the mention that the cursor stands on afterwards.
    fn correct(&mut self, cursor: Option<Range<usize>>, change: impl FnOnce(&mut Article)) {
        let (Some(article), Some(reading)) =
            (self.articles.get_mut(self.at), self.readings.get_mut(self.at))
        else {
            return;
        };
        let stood = reading.current.and_then(|index| article.mentions.get(index));
        let before = Before {
            mentions: article.mentions.clone(),
            entities: article.entities.clone(),
            cursor: stood.map(|mention| mention.range.clone()),
        };
        let card = card_entity(self.sheet.as_ref(), article);
        change(article);
        article.mentions.sort_by_key(|m| (m.range.start, usize::MAX - m.range.end));
        forget_unnamed(article, &before.mentions);
        keep_card(&mut self.sheet, article, card);
        if reading.before.len() >= UNDONE {
            reading.before.remove(0);
        }
        reading.before.push(before);
        self.corrected(cursor);
    }

    /// Shows the corrected mentions and has them saved.
    fn corrected(&mut self, cursor: Option<Range<usize>>) {
        let at = self.at;
        let (Some(article), Some(reading)) = (self.articles.get(at), self.readings.get_mut(at))
        else {
            return;
        };
        reading.current = cursor
            .and_then(|range| article.mentions.iter().position(|mention| mention.range == range));
        reading.corrections += 1;
        self.mentions_changed();
        self.panel_changed();
        self.renew_card();
        self.effects.push(Effect::SaveCorrections(at));
    }

    /// Undoes the last correction.
    pub(super) fn undo(&mut self) {
        let (Some(article), Some(reading)) =
            (self.articles.get_mut(self.at), self.readings.get_mut(self.at))
        else {
            return;
        };
        let Some(before) = reading.before.pop() else { return self.say(Message::NothingToUndo) };
        let stands = reading.current.and_then(|index| article.mentions.get(index));
        let cursor = before.cursor.or_else(|| stands.map(|mention| mention.range.clone()));
        let card = card_entity(self.sheet.as_ref(), article);
        reading.left = None;
        (article.mentions, article.entities) = (before.mentions, before.entities);
        keep_card(&mut self.sheet, article, card);
        self.corrected(cursor);
        self.say(Message::Undone);
    }

    /// The card that is open shows its entity as it is now; it closes where nothing is left of it.
    fn renew_card(&mut self) {
        if let Some(Sheet::Card(Card { subject: Subject::Entity(entity), .. })) = self.sheet {
            self.sheet = None;
            let left = self.article().is_some_and(|article| {
                article.mentions.iter().any(|mention| mention.entity == entity)
            });
            if left {
                self.open_card(entity);
            }
        }
    }

    /// The mention under the cursor is none; or nothing that is called so is.
    pub(super) fn dismiss(&mut self, all: bool) {
        let Some(mention) = self.current().cloned() else {
            return self.say(Message::NothingUnderCursor);
        };
        let name = self.name_of(mention.entity);
        self.correct(None, |article| {
            article.mentions.retain(|other| {
                if all { other.entity != mention.entity } else { *other != mention }
            });
        });
        if let Some(reading) = self.reading_mut() {
            reading.left = Some(mention.range.start);
        }
        self.say(Message::Dismissed(name));
    }

    /// Gives the entity under the cursor another kind.
    pub(super) fn change_kind(&mut self, kind: Kind) {
        let Some(mention) = self.current().cloned() else { return };
        self.correct(Some(mention.range.clone()), |article| {
            for other in article.mentions.iter_mut().filter(|m| m.entity == mention.entity) {
                other.label = label(kind);
                other.score = None;
            }
            if let Some(entity) = article.entities.get_mut(mention.entity.0 as usize) {
                entity.label = label(kind);
            }
        });
        self.show_kind(kind, mention.range);
        self.say(Message::NowOfKind(kind_name(kind)));
    }

    /// Makes the selected text a mention of a kind; of the entity that already has that name.
    pub(super) fn add_mention(&mut self, kind: Kind) {
        let (Some(selection), Some(article)) = (&self.selection, self.article()) else {
            return self.say(Message::NothingSelected);
        };
        let whole = selection.range();
        let text = article.slice(whole.clone());
        let start = whole.start + (text.len() - text.trim_start().len());
        let range = start..start + text.trim().len();
        let name = squeezed(&text);
        if range.is_empty() {
            return self.say(Message::NothingSelected);
        }
        let known = article
            .entities
            .iter()
            .position(|entity| entity.label.kind() == kind && fold(&entity.name) == fold(&name));
        self.selection = None;
        let added = range.clone();
        self.correct(Some(range.clone()), |article| {
            let next = article.entities.len();
            let index = known.unwrap_or(next);
            if index == next {
                let id = free_id(&article.entities);
                article.entities.push(Entity { id, label: label(kind), name, url: None });
            }
            let entity = EntityId(index as u32);
            article.mentions.retain(|mention| mention.range != range);
            article.mentions.push(Mention { range, label: label(kind), entity, score: None });
        });
        self.show_kind(kind, added);
        self.say(Message::Added(kind_name(kind)));
    }

    /// Shows a kind that was given just now, the cursor on the mention that has it, though the kind was hidden.
    fn show_kind(&mut self, kind: Kind, range: Range<usize>) {
        if self.kinds.has(kind) {
            return;
        }
        self.kinds.set(kind, true);
        self.mentions_changed();
        let mentions = self.article().map(|article| &article.mentions);
        let index = mentions.and_then(|all| all.iter().position(|mention| mention.range == range));
        if let Some(reading) = self.reading_mut() {
            reading.current = index;
        }
    }

    /// Moves an end of the mention under the cursor by a word.
    pub(super) fn move_edge(&mut self, edge: Edge) {
        let (Some(mention), Some(article)) = (self.current().cloned(), self.article()) else {
            return self.say(Message::NothingUnderCursor);
        };
        let Some(block) = article.block_from(mention.range.start).map(|block| block.range) else {
            return;
        };
        let Range { start, end } = mention.range.clone();
        let words = |range: Range<usize>| -> Vec<Range<usize>> {
            let text = article.slice(range.clone());
            let words = text.unicode_word_indices();
            words.map(|(at, word)| range.start + at..range.start + at + word.len()).collect()
        };
        let moved = match edge {
            Edge::StartBack => words(block.start..start).last().map(|word| word.start..end),
            Edge::StartOn => words(start..end).get(1).map(|word| word.start..end),
            Edge::EndBack => words(start..end).iter().rev().nth(1).map(|word| start..word.end),
            Edge::EndOn => words(end..block.end.max(end)).first().map(|word| start..word.end),
        };
        let Some(range) = moved.filter(|range| !range.is_empty()) else { return };
        self.correct(Some(range.clone()), |article| {
            if let Some(changed) = article.mentions.iter_mut().find(|other| **other == mention) {
                changed.range = range;
                changed.score = None;
            }
        });
    }

    /// Calls the entity under the cursor otherwise.
    pub(super) fn rename(&mut self, name: &str) {
        let Some(mention) = self.current().cloned() else { return };
        let name = name.trim().to_owned();
        if name.is_empty() {
            return;
        }
        self.correct(Some(mention.range), |article| {
            if let Some(entity) = article.entities.get_mut(mention.entity.0 as usize) {
                entity.name.clone_from(&name);
            }
        });
        self.say(Message::Renamed(name));
    }

    /// The entity that a typed name means, other than the one under the cursor: the one called exactly so,
    /// else the most frequent whose name holds it.
    #[must_use]
    pub fn meant(&self, typed: &str) -> Option<EntityId> {
        let wanted = fold(typed.trim());
        let article = self.article()?;
        let own = self.current()?.entity;
        if wanted.is_empty() {
            return None;
        }
        let count = |id: EntityId| article.mentions.iter().filter(|m| m.entity == id).count();
        let candidates = (0..).map(EntityId).zip(&article.entities);
        candidates
            .filter(|(id, _)| *id != own)
            .map(|(id, entity)| (id, fold(&entity.name)))
            .filter(|(_, name)| name.contains(&wanted))
            .max_by_key(|(id, name)| (*name == wanted, count(*id)))
            .map(|(id, _)| id)
    }

    /// Makes the entity under the cursor one with another.
    pub(super) fn merge(&mut self, typed: &str) {
        let Some(mention) = self.current().cloned() else { return };
        let Some(into) = self.meant(typed) else {
            return self.say(Message::NotFound(typed.to_owned()));
        };
        let name = self.name_of(into);
        self.correct(Some(mention.range.clone()), |article| {
            let Some(target) = article.entities.get(into.0 as usize).cloned() else { return };
            for other in article.mentions.iter_mut().filter(|m| m.entity == mention.entity) {
                other.entity = into;
                other.label = target.label.clone();
            }
        });
        if self.sheet.is_none() && self.panel.is_none() {
            self.renew_card();
        }
        self.say(Message::Merged(name));
    }

    /// Asks for a name for the entity under the cursor: a new one, or that of the entity it is one with.
    pub(super) fn ask_name(&mut self, purpose: Purpose) {
        let Some(entity) = self.current().map(|mention| mention.entity) else {
            return self.say(Message::NothingUnderCursor);
        };
        let name = self.name_of(entity);
        self.ask(purpose);
        if let (Purpose::Rename, Some(prompt)) = (purpose, &mut self.prompt) {
            prompt.cursor = name.len();
            prompt.text = name;
        }
    }

    fn name_of(&self, entity: EntityId) -> String {
        let entities = self.article().map(|article| &article.entities);
        entities
            .and_then(|entities| entities.get(entity.0 as usize))
            .map_or_else(String::new, |entity| entity.name.clone())
    }
}
