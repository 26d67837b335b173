//! JSON: the values of a source in, articles out. Which form a value has is told by its keys.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::annotations::{self, Found, collect, collect_within, pair, text_of};
use super::source::Source;
use super::values::{failure, shape};
use super::{LoadError, corpus, feed, native, schema_org};
use crate::article::{Article, Entry, Form, Home, Notice, Things};

/// The articles of a source that is one JSON value: an article, a list of them, or what a tool says of texts it holds.
/// Says where it is a feed.
pub(super) fn articles(
    source: &Source<'_>,
    text: &str,
    form: &mut Form,
) -> Result<Vec<Article>, LoadError> {
    // What NIF says of a text stands in other things of the list than the text.
    if text.contains("nif-core#") || text.contains("\"nif:isString\"") {
        let failure = shape(source, text, 0, WITHOUT_TEXT);
        return of_tools(source, text, failure).or_else(|_| native_articles(source, text, form));
    }
    native_articles(source, text, form).or_else(|failure| of_tools(source, text, failure))
}

/// Whether JSON is sound, and not an article.
fn is_of_shape(failure: &LoadError) -> bool {
    matches!(failure, LoadError::Shape { .. })
}

/// The articles of a value that a tool wrote, with the texts it is about; else why it is no article.
fn of_tools(
    source: &Source<'_>,
    text: &str,
    failure: LoadError,
) -> Result<Vec<Article>, LoadError> {
    let value = serde_json::from_str(text).ok().filter(|_| is_of_shape(&failure));
    let annotations = value.and_then(|value| annotations::of_values(source, vec![value]).ok());
    let Some(annotations) = annotations else { return Err(failure) };
    let bare = !annotations.is_empty();
    let found = annotations::articles(annotations, source.options.offsets);
    match failure {
        _ if !found.is_empty() => Ok(found),
        LoadError::Shape { name, line, column, .. } if bare => {
            Err(LoadError::Shape { name, line, column, reason: WITHOUT_TEXT.to_owned() })
        }
        failure => Err(failure),
    }
}

/// What is said of annotations that are opened by themselves.
const WITHOUT_TEXT: &str =
    "annotations without the text they are about; open the text, and give these by `--annotations`";

fn native_articles(
    source: &Source<'_>,
    text: &str,
    form: &mut Form,
) -> Result<Vec<Article>, LoadError> {
    if text.trim_start().starts_with('[') {
        let items: Vec<&RawValue> =
            serde_json::from_str(text).map_err(|error| failure(source, text, 0, &error))?;
        if items.is_empty() {
            return Err(shape(source, text, 0, "the list is empty"));
        }
        if let Some(article) = paired(source, text) {
            return Ok(vec![article]);
        }
        return many(source, text, items.into_iter().map(RawValue::get));
    }
    if text.contains("jsonfeed.org/version") {
        let feed: Value =
            serde_json::from_str(text).map_err(|error| failure(source, text, 0, &error))?;
        if feed
            .get("version")
            .and_then(Value::as_str)
            .is_some_and(|version| version.contains("jsonfeed.org"))
        {
            *form = Form::JsonFeed;
            return Ok(feed::of_json(&feed));
        }
    }
    if text.contains("\"annotations\"") && text.contains("\"classes\"") {
        let file: BTreeMap<String, &RawValue> =
            serde_json::from_str(text).map_err(|error| failure(source, text, 0, &error))?;
        let listed = file.get("annotations").map(|list| list.get());
        let pairs: Option<Vec<&RawValue>> = listed.and_then(|list| serde_json::from_str(list).ok());
        if let Some(pairs) = pairs.filter(|_| !file.contains_key("text")) {
            let pairs = pairs.into_iter().map(RawValue::get).filter(|pair| *pair != "null");
            return many(source, text, pairs);
        }
    }
    Ok(vec![native_article(source, text, text)?])
}

/// The articles of a source that has a JSON value a line.
pub(super) fn lines(source: &Source<'_>, text: &str) -> Result<Vec<Article>, LoadError> {
    many(source, text, text.lines().filter(|line| !line.trim().is_empty()))
}

/// The article of one line of a source, which has the others not at hand. Lines count from 1.
pub(super) fn line(source: &Source<'_>, number: usize, text: &str) -> Result<Article, LoadError> {
    article(source, text, text).map_err(|failure| match failure {
        LoadError::Json { name, line, column, reason } => {
            LoadError::Json { name, line: number - 1 + line, column, reason }
        }
        LoadError::Shape { name, line, column, reason } => {
            LoadError::Shape { name, line: number - 1 + line, column, reason }
        }
        failure => failure,
    })
}

