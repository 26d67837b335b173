//! Proclitics: the key of a word in, how many of its letters are waw, feh, beh, lam or kaf written together
//! with what follows.
//!
//! A letter is split off where the rest is known and the whole is not, or far less. Of two lams
//! the first is split off, and the rest is looked up with its article whole again.

use super::gazetteer::{Classes, Gazetteer};
use super::hash;
use super::lexicon::Lexicon;

/// A word's key parted in two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// How many letters of the key stand before the stem.
    pub letters: usize,
    /// The key of what follows, its article whole.
    pub stem: String,
}

const WAW: char = '\u{0648}';
const FEH: char = '\u{0641}';
const BEH: char = '\u{0628}';
const LAM: char = '\u{0644}';
const KAF: char = '\u{0643}';
/// Arabic's article.
pub const ARTICLE: &str = "\u{0627}\u{0644}";

/// Parts a word's key.
#[must_use]
pub fn split(key: &str, gazetteer: &Gazetteer, lexicon: &Lexicon) -> Split {
    let whole = Split { letters: 0, stem: key.to_owned() };
    let mut candidates = Vec::new();
    candidates_of(key, 0, &mut candidates);
    if candidates.is_empty() {
        return whole;
    }
    let known = |word: &str| {
        let hash = hash::text(word);
        (gazetteer.known(hash).classes, lexicon.known(hash).frequency)
    };
    let whole_known = known(key);
    let gains = candidates.into_iter().filter_map(|split| {
        gain(key, &split.stem, whole_known, known(&split.stem)).map(|gain| (gain, split))
    });
    gains.max_by_key(|gain| gain.0).map_or(whole, |best| best.1)
}

/// How well a stem explains a word better than the word itself; `None` where it does not.
fn gain(key: &str, stem: &str, known: (Classes, u8), found: (Classes, u8)) -> Option<u8> {
    let ((whole, whole_count), (part, part_count)) = (known, found);
    let bold = key.starts_with([WAW, BEH, LAM]);
    let letters = stem.chars().count();
    if stem.starts_with(ARTICLE) && letters > 4 {
        // Behind a proclitic an article is one; a known word that happens to look like it is kept.
        let kept = !whole.is_empty() || part_count == 0 && whole_count > 4;
        return (!kept).then_some(100 + part_count);
    }
    let famous = part.any(Classes::COUNTRY.or(Classes::CITY).or(Classes::FIRST));
    let better = match (whole.is_empty(), part.is_empty()) {
        (true, false) if famous && letters > 3 && bold => true,
        (true, false) if bold => part_count >= whole_count && part_count > 0,
        (true, true) if bold && letters > 3 => part_count >= whole_count,
        (true, true) if key.starts_with(BEH) && part_count > 5 => part_count >= whole_count,
        (true, true) => part_count >= whole_count + if bold { 2 } else { 5 },
        (true, false) => part_count > whole_count + 1,
        (false, _) => part_count > whole_count + 4 && famous,
    };
    better.then_some(part_count + if part.is_empty() { 0 } else { 20 })
}

fn candidates_of(rest: &str, letters: usize, found: &mut Vec<Split>) {
    let mut chars = rest.chars();
    let Some(first) = chars.next() else { return };
    let may = match first {
        WAW | FEH => letters == 0,
        BEH | LAM | KAF => letters < 2,
        _ => false,
    };
    let after = chars.as_str();
    if !may || after.chars().count() < 2 {
        return;
    }
    found.push(Split { letters: letters + 1, stem: after.to_owned() });
    if first == LAM && after.starts_with(LAM) {
        found.push(Split { letters: letters + 1, stem: format!("\u{627}{after}") });
    }
    if matches!(first, WAW | FEH) {
        candidates_of(after, letters + 1, found);
    }
}
