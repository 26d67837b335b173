//! Search as the reader meets it: hits as one types, the next and the previous, where they are shown.

use super::App;
use super::flow::Anchor;
use super::search::{Comparison, STEP, Search};
use crate::locale::Message;

impl App {
    /// Searches for another query from where the prompt was opened, and shows the nearest hit.
    pub(super) fn search_for(
        &mut self,
        query: String,
        comparison: Comparison,
        forward: bool,
        origin: Anchor,
    ) {
        let mut search = Search::new(query, comparison, forward);
        self.advance(&mut search, STEP);
        search.current = search.nearest(origin.byte);
        let hit = search.current.map(|index| search.hits[index].start);
        self.search = Some(search);
        if let Some(reading) = self.readings.get_mut(self.at) {
            reading.anchor = origin;
        }
        self.refresh();
        if let Some(byte) = hit.filter(|_| !self.settings.calm) {
            self.show(byte);
        }
    }

    /// How far the search has come, in hundredths, while it goes on.
    pub(super) fn searching(&self) -> Option<usize> {
        let length = self.article().map_or(0, crate::article::Article::len);
        self.search.as_ref().and_then(|search| search.share(length))
    }

    /// Shows the hit under the cursor.
    pub(super) fn show_hit(&mut self) {
        let hit = self.search.as_ref().and_then(|search| search.hits.get(search.current?));
        if let Some(byte) = hit.map(|hit| hit.start) {
            self.show(byte);
        }
    }

    /// Goes on with what is left to search.
    pub(super) fn search_on(&mut self) {
        if let Some(mut search) = self.search.take() {
            self.advance(&mut search, STEP);
            let found = search.current.is_none().then(|| search.nearest(self.top_byte())).flatten();
            search.current = search.current.or(found);
            let none = !search.is_running() && search.hits.is_empty();
            let awaited = search.awaited && (found.is_some() || none);
            search.awaited &= !awaited;
            let query = search.query.clone();
            self.search = Some(search);
            let typed = self.prompt.is_some() && !self.settings.calm;
            if found.is_some() && (awaited || typed) {
                self.show_hit();
            } else if none && awaited {
                self.say(Message::NotFound(query));
            }
        }
    }

    fn advance(&self, search: &mut Search, budget: usize) {
        let (Some(article), Some(reading)) = (self.article(), self.reading()) else { return };
        let flow = reading.flow.as_ref();
        search.advance(article, budget, |byte| flow.is_some_and(|flow| flow.hides(byte)));
    }

    /// The next hit in the direction of the search, or against it.
    pub(super) fn step_hit(&mut self, along: bool) {
        let Some(search) = &self.search else { return self.say(Message::NoSearch) };
        let count = search.hits.len();
        let running = search.is_running();
        if count == 0 && !running {
            return self.say(Message::NotFound(search.query.clone()));
        }
        let forward = along == search.forward;
        let top = self.top_byte();
        let next = match search.current {
            Some(at) if forward && at + 1 < count => Some(at + 1),
            Some(at) if !forward && at > 0 => Some(at - 1),
            // What follows may be found yet.
            _ if running => search.current.is_none().then(|| search.nearest(top)).flatten(),
            Some(_) => Some(if forward { 0 } else { count - 1 }),
            None if forward => search.from(top),
            None => search.before(top),
        };
        let Some(next) = next else { return self.say(Message::StillSearching) };
        let wrapped =
            search.current.is_some_and(|at| if forward { next <= at } else { next >= at });
        let byte = search.hits[next].start;
        if let Some(search) = &mut self.search {
            search.current = Some(next);
        }
        if self.reading().is_some_and(|reading| !reading.page.shows(byte)) {
            self.remember();
        }
        if let Some(reading) = self.readings.get_mut(self.at) {
            reading.current = None;
        }
        self.show(byte);
        if wrapped {
            self.say(if forward { Message::FromStart } else { Message::FromEnd });
        }
    }

    /// The first byte on the screen.
    pub(super) fn top_byte(&self) -> usize {
        self.reading().map_or(0, |reading| reading.page.bytes().start)
    }

    /// Searches again in the article that is shown now.
    pub(super) fn search_again(&mut self) {
        if let Some(search) = self.search.take() {
            let mut again = Search::new(search.query, search.comparison, search.forward);
            self.advance(&mut again, STEP);
            self.search = Some(again);
        }
    }
}