/// What stands beside the text of an article of one line; of one without a title the beginning of its text.
#[derive(serde::Deserialize)]
struct Head<'l> {
    #[serde(borrow)]
    title: Option<&'l RawValue>,
    #[serde(borrow)]
    headline: Option<&'l RawValue>,
    #[serde(borrow)]
    text: Option<&'l RawValue>,
    #[serde(borrow)]
    source: Option<&'l RawValue>,
    #[serde(borrow)]
    publisher: Option<&'l RawValue>,
    #[serde(borrow)]
    byline: Option<&'l RawValue>,
    #[serde(borrow)]
    author: Option<&'l RawValue>,
}

/// What a list is filtered by, of an article of one line: its text is passed over as it stands.
pub(super) fn head(line: &str) -> Entry {
    let Ok(head) = serde_json::from_str::<Head<'_>>(line) else { return Entry::default() };
    let words = |raw: Option<&RawValue>| match serde_json::from_str(raw?.get()).ok()? {
        Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
        Value::Object(thing) => thing.get("name")?.as_str().map(str::to_owned),
        _ => None,
    };
    let first = || {
        let text = words(head.text)?;
        text.lines().find(|line| !line.trim().is_empty()).map(str::to_owned)
    };
    let title = words(head.title).or_else(|| words(head.headline)).or_else(first);
    Entry {
        title: title.unwrap_or_default(),
        source: words(head.source).or_else(|| words(head.publisher)),
        byline: words(head.byline).or_else(|| words(head.author)),
        ..Entry::default()
    }
}

/// The articles of several values; those that are none are skipped and counted, unless none is one.
fn many<'t>(
    source: &Source<'_>,
    whole: &'t str,
    values: impl Iterator<Item = &'t str>,
) -> Result<Vec<Article>, LoadError> {
    let (mut articles, mut of, mut failures, mut first) = (Vec::new(), 0, 0, None);
    for value in values {
        of += 1;
        // Where the first failure is is told; to find it for each takes as long as the text is.
        let whole = if first.is_some() { value } else { whole };
        match article(source, whole, value) {
            Ok(article) => articles.push(article),
            Err(failure) => {
                failures += 1;
                first.get_or_insert(failure);
            }
        }
    }
    let Some(failure) = first else { return Ok(articles) };
    let Some(article) = articles.first_mut() else { return Err(failure) };
    let reason = match failure {
        LoadError::Json { line, reason, .. } => format!("line {line}: broken JSON: {reason}"),
        LoadError::Shape { line, reason, .. } => format!("line {line}: {reason}"),
        failure => failure.to_string(),
    };
    article.notices.push(Notice::Skipped { count: failures, of, what: Things::Articles, reason });
    Ok(articles)
}

/// The article of one value, a slice of the whole text.
fn article(source: &Source<'_>, whole: &str, value: &str) -> Result<Article, LoadError> {
    native_article(source, whole, value).or_else(|failure| {
        let mut found = of_tools(source, value, failure)?;
        let others = found.split_off(1).len();
        let mut article = found.remove(0);
        if others > 0 {
            let reason = "a value of a list is one article".to_owned();
            let (count, of) = (others, others + 1);
            article.notices.push(Notice::Skipped { count, of, what: Things::Articles, reason });
        }
        Ok(article)
    })
}

