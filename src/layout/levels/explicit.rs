//! The whole way to levels (UAX #9 X1–I2), for a paragraph with embeddings, overrides or isolates: unicode-bidi's,
//! with our tables. In: the text and its base direction. Out: one level a byte.

use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use crate::layout::Base;
use crate::layout::tables::{self, Bidi, record};

/// Resolves a text, each part up to a paragraph separator for itself.
pub(super) fn resolve(text: &str, base: Base, obey_overrides: bool, levels: &mut Vec<u8>) {
    // The classes are found again below: their memory is free until then.
    *levels = Vec::new();
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    let tables = Tables { obey_overrides };
    for part in text.split_inclusive(|c| record(c).bidi() == Bidi::B) {
        let info = ParagraphBidiInfo::new_with_data_source(&tables, part, Some(level));
        let ParagraphBidiInfo { levels: found, original_classes, .. } = info;
        drop(original_classes);
        levels.extend(found.iter().map(Level::number));
    }
}

/// Our tables for unicode-bidi.
struct Tables {
    obey_overrides: bool,
}

impl BidiDataSource for Tables {
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
