use proptest::prelude::*;
use unicode_bidi::data_source::{BidiDataSource, BidiMatchedOpeningBracket};
use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo};

use super::*;
use crate::layout::tables;

fn classes(text: &str) -> Classes {
    let mut classes = Classes::default();
    classes.begin(text.len());
    for (at, c) in text.char_indices() {
        classes.next(at, record(c));
    }
    classes
}

/// As the engine finds them.
fn own(text: &str, base: Base) -> Vec<u8> {
    let mut classes = classes(text);
    levels(text, base, true, &mut classes);
    if classes.each.is_empty() {
        classes.each.resize(text.len(), u8::from(base == Base::Rtl));
    }
    classes.each
}

/// By the way of explicit controls, though there are none.
fn by_sequences(text: &str, base: Base) -> Vec<u8> {
    let mut classes = classes(text);
    classes.set |= 1 << Bidi::PDF as u8;
    levels(text, base, true, &mut classes);
    classes.each
}

/// As unicode-bidi finds them, with our tables.
fn peer(text: &str, base: Base) -> Vec<u8> {
    let mut levels = Vec::new();
    let level = if base == Base::Rtl { Level::rtl() } else { Level::ltr() };
    for part in text.split_inclusive(|c| record(c).bidi() == Bidi::B) {
        let info = ParagraphBidiInfo::new_with_data_source(&Tables, part, Some(level));
        levels.extend(info.levels.iter().map(Level::number));
    }
    separators(text, &mut levels, u8::from(base == Base::Rtl));
    levels
}

struct Tables;

impl BidiDataSource for Tables {
    fn bidi_class(&self, c: char) -> BidiClass {
        use BidiClass as C;
        /// In the order of [`Bidi::ALL`].
        const CLASSES: [BidiClass; 23] = [
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
        ];
        CLASSES[usize::from(record(c).bidi_number())]
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        tables::bracket(c).map(|(opening, is_open)| BidiMatchedOpeningBracket { opening, is_open })
    }
}

/// One or more characters of every class, brackets of several kinds and lengths in bytes.
const POOL: &str = "az\u{E9}\u{4E2D}\u{5D0}\u{627}\u{FB50}\u{10D00}\u{1E900}19\u{6F1}+-$%\u{20AC}\u{661}\u{6DD},.:\u{60C}\u{A0}\
    \u{300}\u{64B}\u{1E944}\t\u{1F} \u{3000}!\u{AB}\u{2026}()[]{}\u{2329}\u{232A}\u{3008}\u{3009}\u{FF08}\u{FF09}";
/// Embeddings, overrides, isolates and what ends them; paragraph separators; what X9 removes.
const CONTROLS: &str = "\u{202A}\u{202B}\u{202C}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2068}\u{2069}\
    \u{2069}\u{2069}\u{2029}\u{AD}\u{200B}";

fn text(pools: &str) -> impl Strategy<Value = String> + use<> {
    let one = prop::sample::select(pools.chars().collect::<Vec<_>>());
    prop::collection::vec((one, prop_oneof![9 => Just(1_usize), 1 => 1_usize..70]), 0..40).prop_map(
        |pieces| pieces.into_iter().map(|(c, count)| c.to_string().repeat(count)).collect(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn without_controls_both_ways_and_unicode_bidi_agree(text in text(POOL)) {
        for base in [Base::Ltr, Base::Rtl] {
            let expected = peer(&text, base);
            prop_assert_eq!(own(&text, base), &expected[..], "{:?}", base);
            prop_assert_eq!(by_sequences(&text, base), &expected[..], "{:?}", base);
        }
    }

    #[test]
    fn with_controls_the_engine_and_unicode_bidi_agree(text in text(&(POOL.to_owned() + CONTROLS + CONTROLS))) {
        for base in [Base::Ltr, Base::Rtl] {
            prop_assert_eq!(own(&text, base), peer(&text, base), "{:?}", base);
        }
    }
}

#[test]
fn deeper_than_125_levels_nothing_nests() {
    for (open, close) in
        [("\u{2067}", "\u{2069}"), ("\u{2068}", "\u{2069}"), ("\u{202B}", "\u{202C}")]
    {
        for depth in [1, 61, 62, 63, 64, 124, 125, 126, 127, 128, 300] {
            let text =
                format!("\u{5D0} (a{} [\u{5D0}1{}) b! ", open.repeat(depth), close.repeat(depth));
            for base in [Base::Ltr, Base::Rtl] {
                assert_eq!(own(&text, base), peer(&text, base), "{depth} of {open:?}");
            }
        }
    }
}
