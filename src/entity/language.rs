//! Which paragraphs the recogniser can read: an analysed text in, the tokens of each paragraph and its [`Language`] out.
//!
//! A guess by letters and small words. Persian, Urdu, Kurdish and other languages in Arabic letters are not Arabic:
//! the Arabic tagger would find names everywhere; so it would in English that quotes Arabic. Of the languages in Latin
//! letters only English is read.

use std::ops::Range;

use super::analysis::Analysis;
use super::token::TokenKind;

/// A paragraph's language, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// Arabic, or too short to say otherwise.
    Arabic,
    /// English, or too short to say otherwise.
    English,
    /// Another one, in whatever letters.
    Other,
}

/// A paragraph: its tokens and its language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The tokens, at least one.
    pub tokens: Range<usize>,
    /// The language.
    pub language: Language,
}

/// The paragraphs of a text: its lines that hold tokens.
#[must_use]
pub fn paragraphs(analysis: &Analysis<'_>) -> Vec<Paragraph> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, token) in analysis.tokens.iter().enumerate() {
        let before = at.checked_sub(1).map_or(0, |before| analysis.tokens[before].range.end);
        match found.last_mut() {
            Some(last) if !analysis.text[before..token.range.start].contains('\n') => {
                last.end = at + 1;
            }
            _ => found.push(at..at + 1),
        }
    }
    let guessed = |tokens: Range<usize>| Paragraph { language: guess(analysis, &tokens), tokens };
    found.into_iter().map(guessed).collect()
}

/// The language of the paragraph a token stands in.
#[must_use]
pub fn language_of(paragraphs: &[Paragraph], token: usize) -> Language {
    let at = paragraphs.partition_point(|paragraph| paragraph.tokens.end <= token);
    paragraphs.get(at).map_or(Language::Other, |paragraph| paragraph.language)
}

/// So many Latin words for each Arabic one, and it is Latin text that quotes Arabic.
const MOSTLY: usize = 2;

fn guess(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Language {
    let count = |kind| tokens.clone().filter(|&at| analysis.tokens[at].kind == kind).count();
    let (arabic, latin) = (count(TokenKind::Arabic), count(TokenKind::Latin));
    if arabic > 0 && latin <= MOSTLY * arabic {
        arabic_or_other(analysis, tokens)
    } else {
        english_or_other(analysis, tokens, latin)
    }
}

/// Letters that Arabic does not write, or not that code point of, beside letters that only Arabic writes; where neither
/// tells, Persian's and Urdu's small words.
fn arabic_or_other(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Language {
    let bytes =
        analysis.tokens[tokens.start].range.start..analysis.tokens[tokens.end - 1].range.end;
    let (mut foreign, mut own) = (0_usize, 0_usize);
    for c in analysis.text[bytes].chars() {
        match c {
            // Tcheh, gaf, Persian kaf and yeh, Urdu's and Kurdish's letters; veh, peh and qaf with three dots stand in
            // Arabic too.
            '\u{0686}' | '\u{0698}' | '\u{06A9}' | '\u{06AF}' | '\u{06CC}' | '\u{0679}'
            | '\u{0688}' | '\u{0691}' | '\u{06BA}' | '\u{06BE}' | '\u{06C1}' | '\u{06D2}'
            | '\u{06D5}' | '\u{06C6}' | '\u{06CE}' | '\u{0695}' | '\u{06B5}' | '\u{06C7}'
            | '\u{06C8}' | '\u{06D0}' => foreign += 1,
            '\u{0629}' | '\u{0643}' | '\u{064A}' | '\u{0649}' | '\u{0623}' | '\u{0625}' => own += 1,
            _ => {}
        }
    }
    let small =
        tokens.clone().filter(|&at| SMALL.contains(&analysis.word(at).key.as_str())).count();
    let words = tokens.len();
    if foreign > own || foreign > 2 && foreign * 2 > own || small > 2 && small * 12 > words {
        Language::Other
    } else {
        Language::Arabic
    }
}

/// Persian's small words as keys, none of them a usual word of Arabic: from, that, is, the object's mark, in, the verb's
/// and the plural's signs, became.
const SMALL: [&str; 8] = [
    "\u{627}\u{632}",
    "\u{643}\u{647}",
    "\u{627}\u{633}\u{62A}",
    "\u{631}\u{627}",
    "\u{62F}\u{631}",
    "\u{645}\u{64A}",
    "\u{647}\u{627}\u{64A}",
    "\u{634}\u{62F}",
];

/// English says the, of, to in every line; a line of few words is taken for English where it is in plain letters.
fn english_or_other(analysis: &Analysis<'_>, tokens: &Range<usize>, words: usize) -> Language {
    let is_small =
        |&at: &usize| ENGLISH.contains(&analysis.token_text(at).to_ascii_lowercase().as_str());
    let small = tokens.clone().filter(is_small).count();
    let strange = tokens.clone().any(|at| {
        analysis.tokens[at].kind == TokenKind::Latin
            && analysis.token_text(at).contains(|c: char| {
                !c.is_ascii() && c != '\u{2019}' && !('\u{C0}'..='\u{17F}').contains(&c)
            })
    });
    if strange || words >= 8 && small * 8 < words { Language::Other } else { Language::English }
}

const ENGLISH: [&str; 20] = [
    "the", "of", "and", "to", "is", "that", "for", "with", "by", "from", "has", "have", "it",
    "its", "his", "her", "were", "are", "said", "at",
];
