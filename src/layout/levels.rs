//! Levels (UAX #9 X1–I2, and L1 at segment separators). In: a paragraph, the class of each of its characters,
//! its base direction. Out: one embedding level a byte.
//!
//! A paragraph without explicit controls takes the shorter way of `plain`, any other is unicode-bidi's.

use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::Base;
use super::plain::{self, INSIDE};
use super::tables::{self, Bidi, record};

/// The classes of a paragraph, as the stages before have found them.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    /// The number of the class at a character's first byte, [`INSIDE`] at the others; later the levels.
    pub(super) each: Vec<u8>,
    /// The classes that occur, a bit each.
    pub(super) set: u32,
    /// How many paired brackets occur.
    brackets: usize,
}

impl Classes {
    /// Makes room for a text.
    pub(super) fn begin(&mut self, bytes: usize) {
        self.each.clear();
        self.each.resize(bytes, INSIDE);
        self.brackets = 0;
        self.set = 0;
    }

    /// Whether one of these classes occurs.
    pub(super) fn has(&self, classes: &[Bidi]) -> bool {
        self.set & set_of(classes) != 0
    }

    /// Whether the paragraph holds explicit controls.
    pub(super) fn is_explicit(&self) -> bool {
        self.set & EXPLICIT != 0
    }

    /// Takes a character that is no bracket.
    #[inline]
    pub(super) fn next_plain(&mut self, at: usize, record: tables::Record) {
        let class = record.bidi_number();
        self.each[at] = class;
        self.set |= 1 << class;
    }

    /// Takes a character.
    pub(super) fn next(&mut self, at: usize, record: tables::Record) {
        self.next_plain(at, record);
        if record.bracket() {
            self.each[at] = plain::BRACKET;
            self.brackets += 1;
        }
    }
}

/// Turns classes into levels, one a byte; leaves none where all are the base level.
pub(super) fn levels(text: &str, base: Base, obey_overrides: bool, classes: &mut Classes) {
    let other = match base {
        Base::Ltr => RIGHT_TO_LEFT | EXPLICIT,
        Base::Rtl => LEFT_TO_RIGHT | EXPLICIT,
    };
    if classes.set & other == 0 {
        classes.each.clear();
        return;
    }
    if classes.is_explicit() {
        explicit_levels(text, base, obey_overrides, &mut classes.each);
    } else {
        plain_levels(text, classes, base);
    }
    if classes.has(&[Bidi::S, Bidi::B]) {
        separators(text, &mut classes.each, u8::from(base == Base::Rtl));
    }
}

fn plain_levels(text: &str, classes: &mut Classes, base: Base) {
    const B: u8 = Bidi::B as u8;
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

/// The whole way.
pub(super) fn explicit_levels(text: &str, base: Base, obey_overrides: bool, levels: &mut Vec<u8>) {
    // The classes are found again below: their memory is free until then.
    *levels = Vec::new();
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    for part in text.split_inclusive(|c| record(c).bidi() == Bidi::B) {
        let source = Source { obey_overrides };
        let info = ParagraphBidiInfo::new_with_data_source(&source, part, Some(level));
        let ParagraphBidiInfo { levels: found, original_classes, .. } = info;
        drop(original_classes);
        levels.extend(found.iter().map(Level::number));
    }
}

const fn set_of(classes: &[Bidi]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= 1 << classes[at] as u32;
        at += 1;
    }
    bits
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn short_way(text: &str, base: Base) -> Vec<u8> {
        let mut classes = Classes::default();
        classes.begin(text.len());
        for (at, c) in text.char_indices() {
            classes.next(at, record(c));
        }
        levels(text, base, true, &mut classes);
        if classes.each.is_empty() {
            classes.each.resize(text.len(), u8::from(base == Base::Rtl));
        }
        classes.each
    }

    fn whole_way(text: &str, base: Base) -> Vec<u8> {
        let mut levels = Vec::new();
        explicit_levels(text, base, true, &mut levels);
        separators(text, &mut levels, u8::from(base == Base::Rtl));
        levels
    }

    /// One or more characters of every class, brackets of several kinds and lengths in bytes, no explicit
    /// controls.
    const POOL: &str = "az\u{E9}\u{4E2D}\u{5D0}\u{627}\u{FB50}\u{10D00}\u{1E900}19\u{6F1}+-$%\u{20AC}\u{661}\u{6DD},.:\u{60C}\u{A0}\
        \u{300}\u{64B}\u{1E944}\t\u{1F} \u{3000}!\u{AB}\u{2026}()[]{}\u{2329}\u{232A}\u{3008}\u{3009}\u{FF08}\u{FF09}";

    fn text() -> impl Strategy<Value = String> {
        let one = prop::sample::select(POOL.chars().collect::<Vec<_>>());
        prop::collection::vec((one, prop_oneof![9 => Just(1_usize), 1 => 1_usize..70]), 0..40)
            .prop_map(|pieces| {
                pieces.into_iter().map(|(c, count)| c.to_string().repeat(count)).collect()
            })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn the_short_way_and_the_whole_way_agree(text in text()) {
            for base in [Base::Ltr, Base::Rtl] {
                prop_assert_eq!(short_way(&text, base), whole_way(&text, base), "{:?}", base);
            }
        }
    }
}
