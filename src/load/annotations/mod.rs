//! Annotations: what people's taggers and tools write about a text. In: a value of JSON, a brat or
//! `CoNLL` file. Out: [`Span`]s, and the entities they name. One file a form.

mod align;
mod brat;
mod conll;
mod csv;
mod json;
mod web;
mod webanno;

pub(super) use json::{Found, collect, identifier};

use serde_json::Value;

use super::json as json_source;
use super::mentions::{Span, attach};
use super::source::Source;
use super::{LoadError, decode};
use crate::article::offsets::Unit;
use crate::article::{Article, Notice};

/// A file of annotations.
pub(super) enum Annotations {
    /// Spans of documents; where a document says its text or identifier, it belongs to that article.
    Documents(Vec<Document>),
    /// Tokens and their tags, to be aligned to the texts.
    Tokens(Vec<Vec<conll::Token>>),
}

/// What is said of one text.
#[derive(Default)]
pub(super) struct Document {
    id: Option<String>,
    text: Option<String>,
    found: Found,
}

/// Reads a file of annotations.
pub(super) fn parse(source: &Source<'_>, bytes: Vec<u8>) -> Result<Annotations, LoadError> {
    let text = decode::decode(source, bytes)?.text;
    if text.trim_start().starts_with(['{', '[']) {
        let values = json_source::values(source, &text)?;
        return Ok(Annotations::Documents(documents(values)));
    }
    if brat::is_brat(&text) {
        let found = brat::parse(&text);
        return Ok(Annotations::Documents(vec![Document { found, ..Document::default() }]));
    }
    if webanno::is_webanno(&text) {
        let found = webanno::parse(&text);
        return Ok(Annotations::Documents(vec![Document { found, ..Document::default() }]));
    }
    if csv::is_csv(&text) {
        return Ok(Annotations::Documents(csv::parse(&text)));
    }
    Ok(Annotations::Tokens(conll::parse(&text)))
}

/// Lays a file's annotations over the articles of a source. `name` is the file's.
pub(super) fn lay(
    articles: &mut [Article],
    name: &str,
    annotations: Annotations,
    unit: Option<Unit>,
) {
    let documents = match annotations {
        Annotations::Tokens(tokens) => {
            return lay_tokens(articles, tokens);
        }
        Annotations::Documents(documents) => documents,
    };
    let (of, mut strays) = (documents.len(), 0);
    let in_order = of == articles.len();
    for (nth, document) in documents.into_iter().enumerate() {
        let home = articles.iter().position(|article| document.is_of(article));
        let home = home.or_else(|| document.number().filter(|_| document.text.is_none()));
        let nth = home.or_else(|| (in_order || document.is_bare()).then_some(nth));
        match nth.and_then(|nth| articles.get_mut(nth)) {
            Some(article) => document.found.lay(article, unit),
            None => strays += 1,
        }
    }
    if let (1.., Some(article)) = (strays, articles.first_mut()) {
        let reason = format!("{name}: their text is that of no article");
        article.notices.push(Notice::Skipped {
            count: strays,
            of,
            what: "annotated texts",
            reason,
        });
    }
}

/// Lays tokens over articles: each document over its own where there are as many, else all over the first.
fn lay_tokens(articles: &mut [Article], documents: Vec<Vec<conll::Token>>) {
    if documents.len() == articles.len() {
        for (article, tokens) in articles.iter_mut().zip(&documents) {
            conll::lay(article, tokens);
        }
    } else if let Some(article) = articles.first_mut() {
        let tokens: Vec<conll::Token> = documents.into_iter().flatten().collect();
        conll::lay(article, &tokens);
    }
}

/// The documents of a file's values: each value with a text or a list of spans is one; a file that is a
/// list of spans is one too.
fn documents(values: Vec<Value>) -> Vec<Document> {
    let mut bare = Found::default();
    let mut documents: Vec<Document> = Vec::new();
    for value in values {
        let items = match value {
            Value::Array(items)
                if items.iter().any(|item| item.get("text").is_some() && !json::is_span(item)) =>
            {
                items
            }
            value => vec![value],
        };
        for item in items {
            let says = |key: &str| item.get(key).or_else(|| item.get("data")?.get(key));
            let text = says("text").and_then(Value::as_str).filter(|_| !json::is_span(&item));
            match text {
                None => match article_of(&item) {
                    Some(id) => {
                        let id = Some(id);
                        if documents.last().is_none_or(|last| last.id != id) {
                            documents.push(Document { id, ..Document::default() });
                        }
                        if let Some(document) = documents.last_mut() {
                            collect(&item, &mut document.found);
                        }
                    }
                    None => collect(&item, &mut bare),
                },
                Some(text) => {
                    let mut document = Document {
                        id: says("id").and_then(json::identifier),
                        text: Some(text.to_owned()),
                        found: Found::default(),
                    };
                    collect(&item, &mut document.found);
                    documents.push(document);
                }
            }
        }
    }
    if documents.is_empty() || !bare.is_empty() {
        documents.push(Document { found: bare, ..Document::default() });
    }
    documents
}

/// The identifier of the article that a value is about, where it says one besides its own.
fn article_of(item: &Value) -> Option<String> {
    let whole = item.get("entities").is_some_and(Value::is_array) && !json::is_entity(item);
    let id = item.get("article").or_else(|| item.get("id").filter(|_| whole))?;
    json::identifier(id)
}

impl Document {
    /// The article it is about by its place, where it numbers articles that have no identifiers.
    fn number(&self) -> Option<usize> {
        self.id.as_deref()?.parse::<usize>().ok()?.checked_sub(1)
    }

    /// Whether it says that it is about an article: by its text, white space at the ends aside, or by
    /// its identifier.
    fn is_of(&self, article: &Article) -> bool {
        let same_text = |text: &str| {
            article.body.len().abs_diff(text.len()) < 8
                && article.slice(article.body.clone()).trim() == text.trim()
        };
        self.text.as_deref().is_some_and(same_text)
            || (self.id.is_some() && self.id == article.meta.id)
    }

    /// Whether it does not say what it is about.
    fn is_bare(&self) -> bool {
        self.text.is_none() && self.id.is_none()
    }
}

impl Found {
    /// Lays what was found over an article.
    pub(super) fn lay(self, article: &mut Article, unit: Option<Unit>) {
        let Self { spans, entities, unit: usual } = self;
        let known = |id: &str, article: &Article| article.entities.iter().any(|one| one.id == id);
        for entity in entities {
            if !known(&entity.id, article) {
                article.entities.push(entity);
            }
        }
        attach(article, join_pieces(spans), unit, usual);
    }
}

/// Joins pieces tagged `B-X`, `I-X` (as ungrouped pipelines give them) into spans of X.
fn join_pieces(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for mut span in spans {
        let tag = span.label.clone();
        let Some((prefix, label)) =
            tag.split_once('-').filter(|(prefix, _)| matches!(*prefix, "B" | "I"))
        else {
            joined.push(span);
            continue;
        };
        label.clone_into(&mut span.label);
        // A piece continues the last one where it touches it or only a blank lies between.
        let continues = joined.last_mut().filter(|last| {
            let gap = last.end.zip(span.start).map(|(end, start)| start - end);
            last.label == label && (gap == Some(0) || (prefix == "I" && gap == Some(1)))
        });
        match continues {
            Some(last) => {
                last.end = span.end;
                last.quote = None;
                last.score = last.score.zip(span.score).map(|(one, other)| one.min(other));
            }
            None => joined.push(span),
        }
    }
    joined
}
