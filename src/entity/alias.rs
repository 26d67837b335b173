//! Names that a document gives by the way: an acronym in brackets behind a long name, a family name alone after a
//! full one, a long name said again. Candidates in; candidates added, lengthened and made of one mind out.

use std::collections::{HashMap, HashSet};

use crate::article::Kind;

use super::analysis::Analysis;
use super::candidate::Candidate;
use super::gazetteer::{Classes, Gazetteer};
use super::hash;
use super::lexeme::Lexeme;
use super::tagging::Tagging;
use super::token::TokenKind;

/// What the rules look at.
pub struct Document<'a, 't> {
    analysis: &'a Analysis<'t>,
    lexemes: &'a [Lexeme],
    tagging: &'a Tagging,
    /// Of each word: the spelling-blind hashes of its stem and its key.
    sounds: Vec<(u64, u64)>,
}

/// Names by their words' hashes.
type Known = HashMap<Vec<u64>, (Kind, f32), hash::Builder>;

/// A word this frequent (the logarithm of its count) is not taken for a name by a rule alone.
const COMMON: u8 = 9;

/// What a rule's mention scores.
const RULE: f32 = 0.75;

/// What one word alone must score to be a name.
const DOUBTFUL: f32 = 0.4;

/// A name known beforehand is none where the tagger is this sure.
const SURELY_NONE: f32 = 0.95;

/// How far behind the head of a long name its bracket may stand, in tokens.
const REACH: usize = 7;

/// Arabic's article.
const ARTICLE: &str = "\u{627}\u{644}";

/// A word's hash without its long vowels, so that spellings of one word meet; short words are taken as they are.
#[must_use]
pub fn sound(word: &str) -> u64 {
    if word.chars().count() < 6 {
        return hash::letters(word.chars());
    }
    hash::letters(word.chars().filter(|c| !matches!(c, '\u{627}' | '\u{648}' | '\u{64A}')))
}

/// Whether a word is an adjective with the article made of a country's name.
fn is_nationality(key: &str) -> bool {
    let Some(bare) = key.strip_prefix(ARTICLE) else { return false };
    let stem = bare.strip_suffix("\u{64A}\u{647}").or_else(|| bare.strip_suffix('\u{64A}'));
    let Some(stem) = stem.filter(|stem| stem.chars().count() > 2) else { return false };
    let america = matches!(
        stem,
        "\u{627}\u{645}\u{631}\u{64A}\u{643}" | "\u{627}\u{645}\u{64A}\u{631}\u{643}"
    );
    let country = |name: &str| Gazetteer::embedded().get(name).any(Classes::COUNTRY);
    // The country is the stem alone, with its article, or with an ending that the adjective drops.
    america
        || country(key)
        || ["", "\u{627}", "\u{64A}\u{627}", "\u{647}"]
            .iter()
            .any(|end| country(&format!("{stem}{end}")))
        || country(&format!("{ARTICLE}{stem}"))
}

impl<'a, 't> Document<'a, 't> {
    /// Of a text and the tagger's answer.
    #[must_use]
    pub fn new(analysis: &'a Analysis<'t>, lexemes: &'a [Lexeme], tagging: &'a Tagging) -> Self {
        let sounds = analysis
            .words
            .iter()
            .map(|word| {
                let stem = sound(&word.stem);
                (stem, if word.proclitics == 0 { stem } else { sound(&word.key) })
            })
            .collect();
        Self { analysis, lexemes, tagging, sounds }
    }

    /// Adds the mentions the document tells of.
    #[must_use]
    pub fn complete(&self, mut names: Vec<Candidate>) -> Vec<Candidate> {
        names.sort_by_key(|name| name.tokens.start);
        let mut names = self.part(names);
        self.trim(&mut names);
        self.put_known(&mut names);
        self.lengthen(&mut names);
        let acronyms = self.acronyms(&mut names);
        for name in names.iter_mut().filter(|name| name.tokens.len() == 1) {
            if let Some(&(kind, _)) =
                acronyms.get(&vec![self.sound(name.tokens.start, name.tokens.start)])
            {
                name.kind = kind;
            }
        }
        self.spread(&mut names, &acronyms);
        let again = self.known_names(&names);
        self.spread(&mut names, &again);
        self.agree(&mut names);
        names
    }

    fn text(&self, at: usize) -> &str {
        self.analysis.tokens.get(at).map_or("", |_| self.analysis.token_text(at))
    }

