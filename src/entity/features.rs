//! What the tagger looks at: an analysed text in, the hashes of each token's features out.
//!
//! A feature is a template's number mixed with the values at one or two places around the token. All passes share
//! [`base`]; the second also sees the first's opinion ([`opinion`]), the third what the document taught
//! ([`super::document`]).

use std::ops::Range;

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

/// The places a token's features look at: two before it to two behind it.
pub const PLACES: usize = 5;

/// The token itself among them.
const HERE: usize = 2;

/// Takes features.
trait Sink {
    /// Takes a feature that one word makes by itself, at a place.
    fn alone(&mut self, place: usize, feature: u64);
    /// Takes a feature of several words, or of where a word stands.
    fn together(&mut self, feature: u64);
}

/// All features in one list.
impl Sink for Vec<u64> {
    fn alone(&mut self, _: usize, feature: u64) {
        self.push(feature);
    }

    fn together(&mut self, feature: u64) {
        self.push(feature);
    }
}

/// Those alone that no word makes by itself.
struct Together<'f>(&'f mut Vec<u64>);

impl Sink for Together<'_> {
    fn alone(&mut self, _: usize, _: u64) {}

    fn together(&mut self, feature: u64) {
        self.0.push(feature);
    }
}

/// Those alone that a word makes by itself, by place.
impl Sink for [Vec<u64>; PLACES] {
    fn alone(&mut self, place: usize, feature: u64) {
        self[place].push(feature);
    }

    fn together(&mut self, _: u64) {}
}

/// Numbers the templates of features.
struct Collector<'f, S> {
    features: &'f mut S,
    template: u64,
}

