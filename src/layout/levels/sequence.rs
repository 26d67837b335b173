//! An isolating run sequence (UAX #9 X10, BD13): gathered as its text is met, resolved when it ends. In: its
//! characters' places and classes. Out: their levels, written to those places.

use super::brackets::pair;
use super::classes::{BRACKET, INSIDE, REMOVED};
use super::neutral::{Ends, direction_of, neutral};
use super::weak::weak;
use crate::layout::tables;

/// A sequence under way, or memory for the next.
#[derive(Debug, Default)]
pub(super) struct Sequence {
    /// Its embedding level, and the type before it (sos); none between two sequences.
    begun: Option<(u8, u8)>,
    /// The class of each of its characters.
    classes: Vec<u8>,
    /// Where they stand: from which byte to behind which. What X9 removes may lie in between.
    pieces: Vec<(u32, u32)>,
    /// Its brackets in order, by their places in the table of brackets.
    brackets: Vec<u8>,
}

impl Sequence {
    /// Takes a character at a level. One of another level than before begins another sequence; `before` is the
    /// level of the character before it in the text, and `follows` whether that belongs here too.
    pub(super) fn take(
        &mut self,
        at: usize,
        class: u8,
        level: u8,
        (before, follows): (u8, bool),
        text: &str,
        levels: &mut [u8],
    ) {
        if self.begun.is_some_and(|(own, _)| own != level) {
            self.end(level, levels);
        }
        let place = (at as u32, at as u32 + 1);
        match self.pieces.last_mut() {
            Some(last) if follows => last.1 = place.1,
            _ => self.pieces.push(place),
        }
        self.begun.get_or_insert((level, direction_of(level.max(before))));
        self.classes.push(class);
        if class == BRACKET {
            let bracket = text[at..].chars().next().and_then(tables::bracket_place);
            self.brackets.push(bracket.unwrap_or_default());
        }
    }

    /// Ends it before a character of a level, or of the paragraph's at its end.
    pub(super) fn end(&mut self, level_behind: u8, levels: &mut [u8]) {
        let Some((level, before)) = self.begun.take() else { return };
        let ends = Ends { level, before, after: direction_of(level.max(level_behind)) };
        weak(&mut self.classes, before);
        if self.brackets.len() > 1 {
            let mut brackets = self.brackets.iter().map(|&place| tables::bracket_at(place));
            pair(&mut self.classes, ends.embedding(), |_| brackets.next());
            neutral::<true>(&mut self.classes, ends);
        } else {
            neutral::<false>(&mut self.classes, ends);
        }
        let mut found = self.classes.drain(..);
        for (start, end) in self.pieces.drain(..) {
            let piece = &mut levels[start as usize..end as usize];
            let own = piece.iter_mut().filter(|class| !matches!(**class, INSIDE | REMOVED));
            own.zip(&mut found).for_each(|(place, level)| *place = level);
        }
        self.brackets.clear();
    }
}
