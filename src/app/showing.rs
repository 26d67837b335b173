//! How the article is shown: measure, folds, tashkeel, spacing, alignment; what is open is left step by step.

use super::action::Action;
use super::input::{Recognised, SourceChange};
use super::room::Room;
use super::{App, Effect};
use crate::article::Article;
use crate::layout::{Align, Base};
use crate::locale::Message;

/// Columns that `+` and `-` add and take.
const STEP: usize = 4;
/// The narrowest measure that `-` gives.
const NARROWEST: usize = 20;

impl App {
    /// Carries out an action that changes what is shown.
    pub(super) fn change_showing(&mut self, action: Action) {
        match action {
            Action::Wider => self.measure(|now| now + STEP),
            Action::Narrower => self.measure(|now| now.saturating_sub(STEP).max(NARROWEST)),
            Action::Folds => self.toggle_folds(),
            Action::Marks => {
                let marks = !self.settings.layout.marks;
                self.settings.layout.marks = marks;
                self.say(if marks { Message::TashkeelShown } else { Message::TashkeelHidden });
            }
            Action::Spacing => {
                self.settings.spaced = !self.settings.spaced;
            }
            Action::Align => self.align(),
            Action::Close => self.close(),
            _ => {}
        }
    }

    /// Changes the measure, from what it is on this screen.
    fn measure(&mut self, change: impl Fn(usize) -> usize) {
        let now = self.room().measure;
        let base = self.article().map_or(Base::Ltr, |article| article.dir);
        let widest = Room::new(self.size, usize::MAX, base, self.panel_stand(), false).measure;
        let wanted = change(now).min(widest);
        if wanted == now {
            return self.say(Message::MeasureKept(now));
        }
        self.settings.measure = wanted;
        self.say(Message::Measure(wanted));
    }

    fn align(&mut self) {
        let (next, message) = match self.settings.layout.align {
            Align::Start => (Align::Justify, Message::LinesJustified),
            Align::Justify => (Align::Center, Message::LinesCentred),
            Align::Center => (Align::Start, Message::LinesFlush),
        };
        self.settings.layout.align = next;
        self.say(message);
    }

    fn toggle_folds(&mut self) {
        let Some(reading) = self.readings.get_mut(self.at) else { return };
        let count = reading.flow.as_ref().map_or(0, |flow| flow.folds().len());
        if count == 0 {
            return self.say(Message::NothingFolded);
        }
        reading.unfolded = !reading.unfolded;
        let message =
            if reading.unfolded { Message::Unfolded(count) } else { Message::Folded(count) };
        self.say(message);
        self.refresh();
        self.mentions_changed();
    }

    /// Puts the cursor on a mention whatever hides it, and brings it into view.
    pub(super) fn reveal(&mut self, index: usize) {
        let Some(mention) = self.article().and_then(|article| article.mentions.get(index)) else {
            return;
        };
        let (byte, kind) = (mention.range.start, mention.label.kind());
        self.remember();
        self.kinds.set(kind, true);
        let at = self.at;
        if let Some(reading) = self.readings.get_mut(at)
            && reading.flow.as_ref().is_some_and(|flow| flow.hides(byte))
        {
            reading.unfolded = true;
        }
        self.refresh();
        self.mentions_changed();
        self.select(index);
    }

    /// Leaves what is open or marked, the nearest first.
    fn close(&mut self) {
        if self.selection.take().is_some() {
            self.grip = None;
        } else if let Some(share) = self.going() {
            self.going = None;
            self.say(Message::GoingStopped(share));
        } else if let Some(share) = self.searching() {
            if let Some(search) = &mut self.search {
                search.stop();
            }
            self.say(Message::SearchStopped(share));
        } else if self.search.is_some() {
            self.search = None;
        } else if let Some(reading) =
            self.readings.get_mut(self.at).filter(|reading| reading.current.is_some())
        {
            reading.current = None;
        } else if self.panel.is_some() {
            self.close_panel();
        } else if let Some(share) = self.reading().and_then(|reading| reading.recognising) {
            self.effects.push(Effect::StopRecognising(self.at));
            self.say(Message::NamingStopped(share));
        }
    }

