//! What the tagger looks at: an analysed text in, the hashes of each token's features out.
//!
//! A feature is a template's number mixed with the values at one or two places around the token. All passes share
//! [`base`]; the second also sees the first's opinion ([`opinion`]), the third what the document taught
//! ([`super::document`]).

use super::analysis::{Analysis, WordType};
use super::hash::mix;
use super::lexeme::Lexeme;
use super::token::TokenKind;

/// The value of a place outside the sentence.
const EDGE: u64 = 0x5EED;

/// The values of one token that neighbours look at too.
#[derive(Clone, Copy, Debug)]
struct Place {
    key: u64,
    stem: u64,
    fine: u64,
    coarse: u64,
    shape: u64,
    known: u64,
    kind: u64,
    habit: u64,
    lexeme: u64,
    letters: u64,
}

const OUTSIDE: Place = Place {
    key: EDGE,
    stem: EDGE,
    fine: EDGE,
    coarse: EDGE,
    shape: EDGE,
    known: EDGE,
    kind: EDGE,
    habit: EDGE,
    lexeme: EDGE,
    letters: 0,
};

/// Collects features under numbered templates.
struct Collector<'f> {
    features: &'f mut Vec<u64>,
    template: u64,
}

impl Collector<'_> {
    fn one(&mut self, value: u64) {
        self.template += 1;
        self.features.push(mix(self.template, value));
    }

    fn two(&mut self, first: u64, second: u64) {
        self.template += 1;
        self.features.push(mix(mix(self.template, first), second));
    }

    fn three(&mut self, first: u64, second: u64, third: u64) {
        self.template += 1;
        self.features.push(mix(mix(mix(self.template, first), second), third));
    }

    fn if_set(&mut self, value: u64) {
        self.template += 1;
        if value != 0 {
            self.features.push(mix(self.template, value));
        }
    }
}

fn place(analysis: &Analysis<'_>, index: usize) -> Place {
    let word: &WordType = analysis.word(index);
    let known = analysis.known[index];
    let kind = match analysis.tokens[index].kind {
        TokenKind::Arabic => 1,
        TokenKind::Latin => 2,
        TokenKind::Number => 3,
        TokenKind::Punctuation => 4,
        TokenKind::Other => 5,
    };
    // All numbers are one word.
    let (key, stem) = if kind == 3 { (3, 3) } else { (word.key_hash, word.stem_hash) };
    Place {
        key,
        stem,
        fine: u64::from(word.entry.fine) << 3 | kind,
        coarse: u64::from(word.entry.coarse) << 3 | kind,
        shape: word.shape,
        known: u64::from(known.classes.0) << 2 | u64::from(known.position),
        kind,
        habit: u64::from(word.entry.habit),
        lexeme: word.lexeme as u64,
        letters: word.suffixes[1],
    }
}

/// Pushes the features of each token of a sentence, one list a token.
pub fn base(analysis: &Analysis<'_>, sentence: std::ops::Range<usize>, lists: &mut Vec<Vec<u64>>) {
    each(analysis, sentence, |features| lists.push(features.to_vec()));
}

/// Hands on the features of each token of a sentence, one after another.
pub fn each(
    analysis: &Analysis<'_>,
    sentence: std::ops::Range<usize>,
    mut take: impl FnMut(&[u64]),
) {
    let places: Vec<Place> = sentence.clone().map(|index| place(analysis, index)).collect();
    let around = |at: usize, offset: isize| -> Place {
        at.checked_add_signed(offset).and_then(|at| places.get(at)).copied().unwrap_or(OUTSIDE)
    };
    let mut inside = Enclosure::default();
    let mut head = Head::default();
    let mut features = Vec::with_capacity(96);
    for (at, index) in sentence.enumerate() {
        features.clear();
        let window = [-2, -1, 0, 1, 2].map(|offset| around(at, offset));
        inside.step(analysis.token_text(index));
        words(&window, analysis.word(index), &mut features);
        contexts(&window, inside.state(), at, &mut features);
        phrase(&window, &head, &mut features);
        head.step(&window[2]);
        take(&features);
    }
}

fn words(window: &[Place; 5], word: &WordType, features: &mut Vec<u64>) {
    let [two_before, before, here, after, two_after] = window;
    let mut out = Collector { features, template: 0 };
    out.one(0);
    out.one(here.key);
    out.one(here.stem);
    out.one(before.key);
    out.one(before.stem);
    out.one(after.key);
    out.one(after.stem);
    out.one(two_before.stem);
    out.one(two_after.stem);
    out.two(before.key, here.stem);
    out.two(here.stem, after.stem);
    out.two(two_before.stem, before.key);
    for prefix in word.prefixes {
        out.one(prefix);
    }
    for suffix in word.suffixes {
        out.one(suffix);
    }
    out.two(word.proclitics as u64, here.shape);
    out.two(word.proclitics as u64, here.fine);
    out.one(u64::from(word.entry.frequency));
    out.if_set(u64::from(word.classes.0));
}

