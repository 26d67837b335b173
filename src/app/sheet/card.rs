//! The card of an entity: its names, its count, each mention in its sentence, who stands beside it.
//! Other passages (a timeline of dates, hits in all articles) have the same card.

use std::collections::HashMap;

use super::Sheet;
use super::at_hand::AtHand;
use crate::app::App;
use crate::app::action::Action;
use crate::app::choice::Choice;
use crate::app::effect::Effect;
use crate::app::input::{Key, KeyCode};
use crate::app::mentions::aliases;
use crate::app::passage::{Passage, sentence};
use crate::article::{Article, EntityId, Kind};
use crate::locale::Message;

/// What a card is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An entity.
    Entity(EntityId),
    /// All dates, in the order of the text.
    Timeline,
    /// The hits of a search in all articles.
    Hits(String),
}

/// The card.
#[derive(Clone, Debug)]
pub struct Card {
    /// What it is about.
    pub subject: Subject,
    /// What else the entity is called.
    pub aliases: Vec<String>,
    /// Each place.
    pub passages: Vec<Passage>,
    /// Entities that stand in the same sentences, and in how many of them; the most frequent first.
    pub with: Vec<(EntityId, usize)>,
    /// The chosen passage.
    pub choice: Choice,
    /// Whether more passages may be found in articles that are not at hand.
    pub(super) elsewhere: bool,
    /// The search in the articles at hand, where it is not over.
    pub(super) at_hand: Option<Box<AtHand>>,
}

impl Card {
    /// The card of an entity.
    #[must_use]
    pub fn entity(article: &Article, at: usize, entity: EntityId) -> Self {
        let of_entity = |mention: &crate::article::Mention| mention.entity == entity;
        let passages = passages(article, at, of_entity);
        let with = neighbours(article, &passages, entity);
        let aliases = aliases(article, entity);
        let subject = Subject::Entity(entity);
        Self { aliases, with, ..Self::about(subject, passages) }
    }

    /// The timeline of an article's dates.
    #[must_use]
    pub fn timeline(article: &Article, at: usize) -> Self {
        let passages = passages(article, at, |mention| mention.label.kind() == Kind::Date);
        Self::about(Subject::Timeline, passages)
    }

    /// Whether more passages may be found.
    #[must_use]
    pub fn is_searching(&self) -> bool {
        self.elsewhere || self.at_hand.is_some()
    }

    /// How much of the articles at hand has been searched, in hundredths, while that goes on.
    #[must_use]
    pub fn share(&self) -> Option<usize> {
        self.at_hand.as_ref().map(|at_hand| at_hand.share())
    }

    pub(super) fn about(subject: Subject, passages: Vec<Passage>) -> Self {
        Self {
            subject,
            aliases: Vec::new(),
            passages,
            with: Vec::new(),
            choice: Choice::default(),
            elsewhere: false,
            at_hand: None,
        }
    }
}

fn passages(
    article: &Article,
    at: usize,
    wanted: impl Fn(&crate::article::Mention) -> bool,
) -> Vec<Passage> {
    let mentions = article.mentions.iter().enumerate();
    mentions
        .filter(|(_, mention)| wanted(mention))
        .map(|(index, mention)| Passage {
            article: at,
            range: mention.range.clone(),
            mention: Some(index),
            quote: None,
        })
        .collect()
}