fn native_article(source: &Source<'_>, whole: &str, value: &str) -> Result<Article, LoadError> {
    let at = value.as_ptr().addr() - whole.as_ptr().addr();
    let fail = |error: &serde_json::Error| failure(source, whole, at, error);
    if value.starts_with('[') {
        return paired(source, value).ok_or_else(|| shape(source, whole, at, PAIR));
    }
    let keys: BTreeMap<String, &RawValue> =
        serde_json::from_str(value).map_err(|error| fail(&error))?;
    // Label Studio and doccano may keep the text elsewhere, beside its annotations.
    let tool = ["annotations", "completions", "predictions", "label", "labels", "entities"];
    if keys.contains_key("data")
        && !keys.contains_key("text")
        && tool.iter().any(|key| keys.contains_key(*key))
    {
        let record: Value = serde_json::from_str(value).map_err(|error| fail(&error))?;
        if let Some(article) = of_tool(source, &record) {
            return Ok(article);
        }
    }
    let data = keys.get("data").map(|data| data.get()).filter(|data| data.starts_with('{'));
    // What is said of a text elsewhere has a body of its own.
    let aims = keys.contains_key("target") && !keys.contains_key("blocks");
    if aims && serde_json::from_str(value).is_ok_and(|value| annotations::is_web(&value)) {
        return Err(shape(source, whole, at, WITHOUT_TEXT));
    }
    // A tweet, and what is said of it.
    if let Some(data) = data.filter(|data| data.contains("\"entities\"")) {
        return article(source, whole, data);
    }
    let studio = data.filter(|data| data.contains("\"text\""));
    let described = keys.contains_key("@type") && keys.contains_key("@context");
    let native = keys.contains_key("text") || keys.contains_key("blocks") || studio.is_some();
    let other_text = if native || described { None } else { corpus::text(&keys) };
    if (native || other_text.is_some()) && !described {
        let record = studio.filter(|_| !keys.contains_key("text"));
        let parts = corpus::parts(&keys);
        let record = match (record, &other_text) {
            (None, Some(_)) => None,
            (record, _) => Some(serde_json::from_str::<native::Record>(record.unwrap_or(value))),
        };
        let id = keys.get("id").and_then(|id| serde_json::from_str(id.get()).ok());
        let record = match record {
            Some(Ok(mut record)) => {
                record.fill(&parts);
                record
            }
            // A part of another shape than that of the native form does not make the text unreadable.
            Some(Err(error)) => {
                let text = keys.get("text").and_then(|text| serde_json::from_str(text.get()).ok());
                let text: Option<String> = text;
                let record = text.and_then(|text| native::Record::of_corpus(parts, id, Some(text)));
                record.ok_or_else(|| fail(&error))?
            }
            None => native::Record::of_corpus(parts, id, other_text.clone())
                .ok_or_else(|| shape(source, whole, at, "its parts are no texts"))?,
        };
        let mut article = native::article(record);
        let mut found = Found::default();
        // Offsets into what was a piece of HTML, or in pieces, are not those of its text.
        let verbatim = |text: &String| **text == *article.slice(article.body.clone());
        if other_text.as_ref().is_none_or(verbatim) {
            collect_within(&annotations(&keys), &mut found);
        }
        found.lay(&mut article, source.options.offsets, Home::Article);
        return Ok(article);
    }
    if keys.contains_key("@type") || keys.contains_key("@graph") {
        let value: Value = serde_json::from_str(value).map_err(|error| fail(&error))?;
        let described = schema_org::articles(&value).into_iter().find_map(schema_org::article);
        let reason = "its JSON-LD describes no article with a text";
        return described.ok_or_else(|| shape(source, whole, at, reason));
    }
    let found: Vec<&str> = keys.keys().map(String::as_str).take(6).collect();
    let found = if found.is_empty() { "it has no keys".to_owned() } else { found.join(", ") };
    let reason = format!("an object with “text” or “blocks” is expected; found: {found}");
    Err(shape(source, whole, at, &reason))
}

/// What a list is expected to be where an article is.
const PAIR: &str = "a list of two, a text and what is said of it, is expected";

/// The article of spaCy's `[text, {"entities": …}]`.
fn paired(source: &Source<'_>, value: &str) -> Option<Article> {
    let value: Value = serde_json::from_str(value).ok()?;
    let (text, said) = pair(&value)?;
    Some(annotated(source, text, Value::Null, None, said))
}

/// The article of a task of an annotation tool, its text beside what is said of it.
fn of_tool(source: &Source<'_>, record: &Value) -> Option<Article> {
    let text = text_of(record)?;
    let id = record.get("id").cloned();
    Some(annotated(source, text, record["data"].clone(), id, record))
}

/// An article of a text, its other parts, and what is said of it.
fn annotated(
    source: &Source<'_>,
    text: &str,
    parts: Value,
    id: Option<Value>,
    said: &Value,
) -> Article {
    let mut found = Found::default();
    collect(said, &mut found);
    let record = native::Record::of_text(text, parts, id);
    // Labels of a page count its text as a browser has it.
    let page = found.page && corpus::is_html(text);
    let (record, found) =
        if page { (record.into_page(), found.by_words()) } else { (record, found) };
    let mut article = native::article(record);
    found.lay(&mut article, source.options.offsets, Home::Article);
    article
}

/// What of an article's keys may be annotations.
fn annotations(keys: &BTreeMap<String, &RawValue>) -> Value {
    let other = [
        "text", "blocks", "data", "tokens", "title", "subtitle", "summary", "source", "id",
        "links", "styles", "langs",
    ];
    let keys = keys.iter().filter(|(key, _)| !other.contains(&key.as_str()));
    let value = |raw: &RawValue| serde_json::from_str(raw.get()).unwrap_or_default();
    keys.map(|(key, raw)| (key.clone(), value(raw))).collect::<serde_json::Map<_, _>>().into()
}
