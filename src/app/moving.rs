//! Moving in the article: rows, pages, ends, places. Rows of the screen; bytes of the article.

use super::App;
use super::action::Action;
use super::flow::{Anchor, Flow, Spot};
use crate::article::Article;
use crate::layout::Base;

/// Rows that a page keeps of the one before.
const KEPT_ROWS: usize = 2;

impl App {
    /// Carries out a movement; `false` where the action is none.
    pub(super) fn go(&mut self, action: Action) -> bool {
        if matches!(action, Action::Start | Action::End) {
            self.remember();
        }
        if self.settings.linear {
            return self.go_by_text(action);
        }
        let height = usize::from(self.room().text.height);
        let page = height.saturating_sub(KEPT_ROWS).max(1);
        let half = (height / 2).max(1);
        let forward = self.article().is_some_and(|article| article.dir == Base::Rtl);
        match action {
            Action::LineDown => self.down(1),
            Action::LineUp => self.up(1),
            Action::HalfDown => self.down(half),
            Action::HalfUp => self.up(half),
            Action::Left if forward => self.down(page),
            Action::Right if forward => self.up(page),
            Action::PageDown | Action::Right => self.down(page),
            Action::PageUp | Action::Left => self.up(page),
            Action::Start => self.jump_to_start(),
            Action::End => self.jump_to_end(),
            _ => return false,
        }
        true
    }

    /// So many rows on, not past the page that shows the end.
    pub(super) fn down(&mut self, rows: usize) {
        let height = usize::from(self.room().text.height);
        if self.reading().is_some_and(|reading| reading.page.ends) {
            return;
        }
        self.place(|flow, article, top| {
            let (_, room) = flow.down(article, top, height.saturating_sub(1) + rows);
            let rows = room.saturating_sub(height.saturating_sub(1)).min(rows);
            flow.down(article, top, rows).0
        });
    }

    /// So many rows back.
    pub(super) fn up(&mut self, rows: usize) {
        self.place(|flow, article, top| flow.up(article, top, rows).0);
    }

    /// The start of the article.
    pub(super) fn jump_to_start(&mut self) {
        if self.settings.linear {
            self.go_by_text(Action::Start);
            return;
        }
        let start = Anchor { byte: 0, above: usize::MAX };
        self.place(|flow, article, _| flow.find(article, start));
    }

    /// The end of the article: its last row at the foot of the screen.
    pub(super) fn jump_to_end(&mut self) {
        if self.settings.linear {
            self.go_by_text(Action::End);
            return;
        }
        let height = usize::from(self.room().text.height);
        self.place(|flow, article, _| {
            let last = flow.last(article);
            flow.up(article, &last, height.saturating_sub(1)).0
        });
    }

    /// Brings a byte into view, a third from the top, unless it is in view.
    pub(super) fn show(&mut self, byte: usize) {
        if self.settings.linear {
            return self.stand_at(byte);
        }
        if self.reading().is_some_and(|reading| reading.page.shows(byte)) {
            return;
        }
        self.jump(byte);
    }

    /// Puts the line of a byte a third from the top.
    pub(super) fn jump(&mut self, byte: usize) {
        if self.settings.linear {
            return self.stand_at(byte);
        }
        let third = usize::from(self.room().text.height) / 3;
        self.place(|flow, article, _| {
            let spot = flow.find(article, Anchor::at(byte));
            flow.up(article, &spot, third).0
        });
    }

    /// Puts the line of a byte at the top.
    pub(super) fn put_at_top(&mut self, byte: usize) {
        if self.settings.linear {
            return self.stand_at(byte);
        }
        self.place(|flow, article, _| flow.find(article, Anchor::at(byte)));
    }

    /// A place by its share of the text, in hundredths.
    pub(super) fn go_to_percent(&mut self, percent: usize) {
        let Some(article) = self.article() else { return };
        match percent {
            0 => self.jump_to_start(),
            100.. => self.jump_to_end(),
            _ => {
                let byte =
                    article.boundary((article.len() as u128 * percent as u128 / 100) as usize);
                self.put_at_top(byte);
            }
        }
    }

    /// Moves the top of the screen: the row that `find` gives, from the one there now.
    fn place(&mut self, find: impl FnOnce(&mut Flow, &Article, &Spot) -> Spot) {
        let at = self.at;
        let (Some(article), Some(reading)) = (self.articles.get(at), self.readings.get_mut(at))
        else {
            return;
        };
        let Some(flow) = reading.flow.as_mut() else { return };
        let top = flow.find(article, reading.page.top());
        reading.anchor = find(flow, article, &top).anchor();
        self.refresh();
    }
}
