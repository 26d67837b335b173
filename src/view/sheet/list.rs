//! The list of articles: title, source, date, reading time, read or not; the lead beneath where there is room.

use ratatui::layout::Position;

use super::Pane;
use crate::app::sheet::List;
use crate::article::Entry;
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::front::{date, dotted, minutes};
use crate::view::pen::{Side, Slot, lay, put};

impl Pane<'_> {
    pub(super) fn list(&mut self, list: &List) {
        self.list_head(list);
        let visible = usize::from(self.place.body.height / self.place.item).max(1);
        for row in list.choice.top..list.choice.top + visible {
            let Some(article) = list.rows.get(row) else { break };
            let chosen = row == list.choice.at;
            let slot = self.item(row - list.choice.top, chosen);
            self.article(slot, article, chosen);
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
        let count =
            if filtered { format!("{shown}{more} \u{2044} {of}") } else { format!("{of}{more}") };
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
        let line = lay(&list.filter, usize::from(rest.width), ui);
        let side = Side::start(ui);
        let used = put(frame, rest, side, &line, text);
        if list.typing {
            let x = match side {
                Side::Left => rest.x + used,
                Side::Right => (rest.x + rest.width).saturating_sub(used + 1),
            };
            frame.cursor = Some(Position::new(x, rest.y));
        }
    }

    /// An article's row: unread dot, title, source, date, minutes; its lead beneath where there is room.
    fn article(&mut self, slot: Slot, index: usize, chosen: bool) {
        let Some(entry) = self.app.articles.entry(index) else { return };
        let (faint, soft) = (self.style(Role::Faint, chosen), self.style(Role::Soft, chosen));
        let (frame_base, entry_base) = (self.base, entry.dir);
        if let Some(problem) = &entry.problem {
            let mut bar = self.bar(slot);
            bar.skip(bar.start(), 2);
            return bar.add(bar.start(), problem, 1, 1, faint);
        }
        let unread = !entry.read && !self.app.has_read(index);
        let accent = self.style(Role::Accent, chosen);
        let title_style = self.style(if unread { Role::Title } else { Role::Text }, chosen);
        let meta = self.entry_meta(&entry);
        let mut bar = self.bar(slot);
        let (start, end) = (bar.start(), bar.start().other());
        bar.add(start, if unread { "\u{2022}" } else { " " }, 1, 1, accent);
        // What stands opposite the title leaves it most of the row.
        let side = Side::start(entry_base);
        let opposite = if side == start { end } else { start };
        bar.add(opposite, &meta, 3, 60, faint);
        let (frame, rest) = bar.rest();
        let line = lay(&entry.title, usize::from(rest.width), entry_base);
        put(frame, rest, Side::start(line.base()), &line, title_style);
        if self.place.item < 2 || slot.y + 1 >= self.place.body.y + self.place.body.height {
            return;
        }
        let Some(lead) = &entry.lead else { return };
        // Under the title, the dot's columns left free.
        let x = if frame_base == Base::Ltr { slot.x + 2 } else { slot.x };
        let below = Slot { y: slot.y + 1, x, width: slot.width.saturating_sub(2) };
        let line = lay(lead, usize::from(below.width), entry_base);
        put(self.frame, below, Side::start(line.base()), &line, soft);
    }

    fn entry_meta(&self, entry: &Entry) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(entry.source.clone());
        parts.extend(entry.published.as_deref().map(|at| self.locale.say(&date(at))));
        parts.push(self.locale.say(&Message::Minutes(minutes(entry.bytes, entry.dir))));
        dotted(&parts, self.base)
    }
}
