//! The hits of a search in all articles, each in its sentence. In: the query, the articles at hand, searched a step at
//! a time between two looks at the keys; what is found in the others, as inputs. Out: a card that grows, until it is
//! left.

use std::ops::Range;

use super::Sheet;
use super::at_hand::AtHand;
use super::card::{Card, Subject};
use crate::app::App;
use crate::app::effect::Effect;
use crate::app::passage::Passage;
use crate::app::search::{Comparison, STEP, Search};
use crate::article::Article;
use crate::locale::Message;

/// The most hits in all articles that are listed: more than anyone goes through, few enough to hold.
const HITS: usize = 10_000;

impl App {
    /// Opens the hits of the last search in all articles: in those at hand a step at once and the rest as time is, in
    /// the others as they are found.
    pub(in crate::app) fn open_hits(&mut self) {
        let Some(search) = &self.search else { return self.say(Message::NoSearch) };
        if let Some(error) = &search.error {
            return self.say(Message::BadRegex(error.clone()));
        }
        let (query, comparison) = (search.query.clone(), search.comparison);
        let elsewhere = !self.articles.is_whole();
        if elsewhere {
            self.effects.push(Effect::SearchAll(query.clone(), comparison));
        }
        let at_hand = Some(Box::new(AtHand::new(&self.articles, &query, comparison)));
        let card = Card { elsewhere, at_hand, ..Card::about(Subject::Hits(query), Vec::new()) };
        self.sheet = Some(Sheet::Card(card));
        self.seek_on();
    }

    /// Whether the card's search in the articles at hand goes on.
    pub(in crate::app) fn is_seeking(&self) -> bool {
        matches!(&self.sheet, Some(Sheet::Card(card)) if card.at_hand.is_some())
    }

    /// Goes on with the search in the articles at hand.
    pub(in crate::app) fn seek_on(&mut self) {
        let Some(Sheet::Card(card)) = &mut self.sheet else { return };
        let Some(at_hand) = &mut card.at_hand else { return };
        let (found, more) = at_hand.advance(&self.articles, STEP);
        if !more {
            card.at_hand = None;
        }
        self.list_hits(&found);
    }

    /// Takes in more hits of the search in the articles that are not at hand.
    pub(in crate::app) fn found(&mut self, query: &str, more: &[Passage], done: bool) {
        let Some(Sheet::Card(card)) = &mut self.sheet else { return };
        if !card.elsewhere || !matches!(&card.subject, Subject::Hits(of) if of == query) {
            return;
        }
        card.elsewhere = !done;
        self.list_hits(more);
    }

    /// Lists more hits, as many as there is room for; says so where there are no more, or none at all.
    fn list_hits(&mut self, more: &[Passage]) {
        let Some(Sheet::Card(card)) = &mut self.sheet else { return };
        let chosen = card.passages.get(card.choice.at).cloned();
        let room = HITS - card.passages.len().min(HITS);
        let place = |passage: &Passage| (passage.article, passage.range.start);
        let behind = card.passages.last().map(place);
        card.passages.extend(more.iter().take(room).cloned());
        if more.first().map(place) < behind {
            card.passages.sort_by_key(place);
            let kept = chosen.and_then(|chosen| card.passages.iter().position(|p| *p == chosen));
            card.choice.at = kept.filter(|_| card.choice.at > 0).unwrap_or(0);
        }
        if more.len() > room {
            if std::mem::take(&mut card.elsewhere) {
                self.effects.push(Effect::StopSearch);
            }
            card.at_hand = None;
            self.message = Some(Message::FirstHits(HITS));
        } else if card.passages.is_empty() && !card.is_searching() {
            let query = match &card.subject {
                Subject::Hits(query) => query.clone(),
                _ => String::new(),
            };
            self.sheet = None;
            self.message = Some(Message::NotFound(query));
        }
        self.keep_sheet();
    }
}

/// The hits of a query in an article, all of it searched at once.
#[must_use]
pub fn hits(article: &Article, query: &str, comparison: Comparison) -> Vec<Range<usize>> {
    let mut found = Search::new(query.to_owned(), comparison, true);
    while found.is_running() {
        found.advance(article, STEP, |_| false);
    }
    found.hits
}
