//! The card: name, kind and count; other names; each mention in its sentence; who stands with it.

use ratatui::style::Modifier;

use super::Pane;
use crate::app::kind_name;
use crate::app::passage::{Passage, Quote, excerpt};
use crate::app::sheet::{Card, Subject};
use crate::article::Kind;
use crate::layout::Base;
use crate::locale::Message;
use crate::theme::Role;
use crate::view::pen::{Side, Slot, lay, paint, put};

impl Pane<'_> {
    pub(super) fn card(&mut self, card: &Card) {
        let kind = self.kind(card);
        self.card_head(card, kind);
        let body = self.place.body;
        if body.y > self.place.inner.y {
            self.rule(Slot { x: body.x, y: body.y - 1, width: body.width });
        }
        let visible = usize::from(body.height);
        let shown = card.passages.iter().enumerate().skip(card.choice.top).take(visible);
        for (index, passage) in shown {
            self.passage(card, index, passage);
        }
        self.with(card);
        self.foot(&Message::Back);
    }

    fn kind(&self, card: &Card) -> Option<Kind> {
        match card.subject {
            Subject::Entity(id) => {
                let article = self.app.article()?;
                Some(article.entities.get(id.0 as usize)?.label.kind())
            }
            Subject::Timeline => Some(Kind::Date),
            Subject::Hits(_) => None,
        }
    }

    fn card_head(&mut self, card: &Card, kind: Option<Kind>) {
        let count = card.passages.len();
        let share = card.share().map(|share| self.locale.say(&Message::Percent(share)));
        let more = match share {
            Some(share) => format!("+ \u{b7} {share}"),
            None if card.is_searching() => "+".to_owned(),
            None => String::new(),
        };
        let (title, note) = match (&card.subject, kind) {
            (Subject::Entity(_), Some(kind)) => {
                let kind = self.locale.say(&Message::One(kind_name(kind)));
                (
                    self.app.card_title(card).unwrap_or_default(),
                    format!("{kind} \u{b7} {}", self.locale.number(count)),
                )
            }
            (Subject::Hits(query), _) => {
                (query.clone(), self.locale.say(&Message::Hits(count)) + &more)
            }
            _ => (self.locale.say(&Message::TitleTimeline), self.locale.number(count)),
        };
        let name = self.style(kind.map_or(Role::PanelTitle, Role::Badge), false);
        let faint = self.style(Role::Soft, false);
        let slot = self.row(0);
        // The name comes before its kind, which its colour and the status line tell too.
        let least = |text: &str| lay(text, usize::from(slot.width), self.base).columns().0;
        let note = if least(&title) + 2 + least(&note) > usize::from(slot.width) {
            self.locale.number(count) + &more
        } else {
            note
        };
        let mut bar = self.bar(slot);
        let (start, end) = (bar.start(), bar.start().other());
        bar.add(end, &note, 2, 12, faint);
        bar.add(start, &title, 1, 1, name);
        let aliases = &card.aliases;
        if aliases.is_empty() || self.place.body.y < self.place.inner.y + 3 {
            return;
        }
        let (faint, soft) = (self.style(Role::Faint, false), self.style(Role::Soft, false));
        let also = self.locale.say(&Message::AlsoCalled);
        let slot = self.row(1);
        let mut bar = self.bar(slot);
        bar.add(start, &also, 2, 12, faint);
        for (index, alias) in aliases.iter().enumerate() {
            if index > 0 {
                bar.add(start, "\u{b7}", 1, 8, faint);
            }
            bar.add(start, alias, 1, 6, soft);
        }
    }

    /// One mention in its sentence: its number at the interface's start, the sentence flush to its own side.
    fn passage(&mut self, card: &Card, index: usize, passage: &Passage) {
        let chosen = index == card.choice.at;
        let slot = self.item(index - card.choice.top, chosen);
        let quoted = passage.quote.as_ref().map(Quote::article);
        let (article, range) = match (&quoted, self.app.articles.get(passage.article)) {
            (Some((article, range)), _) => (article, range),
            (None, Some(article)) => (article, &passage.range),
            (None, None) => return,
        };
        let digits = card.passages.len().to_string().len();
        let number = self.style(Role::Faint, chosen);
        let text = self.style(Role::Text, chosen);
        let role = passage
            .mention
            .and_then(|mention| article.mentions.get(mention))
            .map_or(Role::CurrentHit, |mention| Role::CurrentMention(mention.label.kind()));
        // Without colours the chosen row is reversed as a whole: what it is about is turned back.
        let whole = text.add_modifier.contains(Modifier::REVERSED);
        let focus = self.theme.style(role);
        let focus = if whole { focus.remove_modifier(Modifier::REVERSED) } else { focus };
        let which = self.locale.number(index + 1);
        let mut bar = self.bar(slot);
        let start = bar.start();
        if bar.room() >= 12 {
            bar.number(start, &which, digits, 2, number);
        }
        let (frame, rest) = bar.rest();
        let excerpt = excerpt(article, range, usize::from(rest.width));
        let line = lay(&excerpt.text, usize::from(rest.width), article.dir);
        let side = Side::start(line.base());
        let used = put(frame, rest, side, &line, text);
        let x = if side == Side::Left { rest.x } else { rest.x + rest.width - used };
        for span in line.spans(excerpt.focus) {
            let piece = Slot { x: x + span.start as u16, width: span.len() as u16, ..rest };
            paint(frame, piece, focus);
        }
    }

    /// Who stands in the same sentences.
    fn with(&mut self, card: &Card) {
        let inner = self.place.inner;
        let last = inner.y + inner.height.saturating_sub(1);
        if card.with.is_empty() || last < self.place.body.y + self.place.body.height {
            return;
        }
        let Some(article) = self.app.article() else { return };
        let (faint, soft) = (self.style(Role::Faint, false), self.style(Role::Soft, false));
        let word = self.locale.say(&Message::With);
        // Room for what Esc does is left at the end.
        let width = inner.width.saturating_sub(12);
        let x = if self.base == Base::Ltr { inner.x } else { inner.x + inner.width - width };
        let locale = self.locale;
        let mut bar = self.bar(Slot { x, y: last, width });
        let start = bar.start();
        bar.add(start, &word, 2, 16, faint);
        for (entity, count) in &card.with {
            let Some(entity) = article.entities.get(entity.0 as usize) else { continue };
            if bar.room() < 12 {
                break;
            }
            bar.add(start, &entity.name, 1, 1, soft);
            bar.add(start, &locale.number(*count), 2, 1, faint);
        }
    }
}
