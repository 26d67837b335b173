//! Articles that are read from their source as they are wanted: asked for by effects, taken in by inputs.

use std::ops::Range;

use super::input::Input;
use super::sheet::{Rows, Sheet};
use super::{App, Effect};
use crate::article::{Article, Entry};
use crate::locale::Message;

/// Articles in a row that cannot be read and are stepped over.
const STEPS: u8 = 100;

/// An article that was asked for, and what is to be done with it.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    at: usize,
    /// The bytes of it that are to be shown.
    range: Option<Range<usize>>,
    /// Whether it was come to by going on (or back) article by article, and how often since one could be read.
    step: Option<(bool, u8)>,
}

impl App {
    /// Opens an article, read first where it is not at hand.
    pub(super) fn want(&mut self, at: usize, step: Option<bool>) {
        if self.articles.get(at).is_some() {
            return self.open(at);
        }
        self.bring(Asked { at, range: None, step: step.map(|forward| (forward, 0)) });
    }

    /// Opens an article at some bytes, read first where it is not at hand; whether it is open now.
    pub(super) fn want_range(&mut self, at: usize, range: Range<usize>) -> bool {
        if self.articles.get(at).is_some() {
            if at != self.at {
                self.open(at);
            }
            return true;
        }
        self.bring(Asked { at, range: Some(range), step: None });
        false
    }

    fn bring(&mut self, wanted: Asked) {
        self.effects.push(Effect::Bring(wanted.at));
        self.wanted = Some(wanted);
    }

    /// What came from outside about articles that are not at hand.
    pub(super) fn take_in(&mut self, input: &Input) {
        match input {
            Input::Brought(at, article) => self.brought(*at, article),
            Input::Unreadable(at, why) => self.unreadable(*at, why),
            Input::Described(entries) => self.articles.describe(entries),
            Input::Counted(count, growing) => self.counted(*count, *growing),
            Input::Filtered(filter, rows, done) => self.filtered(filter, rows, *done),
            Input::Found(query, passages, done) => self.found(query, passages, *done),
            _ => {}
        }
    }

    fn brought(&mut self, at: usize, article: &Article) {
        if let Some(gone) = self.articles.bring(at, article.clone(), self.at)
            && let Some(reading) = self.readings.get_mut(gone)
        {
            (reading.flow, reading.page) = Default::default();
        }
        let Some(wanted) = self.wanted.take_if(|wanted| wanted.at == at) else { return };
        self.open(at);
        if let Some(range) = wanted.range {
            self.jump(range.start);
            if let Some(search) = &mut self.search {
                search.current = search.hits.iter().position(|hit| *hit == range);
            }
        }
    }

    fn unreadable(&mut self, at: usize, why: &str) {
        self.articles.describe(&[(at, Entry::unreadable(why.to_owned()))]);
        let wanted = self.wanted.take_if(|wanted| wanted.at == at);
        self.say(Message::Text(why.to_owned()));
        let Some((forward, steps)) = wanted.and_then(|wanted| wanted.step) else { return };
        let next = self.order.position(at).and_then(|row| {
            let next = if forward { row.checked_add(1) } else { row.checked_sub(1) };
            self.order.get(next?)
        });
        let Some(next) = next.filter(|_| steps < STEPS) else { return };
        if self.articles.get(next).is_some() {
            self.open(next);
        } else {
            self.bring(Asked { at: next, range: None, step: Some((forward, steps + 1)) });
        }
    }

    fn counted(&mut self, count: usize, growing: bool) {
        self.articles.grow(count, growing);
        if let Rows::All(_) = self.order {
            self.order = Rows::All(self.articles.len());
        }
        if let Some(Sheet::List(list)) = &mut self.sheet
            && list.filter.is_empty()
        {
            // Who went to the end goes on to it as it is found.
            let at_end = list.choice.at > 0 && list.choice.at + 1 == list.rows.len();
            list.rows = self.order.clone();
            if at_end {
                list.choice.at = list.rows.len().saturating_sub(1);
            }
            self.keep_sheet();
        }
        self.list_on();
    }

    /// Asks for what the list says of the articles in view.
    pub(super) fn ask_for_entries(&mut self) {
        let height = self.sheet_height();
        let Some(Sheet::List(list)) = &self.sheet else { return };
        let rows = list.choice.top..list.choice.top + height;
        let missing: Vec<usize> = rows
            .filter_map(|row| list.rows.get(row))
            .filter(|at| !self.articles.is_described(*at))
            .collect();
        if !missing.is_empty() {
            self.effects.push(Effect::Describe(missing));
        }
    }

    /// What is to be carried out, where no input asks.
    pub fn effects(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}