    fn sound(&self, at: usize, start: usize) -> u64 {
        let (stem, key) = self.sounds[self.analysis.types[at] as usize];
        if at == start { stem } else { key }
    }

    /// What `and` joins is two: a person and another, a place and another, an institution and another; what `so` begins
    /// is no part of a name.
    fn part(&self, names: Vec<Candidate>) -> Vec<Candidate> {
        let mut parted = Vec::with_capacity(names.len());
        for mut name in names {
            let tokens = name.tokens.clone();
            for at in tokens.start + 1..tokens.end {
                if self.begins_another(at, name.kind) {
                    parted.push(Candidate { tokens: name.tokens.start..at, ..name.clone() });
                    name.tokens.start = at;
                }
                if name.kind != Kind::Other && self.has_proclitic(at, '\u{641}') {
                    name.tokens.end = at;
                    break;
                }
            }
            parted.push(name);
        }
        parted
    }

    fn has_proclitic(&self, at: usize, letter: char) -> bool {
        let word = self.analysis.word(at);
        word.proclitics > 0 && word.key.starts_with(letter)
    }

    fn begins_another(&self, at: usize, kind: Kind) -> bool {
        self.has_proclitic(at, '\u{648}')
            && self.analysis.known[at].position != 3
            && match kind {
                Kind::Person | Kind::Place => true,
                Kind::Organisation => matches!(self.lexemes[at], Lexeme::Head | Lexeme::MediumHead),
                _ => false,
            }
    }

    /// Names of more than a word that are known beforehand stand where the tagger saw none or a part of one.
    fn put_known(&self, names: &mut Vec<Candidate>) {
        let mut at = 0;
        while at < self.analysis.tokens.len() {
            let known = self.analysis.known[at];
            let start = at;
            at += 1;
            if known.position != 2 {
                continue;
            }
            while self.analysis.known.get(at).is_some_and(|next| next.position == 3) {
                at += 1;
            }
            let kind = if known.classes == Classes::ORGANISATION {
                Kind::Organisation
            } else if known.classes.is_place() && !known.classes.any(Classes::ORGANISATION) {
                Kind::Place
            } else {
                continue;
            };
            let tokens = start..at;
            let inside = |name: &Candidate| {
                name.tokens.start >= tokens.start && name.tokens.end <= tokens.end
            };
            let score =
                names.iter().find(|name| name.tokens == tokens).map_or(RULE, |name| name.score);
            let free = names.iter().all(|name| {
                inside(name) || name.tokens.end <= tokens.start || name.tokens.start >= tokens.end
            });
            let doubted = tokens.clone().any(|token| self.tagging.likely[token][0] < SURELY_NONE);
            if free && doubted {
                put(names, Candidate { tokens, kind, score: score.max(RULE) });
            }
        }
    }

    /// A name leaves out the titles and descriptors it begins with; a common word by itself that the tagger doubts is
    /// none.
    fn trim(&self, names: &mut Vec<Candidate>) {
        for name in names.iter_mut() {
            while name.tokens.len() > 1 && self.is_left_out(name) {
                if self.lexemes[name.tokens.start] == Lexeme::PlaceHead {
                    name.kind = Kind::Place;
                }
                name.tokens.start += 1;
            }
            while self.ends_with_a_nationality(name) {
                name.tokens.end -= 1;
            }
        }
        names.retain(|name| {
            let word = self.analysis.word(name.tokens.start);
            let common = word.entry.frequency >= COMMON && !word.classes.is_place_or_person();
            let doubtful = name.score < DOUBTFUL || common && name.score < RULE;
            !(name.tokens.len() == 1
                && (doubtful || self.lexemes[name.tokens.start] == Lexeme::Title))
        });
    }

    fn is_left_out(&self, name: &Candidate) -> bool {
        match self.lexemes[name.tokens.start] {
            Lexeme::Title => name.kind == Kind::Person,
            Lexeme::Word => name.kind == Kind::Person && self.is_a_usual_word(name.tokens.start),
            Lexeme::PlaceHead => matches!(name.kind, Kind::Place | Kind::Person),
            Lexeme::MediumHead => name.kind == Kind::Organisation,
            _ => false,
        }
    }

    /// A word that the news is full of and that names nobody.
    fn is_a_usual_word(&self, at: usize) -> bool {
        let word = self.analysis.word(at);
        word.entry.frequency >= COMMON && word.classes.is_empty() && word.entry.habit & 7 < 2
    }

