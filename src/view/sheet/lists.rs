//! The sheets that are lists: kinds, themes, the outline, the articles.

use super::Pane;
use crate::app::sheet::{List, Outline};
use crate::app::{Choice, kind_name};
use crate::article::{Article, BlockKind, Kind};
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::front::{date, dotted, minutes};
use crate::view::pen::{Side, Slot, lay, put};

impl Pane<'_> {
    pub(super) fn kinds(&mut self, choice: Choice) {
        self.heading(&Message::TitleKinds);
        for (index, kind) in Kind::ALL.into_iter().enumerate() {
            let chosen = index == choice.at;
            if index < choice.top || index >= choice.top + usize::from(self.place.body.height) {
                continue;
            }
            let slot = self.item(index - choice.top, chosen);
            let shown = self.app.kinds.has(kind);
            let name = self.locale.say(&Message::Many(kind_name(kind)));
            let (key, faint) = (self.style(Role::Key, chosen), self.style(Role::Faint, chosen));
            let style = self.style(if shown { Role::Badge(kind) } else { Role::Faint }, chosen);
            let mentions = self.app.article().map_or(0, |article| {
                article.mentions.iter().filter(|mention| mention.label.kind() == kind).count()
            });
            let mut bar = self.bar(slot);
            let (start, end) = (bar.start(), bar.start().other());
            bar.add(start, &(index + 1).to_string(), 2, 1, key);
            bar.add(start, if shown { "\u{25cf}" } else { "\u{25cb}" }, 2, 1, style);
            bar.add(start, &name, 1, 1, style);
            bar.add(end, &mentions.to_string(), 1, 4, faint);
        }
        self.foot(&Message::Toggle);
    }

    pub(super) fn themes(&mut self, choice: Choice) {
        self.heading(&Message::TitleThemes);
        let visible = usize::from(self.place.body.height);
        let names = self.app.settings.themes.iter().enumerate().skip(choice.top).take(visible);
        for (index, name) in names {
            let chosen = index == choice.at;
            let slot = self.item(index - choice.top, chosen);
            let style = self.style(Role::Text, chosen);
            let mut bar = self.bar(slot);
            bar.add(bar.start(), name, 1, 1, style);
        }
        self.foot(&Message::Keep);
    }

    pub(super) fn outline(&mut self, outline: &Outline) {
        self.heading(&Message::TitleOutline);
        let visible = usize::from(self.place.body.height);
        let headings = outline.headings.iter().enumerate().skip(outline.choice.top).take(visible);
        for (index, heading) in headings {
            let chosen = index == outline.choice.at;
            let slot = self.item(index - outline.choice.top, chosen);
            let role = if heading.level == 0 { Role::Title } else { Role::Text };
            let style = self.style(role, chosen);
            let line = lay(&heading.text, usize::from(slot.width), self.text_base());
            let side = Side::start(line.base());
            let inset =
                u16::from(heading.level.saturating_sub(1)).saturating_mul(2).min(slot.width / 2);
            let x = if side == Side::Left { slot.x + inset } else { slot.x };
            let slot = Slot { x, width: slot.width - inset, ..slot };
            let line = lay(&heading.text, usize::from(slot.width), self.text_base());
            put(self.frame, slot, side, &line, style);
        }
        self.foot(&Message::Go);
    }

    pub(super) fn list(&mut self, list: &List) {
        self.heading(&Message::TitleArticles);
        let visible = usize::from(self.place.body.height / self.place.item).max(1);
        let shown = list.order.iter().enumerate().skip(list.choice.top).take(visible);
        for (index, &article) in shown {
            let chosen = index == list.choice.at;
            let slot = self.item(index - list.choice.top, chosen);
            self.article(slot, article, chosen);
        }
    }

    /// An article's row: unread dot, title, source, date, minutes; its lead beneath where there is room.
    fn article(&mut self, slot: Slot, index: usize, chosen: bool) {
        let Some(article) = self.app.articles.get(index) else { return };
        let meta = self.article_meta(article);
        let unread = !self.app.has_read(index);
        let accent = self.style(Role::Accent, chosen);
        let (faint, soft) = (self.style(Role::Faint, chosen), self.style(Role::Soft, chosen));
        let title_style = self.style(if unread { Role::Title } else { Role::Text }, chosen);
        let title = article.title();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let base = article.dir;
        let mut bar = self.bar(slot);
        let (start, end) = (bar.start(), bar.start().other());
        bar.add(start, if unread { "\u{2022}" } else { " " }, 1, 1, accent);
        // What stands opposite the title leaves it most of the row.
        let side = Side::start(base);
        let opposite = if side == start { end } else { start };
        bar.add(opposite, &meta, 3, 60, faint);
        let (frame, rest) = bar.rest();
        let line = lay(&title, usize::from(rest.width), base);
        put(frame, rest, Side::start(line.base()), &line, title_style);
        if self.place.item < 2 || slot.y + 1 >= self.place.body.y + self.place.body.height {
            return;
        }
        let Some(lead) = lead(article) else { return };
        // Under the title, the dot's columns left free.
        let x = if self.base == Base::Ltr { slot.x + 2 } else { slot.x };
        let below = Slot { y: slot.y + 1, x, width: slot.width.saturating_sub(2) };
        let line = lay(&lead, usize::from(below.width), base);
        put(self.frame, below, Side::start(line.base()), &line, soft);
    }

    fn article_meta(&self, article: &Article) -> String {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(article.meta.source.clone());
        parts.extend(article.meta.published.as_deref().map(|at| self.locale.say(&date(at))));
        parts.push(self.locale.say(&Message::Minutes(minutes(article))));
        dotted(&parts, self.base)
    }

    pub(super) fn text_base(&self) -> Base {
        self.app.article().map_or(Base::Ltr, |article| article.dir)
    }
}

/// The lead of an article: its summary, else the first paragraph that is not its title.
fn lead(article: &Article) -> Option<String> {
    let mut blocks = article.blocks().take(8).filter(|block| block.fold.is_none());
    let block = blocks.find(|block| {
        matches!(block.kind, BlockKind::Summary | BlockKind::Subtitle | BlockKind::Paragraph)
    })?;
    let end = article.boundary(block.range.end.min(block.range.start + 600));
    let text = article.slice(block.range.start..end);
    Some(text.split_whitespace().collect::<Vec<_>>().join(" "))
}
