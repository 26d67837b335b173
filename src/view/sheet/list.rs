//! The list of articles: title, source, date, reading time, read or not; the lead beneath where there is room.

use unicode_width::UnicodeWidthStr;

use super::Pane;
use crate::app::date;
use crate::app::sheet::List;
use crate::article::Entry;
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::front::{dotted, minutes};
use crate::view::pen::{Side, Slot, lay, put, write};
use crate::view::typed;

impl Pane<'_> {
    pub(super) fn list(&mut self, list: &List) {
        self.list_head(list);
        let visible = usize::from(self.place.body.height / self.place.item).max(1);
        let rows = list.choice.top..list.choice.top + visible;
        let shown: Vec<_> = rows
            .map_while(|row| list.rows.get(row).map(|at| (row, at)))
            .filter_map(|(row, at)| Some((row, at, self.app.articles.entry(at)?)))
            .collect();
        // All rows say as much: a column of dates is read more easily than one with gaps.
        let room = self.place.body.width.saturating_sub(2) * 3 / 5;
        let entries = shown.iter().map(|(.., entry)| entry);
        let parts = entries.map(|entry| self.parts_fitting(entry, room)).min().unwrap_or(0);
        for (row, at, entry) in &shown {
            let chosen = *row == list.choice.at;
            let slot = self.item(row - list.choice.top, chosen);
            self.article(slot, entry, !entry.read && !self.app.has_read(*at), parts, chosen);
        }
        if list.rows.is_empty() && !list.searching {
            let style = self.style(Role::Faint, false);
            let text = self.locale.say(&Message::NoTitlePasses);
            let slot = self.item(0, false);
            let mut bar = self.bar(slot);
            bar.add(bar.start(), &text, 1, 1, style);
        }
    }

    /// The heading and opposite how many articles there are; the filter in its place while there is one.
    fn list_head(&mut self, list: &List) {
        let slot = self.row(0);
        self.heading(&Message::TitleArticles);
        let (of, shown) = (self.app.articles.len(), list.rows.len());
        let growing = list.searching || (list.filter.is_empty() && self.app.articles.is_growing());
        let more = if growing { "+" } else { "" };
        let filtered = !list.filter.is_empty();
        let count = if filtered { format!("{shown}{more}/{of}") } else { format!("{of}{more}") };
        let count = self.locale.digits(&count);
        let (faint, key) = (self.style(Role::Faint, false), self.style(Role::Key, false));
        let (text, ui) = (self.style(Role::Text, false), self.base);
        let title = self.locale.say(&Message::TitleArticles);
        let hint = self.locale.say(&Message::Filter);
        let mut bar = self.bar(slot);
        let (start, end) = (bar.start(), bar.start().other());
        let title = lay(&title, usize::from(slot.width), ui).columns().0 as u16;
        bar.skip(start, title + 3);
        bar.add(end, &count, 3, 20, faint);
        if !list.typing && !filtered {
            bar.add(start, "/", 1, 16, key);
            bar.add(start, &hint, 1, 16, faint);
            return;
        }
        bar.add(start, "/", 1, 4, key);
        let (frame, rest) = bar.rest();
        let cursor = typed::draw(frame, rest, start, (&list.filter, list.filter.len()), text);
        if list.typing {
            frame.cursor = Some(cursor);
        }
    }

    /// An article: unread dot and title, and beneath, where there is room, its lead and opposite source, date
    /// and minutes. The title has its row for itself: what else is known of it shares the other, or stands
    /// opposite where the title leaves room for it.
    fn article(&mut self, slot: Slot, entry: &Entry, unread: bool, parts: usize, chosen: bool) {
        let (faint, soft) = (self.style(Role::Faint, chosen), self.style(Role::Soft, chosen));
        // The dot's column is on the side where the title starts.
        let side = Side::start(entry.dir);
        let inner = Slot {
            x: if side == Side::Left { slot.x + 2 } else { slot.x },
            width: slot.width.saturating_sub(2),
            ..slot
        };
        if let Some(problem) = &entry.problem {
            let mut bar = self.bar(inner);
            return bar.add(bar.start(), problem, 1, 1, faint);
        }
        if unread {
            let accent = self.style(Role::Accent, chosen);
            write(self.frame, slot, side, "\u{2022}", entry.dir, accent);
        }
        let title_style = self.style(if unread { Role::Title } else { Role::Text }, chosen);
        let title = lay(&entry.title, usize::from(inner.width), entry.dir);
        let used = put(self.frame, inner, Side::start(title.base()), &title, title_style);
        let below = Slot { y: slot.y + 1, ..inner };
        let roomy = self.place.item > 1 && below.y < self.place.body.y + self.place.body.height;
        let opposite = |base| Side::start(base).other();
        if !roomy {
            let parts = self.parts_fitting(entry, inner.width.saturating_sub(used + 3));
            let meta = self.entry_meta(entry, parts);
            write(self.frame, inner, opposite(title.base()), &meta, self.base, faint);
            return;
        }
        let meta = self.entry_meta(entry, parts);
        let Some(lead) = &entry.lead else {
            write(self.frame, below, opposite(entry.dir), &meta, self.base, faint);
            return;
        };
        let base = lay(lead, usize::from(below.width), entry.dir).base();
        let taken = write(self.frame, below, opposite(base), &meta, self.base, faint);
        let taken = if taken > 0 { taken + 3 } else { 0 };
        let rest = Slot {
            x: if base == Base::Ltr { below.x } else { below.x + taken },
            width: below.width - taken,
            ..below
        };
        let line = lay(lead, usize::from(rest.width), entry.dir);
        put(self.frame, rest, Side::start(base), &line, soft);
    }

    /// How many of source, date and minutes fit so many columns: what there is no room for is left out whole,
    /// the source first, then the minutes.
    fn parts_fitting(&self, entry: &Entry, columns: u16) -> usize {
        let fits = |&parts: &usize| self.entry_meta(entry, parts).width() <= usize::from(columns);
        (1..=3).rev().find(fits).unwrap_or(0)
    }

    /// The date; with two parts the minutes, with three the source too.
    fn entry_meta(&self, entry: &Entry, parts: usize) -> String {
        let source = entry.source.clone().filter(|_| parts > 2);
        let day = entry.published.as_deref().map(|at| self.locale.say(&date(at)));
        let minutes = self.locale.say(&Message::Minutes(minutes(entry.bytes, entry.dir)));
        let all = [source, day.filter(|_| parts > 0), Some(minutes).filter(|_| parts > 1)];
        let said: Vec<String> = all.into_iter().flatten().collect();
        if said.is_empty() { String::new() } else { dotted(&said, self.base) }
    }
}
