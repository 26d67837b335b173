//! What is known of an article besides its text: where it comes from, how its source was read, what stands over it.
//! In: the article and the app's state. Out: [`Fact`]s in groups, in the order they are shown; nothing is read for them
//! but a text that is short enough to be counted at once.

mod counts;
mod named;

pub(super) use counts::Counts;

use super::{App, Finder, date};
use crate::article::{Article, Certainty, CountedBy, Entry, Home, Layer};
use crate::layout::{Base, Direction};
use crate::locale::Message;
use crate::locale::details::{Detail, DetailLabel, Known};
use named::{certainty, form, layer_form, notice, told, unit, why};

/// One row: what it is about, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about; `None` where it goes on with what the row before is about.
    pub label: Option<DetailLabel>,
    /// What is known.
    pub value: Value,
}

/// What is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Sentences of ours, one beside the other.
    Said(Vec<Message>),
    /// Words of the article's, in a direction of their own.
    Quoted(String),
    /// A path or an address, which runs from the left.
    Path(String),
}

fn row(label: DetailLabel, value: Value) -> Fact {
    Fact { label: Some(label), value }
}

/// A row of sentences of ours.
fn said(label: DetailLabel, said: impl IntoIterator<Item = Detail>) -> Fact {
    row(label, Value::Said(said.into_iter().map(Message::Detail).collect()))
}

impl App {
    /// What is known of an article that is at hand.
    pub(super) fn facts(&self, at: usize, counts: Option<Counts>) -> Vec<Vec<Fact>> {
        let Some(article) = self.articles.get(at) else { return Vec::new() };
        let mut source = of_source(article);
        if self.articles.len() > 1 {
            let more = self.articles.is_growing();
            let place = self.order.position(at).map_or(at, |row| row) + 1;
            let fact = said(DetailLabel::Place, [Detail::Place(place, self.articles.len(), more)]);
            source.insert(source.len().min(1), fact);
        }
        let groups = [
            of_meta(article),
            source,
            self.of_text(article, counts),
            self.of_names(at, article),
            self.of_notices(at, article, counts),
        ];
        groups.into_iter().filter(|group| !group.is_empty()).collect()
    }

    /// Length, language, direction.
    fn of_text(&self, article: &Article, counts: Option<Counts>) -> Vec<Fact> {
        let bytes = Message::Detail(Detail::Bytes(article.len() as u64));
        let length = match counts {
            Some(Counts { paragraphs, words, .. }) => {
                vec![Message::Paragraphs(paragraphs), Message::Detail(Detail::Words(words)), bytes]
            }
            None => vec![bytes, Message::Detail(Detail::NotCounted)],
        };
        let direction = match self.settings.layout.direction {
            Direction::Auto | Direction::FirstStrong => {
                let by = if article.dir_said { Known::Said } else { Known::ByLetters };
                [Detail::FromTheRight(article.dir == Base::Rtl), Detail::Known(by)]
            }
            Direction::Fixed(base) => {
                let by = Known::Asked("--dir");
                [Detail::FromTheRight(base == Base::Rtl), Detail::Known(by)]
            }
        };
        vec![
            row(DetailLabel::Length, Value::Said(length)),
            said(DetailLabel::Language, languages(article)),
            said(DetailLabel::Direction, direction),
        ]
    }

    /// Annotations, and who found the names where there are none.
    fn of_names(&self, at: usize, article: &Article) -> Vec<Fact> {
        let mut facts: Vec<Fact> = article.layers.iter().flat_map(of_layer).collect();
        let laid = article.layers.iter().any(|layer| layer.of > layer.skipped);
        let reading = self.readings.get(at);
        let seeking = reading.and_then(|reading| reading.recognising).map(Detail::Seeking);
        let mut names = Vec::new();
        if !article.mentions.is_empty() {
            let places = Message::Detail(Detail::Places(article.mentions.len()));
            names.extend([Message::Names(article.entities.len()), places]);
        }
        let finder = match &self.settings.finder {
            _ if laid => None,
            Finder::Nobody => Some(Detail::NotSought),
            _ if seeking.is_some() => seeking,
            _ if names.is_empty() && !self.has_read(at) => Some(Detail::SoughtOnceOpened),
            _ if names.is_empty() => None,
            Finder::Own => Some(Detail::Recognised),
            Finder::Command(command) => Some(Detail::RecognisedBy(command.clone())),
        };
        if names.is_empty() && finder.is_none() {
            names.push(Message::NoEntities);
        }
        let corrections = reading.map_or(0, |reading| reading.corrections);
        let corrections = (corrections > 0).then_some(Detail::PutRight(corrections));
        names.extend(finder.into_iter().chain(corrections).map(Message::Detail));
        facts.push(row(DetailLabel::Names, Value::Said(names)));
        facts
    }

