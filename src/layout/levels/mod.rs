//! Levels (UAX #9 X1–I2, and L1 at segment separators). In: a paragraph, the class of each of its characters,
//! its base direction. Out: one embedding level a byte.
//!
//! A paragraph without explicit controls takes the shorter way of `plain`, any other is unicode-bidi's by `explicit`.

mod brackets;
mod classes;
mod explicit;
mod neutral;
mod plain;
mod weak;

#[cfg(test)]
mod tests;

pub(super) use classes::Classes;

use super::Base;
use super::tables::{Bidi, record};
use classes::{B, INSIDE, set_of};

/// Turns classes into levels, one a byte; leaves none where all are the base level.
pub(super) fn levels(text: &str, base: Base, obey_overrides: bool, classes: &mut Classes) {
    let other = match base {
        Base::Ltr => RIGHT_TO_LEFT | EXPLICIT,
        Base::Rtl => LEFT_TO_RIGHT | EXPLICIT,
    };
    if !classes.has(other) {
        classes.each.clear();
        return;
    }
    if classes.is_explicit() {
        explicit::resolve(text, base, obey_overrides, &mut classes.each);
    } else {
        by_parts(text, base, classes);
    }
    if classes.has(set_of(&[Bidi::S, Bidi::B])) {
        separators(text, &mut classes.each, u8::from(base == Base::Rtl));
    }
}

/// The shorter way, for each part up to a paragraph separator.
fn by_parts(text: &str, base: Base, classes: &mut Classes) {
    let pairs = classes.brackets > 1;
    let (mut rest, mut from) = (classes.each.as_mut_slice(), 0);
    while !rest.is_empty() {
        let separator = rest.iter().position(|class| *class == B).unwrap_or(rest.len() - 1);
        let inside = rest[separator + 1..].iter().take_while(|class| **class == INSIDE).count();
        let (part, behind) = rest.split_at_mut(separator + 1 + inside);
        plain::resolve(part, &text[from..], pairs, base);
        from += part.len();
        rest = behind;
    }
}

/// Classes that can stand at a level above 0 in a left-to-right paragraph.
const RIGHT_TO_LEFT: u32 = set_of(&[Bidi::R, Bidi::AL, Bidi::AN]);
/// Classes that can stand at a level above 1 in a right-to-left paragraph.
const LEFT_TO_RIGHT: u32 = set_of(&[Bidi::L, Bidi::EN, Bidi::AN]);
/// Embeddings, overrides and isolates.
const EXPLICIT: u32 = set_of(&[
    Bidi::LRE,
    Bidi::LRO,
    Bidi::RLE,
    Bidi::RLO,
    Bidi::PDF,
    Bidi::LRI,
    Bidi::RLI,
    Bidi::FSI,
    Bidi::PDI,
]);

/// L1 for segment and paragraph separators: they and the white space before them take the base level.
fn separators(text: &str, levels: &mut [u8], base: u8) {
    let mut white = 0;
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        match record(c).bidi() {
            Bidi::S | Bidi::B => {
                levels[white..end].fill(base);
                white = end;
            }
            Bidi::WS | Bidi::BN => {}
            class if EXPLICIT & 1 << class as u32 != 0 => {}
            _ => white = end,
        }
    }
}
