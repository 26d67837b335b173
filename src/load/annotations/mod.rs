//! Annotations: what people's taggers and tools write about a text. In: a value of JSON, a brat or
//! `CoNLL` file. Out: [`Span`]s, and the entities they name. One file a form.

mod align;
mod brat;
mod conll;
mod csv;
mod document;
mod found;
mod json;
mod pieces;
mod span;
mod tables;
mod tags;
mod web;
mod webanno;
mod words;

use std::collections::HashSet;

pub(super) use document::{pair, text_of};
pub(super) use found::Found;
pub(super) use json::collect;

use super::mentions::{Counting, attach, shortened};
use super::source::Source;
use super::{LoadError, decode, values};
use crate::article::offsets::Unit;
use crate::article::{Article, Home, Layer, LayerForm, Notice, Things};
use document::{Document, Homes};

/// A file of annotations.
pub(super) enum Annotations {
    /// Spans of documents; where a document says its text or identifier, it belongs to that article.
    Documents(Vec<Document>),
    /// Tokens and their tags, to be aligned to the texts.
    Tokens(Vec<Vec<conll::Token>>),
}

/// Reads a file of annotations.
pub(super) fn parse(source: &Source<'_>, bytes: Vec<u8>) -> Result<Annotations, LoadError> {
    let text = decode::decode(source, bytes)?.text;
    if text.trim_start().starts_with(['{', '[']) {
        let values = values::values(source, &text)?;
        if let Some(table) = tables::of_lists(&values) {
            return Ok(Annotations::Tokens(conll::parse(&table)));
        }
        let strange = values.iter().find_map(json::strange);
        let documents = document::documents(values);
        if let Some(keys) = strange.filter(|_| documents.iter().all(Document::is_empty)) {
            return Err(unknown(source, format!("JSON with {keys}")));
        }
        return Ok(Annotations::Documents(documents));
    }
    if brat::is_brat(&text) {
        let found = Found { form: Some(LayerForm::Brat), ..brat::parse(&text) };
        return Ok(Annotations::Documents(vec![Document { found, ..Document::default() }]));
    }
    if webanno::is_webanno(&text) {
        let found = Found { form: Some(LayerForm::WebAnno), ..webanno::parse(&text) };
        return Ok(Annotations::Documents(vec![Document { found, ..Document::default() }]));
    }
    if csv::is_csv(&text) {
        return Ok(Annotations::Documents(of_csv(csv::parse(&text))));
    }
    if let Some(documents) = tables::of_tasks(&text) {
        return Ok(Annotations::Documents(of_csv(documents)));
    }
    let table = tables::of_words(&text);
    let tokens = conll::parse(table.as_deref().unwrap_or(&text));
    if !text.trim().is_empty() && !tokens.iter().flatten().any(conll::Token::is_tagged) {
        let first = text.trim_start().lines().next().unwrap_or_default();
        return Err(unknown(source, format!("“{}”", shortened(first.trim()))));
    }
    Ok(Annotations::Tokens(tokens))
}

/// Documents that were read from CSV, whatever their fields hold.
fn of_csv(mut documents: Vec<Document>) -> Vec<Document> {
    for document in &mut documents {
        document.found.form = Some(LayerForm::Csv);
    }
    documents
}

/// That a file is of no known form.
fn unknown(source: &Source<'_>, found: String) -> LoadError {
    LoadError::Annotations { name: source.name.to_owned(), found }
}

/// Lays a file's annotations over the articles of a source. `name` is the file's, `home` what it is to the source.
pub(super) fn lay(
    articles: &mut [Article],
    name: &str,
    annotations: Annotations,
    unit: Option<Unit>,
    home: &Home,
) {
    let documents = match annotations {
        Annotations::Tokens(tokens) => {
            return lay_tokens(articles, tokens, home);
        }
        Annotations::Documents(documents) => documents,
    };
    let (of, mut strays) = (documents.len(), 0);
    let in_order = of == articles.len();
    let homes = Homes::of(articles);
    for (nth, document) in documents.into_iter().enumerate() {
        let number = || document.number().filter(|_| document.text.is_none());
        let in_turn = (in_order || document.is_bare()).then_some(nth);
        let own = homes.home(&document).or_else(|| in_turn.filter(|_| in_order));
        let nth = own.or_else(number).or(in_turn);
        match nth.and_then(|nth| articles.get_mut(nth)) {
            Some(article) => document.found.lay(article, unit, home.clone()),
            None => strays += 1,
        }
    }
    if let (1.., Some(article)) = (strays, articles.first_mut()) {
        let reason = format!("{name}: their text is that of no article");
        article.notices.push(Notice::Skipped {
            count: strays,
            of,
            what: Things::AnnotatedTexts,
            reason,
        });
    }
}

/// Lays tokens over articles: each document over its own where there are as many, else all over the first.
fn lay_tokens(articles: &mut [Article], documents: Vec<Vec<conll::Token>>, home: &Home) {
    if documents.len() == articles.len() {
        for (article, tokens) in articles.iter_mut().zip(&documents) {
            conll::lay(article, tokens, home);
        }
    } else if let Some(article) = articles.first_mut() {
        let tokens: Vec<conll::Token> = documents.into_iter().flatten().collect();
        conll::lay(article, &tokens, home);
    }
}

impl Found {
    /// Lays what was found over an article.
    pub(super) fn lay(self, article: &mut Article, unit: Option<Unit>, home: Home) {
        let Self { spans, entities, unit: usual, line_feeds, form } = self;
        let known: HashSet<String> =
            article.entities.iter().map(|known| known.id.clone()).collect();
        let new = entities.into_iter().filter(|entity| !known.contains(&entity.id));
        article.entities.extend(new);
        let mut spans = pieces::join(spans);
        words::place(&mut spans, &article.slice(article.body.clone()), article.body.start);
        let layer = attach(article, spans, Counting { unit, usual, line_feeds });
        // That nothing stands in a file of annotations is worth knowing, that an article brings none is usual.
        if layer.of > 0 || home != Home::Article {
            article.layers.push(Layer { home, form, ..layer });
        }
    }
}
