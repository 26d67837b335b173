//! The sheets that are short lists: kinds, themes, the outline.

use super::Pane;
use crate::app::sheet::Outline;
use crate::app::{Choice, kind_name};
use crate::article::Kind;
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::{Side, Slot, lay, put};

impl Pane<'_> {
    pub(super) fn kinds(&mut self, choice: Choice) {
        self.heading(&Message::TitleKinds);
        let mentions = self.app.article().map_or(&[][..], |article| &article.mentions);
        let of = |kind| mentions.iter().filter(|mention| mention.label.kind() == kind).count();
        let counts = Kind::ALL.map(of);
        let digits = counts.iter().max().map_or(1, |most| most.to_string().len());
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
            let dot = self.style(if shown { Role::Kind(kind) } else { Role::Faint }, chosen);
            let mentions = self.locale.number(counts[index]);
            let mut bar = self.bar(slot);
            let (start, end) = (bar.start(), bar.start().other());
            bar.add(start, &(index + 1).to_string(), 2, 1, key);
            bar.add(start, if shown { "\u{25cf}" } else { "\u{25cb}" }, 2, 1, dot);
            bar.add(start, &name, 1, 1, style);
            bar.number(end, &mentions, digits, 1, faint);
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

    pub(super) fn text_base(&self) -> Base {
        self.app.article().map_or(Base::Ltr, |article| article.dir)
    }
}
