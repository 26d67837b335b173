//! Levels (UAX #9 X1–I2, and L1 at segment separators). In: a paragraph and its base direction. Out: one
//! embedding level a byte.

use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::Base;
use super::tables::{self, Bidi, record};

/// Finds the levels of a paragraph, one a byte; none where all are the base level.
pub(super) fn levels(text: &str, base: Base, obey_overrides: bool, levels: &mut Vec<u8>) {
    levels.clear();
    let other = match base {
        Base::Ltr => RIGHT_TO_LEFT | EXPLICIT,
        Base::Rtl => LEFT_TO_RIGHT | EXPLICIT,
    };
    if text.chars().all(|c| 1 << record(c).bidi_number() & other == 0) {
        return;
    }
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    for part in text.split_inclusive(|c| record(c).bidi() == Bidi::B) {
        let info =
            ParagraphBidiInfo::new_with_data_source(&Source { obey_overrides }, part, Some(level));
        levels.extend(info.levels.iter().map(Level::number));
    }
    separators(text, levels, level.number());
}

const fn set(classes: &[Bidi]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= 1 << classes[at] as u32;
        at += 1;
    }
    bits
}

/// Classes that can stand at a level above 0 in a left-to-right paragraph.
const RIGHT_TO_LEFT: u32 = set(&[Bidi::R, Bidi::AL, Bidi::AN]);
/// Classes that can stand at a level above 1 in a right-to-left paragraph.
const LEFT_TO_RIGHT: u32 = set(&[Bidi::L, Bidi::EN, Bidi::AN]);
/// Embeddings, overrides and isolates.
const EXPLICIT: u32 = set(&[
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

/// Our tables for unicode-bidi.
struct Source {
    obey_overrides: bool,
}

impl BidiDataSource for Source {
    fn bidi_class(&self, c: char) -> BidiClass {
        match CLASSES[usize::from(record(c).bidi_number())] {
            BidiClass::LRO if !self.obey_overrides => BidiClass::LRE,
            BidiClass::RLO if !self.obey_overrides => BidiClass::RLE,
            class => class,
        }
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        if !record(c).bracket() {
            return None;
        }
        tables::bracket(c).map(|(opening, is_open)| BidiMatchedOpeningBracket { opening, is_open })
    }
}

/// unicode-bidi's name of each of our classes, in the order of [`Bidi::ALL`].
const CLASSES: [BidiClass; 23] = {
    use BidiClass as C;
    [
        C::L,
        C::R,
        C::AL,
        C::EN,
        C::ES,
        C::ET,
        C::AN,
        C::CS,
        C::NSM,
        C::BN,
        C::B,
        C::S,
        C::WS,
        C::ON,
        C::LRE,
        C::LRO,
        C::RLE,
        C::RLO,
        C::PDF,
        C::LRI,
        C::RLI,
        C::FSI,
        C::PDI,
    ]
};
