//! Names that a document gives by the way: an acronym in brackets behind a long name, a family name alone after a
//! full one, a long name said again. Candidates in, candidates added.

use std::collections::HashMap;

use crate::article::Kind;

use super::analysis::Analysis;
use super::candidate::Candidate;
use super::hash;
use super::lexeme::Lexeme;
use super::tagger::Tagging;
use super::token::TokenKind;

/// What the rules look at.
pub struct Document<'a, 't> {
    /// The text.
    pub analysis: &'a Analysis<'t>,
    /// Its tokens' parts in dates and amounts.
    pub lexemes: &'a [Lexeme],
    /// The tagger's answer.
    pub tagging: &'a Tagging,
}

/// A word this frequent (the logarithm of its count) is not taken for a name by a rule alone.
const COMMON: u8 = 9;

/// What a rule's mention scores.
const RULE: f32 = 0.75;

impl Document<'_, '_> {
    /// Adds the mentions the document tells of.
    #[must_use]
    pub fn complete(&self, mut names: Vec<Candidate>) -> Vec<Candidate> {
        names.sort_by_key(|name| name.tokens.start);
        let acronyms = self.acronyms(&mut names);
        self.spread(&mut names, &acronyms);
        let again = self.known_names(&names);
        self.spread(&mut names, &again);
        names
    }

    fn text(&self, at: usize) -> &str {
        self.analysis.tokens.get(at).map_or("", |_| self.analysis.token_text(at))
    }

    /// The short names in brackets behind long ones, each with its kind; both become mentions.
    fn acronyms(
        &self,
        names: &mut Vec<Candidate>,
    ) -> HashMap<Vec<u64>, (Kind, f32), hash::Builder> {
        let mut found = HashMap::default();
        for open in 0..self.analysis.tokens.len() {
            let short = open + 1;
            if self.text(open) != "(" || self.text(short + 1) != ")" || !self.may_be_acronym(short)
            {
                continue;
            }
            let long = self.long_name_before(open, short, names);
            let Some(long) = long else { continue };
            let kind = long.kind;
            put(names, long);
            put(names, Candidate { tokens: short..short + 1, kind, score: 0.9 });
            found.insert(vec![self.analysis.word(short).stem_hash], (kind, 0.9));
        }
        found
    }

    fn may_be_acronym(&self, at: usize) -> bool {
        let (token, word) = (&self.analysis.tokens[at], self.analysis.word(at));
        let letters = word.key.chars().count();
        match token.kind {
            TokenKind::Arabic => (2..=7).contains(&letters) && !word.classes.is_place(),
            TokenKind::Latin => {
                (2..=8).contains(&letters) && word.key.chars().all(char::is_uppercase)
            }
            _ => false,
        }
    }

    /// The name that ends before a bracket: a mention of more than a word, or the words whose first letters the
    /// short one is made of.
    fn long_name_before(
        &self,
        open: usize,
        short: usize,
        names: &[Candidate],
    ) -> Option<Candidate> {
        let known = names.iter().find(|name| name.tokens.end == open && name.tokens.len() > 1);
        if let Some(words) = self.spelt_by(open, short) {
            let kind = known.map_or(Kind::Organisation, |name| match name.kind {
                Kind::Person | Kind::Place => Kind::Organisation,
                kind => kind,
            });
            return Some(Candidate { tokens: open - words..open, kind, score: 0.9 });
        }
        let rare = self.analysis.word(short).entry.frequency < COMMON;
        let proper =
            known.filter(|name| matches!(name.kind, Kind::Organisation | Kind::Other) && rare);
        proper.cloned()
    }

