//! The list of articles: its rows, its filter, what is opened from it.

use std::collections::HashSet;

use super::Sheet;
use crate::app::App;
use crate::app::action::Action;
use crate::app::choice::Choice;
use crate::app::effect::Effect;
use crate::app::input::{Key, KeyCode};
use crate::app::search::fold;
use crate::app::shelf::Shelf;
use crate::app::typed::edit_at_end;
use crate::article::Entry;
use crate::locale::Message;

/// Articles in the order they are listed, as indices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rows {
    /// So many, in the order of their source.
    All(usize),
    /// These.
    Some(Vec<usize>),
}

impl Rows {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::All(count) => *count,
            Self::Some(rows) => rows.len(),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The article of a row.
    #[must_use]
    pub fn get(&self, row: usize) -> Option<usize> {
        match self {
            Self::All(count) => (row < *count).then_some(row),
            Self::Some(rows) => rows.get(row).copied(),
        }
    }

    /// The row of an article.
    #[must_use]
    pub fn position(&self, at: usize) -> Option<usize> {
        match self {
            Self::All(count) => (at < *count).then_some(at),
            Self::Some(rows) => rows.iter().position(|row| *row == at),
        }
    }

    /// The order articles are listed in: newest first where all are at hand and every one has a date, else the
    /// source's.
    pub(in crate::app) fn of(articles: &Shelf) -> Self {
        let all = Self::All(articles.len());
        if !articles.is_whole() {
            return all;
        }
        let dates: Option<Vec<(&str, usize)>> = articles
            .iter()
            .map(|(at, article)| Some((article.meta.published.as_deref()?, at)))
            .collect();
        let Some(mut dates) = dates else { return all };
        dates.sort_by(|(one, _), (other, _)| other.cmp(one));
        Self::Some(dates.into_iter().map(|(_, at)| at).collect())
    }
}

/// The list.
#[derive(Clone, Debug)]
pub struct List {
    /// The articles that are listed.
    pub rows: Rows,
    /// The chosen row.
    pub choice: Choice,
    /// What titles, sources and authors are filtered by.
    pub filter: String,
    /// Whether what is typed goes to the filter.
    pub typing: bool,
    /// Whether the filter has not come to the end.
    pub searching: bool,
}

impl App {
    /// Opens the list of articles, where it was left.
    pub(in crate::app) fn open_list(&mut self) {
        if self.articles.len() < 2 {
            return self.say(Message::OneArticle);
        }
        let here = self.at();
        let left = self
            .list_left
            .take()
            .filter(|(at, list)| *at == here || list.rows.position(here).is_some());
        let list = match left {
            // A filter that had not come to the end begins anew.
            Some((_, list)) if list.searching => return self.list_filtered(list.filter, false),
            Some((at, mut list)) => {
                if list.filter.is_empty() {
                    list.rows = self.order.clone();
                }
                if at != here {
                    list.choice.at = list.rows.position(here).unwrap_or(list.choice.at);
                }
                list
            }
            None => List {
                rows: self.order.clone(),
                choice: Choice::at(self.order.position(here).unwrap_or(0)),
                filter: String::new(),
                typing: false,
                searching: false,
            },
        };
        self.sheet = Some(Sheet::List(list));
        self.keep_sheet();
    }

    /// A key while the list is open; `typed` is what it types, `key` what it commands.
    pub(super) fn press_list(&mut self, mut list: List, typed: Key, key: Key, height: usize) {
        let typing = list.typing;
        match key.code {
            KeyCode::Enter => return self.follow_list(list),
            KeyCode::Esc if typing || !list.filter.is_empty() => {
                return self.list_filtered(String::new(), false);
            }
            KeyCode::Esc => return self.leave_list(list),
            KeyCode::Char('q' | 'l') if !typing => return self.leave_list(list),
            KeyCode::Char('/') if !typing => list.typing = true,
            KeyCode::Backspace if typing && list.filter.is_empty() => list.typing = false,
            KeyCode::Char(_) | KeyCode::Backspace if typing && !moves(typed) => {
                let mut filter = list.filter.clone();
                if edit_at_end(&mut filter, typed) {
                    return self.list_filtered(filter, true);
                }
            }
            _ if self.settings.keymap.action(key) == Some(Action::Details) => {
                return self.details_of_chosen(list);
            }
            _ => {
                list.choice.press(key, list.rows.len(), height);
            }
        }
        self.sheet = Some(Sheet::List(list));
    }