    /// The nationality behind a medium's name (`newspaper Foo the French`) and behind a club's of another language
    /// stays out.
    fn ends_with_a_nationality(&self, name: &Candidate) -> bool {
        let (first, last) = (name.tokens.start, name.tokens.end - 1);
        let medium = first > 0 && self.lexemes[first - 1] == Lexeme::MediumHead;
        let foreign = !self.analysis.word(first).stem.starts_with(ARTICLE)
            && self.lexemes[first] == Lexeme::Word;
        name.kind == Kind::Organisation
            && name.tokens.len() > 1
            && (medium || foreign)
            && !self.analysis.known[last].classes.any(Classes::ORGANISATION)
            && is_nationality(&self.analysis.word(last).key)
    }

    /// A given name alone takes the rare word behind it that ends its phrase.
    fn lengthen(&self, names: &mut [Candidate]) {
        for at in 0..names.len() {
            let next = names[at].tokens.end;
            let alone = names[at].kind == Kind::Person && names[at].tokens.len() == 1;
            let given = self.analysis.word(names[at].tokens.start).classes.any(Classes::FIRST);
            let free = names.get(at + 1).is_none_or(|other| other.tokens.start > next);
            if alone && given && free && self.ends_a_name(next) {
                names[at].tokens.end += 1;
                names[at].score = names[at].score.min(RULE);
            }
        }
    }

    fn ends_a_name(&self, at: usize) -> bool {
        let Some(token) = self.analysis.tokens.get(at) else { return false };
        let closed =
            self.analysis.tokens.get(at + 1).is_none_or(|next| next.kind == TokenKind::Punctuation);
        let rare = self.analysis.word(at).entry.frequency < COMMON - 2;
        token.kind == TokenKind::Arabic
            && !token.starts_sentence
            && self.lexemes[at] == Lexeme::Word
            && self.analysis.word(at).proclitics == 0
            && closed
            && (rare && self.tagging.likely[at][0] < 0.98)
    }

