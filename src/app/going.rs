//! Going to a paragraph by its number. In: a number, counted from 1. Out: its place.
//!
//! Paragraphs of a long text are counted in turns between the keys, as a search is; how far that has come is told.

use super::App;
use super::flow::Anchor;
use super::search::STEP;
use super::share::hundredths;
use crate::locale::Message;

/// On the way to a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Going {
    /// The article.
    at: usize,
    /// The paragraphs still to be counted.
    left: usize,
    /// The byte the count has come to.
    next: usize,
    /// Where it began: who has moved on meanwhile is not called back.
    from: Anchor,
}

impl App {
    /// Begins to go to the paragraph of a number.
    pub(super) fn go_to_paragraph(&mut self, number: usize) {
        let Some(from) = self.reading().map(|reading| reading.anchor) else { return };
        self.going = Some(Going { at: self.at, left: number.saturating_sub(1), next: 0, from });
        self.go_further();
    }

    /// Counts on, for a turn.
    pub(super) fn go_further(&mut self) {
        let Some(mut going) = self.going.take() else { return };
        let (Some(article), Some(reading)) = (self.article(), self.reading()) else { return };
        let Some(flow) = reading.flow.as_ref() else { return };
        if going.at != self.at || going.from != reading.anchor {
            return;
        }
        let stop = going.next.saturating_add(STEP);
        while going.next < stop {
            let Some(block) = article.block_from(going.next) else {
                self.jump_to_end();
                return self.say(Message::PastEnd);
            };
            going.next = block.range.end + 1;
            if flow.hides(block.range.start) {
                continue;
            }
            if going.left == 0 {
                return self.put_at_top(block.range.start);
            }
            going.left -= 1;
        }
        self.going = Some(going);
    }

    /// How much of the text has been counted on the way to a paragraph, in hundredths, while that goes on.
    #[must_use]
    pub fn going(&self) -> Option<usize> {
        let going = self.going.as_ref()?;
        let length = self.article().map_or(0, crate::article::Article::len);
        Some(hundredths(going.next, length))
    }
}
