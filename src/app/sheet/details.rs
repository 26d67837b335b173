//! The details: what is known of an article, in two columns laid out for the sheet. In: facts and the columns there
//! are. Out: rows, which can be more than the sheet shows at once.

use std::rc::Rc;

use super::{List, Sheet};
use crate::app::App;
use crate::app::action::Action;
use crate::app::choice::Choice;
use crate::app::details::{Counts, Fact, Value};
use crate::app::input::{Key, KeyCode};
use crate::layout::{Base, Columns, Direction, Line, Options, Paragraph};
use crate::locale::details::{Detail, DetailLabel};
use crate::locale::{Locale, Message};

/// Columns between label and value.
const GAP: u16 = 2;

/// Fewer columns than these are no column for values: they stand below their labels.
const NARROWEST: u16 = 24;

/// Pieces of a value up to so many characters stand in one line.
const SHORT: usize = 16;

/// What is known of an article.
#[derive(Clone, Debug)]
pub struct Details {
    /// The article's index.
    pub at: usize,
    /// What is known, in groups.
    pub groups: Vec<Vec<Fact>>,
    /// How it is laid out.
    pub rows: Vec<DetailRow>,
    /// The columns before the values.
    pub indent: u16,
    /// The row at the top.
    pub choice: Choice,
    counts: Option<Counts>,
    columns: u16,
    /// Whether it was opened from the list.
    over_list: bool,
}

/// A row of the sheet.
#[derive(Clone, Debug)]
pub struct DetailRow {
    /// The label that stands in it.
    pub label: Option<DetailLabel>,
    /// The piece of a value that stands in it, and the columns of that value's widest.
    pub line: Option<(Rc<Line>, u16)>,
}

impl Details {
    /// Lays the facts out in some columns, in a language.
    fn lay(&mut self, columns: u16, locale: Locale) {
        self.columns = columns;
        let said = |label| locale.say(&Message::Detail(Detail::Label(label)));
        let labels = self.groups.iter().flatten().filter_map(|fact| fact.label);
        let widest = labels.map(|label| width(&said(label))).max().unwrap_or(0) + GAP;
        let beside = columns >= widest + NARROWEST;
        self.indent = if beside { widest } else { GAP.min(columns / 8) };
        let room = columns.saturating_sub(self.indent).max(1);
        self.rows = Vec::new();
        for group in &self.groups {
            if !self.rows.is_empty() {
                self.rows.push(DetailRow { label: None, line: None });
            }
            for Fact { label, value } in group {
                let mut label = *label;
                if !beside && label.is_some() {
                    self.rows.push(DetailRow { label: label.take(), line: None });
                }
                let lines = block(value, room, locale);
                self.rows.extend(
                    lines
                        .into_iter()
                        .map(|line| DetailRow { label: label.take(), line: Some(line) }),
                );
            }
        }
    }
}

/// The columns of a text.
fn width(text: &str) -> u16 {
    let line = Paragraph::new(text, &Options::default()).lines(Columns(1000)).next();
    line.map_or(0, |line| line.columns().0 as u16)
}

/// A value as lines, each with the columns of the widest.
fn block(value: &Value, room: u16, locale: Locale) -> Vec<(Rc<Line>, u16)> {
    let own = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    let direction = match value {
        Value::Said(_) => Direction::Fixed(own),
        Value::Quoted(_) => Direction::Auto,
        Value::Path(_) => Direction::Fixed(Base::Ltr),
    };
    let options = Options { direction, fallback: own, ..Options::default() };
    let text = text(value, locale);
    let paragraph = Paragraph::new(&text, &options);
    let widest = paragraph.lines(Columns(room.into())).map(|line| line.columns().0).max();
    let widest = widest.unwrap_or(0).clamp(1, room.into());
    paragraph.lines(Columns(widest)).map(|line| (Rc::new(line), widest as u16)).collect()
}

/// A value in a language, on one line.
fn text(value: &Value, locale: Locale) -> String {
    match value {
        Value::Said(parts) => {
            let part = |part| format!("\u{2068}{}\u{2069}", together(locale.say(part)));
            parts.iter().map(part).collect::<Vec<_>>().join(" \u{b7} ")
        }
        Value::Quoted(text) | Value::Path(text) => crate::article::squeezed(text),
    }
}

/// A short piece without places to break at, so that a count keeps its noun.
fn together(part: String) -> String {
    if part.chars().count() <= SHORT { part.replace(' ', "\u{a0}") } else { part }
}

impl App {
    /// Opens the details of the article being read.
    pub(in crate::app) fn open_details(&mut self) {
        self.details_of(self.at(), false);
    }

    /// Opens those of the list's chosen article, where it is at hand.
    pub(super) fn details_of_chosen(&mut self, list: List) {
        let chosen = list.rows.get(list.choice.at).filter(|at| self.articles.get(*at).is_some());
        let Some(at) = chosen else {
            self.sheet = Some(Sheet::List(list));
            return self.say(Message::Detail(Detail::NotOpened));
        };
        self.leave_list(list);
        self.details_of(at, true);
    }

    fn details_of(&mut self, at: usize, over_list: bool) {
        let Some(article) = self.articles.get(at) else { return };
        let counts = Counts::of(article);
        let groups = self.facts(at, counts);
        let (rows, choice, indent, columns) = (Vec::new(), Choice::default(), 0, 0);
        let details = Details { at, groups, rows, indent, choice, counts, columns, over_list };
        self.sheet = Some(Sheet::Details(details));
        self.keep_sheet();
    }

    /// Takes in what has become known since, of a text that was read again too; what is spoken is not told again for it.
    pub(in crate::app) fn renew_details(&mut self, again: bool) {
        let Some(Sheet::Details(details)) = &self.sheet else { return };
        if self.settings.linear {
            return;
        }
        let article = self.articles.get(details.at).filter(|_| again);
        let counts = article.map_or(details.counts, Counts::of);
        let groups = self.facts(details.at, counts);
        if groups == details.groups || groups.is_empty() {
            return;
        }
        if let Some(Sheet::Details(details)) = &mut self.sheet {
            (details.groups, details.counts, details.columns) = (groups, counts, 0);
        }
        self.keep_sheet();
    }

    /// Lays the details out for the columns there are now.
    pub(super) fn lay_details(&mut self) {
        let (columns, locale) = (self.output_columns(), self.settings.locale);
        if let Some(Sheet::Details(details)) = &mut self.sheet
            && details.columns != columns
        {
            details.lay(columns, locale);
        }
    }

    /// A key while the details are open.
    pub(super) fn press_details(&mut self, mut details: Details, key: Key, height: usize) {
        let again = self.settings.keymap.action(key) == Some(Action::Details);
        if again || matches!(key.code, KeyCode::Esc | KeyCode::Enter | KeyCode::Char('q')) {
            if details.over_list {
                self.open_list();
            }
            return;
        }
        details.choice.scroll(key, details.rows.len(), height);
        self.sheet = Some(Sheet::Details(details));
    }
}