    /// The short names in brackets behind long ones, each with its kind; both become mentions.
    fn acronyms(&self, names: &mut Vec<Candidate>) -> Known {
        let mut found = HashMap::default();
        for open in 0..self.analysis.tokens.len() {
            let short = open + 1;
            if self.text(open) != "(" || self.text(short + 1) != ")" || !self.may_be_acronym(short)
            {
                continue;
            }
            let Some(long) = self.long_name_before(open, short, names) else { continue };
            let kind = long.kind;
            put(names, long);
            put(names, Candidate { tokens: short..short + 1, kind, score: 0.9 });
            found.insert(vec![self.sound(short, short)], (kind, 0.9));
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

    /// The name that ends before a bracket: the words whose first letters the short one is made of, or from the word
    /// that says what it is (party, forces), or a mention of more than a word.
    fn long_name_before(
        &self,
        open: usize,
        short: usize,
        names: &[Candidate],
    ) -> Option<Candidate> {
        let known = names.iter().find(|name| name.tokens.end == open && name.tokens.len() > 1);
        if let Some(words) = self.spelt_by(open, short) {
            return Some(Candidate {
                tokens: open - words..open,
                kind: Kind::Organisation,
                score: 0.9,
            });
        }
        let rare = self.analysis.word(short).entry.frequency < COMMON;
        let likely = &self.tagging.likely[short];
        let organisation = likely[5] + likely[6] > 0.5;
        if rare || organisation {
            let proper = known.filter(|name| matches!(name.kind, Kind::Organisation | Kind::Other));
            return proper.cloned().or_else(|| self.headed_before(open));
        }
        None
    }

    /// From a head word to a bracket, where nothing but words stands between.
    fn headed_before(&self, open: usize) -> Option<Candidate> {
        let from = open.saturating_sub(REACH);
        let head =
            (from..open.saturating_sub(1)).rev().find(|&at| self.lexemes[at] == Lexeme::Head)?;
        let words = self.analysis.tokens[head..open].iter();
        let plain =
            words.skip(1).all(|token| token.kind == TokenKind::Arabic && !token.starts_sentence);
        plain.then_some(Candidate { tokens: head..open, kind: Kind::Organisation, score: 0.8 })
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
    fn known_names(&self, names: &[Candidate]) -> Known {
        let mut known = Known::default();
        for name in names.iter().filter(|name| name.score > 0.5 && name.tokens.len() > 1) {
            let last = name.tokens.end - 1;
            if name.kind == Kind::Person && self.is_family_name(last) {
                known
                    .entry(vec![self.sounds[self.analysis.types[last] as usize].0])
                    .or_insert((Kind::Person, RULE));
            }
            let sounds: Vec<u64> =
                name.tokens.clone().map(|at| self.sound(at, name.tokens.start)).collect();
            let entry = known.entry(sounds).or_insert((name.kind, 0.0));
            if name.score.min(0.9) > entry.1 {
                *entry = (name.kind, name.score.clamp(RULE, 0.9));
            }
        }
        known
    }

    fn is_family_name(&self, at: usize) -> bool {
        let word = self.analysis.word(at);
        let rare = if word.classes.is_place() { COMMON - 2 } else { COMMON };
        word.entry.frequency < rare
            && !word.classes.any(Classes::COUNTRY)
            && word.key.chars().count() > 2
            && self.analysis.tokens[at].kind == TokenKind::Arabic
    }

    /// Marks these names wherever they stand, the longest first, in the place of nothing or of shorter names.
    fn spread(&self, names: &mut Vec<Candidate>, known: &Known) {
        let longest = known.keys().map(Vec::len).max().unwrap_or(0);
        let firsts: HashSet<u64, hash::Builder> = known.keys().map(|sounds| sounds[0]).collect();
        let mut taken: Vec<u8> = vec![0; self.analysis.tokens.len()];
        for name in names.iter() {
            taken[name.tokens.clone()].fill(name.tokens.len().min(255) as u8);
        }
        for at in 0..self.analysis.tokens.len() {
            if !firsts.contains(&self.sound(at, at)) {
                continue;
            }
            for length in (1..=longest.min(self.analysis.tokens.len() - at)).rev() {
                let tokens = at..at + length;
                let sounds: Vec<u64> = tokens.clone().map(|index| self.sound(index, at)).collect();
                let Some(&(kind, score)) = known.get(&sounds) else { continue };
                if tokens.clone().all(|index| usize::from(taken[index]) < length)
                    && self.plausible(at, length)
                {
                    taken[tokens.clone()].fill(length.min(255) as u8);
                    put(names, Candidate { tokens, kind, score });
                    break;
                }
            }
        }
    }

    /// One word alone is taken only where the tagger was not sure that it is none.
    fn plausible(&self, at: usize, length: usize) -> bool {
        length > 1 || self.tagging.likely[at][0] < 0.995
    }

    /// One spelling is of one kind in one document: of that which its mentions are surest of. What is sure of a name in
    /// one place is believed of it in the others, so that all of them are shown.
    fn agree(&self, names: &mut [Candidate]) {
        /// Of each kind: the squares of the scores, which let the sure ones speak louder, and the highest score.
        type Votes = [(f32, f32); 4];
        let mut votes: HashMap<Vec<u64>, Votes, hash::Builder> = HashMap::default();
        let order = [Kind::Person, Kind::Organisation, Kind::Place, Kind::Other];
        let place = |kind| order.iter().position(|&other| other == kind).unwrap_or(0);
        let sounds = |name: &Candidate| -> Vec<u64> {
            name.tokens.clone().map(|at| self.sound(at, name.tokens.start)).collect()
        };
        for name in names.iter() {
            let vote = &mut votes.entry(sounds(name)).or_default()[place(name.kind)];
            *vote = (vote.0 + name.score * name.score, vote.1.max(name.score));
        }
        for name in names {
            let votes = &votes[&sounds(name)];
            let best = (0..4).max_by(|&a, &b| votes[a].0.total_cmp(&votes[b].0)).unwrap_or(0);
            if votes[best].0 > 1.5 * votes[place(name.kind)].0 {
                name.kind = order[best];
            }
            let most = if name.tokens.len() > 1 { 0.9 } else { RULE };
            name.score = name.score.max(votes[place(name.kind)].1.min(most));
        }
    }
}

/// Puts a candidate in the place of those it overlaps.
fn put(names: &mut Vec<Candidate>, name: Candidate) {
    names.retain(|other| {
        other.tokens.end <= name.tokens.start || other.tokens.start >= name.tokens.end
    });
    let at = names.partition_point(|other| other.tokens.start < name.tokens.start);
    names.insert(at, name);
}
