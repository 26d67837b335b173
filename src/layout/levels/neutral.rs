//! Neutral and implicit types (UAX #9 N1–N2, I1–I2). In: the classes of one isolating run sequence after the weak
//! rules and the brackets, and what stands at its ends. Out: in place its levels.

use super::brackets::Settled;
use super::classes::{AN, BN, EN, INSIDE, L, R};
use crate::layout::Base;

/// No place.
const NONE: usize = usize::MAX;

/// What an isolating run sequence stands in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ends {
    /// Its embedding level.
    pub(super) level: u8,
    /// The type before it (sos): L or R.
    pub(super) before: u8,
    /// The type behind it (eos): L or R.
    pub(super) after: u8,
}

impl Ends {
    /// Those of a paragraph that is one sequence.
    pub(super) fn of_paragraph(base: Base) -> Self {
        let level = u8::from(base == Base::Rtl);
        let direction = direction_of(level);
        Self { level, before: direction, after: direction }
    }

    /// Its embedding direction: L or R.
    pub(super) fn embedding(self) -> u8 {
        direction_of(self.level)
    }
}

/// The direction of a level: L or R.
pub(super) const fn direction_of(level: u8) -> u8 {
    if level % 2 == 1 { R } else { L }
}

/// N1–I2, and with `PAIRS` what is left of N0.
pub(super) fn neutral<const PAIRS: bool>(classes: &mut [u8], ends: Ends) {
    let Ends { level, mut before, after: behind } = ends;
    let (left, right) = if level % 2 == 1 { (level + 1, level) } else { (level, level + 1) };
    let number = if level % 2 == 1 { level + 1 } else { level + 2 };
    let mut brackets = Settled::new(ends.embedding(), before);
    let mut neutrals = NONE;
    let mut now = level;
    for at in 0..classes.len() {
        let class = if PAIRS { brackets.next(classes[at]) } else { classes[at] };
        let (after, here) = match class {
            R => (R, right),
            // What X9 removes has the level of what stands before it.
            INSIDE | BN => {
                if neutrals == NONE {
                    classes[at] = now;
                }
                continue;
            }
            L => (L, left),
            EN | AN => (R, number),
            _ => {
                neutrals = neutrals.min(at);
                continue;
            }
        };
        if neutrals != NONE {
            let between = match (before, after) {
                (L, L) => left,
                (R, R) => right,
                _ => level,
            };
            classes[neutrals..at].fill(between);
            neutrals = NONE;
        }
        before = after;
        now = here;
        classes[at] = here;
    }
    if neutrals != NONE {
        let between = match (before, behind) {
            (L, L) => left,
            (R, R) => right,
            _ => level,
        };
        classes[neutrals..].fill(between);
    }
}
