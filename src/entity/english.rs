//! English, modestly: runs of capitalised words, told apart by gazetteers and by words that say what a name is.
//!
//! Only English paragraphs ([`super::language`]) are read; a capital at a sentence's start counts where the gazetteer knows the
//! word or another capital follows.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use crate::article::Kind;

use super::analysis::Analysis;
use super::candidate::Candidate;
use super::gazetteer::Classes;
use super::hash;
use super::language::{Language, Paragraph, language_of};
use super::lexeme::Lexeme;
use super::token::TokenKind;

/// What a word says of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cue {
    /// Before a person's name.
    Title,
    /// In an organisation's name.
    Organisation,
    /// In an event's name.
    Event,
    /// In a place's name.
    Place,
    /// Without a capital, inside a name.
    Small,
    /// With a capital at a sentence's start, naming nothing.
    Starter,
}

fn cue(word: &str) -> Option<Cue> {
    static CUES: OnceLock<HashMap<&'static str, Cue, hash::Builder>> = OnceLock::new();
    let cues = CUES.get_or_init(|| {
        let mut cues = HashMap::default();
        for (class, words) in
            include_str!("english.txt").lines().filter_map(|line| line.split_once(':'))
        {
            let cue = match class {
                "Title" => Cue::Title,
                "Organisation" => Cue::Organisation,
                "Event" => Cue::Event,
                "Place" => Cue::Place,
                "Small" => Cue::Small,
                "Starter" => Cue::Starter,
                _ => continue,
            };
            cues.extend(words.split_whitespace().map(|word| (word, cue)));
        }
        cues
    });
    cues.get(word).copied()
}

/// The names of a text's English paragraphs.
#[must_use]
pub fn names(
    analysis: &Analysis<'_>,
    lexemes: &[Lexeme],
    paragraphs: &[Paragraph],
) -> Vec<Candidate> {
    let reader = Reader { analysis, lexemes };
    let latin =
        |sentence: &&Range<usize>| language_of(paragraphs, sentence.start) == Language::English;
    analysis.sentences.iter().filter(latin).flat_map(|sentence| reader.sentence(sentence)).collect()
}

struct Reader<'a, 't> {
    analysis: &'a Analysis<'t>,
    lexemes: &'a [Lexeme],
}

impl Reader<'_, '_> {
    fn sentence(&self, sentence: &Range<usize>) -> Vec<Candidate> {
        let mut found = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let end = self.run(at, sentence);
            if end == at {
                at += 1;
                continue;
            }
            found.extend(self.name(at..end, sentence.start));
            at = end;
        }
        found
    }

    fn capital(&self, at: usize) -> bool {
        let token = &self.analysis.tokens[at];
        token.kind == TokenKind::Latin
            && self.lexemes[at] == Lexeme::Word
            && self.analysis.token_text(at).starts_with(char::is_uppercase)
    }

    /// Behind the capitalised words that begin at a token, small words between them included.
    fn run(&self, start: usize, sentence: &Range<usize>) -> usize {
        let text = |at: usize| self.analysis.token_text(at);
        if !self.capital(start) || matches!(cue(text(start)), Some(Cue::Starter | Cue::Title)) {
            return start;
        }
        let mut end = start + 1;
        loop {
            let mut next = end;
            while next < sentence.end
                && next < end + 2
                && (cue(text(next)) == Some(Cue::Small) || text(next) == "-")
            {
                next += 1;
            }
            // `Tunisia and Algeria` are two, `Ministry of Health` is one.
            let joined = (end..next).all(|at| !matches!(text(at), "and"));
            if next >= sentence.end || !self.capital(next) || !joined {
                return end;
            }
            end = next + 1;
        }
    }

    fn name(&self, tokens: Range<usize>, sentence: usize) -> Option<Candidate> {
        let texts: Vec<&str> = tokens.clone().map(|at| self.analysis.token_text(at)).collect();
        let classes = self.classes(&tokens);
        let has = |wanted: Cue| texts.iter().any(|text| cue(text) == Some(wanted));
        let before = tokens.start.checked_sub(1).map(|at| self.analysis.token_text(at));
        let before = before.map(|text| {
            if text == "." && tokens.start > 1 {
                self.analysis.token_text(tokens.start - 2)
            } else {
                text
            }
        });
        let titled = before.is_some_and(|before| cue(before) == Some(Cue::Title));
        let (kind, score) = if has(Cue::Organisation) {
            (Kind::Organisation, 0.8)
        } else if has(Cue::Event) {
            (Kind::Other, 0.7)
        } else if titled {
            (Kind::Person, 0.9)
        } else if classes.is_place() || has(Cue::Place) {
            (Kind::Place, 0.8)
        } else if classes.any(Classes::FIRST) && texts.len() > 1 {
            (Kind::Person, 0.85)
        } else if texts.len() == 1 && texts[0].len() > 1 && texts[0].chars().all(char::is_uppercase)
        {
            (Kind::Organisation, 0.7)
        } else if texts.len() > 1 || classes.any(Classes::LAST) && tokens.start > sentence {
            (Kind::Person, 0.5)
        } else {
            return None;
        };
        Some(Candidate { tokens, kind, score })
    }

    /// What the gazetteer knows: of the whole name as a place, else of its first word.
    fn classes(&self, tokens: &Range<usize>) -> Classes {
        let known = self.analysis.known[tokens.start];
        let last = self.analysis.known[tokens.end - 1];
        let whole = tokens.len() == 1 && known.position == 1
            || tokens.len() > 1 && known.position == 2 && last.position == 3;
        let first = self.analysis.word(tokens.start).classes;
        if whole { known.classes } else { Classes(first.0 & (Classes::FIRST.0 | Classes::LAST.0)) }
    }
}
