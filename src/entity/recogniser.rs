//! All the parts in their order: a text in, what was found out.

use crate::article::{Kind, squeezed};

use super::alias;
use super::amount;
use super::analysis::Analysis;
use super::calendar::Calendar;
use super::candidate::{self, Candidate};
use super::english;
use super::grouping::Groups;
use super::language::{self, Language, language_of};
use super::lexeme::Lexeme;
use super::model::Model;
use super::span::{Found, Named, Span};
use super::tagger;
use super::tagging::Tagging;

/// Finds and groups the entities of a text. Cheap to make and to send to another thread.
#[derive(Clone, Copy, Debug)]
pub struct Recogniser {
    model: &'static Model,
    threshold: f32,
}

impl Default for Recogniser {
    fn default() -> Self {
        Self::new()
    }
}

impl Recogniser {
    /// With the model in the program.
    #[must_use]
    pub fn new() -> Self {
        Self::with_model(Model::embedded())
    }

    /// With the model in the program, all of it read once: the first text is recognised as soon as the others.
    #[must_use]
    pub fn ready() -> Self {
        let recogniser = Self::new();
        let _ = recogniser.text("\u{642}\u{627}\u{644} 1");
        recogniser
    }

    /// With another model.
    #[must_use]
    pub fn with_model(model: &'static Model) -> Self {
        Self { model, threshold: 0.0 }
    }

    /// Leaves out what scores less, 0 to 1.
    #[must_use]
    pub fn threshold(self, threshold: f32) -> Self {
        Self { threshold, ..self }
    }

    /// Recognises a text.
    #[must_use]
    pub fn text(&self, text: &str) -> Found {
        self.text_unless(text, || false).unwrap_or_default()
    }

    /// Recognises a text; `None` where it is told on the way that nobody waits for it.
    #[must_use]
    pub fn text_unless(&self, text: &str, is_unwanted: impl Fn() -> bool) -> Option<Found> {
        let analysis = Analysis::new(text);
        let lexemes = analysis.lexemes();
        let tagging = tagger::tag_unless(self.model, &analysis, is_unwanted)?;
        let names = names(&analysis, &lexemes, &tagging);
        let mut candidates = candidate::merge(names, figures(&analysis, &lexemes));
        candidates.retain(|candidate| candidate.score >= self.threshold);
        Some(found(&analysis, &lexemes, &candidates))
    }
}

fn names(analysis: &Analysis<'_>, lexemes: &[Lexeme], tagging: &Tagging) -> Vec<Candidate> {
    let paragraphs = language::paragraphs(analysis);
    let is_arabic = |token| language_of(&paragraphs, token) == Language::Arabic;
    let tagged: Vec<Candidate> = tagging.mentions().into_iter().map(Candidate::from).collect();
    let arabic = tagged.into_iter().filter(|name| is_arabic(name.tokens.start)).collect();
    let mut names = alias::Document::new(analysis, lexemes, tagging).complete(arabic);
    names.retain(|name| is_arabic(name.tokens.start));
    let latin = english::names(analysis, lexemes, &paragraphs);
    names.extend(latin.into_iter().filter(|name| !name.overlaps(&names)).collect::<Vec<_>>());
    names.sort_by_key(|name| name.tokens.start);
    names
}

/// Dates and amounts, in order.
fn figures(analysis: &Analysis<'_>, lexemes: &[Lexeme]) -> Vec<Candidate> {
    let calendar = Calendar::new(analysis, lexemes);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        let figure = match lexemes[at] {
            Lexeme::Word => None,
            _ => calendar
                .at(at)
                .map(|tokens| Candidate { tokens, kind: Kind::Date, score: 0.95 })
                .or_else(|| {
                    let tokens = amount::amount(analysis, lexemes, at)?;
                    Some(Candidate { tokens, kind: Kind::Number, score: 0.97 })
                }),
        };
        at = figure.as_ref().map_or(at + 1, |figure| figure.tokens.end);
        found.extend(figure);
    }
    found
}

fn found(analysis: &Analysis<'_>, lexemes: &[Lexeme], candidates: &[Candidate]) -> Found {
    let groups = Groups::of(analysis, lexemes, candidates);
    let mut entities: Vec<(usize, Named)> = Vec::new();
    let mut mentions = Vec::with_capacity(candidates.len());
    for (candidate, &entity) in candidates.iter().zip(&groups) {
        let range = candidate.bytes(analysis);
        let name = squeezed(&analysis.text[range.clone()]);
        let length = name.chars().count();
        match entities.get_mut(entity) {
            Some(known) if known.0 >= length => {}
            Some(known) => *known = (length, Named { kind: candidate.kind, name }),
            None => entities.push((length, Named { kind: candidate.kind, name })),
        }
        mentions.push(Span { range, kind: candidate.kind, score: candidate.score, entity });
    }
    Found { mentions, entities: entities.into_iter().map(|(_, named)| named).collect() }
}
