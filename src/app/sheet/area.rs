//! Where a sheet lies: its area, and within it the rows of its list.

use super::Sheet;
use crate::app::App;
use crate::app::keymap::Topic;
use crate::app::room::{Area, LEAST, margin};
use crate::article::Kind;

/// A sheet's places on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// All of it.
    pub area: Area,
    /// What is written on: the area less its padding.
    pub inner: Area,
    /// The rows of its list.
    pub body: Area,
    /// Rows an item of the list takes.
    pub item: u16,
}

/// What a sheet would take: columns, rows above the list, items, rows an item takes, rows below.
struct Wish {
    columns: u16,
    head: u16,
    items: usize,
    item: u16,
    foot: u16,
}

/// The topics of the help's columns, on a screen of so many columns.
#[must_use]
pub fn help_columns(columns: u16) -> &'static [&'static [Topic]] {
    const LEFT: &[Topic] = &[Topic::Move, Topic::Entities];
    const RIGHT: &[Topic] = &[Topic::Search, Topic::Show, Topic::Leave];
    if columns >= 76 { &[LEFT, RIGHT] } else { &[&Topic::ALL] }
}

/// The rows of the help's longest column: each topic's name and lines, air between topics.
pub(super) fn help_rows(columns: u16, commands: usize) -> usize {
    let rows = |topics: &[Topic]| {
        let lines: usize = topics.iter().map(|topic| topic.entries().count() + 2).sum();
        // External commands stand behind the last topic.
        let more = if topics.contains(&Topic::Leave) && commands > 0 { commands + 2 } else { 0 };
        (lines + more).saturating_sub(1)
    };
    help_columns(columns).iter().map(|topics| rows(topics)).max().unwrap_or(0)
}

impl App {
    /// Where the open sheet lies.
    #[must_use]
    pub fn sheet_place(&self) -> Option<Place> {
        let wish = self.wish(self.sheet.as_ref()?);
        let (columns, rows) = self.size;
        let height = self.room().status.unwrap_or(rows);
        let whole = columns < LEAST.0;
        let (pad_x, pad_y) = if whole { (margin(columns), 0) } else { (3, 1) };
        let wanted = (wish.items as u16).saturating_mul(wish.item);
        let wanted = wanted.saturating_add(wish.head + wish.foot + 2 * pad_y);
        let area = if whole {
            Area { x: 0, y: 0, width: columns, height }
        } else {
            let width = (wish.columns + 2 * pad_x).min(columns.saturating_sub(2));
            let tall = wanted.min(height);
            let y = (height - tall) / 3;
            Area { x: (columns - width) / 2, y, width, height: tall }
        };
        let inner = Area {
            x: area.x + pad_x,
            y: area.y + pad_y,
            width: area.width.saturating_sub(2 * pad_x),
            height: area.height.saturating_sub(2 * pad_y),
        };
        let area =
            if self.settings.whole_rows { Area { x: 0, width: columns, ..area } } else { area };
        let head = wish.head.min(inner.height);
        // Two rows of a long list are worth more than the foot; a short one is whole beside it.
        let left = inner.height.saturating_sub(head + wish.foot);
        let whole = left > 0 && usize::from(left / wish.item) >= wish.items;
        let foot = if left > 1 || whole { wish.foot } else { 0 };
        let body = Area { y: inner.y + head, height: inner.height - head - foot, ..inner };
        Some(Place { area, inner, body, item: wish.item })
    }

    fn wish(&self, sheet: &Sheet) -> Wish {
        let list = |columns, items| Wish { columns, head: 2, items, item: 1, foot: 2 };
        let rows = self.size.1;
        match sheet {
            Sheet::Help(_) => {
                let items = help_rows(self.size.0, self.settings.commands.len());
                Wish { columns: 74, head: 0, items, item: 1, foot: 0 }
            }
            Sheet::Card(card) => {
                let head = 2 + u16::from(!card.aliases.is_empty() && rows >= 8);
                let foot = if rows >= 8 { 2 } else { 0 };
                let columns = 80.min(self.size.0);
                Wish { columns, head, items: card.passages.len(), item: 1, foot }
            }
            Sheet::Output(output) => list(self.output_columns(), output.lines().len()),
            Sheet::Details(details) => list(self.output_columns(), details.rows.len()),
            Sheet::Kinds(_) => list(34, Kind::ALL.len()),
            Sheet::Themes(..) => list(34, self.settings.themes.len()),
            // As wide as the text at its usual measure: no letters of it look out on both sides.
            Sheet::Outline(outline) => list(68, outline.headings.len()),
            Sheet::Links(links) => list(80, links.rows.len()),
            // As tall whatever its filter passes.
            Sheet::List(_) => {
                let item = if rows >= 20 && self.size.0 >= 60 { 3 } else { 1 };
                Wish { columns: 80, head: 2, items: self.order.len(), item, foot: 0 }
            }
        }
    }

    /// The items of its list that the open sheet shows at once.
    pub(in crate::app) fn sheet_height(&self) -> usize {
        self.sheet_place().map_or(1, |place| usize::from(place.body.height / place.item).max(1))
    }

    /// Keeps the cursor of the open sheet in view.
    pub(in crate::app) fn keep_sheet(&mut self) {
        let columns = self.output_columns();
        if let Some(Sheet::Output(output)) = &mut self.sheet {
            output.lay(columns);
        }
        self.lay_details();
        let height = self.sheet_height();
        if let Some((rows, choice)) = self.sheet_rows() {
            choice.keep(rows, height);
        }
    }
}
