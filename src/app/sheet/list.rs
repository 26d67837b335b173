//! The list of articles.

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::input::{Key, KeyCode};
use crate::article::Article;
use crate::locale::Message;

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// Articles in the order they are listed, as indices.
    pub order: Vec<usize>,
    /// The chosen row.
    pub choice: Choice,
}

/// The order articles are listed in: newest first where every one has a date, else the source's.
pub(in crate::app) fn order(articles: &[Article]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let date = |index: usize| articles[index].meta.published.as_deref();
    if order.iter().all(|&index| date(index).is_some()) {
        order.sort_by(|&one, &other| date(other).cmp(&date(one)));
    }
    order
}

impl App {
    /// Opens the list of articles.
    pub(in crate::app) fn open_list(&mut self) {
        if self.articles.len() < 2 {
            return self.say(Message::OneArticle);
        }
        let order = self.order.clone();
        let at = order.iter().position(|&index| index == self.at()).unwrap_or(0);
        self.sheet = Some(Sheet::List(List { order, choice: Choice::at(at) }));
        self.keep_sheet();
    }

    /// A key while the list is open.
    pub(super) fn press_list(&mut self, mut list: List, key: Key, height: usize) {
        match key.code {
            KeyCode::Enter => return self.follow_list(&list),
            KeyCode::Char('l') => return,
            _ => {
                list.choice.press(key, list.order.len(), height);
            }
        }
        self.sheet = Some(Sheet::List(list));
    }

    /// Opens the chosen article.
    pub(in crate::app) fn follow_list(&mut self, list: &List) {
        if let Some(&index) = list.order.get(list.choice.at) {
            self.open(index);
        }
    }

    /// The next article of the list, or the previous.
    pub(in crate::app) fn step_article(&mut self, forward: bool) {
        let order = self.order.clone();
        let at = order.iter().position(|&index| index == self.at()).unwrap_or(0);
        let next = if forward { at + 1 } else { at.wrapping_sub(1) };
        match order.get(next) {
            Some(&index) => self.open(index),
            None if order.len() < 2 => self.say(Message::OneArticle),
            None if forward => self.say(Message::LastArticle),
            None => self.say(Message::FirstArticle),
        }
    }
}