    /// Text pasted into the list: its first line goes to the filter.
    pub(in crate::app) fn paste_list(&mut self, text: &str) {
        if let Some(Sheet::List(list)) = &self.sheet {
            let filter = format!("{}{}", list.filter, text.lines().next().unwrap_or_default());
            self.list_filtered(filter, true);
        }
    }

    /// Lists the articles that a filter passes: those at hand at once, the others as they are found.
    fn list_filtered(&mut self, filter: String, typing: bool) {
        let here = self.at();
        let (rows, searching) = if filter.is_empty() {
            self.effects.push(Effect::StopSearch);
            (self.order.clone(), false)
        } else if self.articles.is_whole() {
            (Rows::Some(self.passing(&filter)), false)
        } else {
            self.effects.push(Effect::Filter(filter.clone()));
            (Rows::Some(self.passing(&filter)), true)
        };
        let at = if filter.is_empty() { rows.position(here).unwrap_or(0) } else { 0 };
        let list = List { rows, choice: Choice::at(at), filter, typing, searching };
        self.sheet = Some(Sheet::List(list));
        self.keep_sheet();
    }

    /// The articles at hand that a filter passes, in the order of the list.
    fn passing(&self, filter: &str) -> Vec<usize> {
        let wanted = fold(filter);
        let of_filter =
            self.articles.lasting().filter(|(_, article)| passes(&Entry::of(article), &wanted));
        let mut rows: Vec<usize> = of_filter.map(|(at, _)| at).collect();
        if let Rows::Some(order) = &self.order {
            let passing: HashSet<usize> = rows.into_iter().collect();
            rows = order.iter().copied().filter(|at| passing.contains(at)).collect();
        }
        rows
    }

    /// Takes in more articles that the filter passes.
    pub(in crate::app) fn filtered(&mut self, filter: &str, more: &[usize], done: bool) {
        let Some(Sheet::List(list)) = &mut self.sheet else { return };
        if list.filter != filter || !list.searching {
            return;
        }
        if let Rows::Some(rows) = &mut list.rows {
            rows.extend_from_slice(more);
            rows.sort_unstable();
        }
        list.searching = !done;
        self.keep_sheet();
    }

    /// Opens the chosen article.
    pub(in crate::app) fn follow_list(&mut self, list: List) {
        let chosen = list.rows.get(list.choice.at);
        self.leave_list(list);
        if let Some(at) = chosen {
            self.want(at, None);
            if let Some((left, _)) = &mut self.list_left {
                *left = at;
            }
        }
    }

    /// Leaves the list; it is opened again as it was.
    pub(super) fn leave_list(&mut self, mut list: List) {
        if list.searching {
            self.effects.push(Effect::StopSearch);
        }
        list.typing = false;
        self.list_left = Some((self.at(), list));
    }

    /// The next article of the list, or the previous.
    pub(in crate::app) fn step_article(&mut self, forward: bool) {
        let row = self.order.position(self.at()).unwrap_or(0);
        let next = if forward { row + 1 } else { row.wrapping_sub(1) };
        match self.order.get(next) {
            Some(at) => self.want(at, Some(forward)),
            None if self.order.len() < 2 => self.say(Message::OneArticle),
            None if forward => self.say(Message::LastArticle),
            None => self.say(Message::FirstArticle),
        }
    }
}

/// Whether a key moves in the list though a filter is typed.
fn moves(key: Key) -> bool {
    key.control && matches!(key.code, KeyCode::Char('n' | 'p'))
}

/// Whether a folded filter passes what the list says of an article.
#[must_use]
pub fn passes(entry: &Entry, wanted: &str) -> bool {
    entry.words().any(|words| fold(words).contains(wanted))
}