/// Who else is named in the sentences of some passages.
fn neighbours(article: &Article, passages: &[Passage], entity: EntityId) -> Vec<(EntityId, usize)> {
    let mut counts: HashMap<EntityId, (usize, usize)> = HashMap::new();
    let mut last = usize::MAX;
    for passage in passages {
        let sentence = sentence(article, &passage.range);
        if sentence.start == last {
            continue;
        }
        last = sentence.start;
        let first = article.mentions.partition_point(|m| m.range.start < sentence.start);
        let mut seen: Vec<EntityId> = vec![entity];
        for mention in &article.mentions[first..] {
            if mention.range.start >= sentence.end {
                break;
            }
            let named =
                matches!(mention.label.kind(), Kind::Person | Kind::Organisation | Kind::Place);
            if named && !seen.contains(&mention.entity) {
                seen.push(mention.entity);
                let count = counts.entry(mention.entity).or_insert((0, mention.range.start));
                count.0 += 1;
            }
        }
    }
    let mut with: Vec<_> = counts.into_iter().collect();
    with.sort_by_key(|(_, (count, first))| (usize::MAX - count, *first));
    with.into_iter().map(|(entity, (count, _))| (entity, count)).collect()
}

impl App {
    /// Opens the card of an entity, the mention under the cursor chosen.
    pub(in crate::app) fn open_card(&mut self, entity: EntityId) {
        let Some(article) = self.article() else { return };
        let mut card = Card::entity(article, self.at(), entity);
        let current = self.reading().and_then(|reading| reading.current);
        let at = card.passages.iter().position(|passage| passage.mention == current);
        card.choice = Choice::at(at.unwrap_or(0));
        self.sheet = Some(Sheet::Card(card));
        self.keep_sheet();
    }

    /// Opens the timeline of dates.
    pub(in crate::app) fn open_timeline(&mut self) {
        let Some(article) = self.article() else { return };
        let card = Card::timeline(article, self.at());
        if card.passages.is_empty() {
            return self.say(Message::NoDates);
        }
        self.sheet = Some(Sheet::Card(card));
    }

    /// A key while a card is open.
    pub(super) fn press_card(&mut self, mut card: Card, key: Key, height: usize) {
        match key.code {
            KeyCode::Enter => return self.follow(&card),
            KeyCode::Char('y') => {
                if let Some(text) = self.card_title(&card) {
                    self.copy(text);
                }
            }
            _ if self.settings.keymap.action(key).is_some_and(Action::corrects) => {
                return self.correct_from(card, key);
            }
            KeyCode::Tab | KeyCode::Char(']') => {
                card.choice.step(true, card.passages.len(), height);
            }
            KeyCode::BackTab | KeyCode::Char('[') => {
                card.choice.step(false, card.passages.len(), height);
            }
            _ => {
                card.choice.press(key, card.passages.len(), height);
            }
        }
        self.sheet = Some(Sheet::Card(card));
    }

    /// A correction of the chosen mention, by the key it has while the article is read.
    fn correct_from(&mut self, card: Card, key: Key) {
        let mention = card.passages.get(card.choice.at).and_then(|passage| passage.mention);
        if let (Some(mention), Some(reading)) = (mention, self.reading_mut()) {
            reading.current = Some(mention);
        }
        self.sheet = Some(Sheet::Card(card));
        if let Some(action) = self.settings.keymap.action(key) {
            self.act(action);
        }
    }

    /// Goes to the chosen passage of a card and leaves it.
    pub(in crate::app) fn follow(&mut self, card: &Card) {
        let Some(passage) = card.passages.get(card.choice.at) else { return };
        if card.elsewhere {
            self.effects.push(Effect::StopSearch);
        }
        self.leave_panel();
        if !self.want_range(passage.article, passage.range.clone()) {
            return;
        }
        if let Some(index) = passage.mention {
            self.reveal(index);
        } else {
            self.remember();
            self.jump(passage.range.start);
        }
        if let (Subject::Hits(_), Some(search)) = (&card.subject, &mut self.search) {
            search.current = search.hits.iter().position(|hit| *hit == passage.range);
        }
    }

    /// What a card is headed by.
    #[must_use]
    pub fn card_title(&self, card: &Card) -> Option<String> {
        match &card.subject {
            Subject::Entity(entity) => {
                let entity = self.article()?.entities.get(entity.0 as usize)?;
                Some(entity.name.clone())
            }
            Subject::Timeline => None,
            Subject::Hits(query) => Some(query.clone()),
        }
    }
}