    /// Takes the mentions found in an article.
    pub(super) fn recognised(&mut self, at: usize, found: &Recognised) {
        self.take_found(at, found, |article| {
            article.mentions.clone_from(&found.mentions);
            article.entities.clone_from(&found.entities);
        });
    }

    /// Takes more mentions found in an article, among those it has.
    pub(super) fn recognised_more(&mut self, at: usize, found: &Recognised) {
        self.take_found(at, found, |article| {
            article.entities.extend_from_slice(&found.entities);
            article.add_mentions(&found.mentions);
        });
    }

    fn take_found(&mut self, at: usize, found: &Recognised, take: impl FnOnce(&mut Article)) {
        let current = self.current().map(|mention| mention.range.clone());
        if self.readings.get(at).is_some_and(|reading| reading.corrections > 0) {
            return;
        }
        let Some(article) = self.articles.get_mut(at) else { return };
        // What was found in a text that has been read again since says nothing of this one.
        if found.mentions.iter().any(|mention| mention.range.end > article.len()) {
            return;
        }
        take(article);
        if at == self.at {
            // The cursor stays on its mention where there still is one.
            let same = current.and_then(|range| article.mention_at(&range));
            if let Some(reading) = self.readings.get_mut(at) {
                reading.current = same;
            }
            self.mentions_changed();
            self.panel_changed();
        }
    }

    /// The source of an article is no longer what was read.
    pub(super) fn source_changed(&mut self, at: usize, change: SourceChange) {
        let Some(reading) = self.readings.get_mut(at) else { return };
        reading.outdated = true;
        if at == self.at {
            self.say(match change {
                SourceChange::Gone => Message::SourceGone,
                SourceChange::Grown => Message::SourceGrown,
                SourceChange::Changed => Message::SourceChanged,
            });
        }
    }

    /// Takes an article read again, and keeps the place: by the text at the top, else by its share.
    pub(super) fn reloaded(&mut self, at: usize, fresh: &Article) {
        let Some(old) = self.articles.get(at) else { return };
        let Some(reading) = self.readings.get_mut(at) else { return };
        let byte = reading.anchor.byte.min(old.len());
        let found = super::flow::same_place(old, fresh, byte);
        reading.anchor.byte = found;
        for mark in reading.marks.values_mut() {
            *mark = super::flow::same_place(old, fresh, (*mark).min(old.len()));
        }
        reading.furthest = fresh.boundary(reading.furthest.min(fresh.len()));
        reading.flow = None;
        reading.outdated = false;
        reading.current = None;
        reading.before.clear();
        reading.corrections = 0;
        self.articles[at] = fresh.clone();
        self.articles.forget_entry(at);
        if at == self.at {
            self.refresh();
            self.mentions_changed();
            self.search_again();
            self.panel_changed();
            self.say(Message::Reloaded);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn a_key_justifies_centres_and_takes_back_and_says_so_in_both_languages() {
        let mut app = App::new(Vec::new(), (80, 24));
        let key = crate::app::keys_spec::parse("w").expect("a key").remove(0);
        let mut said = std::collections::HashSet::new();
        for align in [Align::Justify, Align::Center, Align::Start] {
            app.handle(&key);
            assert_eq!(app.settings.layout.align, align);
            let message = app.message.clone().expect("it is said");
            said.extend([Locale::English, Locale::Arabic].map(|locale| locale.say(&message)));
        }
        assert_eq!(said.len(), 6);
    }

    #[test]
    fn names_of_a_text_that_was_longer_are_not_taken() {
        use crate::article::{EntityId, Label, Mention};
        let mut app = App::new(vec![Article::plain("short".to_owned(), false)], (80, 24));
        let label = Label::new("PER");
        let mention = Mention { range: 90..95, label, entity: EntityId(0), score: None };
        let found = Recognised { mentions: vec![mention], entities: Vec::new() };
        app.handle(&crate::app::Input::Recognised(0, found));
        assert!(app.article().is_some_and(|article| article.mentions.is_empty()));
    }
}
