//! A text analysed once for all passes: its tokens, and for each distinct word what look-up knows of it.

use std::collections::HashMap;
use std::ops::Range;

use super::clitic;
use super::gazetteer::{self, Classes, Gazetteer};
use super::hash;
use super::lexeme::{self, Lexeme};
use super::lexicon::{Entry, Lexicon};
use super::normal;
use super::token::{self, Token, TokenKind};

/// A distinct word of a text.
#[derive(Clone, Debug)]
pub struct WordType {
    /// Its key.
    pub key: String,
    /// Its key without proclitics.
    pub stem: String,
    /// The letters of the key that are proclitics.
    pub proclitics: usize,
    /// What the lexicon knows: of the stem, else of the whole.
    pub entry: Entry,
    /// What the gazetteer knows of the stem alone.
    pub classes: Classes,
    /// Whether a name of the gazetteer begins with the stem and goes on.
    pub begins_names: bool,
    /// The hash of the key.
    pub key_hash: u64,
    /// The hash of the stem.
    pub stem_hash: u64,
    /// Hashes of the stem's first two, three and four letters.
    pub prefixes: [u64; 3],
    /// Hashes of the stem's last one, two, three and four letters.
    pub suffixes: [u64; 4],
    /// What it looks like: see `shape`.
    pub shape: u64,
    /// Its part in the grammars.
    pub lexeme: Lexeme,
}

/// Where a token stands in a name of the gazetteer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The name's classes.
    pub classes: Classes,
    /// 0 outside, 1 the name's only word, 2 its first, 3 a later one.
    pub position: u8,
}

/// A text made ready.
#[derive(Debug)]
pub struct Analysis<'t> {
    /// The text.
    pub text: &'t str,
    /// Its tokens.
    pub tokens: Vec<Token>,
    /// The index of each token's word in `words`.
    pub types: Vec<u32>,
    /// The distinct words.
    pub words: Vec<WordType>,
    /// The gazetteer's names over the tokens.
    pub known: Vec<Known>,
    /// The tokens of each sentence.
    pub sentences: Vec<Range<usize>>,
}

/// No sentence is longer in tokens: a list of thousands is cut.
const LONGEST_SENTENCE: usize = 200;

impl<'t> Analysis<'t> {
    /// Analyses a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let tokens = token::tokenise(text);
        let (mut types, mut words) = intern(text, &tokens);
        keep_whole(text, &tokens, &mut types, &mut words);
        let known = gazetteer_names(&types, &words);
        let sentences = sentences(&tokens);
        Self { text, tokens, types, words, known, sentences }
    }

    /// The lexemes of its tokens.
    #[must_use]
    pub fn lexemes(&self) -> Vec<Lexeme> {
        let tokens = self.types.iter().zip(&self.tokens);
        tokens
            .map(|(&word, token)| match token.kind {
                TokenKind::Number => Lexeme::Number,
                TokenKind::Other => Lexeme::Word,
                _ => self.words[word as usize].lexeme,
            })
            .collect()
    }

    /// The text of a token.
    #[must_use]
    pub fn token_text(&self, index: usize) -> &'t str {
        &self.text[self.tokens[index].range.clone()]
    }

    /// The word of a token.
    #[must_use]
    pub fn word(&self, index: usize) -> &WordType {
        &self.words[self.types[index] as usize]
    }

    /// The byte where the token's stem begins, behind its proclitics and the marks and tatweels on them.
    #[must_use]
    pub fn stem_start(&self, index: usize) -> usize {
        let range = &self.tokens[index].range;
        let mut left = self.word(index).proclitics;
        for (offset, c) in self.text[range.clone()].char_indices() {
            let letter = normal::fold(c).is_some();
            if left == 0 && letter {
                return range.start + offset;
            }
            left -= usize::from(letter);
        }
        range.start
    }
}

fn intern(text: &str, tokens: &[Token]) -> (Vec<u32>, Vec<WordType>) {
    let mut seen: HashMap<&str, u32, hash::Builder> = HashMap::default();
    let mut words = Vec::new();
    let types = tokens
        .iter()
        .map(|token| {
            let spelling = &text[token.range.clone()];
            *seen.entry(spelling).or_insert_with(|| {
                words.push(WordType::new(spelling, token.kind, true));
                words.len() as u32 - 1
            })
        })
        .collect();
    (types, words)
}

/// Where no proclitic can stand (behind a preposition, the word city, an opening mark), a word is taken whole again.
fn keep_whole(text: &str, tokens: &[Token], types: &mut [u32], words: &mut Vec<WordType>) {
    let mut whole: HashMap<u32, u32, hash::Builder> = HashMap::default();
    for at in 1..tokens.len() {
        let (before, word) = (&words[types[at - 1] as usize], &words[types[at] as usize]);
        if word.proclitics == 0 || tokens[at].starts_sentence {
            continue;
        }
        let surely =
            matches!(before.lexeme, Lexeme::In | Lexeme::From | Lexeme::To | Lexeme::Preposition);
        let opening = matches!(before.key.as_str(), "(" | "\u{AB}" | "\"" | "\u{201C}");
        let likely = opening || matches!(before.lexeme, Lexeme::PlaceHead | Lexeme::MediumHead);
        let known = !word.classes.is_empty() || word.stem.starts_with(clitic::ARTICLE);
        if surely || likely && !known {
            types[at] = *whole.entry(types[at]).or_insert_with(|| {
                words.push(WordType::new(&text[tokens[at].range.clone()], tokens[at].kind, false));
                words.len() as u32 - 1
            });
        }
    }
}