fn contexts(window: &[Place; 5], enclosed: u64, at: usize, features: &mut Vec<u64>) {
    let [two_before, before, here, after, two_after] = window;
    let mut out = Collector { features, template: 64 };
    for place in [two_before, before, here, after, two_after] {
        out.one(place.fine);
        out.one(place.coarse);
    }
    out.two(before.fine, here.fine);
    out.two(here.fine, after.fine);
    out.two(before.fine, after.fine);
    out.two(two_before.coarse, before.coarse);
    out.three(before.coarse, here.coarse, after.coarse);
    out.three(two_before.coarse, before.coarse, here.coarse);
    out.one(here.shape);
    out.two(before.shape, here.shape);
    out.two(here.shape, after.shape);
    out.three(before.shape, here.shape, after.shape);
    out.if_set(here.known);
    out.if_set(before.known);
    out.if_set(after.known);
    out.three(before.known, here.known, after.known);
    out.two(before.key, here.known);
    out.two(before.key, here.shape);
    out.two(before.fine, here.known);
    out.two(before.fine, here.shape);
    out.two(here.coarse, here.known);
    out.two(enclosed, here.shape);
    out.two(u64::from(at == 0), here.coarse);
    out.one(here.habit);
    out.one(before.habit);
    out.one(after.habit);
    out.two(before.habit, here.habit);
    out.two(here.habit, after.habit);
    out.three(before.habit, here.habit, after.habit);
    out.two(here.habit, before.key);
    out.two(here.habit, here.known);
    out.two(here.kind, two_before.kind << 6 | before.kind << 3 | after.kind);
}

/// The word that says what a long name is (party, ministry, newspaper), while its phrase lasts.
#[derive(Default)]
struct Head {
    lexeme: u64,
    stem: u64,
    distance: u64,
}

impl Head {
    /// A phrase of more words than this is none.
    const REACH: u64 = 8;

    fn step(&mut self, place: &Place) {
        let begins = [Lexeme::Head, Lexeme::PlaceHead, Lexeme::MediumHead, Lexeme::Title]
            .iter()
            .any(|&lexeme| lexeme as u64 == place.lexeme);
        if begins {
            *self = Self { lexeme: place.lexeme, stem: place.stem, distance: 1 };
        } else if self.distance > 0 {
            let words = place.kind <= 2;
            self.distance =
                if words && self.distance < Self::REACH { self.distance + 1 } else { 0 };
        }
    }
}

fn phrase(window: &[Place; 5], head: &Head, features: &mut Vec<u64>) {
    let [two_before, before, here, after, _] = window;
    let mut out = Collector { features, template: 192 };
    out.two(before.lexeme, here.lexeme);
    out.two(here.lexeme, after.lexeme);
    out.two(two_before.lexeme, before.lexeme);
    out.two(before.lexeme, here.shape);
    out.two(before.lexeme, here.habit);
    if head.distance > 0 {
        let distance = head.distance.min(5);
        out.two(head.lexeme, distance);
        out.three(head.lexeme, distance, here.shape);
        out.two(head.stem, distance);
        out.three(head.lexeme, here.coarse, after.coarse);
        out.three(head.lexeme, here.letters, distance);
    }
}

/// Whether a token stands inside quotation marks or brackets.
#[derive(Default)]
struct Enclosure {
    quoted: bool,
    brackets: u8,
}

impl Enclosure {
    fn step(&mut self, token: &str) {
        match token {
            "\"" | "\u{201C}" | "\u{201D}" | "\u{201E}" => self.quoted = !self.quoted,
            "\u{AB}" => self.quoted = true,
            "\u{BB}" => self.quoted = false,
            "(" | "[" => self.brackets = self.brackets.saturating_add(1),
            ")" | "]" => self.brackets = self.brackets.saturating_sub(1),
            _ => {}
        }
    }

    fn state(&self) -> u64 {
        u64::from(self.quoted) | u64::from(self.brackets.min(1)) << 1
    }
}

/// Adds an earlier pass's opinion: the most likely tag of each token of the sentence and how sure it is.
pub fn opinion(
    tags: &[u8],
    sure: &[f32],
    analysis: &Analysis<'_>,
    start: usize,
    lists: &mut [Vec<u64>],
) {
    let value = |at: Option<usize>| {
        let Some((&tag, &sure)) = at.and_then(|at| Some((tags.get(at)?, sure.get(at)?))) else {
            return EDGE;
        };
        u64::from(tag) << 2 | u64::from(sure > 0.6) | u64::from(sure > 0.9) << 1
    };
    for (at, features) in lists.iter_mut().enumerate() {
        let (before, here, after) =
            (value(at.checked_sub(1)), value(Some(at)), value(Some(at + 1)));
        let mut out = Collector { features, template: 128 };
        out.one(here);
        out.one(before);
        out.one(after);
        out.three(before, here, after);
        out.two(here, u64::from(analysis.word(start + at).entry.coarse));
        if at > 0 {
            out.two(here, analysis.word(start + at - 1).key_hash);
        }
    }
}