impl<S: Sink> Collector<'_, S> {
    /// A feature of the word at a place.
    fn own(&mut self, place: usize, value: u64) {
        self.template += 1;
        self.features.alone(place, mix(self.template, value));
    }

    /// A feature of two values of the word itself.
    fn own_two(&mut self, first: u64, second: u64) {
        self.template += 1;
        self.features.alone(HERE, mix(mix(self.template, first), second));
    }

    fn own_if_set(&mut self, value: u64) {
        self.template += 1;
        if value != 0 {
            self.features.alone(HERE, mix(self.template, value));
        }
    }

    fn two(&mut self, first: u64, second: u64) {
        self.template += 1;
        self.features.together(mix(mix(self.template, first), second));
    }

    fn three(&mut self, first: u64, second: u64, third: u64) {
        self.template += 1;
        self.features.together(mix(mix(mix(self.template, first), second), third));
    }

    fn one(&mut self, value: u64) {
        self.template += 1;
        self.features.together(mix(self.template, value));
    }

    fn if_set(&mut self, value: u64) {
        self.template += 1;
        if value != 0 {
            self.features.together(mix(self.template, value));
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
pub fn base(analysis: &Analysis<'_>, sentence: Range<usize>, lists: &mut Vec<Vec<u64>>) {
    let mut features = Vec::with_capacity(96);
    Reading::new(analysis, sentence.clone()).each(|index, window, reading| {
        reading.collect(analysis.word(index), window, &mut features);
        lists.push(std::mem::take(&mut features));
    });
}

/// Hands on, for each token of a sentence, the features that its word and its neighbours' do not make alone.
pub fn together(
    analysis: &Analysis<'_>,
    sentence: Range<usize>,
    mut take: impl FnMut(usize, &[u64]),
) {
    let mut features = Vec::with_capacity(96);
    Reading::new(analysis, sentence).each(|index, window, reading| {
        features.clear();
        reading.collect(analysis.word(index), window, &mut Together(&mut features));
        take(index, &features);
    });
}

/// The features that a token's word makes alone at each of the [`PLACES`] it can stand at; `None` stands for what is
/// outside of a sentence. They are the same for each token of its word and kind.
pub fn alone(analysis: &Analysis<'_>, token: Option<usize>, features: &mut [Vec<u64>; PLACES]) {
    for list in features.iter_mut() {
        list.clear();
    }
    let (place, word) = match token {
        Some(index) => (place(analysis, index), analysis.word(index)),
        // What is outside is nobody's middle; its place there is not asked for.
        None => match analysis.words.first() {
            Some(word) => (OUTSIDE, word),
            None => return,
        },
    };
    words(&[place; PLACES], word, features);
    contexts(&[place; PLACES], 0, 0, features);
}

/// A sentence while its tokens' features are taken, one token after another.
struct Reading<'a, 't> {
    analysis: &'a Analysis<'t>,
    sentence: Range<usize>,
    inside: Enclosure,
    head: Head,
    /// The place of the token among the sentence's.
    at: usize,
}

impl<'a, 't> Reading<'a, 't> {
    fn new(analysis: &'a Analysis<'t>, sentence: Range<usize>) -> Self {
        Self { analysis, sentence, inside: Enclosure::default(), head: Head::default(), at: 0 }
    }

    fn each(mut self, mut take: impl FnMut(usize, &[Place; PLACES], &Self)) {
        let places: Vec<Place> =
            self.sentence.clone().map(|index| place(self.analysis, index)).collect();
        let around = |at: usize, offset: isize| -> Place {
            at.checked_add_signed(offset).and_then(|at| places.get(at)).copied().unwrap_or(OUTSIDE)
        };
        for (at, index) in self.sentence.clone().enumerate() {
            self.at = at;
            let window = [-2, -1, 0, 1, 2].map(|offset| around(at, offset));
            self.inside.step(self.analysis.token_text(index));
            take(index, &window, &self);
            self.head.step(&window[HERE]);
        }
    }

    fn collect(&self, word: &WordType, window: &[Place; PLACES], features: &mut impl Sink) {
        words(window, word, features);
        contexts(window, self.inside.state(), self.at, features);
        phrase(window, &self.head, features);
    }
}

fn words(window: &[Place; PLACES], word: &WordType, features: &mut impl Sink) {
    let [two_before, before, here, after, two_after] = window;
    let mut out = Collector { features, template: 0 };
    out.own(HERE, 0);
    out.own(2, here.key);
    out.own(2, here.stem);
    out.own(1, before.key);
    out.own(1, before.stem);
    out.own(3, after.key);
    out.own(3, after.stem);
    out.own(0, two_before.stem);
    out.own(4, two_after.stem);
    out.two(before.key, here.stem);
    out.two(here.stem, after.stem);
    out.two(two_before.stem, before.key);
    for prefix in word.prefixes {
        out.own(HERE, prefix);
    }
    for suffix in word.suffixes {
        out.own(HERE, suffix);
    }
    out.own_two(word.proclitics as u64, here.shape);
    out.own_two(word.proclitics as u64, here.fine);
    out.own(HERE, u64::from(word.entry.frequency));
    out.own_if_set(u64::from(word.classes.0));
}

fn contexts(window: &[Place; PLACES], enclosed: u64, at: usize, features: &mut impl Sink) {
    let [two_before, before, here, after, _] = window;
    let mut out = Collector { features, template: 64 };
    for (at, place) in window.iter().enumerate() {
        out.own(at, place.fine);
        out.own(at, place.coarse);
    }
    out.two(before.fine, here.fine);
    out.two(here.fine, after.fine);
    out.two(before.fine, after.fine);
    out.two(two_before.coarse, before.coarse);
    out.three(before.coarse, here.coarse, after.coarse);
    out.three(two_before.coarse, before.coarse, here.coarse);
    out.own(HERE, here.shape);
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
    out.own(HERE, here.habit);
    out.own(1, before.habit);
    out.own(3, after.habit);
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

fn phrase(window: &[Place; PLACES], head: &Head, features: &mut impl Sink) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_words_make_alone_and_together_are_a_tokens_features() {
        let text = include_str!("../../samples/ferry.txt");
        let analysis = Analysis::new(text);
        let outside = {
            let mut lists: [Vec<u64>; PLACES] = Default::default();
            alone(&analysis, None, &mut lists);
            lists
        };
        for sentence in &analysis.sentences {
            let mut all = Vec::new();
            base(&analysis, sentence.clone(), &mut all);
            together(&analysis, sentence.clone(), |index, features| {
                let mut features = features.to_vec();
                for place in 0..PLACES {
                    let token = (index + place).checked_sub(HERE);
                    let Some(token) = token.filter(|token| sentence.contains(token)) else {
                        features.extend(&outside[place]);
                        continue;
                    };
                    let mut lists = Default::default();
                    alone(&analysis, Some(token), &mut lists);
                    features.extend(&lists[place]);
                }
                let mut expected = all[index - sentence.start].clone();
                expected.sort_unstable();
                features.sort_unstable();
                assert_eq!(features, expected);
            });
        }
    }
}
