//! Captions and footnotes by key. In: where one is. Out: the next or previous of them, in view.

use super::App;
use crate::article::BlockKind;
use crate::locale::Message;

impl App {
    /// Goes to the next caption or footnote, or to the previous; `''` comes back.
    pub(super) fn step_aside(&mut self, forward: bool) {
        let (Some(article), Some(reading)) = (self.article(), self.reading()) else { return };
        let hidden = |byte| reading.flow.as_ref().is_some_and(|flow| flow.hides(byte));
        let is_aside = |kind| matches!(kind, BlockKind::Caption | BlockKind::Note);
        let asides: Vec<(usize, BlockKind)> = article
            .listed()
            .filter(|block| is_aside(block.kind) && !hidden(block.range.start))
            .map(|block| (block.range.start, block.kind))
            .collect();
        if asides.is_empty() {
            return self.say(Message::NoAsides);
        }
        let last = reading.last_aside.filter(|&byte| reading.page.shows(byte));
        let page = reading.page.bytes();
        let from = last.map_or(if forward { page.start } else { page.end }, |byte| {
            if forward { byte + 1 } else { byte }
        });
        let behind = asides.partition_point(|(byte, _)| *byte < from);
        let found = if forward { Some(behind) } else { behind.checked_sub(1) };
        let Some((at, &(byte, kind))) = found.and_then(|at| Some((at, asides.get(at)?))) else {
            return self.say(if forward { Message::LastAside } else { Message::FirstAside });
        };
        self.remember();
        self.show(byte);
        if let Some(reading) = self.reading_mut() {
            (reading.aside, reading.last_aside) = (Some(byte), Some(byte));
        }
        let (number, of) = (at + 1, asides.len());
        self.say(match kind {
            BlockKind::Caption => Message::CaptionAt(number, of),
            _ => Message::NoteAt(number, of),
        });
    }
}