    /// What loading guessed, mended or left out, but what stands elsewhere among the facts.
    fn of_notices(&self, at: usize, article: &Article, counts: Option<Counts>) -> Vec<Fact> {
        let overrides = counts.map_or(0, |counts| counts.overrides);
        let overrides = (overrides > 0 && !self.settings.layout.raw)
            .then_some(Message::Detail(Detail::Overrides(overrides)));
        let outdated = self.readings.get(at).is_some_and(|reading| reading.outdated);
        let outdated = outdated.then_some(Message::Outdated);
        let notices = article.notices.iter().filter_map(notice).map(Message::Detail);
        let mut facts: Vec<Fact> = outdated
            .into_iter()
            .chain(notices)
            .chain(overrides)
            .map(|message| Fact { label: None, value: Value::Said(vec![message]) })
            .collect();
        if let Some(first) = facts.first_mut() {
            first.label = Some(DetailLabel::Noted);
        }
        facts
    }
}

/// Title, author, publisher, date, address.
fn of_meta(article: &Article) -> Vec<Fact> {
    let meta = &article.meta;
    let quoted = |label, text: &Option<String>| {
        let text = text.clone().filter(|text| !text.trim().is_empty())?;
        Some(row(label, Value::Quoted(text)))
    };
    let title = Some(Entry::of(article).title);
    let day = meta.published.as_deref().map(date);
    let facts = [
        quoted(DetailLabel::Title, &title),
        quoted(DetailLabel::Author, &meta.byline),
        quoted(DetailLabel::Publisher, &meta.source),
        day.map(|day| row(DetailLabel::Date, Value::Said(vec![day]))),
        meta.url.clone().map(|url| row(DetailLabel::Address, Value::Path(url))),
    ];
    facts.into_iter().flatten().collect()
}

/// Name, form and encoding of the source.
fn of_source(article: &Article) -> Vec<Fact> {
    let Some(origin) = article.origin.as_deref() else { return Vec::new() };
    let mut facts = Vec::new();
    // A page that was fetched is where it says it is.
    if article.meta.url.as_ref() != Some(&origin.name) {
        facts.push(row(DetailLabel::Source, Value::Path(origin.name.clone())));
    }
    let packed = origin.packed.then_some(Detail::Packed);
    let form = [Detail::Form(form(origin.form)), Detail::Known(told(origin.told))];
    let bytes = Detail::Bytes(origin.bytes);
    facts.push(said(DetailLabel::Form, form.into_iter().chain(packed).chain([bytes])));
    if let Some(encoding) = origin.encoding {
        let mut value = vec![
            Message::Text(encoding.name.to_owned()),
            Message::Detail(Detail::Known(certainty(encoding.by))),
        ];
        if matches!(encoding.by, Certainty::Guessed | Certainty::Assumed) {
            value.push(Message::Detail(Detail::OtherEncoding));
        }
        facts.push(row(DetailLabel::Encoding, Value::Said(value)));
    }
    facts
}

/// The language, and those of parts.
fn languages(article: &Article) -> Vec<Detail> {
    let mut languages = match &article.meta.lang {
        Some(lang) => vec![Detail::Language(lang.clone()), Detail::Known(Known::Said)],
        None => vec![Detail::Unsaid],
    };
    let mut parts: Vec<String> = Vec::new();
    for part in &article.langs {
        if !parts.contains(&part.lang) {
            parts.push(part.lang.clone());
        }
    }
    if !parts.is_empty() {
        languages.push(Detail::Parts(parts));
    }
    languages
}

/// Where annotations stand, how many fit, how their offsets count, why the first that does not fit does not.
fn of_layer(layer: &Layer) -> Vec<Fact> {
    let home = match &layer.home {
        Home::Article => Detail::InTheFile,
        Home::Beside(name) => Detail::Beside(name.clone()),
        Home::Given(name) => Detail::Given(name.clone()),
        Home::Corrections => Detail::Corrections,
    };
    let left_out = (layer.skipped > 0).then_some(Detail::LeftOut(layer.skipped));
    let form = layer.form.map(|form| Detail::Layer(layer_form(form)));
    let standing = Detail::Annotations(layer.of - layer.skipped);
    let where_and_how =
        std::iter::once(home).chain(form).chain([standing]).chain(left_out).collect::<Vec<_>>();
    let mut facts = vec![said(DetailLabel::Annotations, where_and_how)];
    if let Some(reason) = &layer.reason {
        facts.push(said(DetailLabel::FirstSkipped, [Detail::Why(why(reason))]));
    }
    if let Some(counted) = layer.counted {
        let (by, other) = match counted.by {
            CountedBy::Asked => (Known::Asked("--offsets"), None),
            CountedBy::Quotes { found, of } => (Known::ByQuotes(found, of), None),
            CountedBy::Words => (Known::ByWords, Some(Detail::OtherUnit)),
            CountedBy::Form => (Known::Usual, Some(Detail::OtherUnit)),
            CountedBy::Assumed => (Known::Untold, Some(Detail::OtherUnit)),
        };
        let value = [Detail::Unit(unit(counted.unit)), Detail::Known(by)].into_iter().chain(other);
        facts.push(said(DetailLabel::Offsets, value));
    }
    facts
}
