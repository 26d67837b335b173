//! Annotations: what people's taggers and tools write about a text. In: a value of JSON, a brat or
//! `CoNLL` file. Out: [`Span`]s, and the entities they name. One file a form.

mod align;
mod brat;
mod conll;
mod csv;
mod datasaur;
mod docbin;
mod document;
mod escapes;
mod found;
mod json;
mod lists;
mod markup;
mod msgpack;
mod nif;
mod pieces;
mod python;
mod segments;
mod shown;
mod slashes;
mod sniff;
mod span;
mod tables;
mod tags;
mod text;
mod transfer;
mod uima;
mod web;
mod webanno;
mod words;

use std::collections::HashSet;

pub(super) use found::Found;
pub(super) use json::{collect, collect_within};
pub(super) use sniff::is_annotated;
pub(super) use text::{pair, text_of};
pub(super) use web::is_annotation as is_web;

use serde_json::Value;

use super::mentions::{Counting, attach};
use super::quotes::shortened;
use super::source::Source;
use super::{LoadError, decode, limits, values};
use crate::article::offsets::Unit;
use crate::article::{Article, Entity, Home, Layer, LayerForm, Notice, Things};
use document::{Document, Homes};

/// A file of annotations.
pub(super) enum Annotations {
    /// Spans of documents; where a document says its text or identifier, it belongs to that article.
    Documents(Vec<Document>),
    /// Tokens and their tags, to be aligned to the texts.
    Tokens(Vec<conll::Tagged>),
    /// Tokens whose tags are numbers, and the file does not say of what.
    Numbered(Vec<conll::Tagged>),
}

impl Annotations {
    /// Whether they say nothing.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Documents(documents) => documents.iter().all(Document::is_empty),
            Self::Tokens(documents) | Self::Numbered(documents) => documents.is_empty(),
        }
    }

    /// The same, of a form that was read as another.
    fn of_form(self, form: LayerForm) -> Self {
        match self {
            Self::Documents(documents) => Self::Documents(of_form(documents, form)),
            tokens => tokens,
        }
    }
}

/// Reads a file of annotations.
pub(super) fn parse(source: &Source<'_>, bytes: Vec<u8>) -> Result<Annotations, LoadError> {
    match of_bytes(&bytes) {
        Some(annotations) => Ok(annotations),
        None => read(source, &decode::decode(source, bytes)?.text),
    }
}

/// What bytes that are no text say: spaCy's `DocBin`.
pub(super) fn of_bytes(bytes: &[u8]) -> Option<Annotations> {
    let documents = decode::is_doc_bin(bytes).then(|| docbin::documents(bytes))?;
    documents.map(Annotations::Documents)
}

/// What values of JSON say.
pub(super) fn of_values(source: &Source<'_>, values: Vec<Value>) -> Result<Annotations, LoadError> {
    if let Some(values) = nif::of_json(&values) {
        return Ok(Annotations::Documents(document::documents(values)));
    }
    match lists::of_lists(&values) {
        Some(lists::Lists::Named(table)) => return Ok(Annotations::Tokens(conll::parse(&table))),
        Some(lists::Lists::Numbered(table)) => {
            return Ok(Annotations::Numbered(conll::parse(&table)));
        }
        None => {}
    }
    let is_text =
        |value: &Value| value.as_array().is_some_and(|it| it.first().is_some_and(Value::is_string));
    if segments::joined(values.first().unwrap_or(&Value::Null)).is_none()
        && values.iter().all(|value| is_text(value) && pair(value).is_none())
        && !values.is_empty()
    {
        return Err(unknown(source, "JSON with a list of texts".to_owned()));
    }
    let strange = values.iter().find_map(json::strange);
    let tokens = lists::of_tokens(&values);
    let documents = document::documents(values);
    if documents.iter().all(Document::is_empty) {
        if let Some(table) = tokens {
            return Ok(Annotations::Tokens(conll::parse(&table)));
        }
        if let Some(keys) = strange.filter(|_| documents.iter().all(|it| it.text.is_none())) {
            return Err(unknown(source, format!("JSON with {keys}")));
        }
    }
    Ok(Annotations::Documents(documents))
}

/// What a long file of JSON lines says, of which no more than a line is held as values at once; `None` where it is no such,
/// or says nothing, and is to be looked at whole.
fn of_lines(source: &Source<'_>, text: &str) -> Option<Result<Vec<Document>, LoadError>> {
    let mut lines = serde_json::Deserializer::from_str(text).into_iter::<Value>();
    let first = lines.next()?.ok()?;
    if lists::of_lists(std::slice::from_ref(&first)).is_some() {
        return None;
    }
    let mut failure = None;
    let sound = |line: serde_json::Result<Value>| line.map_err(|error| failure = Some(error)).ok();
    let lines = std::iter::once(first).chain(lines.map_while(sound));
    let documents = document::documents(lines);
    match failure {
        Some(error) => Some(Err(values::failure(source, text, 0, &error))),
        None => documents.iter().any(|it| !it.is_empty()).then_some(Ok(documents)),
    }
}

