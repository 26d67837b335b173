//! Grouping: mentions in, the entity of each out.
//!
//! Names are one entity where their words are the same (an article, a spelling of one letter's difference aside);
//! where a person's name is part of the last longer one; where an organisation's shorter name keeps the longer
//! one's words in their order; where an acronym stands in brackets behind a name. Kinds never mix, and two full
//! names that differ in the given name stay two.

use std::collections::HashMap;

use crate::article::Kind;

use super::alias::sound;
use super::analysis::Analysis;
use super::candidate::Candidate;
use super::hash;
use super::lexeme::Lexeme;
use super::token::digit;

/// An entity while it grows.
#[derive(Debug)]
struct Group {
    kind: Kind,
    /// Its names' words, each name once.
    names: Vec<Vec<String>>,
}

/// The groups of a text's mentions.
#[derive(Debug, Default)]
pub struct Groups {
    all: Vec<Group>,
    /// Groups by kind and a name's words.
    exact: HashMap<(Kind, Vec<String>), usize>,
    /// Groups by kind and one word of a name.
    by_word: HashMap<(Kind, u64), Vec<usize>, hash::Builder>,
}

/// Arabic's article.
const ARTICLE: &str = "\u{627}\u{644}";

/// A group is compared with the latest few only: a text of any size takes linear time.
const LATEST: usize = 24;

impl Groups {
    /// The entity of each mention, in order of first mention.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>, lexemes: &[Lexeme], mentions: &[Candidate]) -> Vec<usize> {
        let mut groups = Self::default();
        let words: Vec<Vec<String>> =
            (0..mentions.len()).map(|at| words_of(analysis, lexemes, mentions, at)).collect();
        // Long names first, then the acronyms behind them, so that a headline's short name finds its long one.
        let alias: Vec<Option<usize>> = (0..mentions.len())
            .map(|at| bracketed(analysis, mentions, at).filter(|_| words[at].len() == 1))
            .collect();
        let mut order: Vec<usize> = (0..mentions.len()).collect();
        order.sort_by_key(|&at| (words[at].len() < 2, alias[at].is_none(), at));
        let mut found = vec![0; mentions.len()];
        for at in order {
            found[at] = match alias[at] {
                Some(long) => groups.alias(mentions[at].kind, &words[at], found[long]),
                None => groups.find(mentions[at].kind, &words[at]),
            };
        }
        renumbered(&found)
    }

    fn alias(&mut self, kind: Kind, words: &[String], group: usize) -> usize {
        self.remember(kind, words, group);
        group
    }

    fn find(&mut self, kind: Kind, words: &[String]) -> usize {
        if let Some(&group) = self.exact.get(&(kind, words.to_vec())) {
            return group;
        }
        let near = self.near(kind, words);
        let group = near.unwrap_or_else(|| {
            self.all.push(Group { kind, names: Vec::new() });
            self.all.len() - 1
        });
        self.remember(kind, words, group);
        group
    }

    fn near(&self, kind: Kind, words: &[String]) -> Option<usize> {
        if matches!(kind, Kind::Date | Kind::Number) {
            return None;
        }
        let mut candidates: Vec<usize> = Vec::new();
        for word in words {
            let groups = self.by_word.get(&(kind, sound(word)));
            candidates.extend(groups.into_iter().flatten().rev().take(LATEST));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let fits = |&&group: &&usize| {
            let group = &self.all[group];
            group.kind == kind && group.names.iter().any(|name| same(kind, name, words))
        };
        candidates.iter().rev().find(fits).copied()
    }

    fn remember(&mut self, kind: Kind, words: &[String], group: usize) {
        if self.exact.insert((kind, words.to_vec()), group).is_none() {
            self.all[group].names.push(words.to_vec());
            for word in words {
                self.by_word.entry((kind, sound(word))).or_default().push(group);
            }
        }
    }
}

/// The mention behind which another stands alone in brackets.
fn bracketed(analysis: &Analysis<'_>, mentions: &[Candidate], at: usize) -> Option<usize> {
    let (long, short) = (mentions.get(at.checked_sub(1)?)?, &mentions[at]);
    let bracket = long.tokens.end;
    let open = bracket + 1 == short.tokens.start && analysis.token_text(bracket) == "(";
    (open && long.kind == short.kind && long.tokens.len() > 1).then(|| at - 1)
}

