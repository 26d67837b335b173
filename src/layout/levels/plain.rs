//! The shorter way to levels (UAX #9 W1–I2) for a paragraph without embeddings, overrides and isolates: one
//! isolating run sequence, resolved in place, without memory of its own.
//!
//! In: the `Bidi_Class` of each character at its first byte, [`INSIDE`] at its other bytes. Out:
//! one level a byte. A test holds it equal to unicode-bidi's.

use super::brackets::pair;
use super::classes::{AL, AN, EN, INSIDE, L, R, first};
use super::neutral::neutral;
use super::weak::weak;
use crate::layout::Base;
use crate::layout::tables;

/// Resolves the classes of one level run to levels; `pairs`, whether it may hold a pair of brackets.
pub(super) fn resolve(classes: &mut [u8], text: &str, pairs: bool, base: Base) {
    let bracket = |at: usize| text[at..].chars().next().and_then(tables::bracket);
    match (base, pairs) {
        (Base::Ltr, false) => {
            weak(classes, L);
            neutral::<false>(classes, base);
        }
        (Base::Ltr, true) => {
            weak(classes, L);
            pair(classes, L, bracket);
            neutral::<true>(classes, base);
        }
        (Base::Rtl, false) => {
            islands::<true>(classes, |island, strong| {
                weak(island, strong);
                neutral::<false>(island, base);
            });
        }
        (Base::Rtl, true) => {
            islands::<false>(classes, weak);
            pair(classes, R, bracket);
            // A pair that takes the direction before it has no right-to-left letter inside: one island.
            islands::<true>(classes, |island, _| neutral::<true>(island, base));
        }
    }
}

/// A right-to-left run is at level 1, but for the islands of left-to-right letters and numbers, each of which
/// reaches from one right-to-left letter to the next: resolves each, by the strong class before it. With
/// `FILL` the rest takes its level.
fn islands<const FILL: bool>(classes: &mut [u8], mut resolve: impl FnMut(&mut [u8], u8)) {
    let letter = |class: &u8| matches!(*class, R | AL);
    let mut from = 0;
    while let Some(found) = island(&classes[from..]) {
        let shore = classes[from..from + found].iter().rposition(letter).map(|at| from + at);
        let strong = shore.map_or(R, |at| classes[at]);
        let mut start = shore.map_or(from, |at| at + 1);
        let length = classes[start..].iter().position(letter);
        let end = length.map_or(classes.len(), |length| start + length);
        // The other bytes of the letter itself stay outside.
        start += classes[start..end].iter().take_while(|class| **class == INSIDE).count();
        if FILL {
            classes[from..start].fill(1);
        }
        resolve(&mut classes[start..end], strong);
        from = end;
    }
    if FILL {
        classes[from..].fill(1);
    }
}

/// The first left-to-right letter or number. Looks at many bytes at once, as most have none.
fn island(classes: &[u8]) -> Option<usize> {
    first(classes, |class| matches!(class, L | EN | AN))
}
