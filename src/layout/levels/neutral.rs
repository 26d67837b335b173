//! Neutral and implicit types (UAX #9 N1–N2, I1–I2). In: the classes of a paragraph, or of a stretch of it whose
//! borders are strong, after the weak rules and the brackets. Out: in place its levels.

use super::brackets::Settled;
use super::classes::{AN, BN, EN, INSIDE, L, R};
use crate::layout::Base;

/// No place.
const NONE: usize = usize::MAX;

/// N1–I2, and with `PAIRS` what is left of N0.
pub(super) fn neutral<const PAIRS: bool>(classes: &mut [u8], base: Base) {
    let (level, embedding, left) = if base == Base::Rtl { (1, R, 2) } else { (0, L, 0) };
    let (right, number) = (1, 2);
    let mut brackets = Settled::new(embedding);
    let mut before = embedding;
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
        let between = match (before, embedding) {
            (L, L) => left,
            (R, R) => right,
            _ => level,
        };
        classes[neutrals..].fill(between);
    }
}