/// Reads a text of annotations.
pub(super) fn read(source: &Source<'_>, text: &str) -> Result<Annotations, LoadError> {
    if text.trim_start().starts_with(['{', '[']) {
        if text.len() >= limits::LINES_BYTES as usize
            && let Some(documents) = of_lines(source, text)
        {
            return documents.map(Annotations::Documents);
        }
        let values = values::values(source, text);
        return of_values(source, values.or_else(|error| python::values(text).ok_or(error))?);
    }
    if let Some(values) = python::values(text) {
        return of_values(source, values);
    }
    if nif::is_nif(text) {
        return of_values(source, nif::read(text)).map(|it| it.of_form(LayerForm::Nif));
    }
    if markup::is_marked(text) {
        match markup::read(text) {
            Some(markup::Said::Values(values)) => {
                return of_values(source, values).map(|it| it.of_form(LayerForm::Markup));
            }
            Some(markup::Said::Tokens(table)) => {
                return Ok(Annotations::Tokens(conll::parse(&table)));
            }
            None => {}
        }
    }
    if let Some(root) = markup::root(text) {
        return Err(unknown(source, format!("XML or HTML that begins with <{root}>")));
    }
    if brat::is_brat(text) {
        let found = Found { form: Some(LayerForm::Brat), ..brat::parse(text) };
        return Ok(Annotations::Documents(vec![Document { found, ..Document::default() }]));
    }
    if webanno::is_webanno(text) {
        return Ok(Annotations::Documents(of_form(vec![webanno::parse(text)], LayerForm::WebAnno)));
    }
    if csv::is_csv(text) {
        return Ok(Annotations::Documents(of_form(csv::parse(text), LayerForm::Csv)));
    }
    if let Some(documents) = tables::of_tasks(text) {
        return Ok(Annotations::Documents(of_form(documents, LayerForm::Csv)));
    }
    let table = tables::of_words(text).or_else(|| slashes::tokens(text));
    let tokens = conll::parse(table.as_deref().unwrap_or(text));
    if !text.trim().is_empty() && !tokens.iter().any(conll::Tagged::is_tagged) {
        let first = text.trim_start().lines().next().unwrap_or_default();
        return Err(unknown(source, format!("“{}”", shortened(first.trim()))));
    }
    Ok(Annotations::Tokens(tokens))
}

/// Documents that were read from a form, whatever they were made of on the way.
fn of_form(mut documents: Vec<Document>, form: LayerForm) -> Vec<Document> {
    for document in &mut documents {
        document.found.form = Some(form);
    }
    documents
}

/// The articles of annotations that hold their texts.
pub(super) fn articles(annotations: Annotations, unit: Option<Unit>) -> Vec<Article> {
    match annotations {
        Annotations::Documents(documents) => {
            document::merged(documents).filter_map(|document| document.article(unit)).collect()
        }
        Annotations::Tokens(documents) => documents.iter().map(conll::Tagged::article).collect(),
        Annotations::Numbered(documents) => {
            let mut articles: Vec<Article> = documents.iter().map(conll::Tagged::article).collect();
            numbered(&mut articles, &documents);
            articles
        }
    }
}

/// Says of the first article that tags are numbers.
fn numbered(articles: &mut [Article], documents: &[conll::Tagged]) {
    let Some(article) = articles.first_mut() else { return };
    let count = documents.iter().map(conll::Tagged::len).sum();
    let reason = "they are numbers, and the file does not say which name each stands for; keep \
                  the names beside them (`features`, `names` or `id2label`), or write them as texts";
    article.notices.push(Notice::Skipped {
        count,
        of: count,
        what: Things::Tags,
        reason: reason.to_owned(),
    });
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
        Annotations::Tokens(tokens) => return lay_tokens(articles, tokens, home),
        Annotations::Numbered(tokens) => return numbered(articles, &tokens),
        Annotations::Documents(documents) => documents,
    };
    let (of, mut strays) = (documents.len(), 0);
    let in_order = of == articles.len();
    let homes = Homes::of(articles);
    for (nth, mut document) in documents.into_iter().enumerate() {
        // Where lines were texts, a line of one article or an article of several.
        let line = document.line.take_if(|_| articles.len() > 1).or(document.line.map(|_| 0));
        let number = || document.number().filter(|_| document.text.is_none());
        let in_turn = (in_order || document.is_bare()).then_some(nth);
        let own = homes.home(&document).or_else(|| in_turn.filter(|_| in_order));
        let nth = line.or(own).or_else(number).or(in_turn);
        match nth.and_then(|nth| articles.get_mut(nth)) {
            Some(article) => transfer::lay(article, document, unit, home),
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
fn lay_tokens(articles: &mut [Article], documents: Vec<conll::Tagged>, home: &Home) {
    if documents.len() == articles.len() {
        for (article, tagged) in articles.iter_mut().zip(&documents) {
            tagged.lay(article, home);
        }
    } else if let Some(article) = articles.first_mut() {
        conll::Tagged::of_all(documents).lay(article, home);
    }
}

impl Found {
    /// Lays what was found over an article.
    pub(super) fn lay(self, article: &mut Article, unit: Option<Unit>, home: Home) {
        let Self { spans, entities, unit: usual, line_feeds, form, page: _ } = self;
        let mut spans = pieces::join(spans);
        words::place(&mut spans, &article.slice(article.body.clone()), article.body.start);
        know(article, entities);
        let layer = attach(article, spans, Counting { unit, usual, line_feeds });
        // That nothing stands in a file of annotations is worth knowing, that an article brings none is usual.
        if layer.of > 0 || home != Home::Article {
            article.layers.push(Layer { home, form, ..layer });
        }
    }
}

/// Makes entities known to an article, unless they are.
fn know(article: &mut Article, entities: Vec<Entity>) {
    let known: HashSet<String> = article.entities.iter().map(|known| known.id.clone()).collect();
    let new = entities.into_iter().filter(|entity| !known.contains(&entity.id));
    article.entities.extend(new);
}