/// The words a mention is compared by: stems without the article; of a day its weekday alone, which may follow behind a
/// comma (`this morning, Saturday`); of a percentage its number.
fn words_of(
    analysis: &Analysis<'_>,
    lexemes: &[Lexeme],
    mentions: &[Candidate],
    at: usize,
) -> Vec<String> {
    let mention = &mentions[at];
    let mut tokens = mention.tokens.clone();
    if mention.kind == Kind::Date {
        let day = weekday(lexemes, mention).or_else(|| {
            let next =
                mentions.get(at + 1).filter(|next| next.tokens.start == mention.tokens.end + 1)?;
            let loose = mention
                .tokens
                .clone()
                .all(|at| matches!(lexemes[at], Lexeme::DayPart | Lexeme::Relative));
            (loose && next.kind == Kind::Date).then(|| weekday(lexemes, next)).flatten()
        });
        tokens = day.map_or(tokens, |day| day..day + 1);
    }
    let percentage =
        tokens.clone().any(|at| matches!(lexemes[at], Lexeme::Percent | Lexeme::Hundred));
    let bare = |word: &str| {
        word.strip_prefix(ARTICLE)
            .filter(|rest| rest.chars().count() > 2)
            .unwrap_or(word)
            .to_owned()
    };
    let word = |at: usize| {
        let word = analysis.word(at);
        if at == mention.tokens.start { word.stem.as_str() } else { word.key.as_str() }
    };
    match (mention.kind, percentage) {
        (Kind::Number, true) => {
            let number =
                tokens.filter(|&at| matches!(lexemes[at], Lexeme::Number | Lexeme::Numeral));
            std::iter::once("%".to_owned()).chain(number.map(|at| european(word(at)))).collect()
        }
        (Kind::Number | Kind::Date, _) => tokens.map(|at| european(&bare(word(at)))).collect(),
        _ => tokens.map(|at| bare(word(at))).collect(),
    }
}

/// The weekday of a day that says no month, number or modifier.
fn weekday(lexemes: &[Lexeme], mention: &Candidate) -> Option<usize> {
    let fixed = |at: usize| matches!(lexemes[at], Lexeme::Number | Lexeme::Modifier);
    let day = mention.tokens.clone().find(|&at| lexemes[at] == Lexeme::Weekday)?;
    (!mention.tokens.clone().any(fixed)).then_some(day)
}

/// Digits of any set as European ones; the word for a hundred as its number.
fn european(word: &str) -> String {
    match word {
        "\u{645}\u{64A}\u{647}" | "\u{645}\u{627}\u{64A}\u{647}" => "100".to_owned(),
        _ => word
            .chars()
            .map(|c| digit(c).and_then(|value| char::from_digit(value, 10)).unwrap_or(c))
            .collect(),
    }
}

fn same(kind: Kind, long: &[String], short: &[String]) -> bool {
    let (long, short) = if long.len() >= short.len() { (long, short) } else { (short, long) };
    if long.len() == short.len() {
        return long.iter().zip(short).all(|(a, b)| alike(a, b));
    }
    match kind {
        Kind::Person => same_person(long, short),
        Kind::Organisation => {
            alike(&long[0], &short[0])
                && in_order(long, short)
                && (short.len() > 1 || long.len() < 4)
        }
        Kind::Other => short.len() > 1 && alike(&long[0], &short[0]) && in_order(long, short),
        _ => short.len() > 1 && long.iter().zip(short).all(|(a, b)| alike(a, b)),
    }
}

/// One name alone is the first or last of the full one; more names stand in it in order, the last among them.
fn same_person(long: &[String], short: &[String]) -> bool {
    let (Some(first), Some(last)) = (long.first(), long.last()) else { return false };
    match short {
        [only] => alike(only, last) || alike(only, first),
        _ => in_order(long, short) && (alike(&short[0], first) || long.ends_with(short)),
    }
}

fn in_order(long: &[String], short: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| alike(word, other)))
}

/// The same word, or one with a letter more or another, where it is long enough that this is a spelling.
fn alike(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (long, short) = if a.len() >= b.len() { (&a, &b) } else { (&b, &a) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let head = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    let vowel = |c: Option<&char>| matches!(c, Some('\u{627}' | '\u{648}' | '\u{64A}'));
    long.len() > short.len() && vowel(long.get(head)) && long[head + 1..] == short[head..]
}

/// Numbers groups in the order of their first mention.
fn renumbered(found: &[usize]) -> Vec<usize> {
    let mut numbers: HashMap<usize, usize, hash::Builder> = HashMap::default();
    found
        .iter()
        .map(|&group| {
            let next = numbers.len();
            *numbers.entry(group).or_insert(next)
        })
        .collect()
}
