//! The card of an entity: its names, its count, each mention in its sentence, who stands beside it.
//! Other passages (a timeline of dates, hits in all articles) have the same card.

use std::collections::HashMap;
use std::ops::Range;

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::effect::Effect;
use crate::app::input::{Key, KeyCode};
use crate::app::mentions::aliases;
use crate::app::passage::sentence;
use crate::app::search::{Comparison, Search, TURN};
use crate::article::{Article, Block, EntityId, Kind};
use crate::layout::Base;
use crate::locale::Message;

/// The most hits in all articles that are listed: more than anyone goes through, few enough to hold.
const HITS: usize = 10_000;

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

/// A place that can be gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// The mention it is, an index into the article's.
    pub mention: Option<usize>,
    /// Its sentence, where the article is not at hand.
    pub quote: Option<Quote>,
}

/// A sentence of an article that is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    text: String,
    focus: Range<usize>,
    dir: Base,
}

impl Quote {
    /// The sentence of a range.
    #[must_use]
    pub fn of(article: &Article, range: &Range<usize>) -> Self {
        let whole = sentence(article, range);
        let focus = range.start - whole.start..range.end - whole.start;
        Self { text: article.slice(whole).into_owned(), focus, dir: article.dir }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence as an article of its own, and the range in it.
    #[must_use]
    pub fn article(&self) -> (Article, Range<usize>) {
        let block = Block::paragraph(0..self.text.len());
        let mut article = Article::new(self.text.clone(), vec![block]);
        article.dir = self.dir;
        (article, self.focus.clone())
    }
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
    /// Whether more passages may be found.
    pub searching: bool,
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

    fn about(subject: Subject, passages: Vec<Passage>) -> Self {
        Self {
            subject,
            aliases: Vec::new(),
            passages,
            with: Vec::new(),
            choice: Choice::default(),
            searching: false,
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

    /// Opens the hits of the last search in all articles: in those at hand at once, in the others as they are found.
    pub(in crate::app) fn open_hits(&mut self) {
        let Some(search) = &self.search else { return self.say(Message::NoSearch) };
        let (query, comparison) = (search.query.clone(), search.comparison);
        let searching = !self.articles.is_whole();
        let mut passages = Vec::new();
        for (article, text) in self.articles.lasting() {
            let hits = hits(text, &query, comparison).into_iter();
            let passage = |range| Passage { article, range, mention: None, quote: None };
            passages.extend(hits.map(passage));
        }
        if searching {
            self.effects.push(Effect::SearchAll(query.clone(), comparison));
        } else if passages.is_empty() {
            return self.say(Message::NotFound(query));
        }
        let card = Card { searching, ..Card::about(Subject::Hits(query), passages) };
        self.sheet = Some(Sheet::Card(card));
        self.keep_sheet();
    }

    /// Takes in more hits of the search in all articles.
    pub(in crate::app) fn found(&mut self, query: &str, more: &[Passage], done: bool) {
        let Some(Sheet::Card(card)) = &mut self.sheet else { return };
        if !card.searching || !matches!(&card.subject, Subject::Hits(of) if of == query) {
            return;
        }
        let room = HITS - card.passages.len().min(HITS);
        card.passages.extend(more.iter().take(room).cloned());
        card.passages.sort_by_key(|passage| (passage.article, passage.range.start));
        let full = more.len() > room;
        card.searching = !done && !full;
        let none = done && card.passages.is_empty();
        if full {
            self.effects.push(Effect::StopSearch);
            self.say(Message::FirstHits(HITS));
        }
        if none {
            self.sheet = None;
            self.say(Message::NotFound(query.to_owned()));
        }
        self.keep_sheet();
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
            KeyCode::Char('c' | 'x' | 'X' | 'R' | 'M' | 'U' | '(' | ')' | '{' | '}') => {
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
        if card.searching {
            self.effects.push(Effect::StopSearch);
        }
        self.leave_panel();
        if !self.want_range(passage.article, passage.range.clone()) {
            return;
        }
        if let Some(index) = passage.mention {
            self.reveal(index);
        } else {
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

/// The hits of a query in an article.
#[must_use]
pub fn hits(article: &Article, query: &str, comparison: Comparison) -> Vec<Range<usize>> {
    let mut found = Search::new(query.to_owned(), comparison, true);
    found.advance(article, TURN, |_| false);
    found.hits
}
