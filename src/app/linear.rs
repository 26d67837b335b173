//! Moving by text instead of rows, for readers that are spoken: by paragraphs, by sentences, on and on. In: an
//! action. Out: the byte one is at, and the one up to which it is read from there.

use std::ops::Range;

use super::App;
use super::action::Action;
use super::flow::Anchor;
use super::passage::sentence;
use crate::article::{Article, Block};
use crate::layout::Base;
use crate::locale::Message;

/// Bytes after which reading on pauses.
const PAGE: usize = 1200;

impl App {
    /// Carries out a movement; `false` where the action is none.
    pub(super) fn go_by_text(&mut self, action: Action) -> bool {
        let rtl = self.article().is_some_and(|article| article.dir == Base::Rtl);
        match action {
            Action::LineDown => self.paragraph_on(1),
            Action::LineUp => self.paragraph_back(),
            Action::PageDown => self.paragraph_on(PAGE),
            Action::PageUp => self.page_back(),
            Action::HalfDown => self.sentence_on(),
            Action::Left | Action::Right if (action == Action::Left) == rtl => self.sentence_on(),
            Action::HalfUp | Action::Left | Action::Right => self.sentence_back(),
            Action::Start => match self.shown_from(0) {
                Some(block) => self.stand(block.range.start, block.range.end),
                None => self.say(Message::NothingOpen),
            },
            Action::End => {
                let length = self.article().map_or(0, Article::len);
                if let Some(block) = self.shown_before(length + 1) {
                    self.stand(block.range.start, block.range.end);
                }
            }
            _ => return false,
        }
        true
    }

    /// Stands at a byte, whose text is read up to another.
    pub(super) fn stand(&mut self, byte: usize, reach: usize) {
        let last = self.shown_from(reach + 1).is_none();
        if let Some(reading) = self.reading_mut() {
            reading.anchor = Anchor::at(byte);
            reading.reach = reach;
            reading.furthest = reading.furthest.max(reach);
            reading.finished |= last;
        }
        self.refresh();
    }

    /// Stands at a byte; the rest of its paragraph is read.
    pub(super) fn stand_at(&mut self, byte: usize) {
        if let Some(block) = self.shown_from(byte) {
            let start = byte.max(block.range.start);
            self.stand(start, block.range.end);
        }
    }

    fn shown_from(&self, byte: usize) -> Option<Block> {
        self.reading()?.flow.as_ref()?.visible_from(self.article()?, byte)
    }

    fn shown_before(&self, byte: usize) -> Option<Block> {
        self.reading()?.flow.as_ref()?.visible_before(self.article()?, byte)
    }

    /// The byte one is at, and the one that was read up to.
    fn stood(&self) -> (usize, usize) {
        let (byte, reach) =
            self.reading().map_or((0, 0), |reading| (reading.anchor.byte, reading.reach));
        let end = self.shown_from(byte).map_or(byte, |block| block.range.end);
        (byte, if reach > byte { reach } else { end })
    }

    /// The next paragraph, and those behind it until so many bytes are read.
    fn paragraph_on(&mut self, bytes: usize) {
        let (byte, reach) = self.stood();
        let end = self.shown_from(byte).map_or(reach, |block| block.range.end.max(reach));
        let Some(first) = self.shown_from(end + 1) else { return self.say(Message::PastEnd) };
        let mut last = first.range.end;
        while last - first.range.start < bytes
            && let Some(next) = self.shown_from(last + 1)
            && bytes > 1
        {
            last = next.range.end;
        }
        self.stand(first.range.start, last);
    }

    fn paragraph_back(&mut self) {
        let (byte, _) = self.stood();
        let start = self.shown_from(byte).map_or(byte, |block| block.range.start);
        match self.shown_before(start) {
            Some(block) => self.stand(block.range.start, block.range.end),
            None => self.say(Message::BeforeStart),
        }
    }

    fn page_back(&mut self) {
        let (byte, _) = self.stood();
        let start = self.shown_from(byte).map_or(byte, |block| block.range.start);
        let Some(last) = self.shown_before(start) else { return self.say(Message::BeforeStart) };
        let mut first = last.range.start;
        while last.range.end - first < PAGE
            && let Some(before) = self.shown_before(first)
        {
            first = before.range.start;
        }
        self.stand(first, last.range.end);
    }

    fn sentence_on(&mut self) {
        let (byte, reach) = self.stood();
        let Some(article) = self.article() else { return };
        let own = sentence_at(article, byte);
        let whole = self.shown_from(byte).is_none_or(|block| reach >= block.range.end);
        // A paragraph that was read whole is gone through from its first sentence.
        let from = if whole && self.shown_from(byte).is_some_and(|block| block.range.start == byte)
        {
            own.end.max(byte)
        } else {
            reach.max(own.end)
        };
        self.sentence_from(from);
    }

    fn sentence_from(&mut self, from: usize) {
        let Some(block) = self.shown_from(from) else { return self.say(Message::PastEnd) };
        let Some(article) = self.article() else { return };
        let start = from.max(block.range.start);
        let rest = article.slice(start..block.range.end);
        let blank = rest.len() - rest.trim_start().len();
        if rest.trim().is_empty() {
            drop(rest);
            return match self.shown_from(block.range.end + 1) {
                Some(next) => {
                    let Some(article) = self.article() else { return };
                    let first = sentence_at(article, next.range.start);
                    self.stand(next.range.start, first.end.max(next.range.start + 1));
                }
                None => self.say(Message::PastEnd),
            };
        }
        drop(rest);
        let start = start + blank;
        let own = sentence_at(article, start);
        self.stand(start, own.end.max(start + 1).min(block.range.end));
    }

    fn sentence_back(&mut self) {
        let (byte, _) = self.stood();
        let Some(article) = self.article() else { return };
        let own = sentence_at(article, byte);
        let block = self.shown_from(byte);
        let start = block.as_ref().map_or(0, |block| block.range.start);
        let before = article.slice(start.min(own.start)..own.start);
        let last = start + before.trim_end().len();
        let before = if last > start {
            Some(article.boundary(last - 1))
        } else {
            self.shown_before(start).map(|block| {
                let text = article.slice(block.range.clone());
                let end = block.range.start + text.trim_end().len();
                article.boundary(end.saturating_sub(1).max(block.range.start))
            })
        };
        match before {
            Some(at) => {
                let found = sentence_at(article, at);
                self.stand(found.start, found.end);
            }
            None => self.say(Message::BeforeStart),
        }
    }
}

/// The sentence of the character at a byte.
fn sentence_at(article: &Article, byte: usize) -> Range<usize> {
    let head = article.slice(byte..article.boundary(byte.saturating_add(4)).max(byte));
    let length = head.chars().next().map_or(0, char::len_utf8);
    sentence(article, &(byte..byte + length))
}
