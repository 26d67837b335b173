use proptest::prelude::*;

use super::*;

/// As the engine finds them.
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

/// As unicode-bidi finds them.
fn whole_way(text: &str, base: Base) -> Vec<u8> {
    let mut levels = Vec::new();
    explicit::resolve(text, base, true, &mut levels);
    separators(text, &mut levels, u8::from(base == Base::Rtl));
    levels
}

/// One or more characters of every class, brackets of several kinds and lengths in bytes, no explicit controls.
const POOL: &str = "az\u{E9}\u{4E2D}\u{5D0}\u{627}\u{FB50}\u{10D00}\u{1E900}19\u{6F1}+-$%\u{20AC}\u{661}\u{6DD},.:\u{60C}\u{A0}\
    \u{300}\u{64B}\u{1E944}\t\u{1F} \u{3000}!\u{AB}\u{2026}()[]{}\u{2329}\u{232A}\u{3008}\u{3009}\u{FF08}\u{FF09}";
/// Paragraph separators among them, behind which all begins anew.
fn text() -> impl Strategy<Value = String> {
    let one = prop::sample::select((POOL.to_owned() + "\u{2029}").chars().collect::<Vec<_>>());
    prop::collection::vec((one, prop_oneof![9 => Just(1_usize), 1 => 1_usize..70]), 0..40).prop_map(
        |pieces| pieces.into_iter().map(|(c, count)| c.to_string().repeat(count)).collect(),
    )
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