    /// How many words before a bracket give the short name's letters, each its first behind the article.
    fn spelt_by(&self, open: usize, short: usize) -> Option<usize> {
        let letters: Vec<char> = self.analysis.word(short).key.chars().collect();
        let words = letters.len();
        let start = open.checked_sub(words).filter(|_| words >= 3)?;
        let initial = |at: usize| {
            let word = self.analysis.word(at);
            let stem = if at == start { word.stem.as_str() } else { word.key.as_str() };
            let stem = stem
                .strip_prefix('\u{648}')
                .filter(|rest| rest.starts_with(ARTICLE))
                .unwrap_or(stem);
            stem.strip_prefix(ARTICLE).unwrap_or(stem).chars().next()
        };
        let fits = |(offset, &letter): (usize, &char)| {
            self.analysis.tokens[start + offset].kind == TokenKind::Arabic
                && initial(start + offset) == Some(letter)
        };
        letters.iter().enumerate().all(fits).then_some(words)
    }

    /// Full names, to be found again, and people's family names.
    fn known_names(&self, names: &[Candidate]) -> HashMap<Vec<u64>, (Kind, f32), hash::Builder> {
        let mut known: HashMap<Vec<u64>, (Kind, f32), hash::Builder> = HashMap::default();
        for name in names.iter().filter(|name| name.score > 0.5 && name.tokens.len() > 1) {
            let stems: Vec<u64> =
                name.tokens.clone().map(|at| self.stem(at, name.tokens.start)).collect();
            if name.kind == Kind::Person {
                let last = name.tokens.end - 1;
                let word = self.analysis.word(last);
                let family = word.entry.frequency < COMMON
                    && !word.classes.is_place()
                    && word.key.chars().count() > 2
                    && self.analysis.tokens[last].kind == TokenKind::Arabic;
                if family {
                    known.entry(vec![word.stem_hash]).or_insert((Kind::Person, RULE));
                }
            }
            known.entry(stems).or_insert((name.kind, RULE.max(name.score.min(0.9))));
        }
        known
    }

    /// The hash of a token in a name: of its stem where the name begins, else of the whole word.
    fn stem(&self, at: usize, start: usize) -> u64 {
        let word = self.analysis.word(at);
        if at == start { word.stem_hash } else { word.key_hash }
    }

    /// Marks these names wherever they stand and nothing is marked yet, the longest first.
    fn spread(
        &self,
        names: &mut Vec<Candidate>,
        known: &HashMap<Vec<u64>, (Kind, f32), hash::Builder>,
    ) {
        let longest = known.keys().map(Vec::len).max().unwrap_or(0);
        let firsts: std::collections::HashSet<u64, hash::Builder> =
            known.keys().map(|stems| stems[0]).collect();
        let mut free = vec![true; self.analysis.tokens.len()];
        for name in names.iter() {
            free[name.tokens.clone()].fill(false);
        }
        for at in 0..self.analysis.tokens.len() {
            if !free[at] || !firsts.contains(&self.analysis.word(at).stem_hash) {
                continue;
            }
            for length in (1..=longest.min(self.analysis.tokens.len() - at)).rev() {
                let tokens = at..at + length;
                let stems: Vec<u64> = tokens.clone().map(|index| self.stem(index, at)).collect();
                let Some(&(kind, score)) = known.get(&stems) else { continue };
                if tokens.clone().all(|index| free[index]) && self.plausible(at, length) {
                    free[tokens.clone()].fill(false);
                    names.push(Candidate { tokens, kind, score });
                    break;
                }
            }
        }
        names.sort_by_key(|name| name.tokens.start);
    }

    /// One word alone is taken only where the tagger was not sure that it is none.
    fn plausible(&self, at: usize, length: usize) -> bool {
        length > 1 || self.tagging.likely[at][0] < 0.995
    }
}

/// Arabic's article.
const ARTICLE: &str = "\u{627}\u{644}";

/// Puts a candidate in the place of those it overlaps.
fn put(names: &mut Vec<Candidate>, name: Candidate) {
    names.retain(|other| {
        other.tokens.end <= name.tokens.start || other.tokens.start >= name.tokens.end
    });
    let at = names.partition_point(|other| other.tokens.start < name.tokens.start);
    names.insert(at, name);
}