fn gazetteer_names(types: &[u32], words: &[WordType]) -> Vec<Known> {
    let gazetteer = Gazetteer::embedded();
    let mut known = vec![Known::default(); types.len()];
    let mut at = 0;
    while at < types.len() {
        let word = &words[types[at] as usize];
        let alone = gazetteer::Known { classes: word.classes, goes_on: word.begins_names };
        let later = types[at + 1..].iter().take(5).map(|&kind| words[kind as usize].key_hash);
        let Some((length, classes)) = gazetteer.longest(word.stem_hash, alone, later) else {
            at += 1;
            continue;
        };
        for (index, known) in known[at..at + length].iter_mut().enumerate() {
            let position = if length == 1 { 1 } else { 2 + u8::from(index > 0) };
            *known = Known { classes, position };
        }
        at += length;
    }
    known
}

fn sentences(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match sentences.last_mut() {
            Some(last) if !token.starts_sentence && last.len() < LONGEST_SENTENCE => last.end += 1,
            _ => sentences.push(index..index + 1),
        }
    }
    sentences
}

impl WordType {
    fn new(spelling: &str, kind: TokenKind, parted: bool) -> Self {
        let key = normal::normalise(spelling);
        let (gazetteer, lexicon) = (Gazetteer::embedded(), Lexicon::embedded());
        let split = if kind == TokenKind::Arabic && parted {
            clitic::split(&key, gazetteer, lexicon)
        } else {
            clitic::Split { letters: 0, stem: key.clone() }
        };
        let key_hash = hash::text(&key);
        let stem_hash = if split.letters == 0 { key_hash } else { hash::text(&split.stem) };
        let mut entry = lexicon.known(stem_hash);
        if !entry.is_known() && split.letters > 0 {
            entry = lexicon.known(key_hash);
        }
        let known = gazetteer.known(stem_hash);
        let (from_start, from_end) = affixes(&split.stem);
        let mut word = Self {
            classes: known.classes,
            begins_names: known.goes_on,
            key_hash,
            stem_hash,
            prefixes: from_start,
            suffixes: from_end,
            shape: shape(spelling, &split.stem, kind),
            proclitics: split.letters,
            stem: split.stem,
            key,
            entry,
            lexeme: Lexeme::Word,
        };
        word.lexeme = lexeme_of(&word);
        word
    }
}

fn affixes(stem: &str) -> ([u64; 3], [u64; 4]) {
    let (mut first, mut last) = (['\0'; 4], ['\0'; 4]);
    let mut count = 0;
    for (place, letter) in first.iter_mut().zip(stem.chars()) {
        *place = letter;
        count += 1;
    }
    for (place, letter) in last.iter_mut().rev().zip(stem.chars().rev()) {
        *place = letter;
    }
    let prefix = |length: usize| hash::letters(first[..length.min(count)].iter().copied());
    let suffix = |length: usize| hash::letters(last[4 - length.min(count)..].iter().copied());
    ([prefix(2), prefix(3), prefix(4)], [suffix(1), suffix(2), suffix(3), suffix(4)])
}

/// The look of a word in a few bits: its kind, its length, whether it has the article, a capital, digits.
fn shape(spelling: &str, stem: &str, kind: TokenKind) -> u64 {
    let letters = stem.chars().count().min(8) as u64;
    match kind {
        TokenKind::Arabic => {
            let article = u64::from(stem.starts_with("\u{0627}\u{0644}"));
            let last = spelling.chars().rev().find(|&c| normal::fold(c).is_some());
            let feminine = u64::from(last == Some('\u{0629}'));
            let relative = u64::from(stem.ends_with('\u{064A}'))
                + 2 * u64::from(stem.ends_with("\u{064A}\u{0647}"));
            letters | article << 4 | feminine << 5 | relative << 6
        }
        TokenKind::Latin => {
            let capital = u64::from(spelling.starts_with(char::is_uppercase));
            let all = u64::from(!spelling.contains(char::is_lowercase));
            letters | capital << 4 | all << 5 | 1 << 10
        }
        TokenKind::Number => spelling.len().min(8) as u64 | 2 << 10,
        TokenKind::Punctuation => spelling.chars().next().map_or(0, u64::from) | 1 << 32,
        TokenKind::Other => 3 << 10,
    }
}

/// The lexeme of a word, whatever stands around it.
fn lexeme_of(word: &WordType) -> Lexeme {
    let whole = lexeme::of_key(&word.key, word.key_hash);
    if whole != Lexeme::Word || word.proclitics == 0 {
        return whole;
    }
    match lexeme::of_key(&word.stem, word.stem_hash) {
        // A currency or modifier with a proclitic belongs to another phrase.
        Lexeme::Currency | Lexeme::Modifier | Lexeme::Scale => Lexeme::Word,
        Lexeme::Hundred if word.proclitics == 1 && word.key.starts_with('\u{628}') => {
            Lexeme::Percent
        }
        lexeme => lexeme,
    }
}
