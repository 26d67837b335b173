//! Explicit levels (UAX #9 X1–X10) for a paragraph with embeddings, overrides or isolates. In: the `Bidi_Class` of
//! each character at its first byte, [`INSIDE`] at its other bytes. Out: one level a byte, resolved to the end.
//!
//! One pass: each character goes to the isolating run sequence that is under way at its depth of isolates, and a
//! sequence is resolved as soon as it ends. Memory beside the levels is one byte for each character of the sequences
//! under way and eight for each isolate inside them.

use super::classes::{
    AL, B, BN, FSI, INSIDE, L, LRE, LRI, LRO, ON, PDF, PDI, R, REMOVED, RLE, RLI, RLO,
};
use super::sequence::Sequence;
use crate::layout::Base;

/// The deepest explicit level (BD2).
const MAX_DEPTH: u8 = 125;

/// An entry of the directional status stack (X1).
#[derive(Clone, Copy, Debug)]
struct Status {
    level: u8,
    /// What every character becomes: L or R.
    overriding: Option<u8>,
    isolate: bool,
}

/// Where the pass stands.
struct Explicit<'t> {
    text: &'t str,
    base: u8,
    stack: Vec<Status>,
    overflow_isolates: usize,
    overflow_embeddings: usize,
    /// The sequence under way outside isolates, inside one, two … Those behind `depth` are memory.
    sequences: Vec<Sequence>,
    /// The valid isolates that are open.
    depth: usize,
    /// The level of the last character, and the depth of its sequence.
    last: (u8, usize),
}

/// Resolves one paragraph.
pub(super) fn resolve(classes: &mut [u8], text: &str, obey_overrides: bool, base: Base) {
    isolates(classes);
    let base = u8::from(base == Base::Rtl);
    let mut pass = Explicit {
        text,
        base,
        stack: vec![Status { level: base, overriding: None, isolate: false }],
        overflow_isolates: 0,
        overflow_embeddings: 0,
        sequences: vec![Sequence::default()],
        depth: 0,
        last: (base, 0),
    };
    for at in 0..classes.len() {
        match classes[at] {
            INSIDE => {}
            class @ (LRE | RLE | LRO | RLO) => {
                let overriding = match class {
                    LRO if obey_overrides => Some(L),
                    RLO if obey_overrides => Some(R),
                    _ => None,
                };
                pass.embed(matches!(class, RLE | RLO), overriding);
                classes[at] = REMOVED;
            }
            PDF => {
                pass.pop_embedding();
                classes[at] = REMOVED;
            }
            BN => classes[at] = REMOVED,
            // X8: it ends what is open, and the pass.
            B => classes[at] = base,
            class @ (LRI | RLI) => {
                pass.take(at, ON, classes);
                pass.isolate(class == RLI);
            }
            PDI => {
                pass.pop_isolate(classes);
                pass.take(at, ON, classes);
            }
            class => pass.take(at, class, classes),
        }
    }
    for sequence in &mut pass.sequences[..=pass.depth] {
        sequence.end(base, classes);
    }
    // The other bytes of a character, and what X9 removes, have the level of what stands before.
    classes.iter_mut().fold(base, |before, level| {
        if matches!(*level, INSIDE | REMOVED) {
            *level = before;
        }
        *level
    });
}

/// P2, P3 and X5c: makes each FSI an LRI or an RLI, by the first strong character inside it.
fn isolates(classes: &mut [u8]) {
    // Deeper isolates overflow, whatever their direction.
    const DEEPEST: usize = MAX_DEPTH as usize + 1;
    let mut open = [0; DEEPEST];
    let mut depth = 0_usize;
    for at in 0..classes.len() {
        let decided = match classes[at] {
            LRI | RLI | FSI => {
                if let Some(place) = open.get_mut(depth) {
                    *place = at;
                } else if classes[at] == FSI {
                    classes[at] = LRI;
                }
                depth += 1;
                continue;
            }
            L | PDI => LRI,
            R | AL => RLI,
            _ => continue,
        };
        if let Some(&initiator) = depth.checked_sub(1).and_then(|top| open.get(top))
            && classes[initiator] == FSI
        {
            classes[initiator] = decided;
        }
        if classes[at] == PDI {
            depth = depth.saturating_sub(1);
        }
    }
    for &initiator in &open[..depth.min(DEEPEST)] {
        if classes[initiator] == FSI {
            classes[initiator] = LRI;
        }
    }
}

impl Explicit<'_> {
    fn status(&self) -> Status {
        let paragraph = Status { level: self.base, overriding: None, isolate: false };
        self.stack.last().copied().unwrap_or(paragraph)
    }

    /// The next odd or even level, where there is one and nothing has overflowed.
    fn next_level(&self, right_to_left: bool) -> Option<u8> {
        let level = self.status().level;
        let next = if right_to_left { (level + 1) | 1 } else { (level + 2) & !1 };
        let overflowed = self.overflow_isolates > 0 || self.overflow_embeddings > 0;
        (next <= MAX_DEPTH && !overflowed).then_some(next)
    }

    /// X2–X5.
    fn embed(&mut self, right_to_left: bool, overriding: Option<u8>) {
        match self.next_level(right_to_left) {
            Some(level) => self.stack.push(Status { level, overriding, isolate: false }),
            None if self.overflow_isolates == 0 => self.overflow_embeddings += 1,
            None => {}
        }
    }

    /// X5a and X5b, behind the initiator.
    fn isolate(&mut self, right_to_left: bool) {
        let Some(level) = self.next_level(right_to_left) else {
            self.overflow_isolates += 1;
            return;
        };
        self.stack.push(Status { level, overriding: None, isolate: true });
        self.depth += 1;
        if self.sequences.len() == self.depth {
            self.sequences.push(Sequence::default());
        }
    }

    /// X6a, before the PDI.
    fn pop_isolate(&mut self, levels: &mut [u8]) {
        if self.overflow_isolates > 0 {
            self.overflow_isolates -= 1;
        } else if self.depth > 0 {
            self.overflow_embeddings = 0;
            while self.stack.pop().is_some_and(|status| !status.isolate) {}
            let behind = self.status().level;
            self.sequences[self.depth].end(behind, levels);
            self.depth -= 1;
        }
    }

    /// X7.
    fn pop_embedding(&mut self) {
        if self.overflow_isolates > 0 {
        } else if self.overflow_embeddings > 0 {
            self.overflow_embeddings -= 1;
        } else if self.stack.len() > 1 && !self.status().isolate {
            self.stack.pop();
        }
    }

    /// X6: a character that stays.
    fn take(&mut self, at: usize, class: u8, levels: &mut [u8]) {
        let Status { level, overriding, .. } = self.status();
        let class = overriding.unwrap_or(class);
        let before = (self.last.0, self.last == (level, self.depth));
        self.sequences[self.depth].take(at, class, level, before, self.text, levels);
        self.last = (level, self.depth);
    }
}
