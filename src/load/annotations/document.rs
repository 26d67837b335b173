//! The texts that a file of JSON annotations is about. In: its values. Out: for each text its identifier or itself, and
//! what is said of it.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::Value;

use super::found::Found;
use super::json::{collect, collect_within, has_mentions, is_entity};
use super::text::{pair, text_of};
use super::{datasaur, segments};
use crate::article::offsets::Unit;
use crate::article::{Article, Home};
use crate::load::native;
use crate::load::values::identifier;

/// What is said of one text.
#[derive(Default)]
pub(in crate::load) struct Document {
    pub(super) id: Option<String>,
    pub(super) text: Option<String>,
    pub(super) title: Option<String>,
    pub(super) found: Found,
    /// The line of a file, from 0, that it is about.
    pub(super) line: Option<usize>,
}

/// The documents of a file's values: each value with a text or a list of spans is one; a file that is a
/// list of spans is one too.
pub(super) fn documents(values: impl IntoIterator<Item = Value>) -> Vec<Document> {
    let mut bare = Found::default();
    let mut documents: Vec<Document> = Vec::new();
    for item in values.into_iter().flat_map(items) {
        if let Some((text, said)) = pair(&item) {
            let mut document = Document::of(text, None);
            collect(said, &mut document.found);
            documents.push(document);
        } else if let Some(text) = text_of(&item) {
            let id = item.get("id").or_else(|| item.get("data")?.get("id"));
            let mut document = Document::of(text, id.and_then(identifier));
            document.title = item.get("title").and_then(Value::as_str).map(str::to_owned);
            collect_within(&item, &mut document.found);
            documents.push(document);
        } else if let Some(line) = line_of(&item) {
            let mut document = Document { line: Some(line), ..Document::default() };
            collect(&item, &mut document.found);
            documents.push(document);
        } else if let Some(id) = article_of(&item) {
            let id = Some(id);
            if documents.last().is_none_or(|last| last.id != id) {
                documents.push(Document { id, ..Document::default() });
            }
            if let Some(document) = documents.last_mut() {
                collect(&item, &mut document.found);
            }
        } else {
            collect(&item, &mut bare);
        }
    }
    if documents.is_empty() || !bare.is_empty() {
        documents.push(Document { found: bare, ..Document::default() });
    }
    documents
}

/// Keys under which files keep texts with what is said of each: messages of Telegram, tweets, examples of `LightTag`,
/// rows of a dataset's viewer.
const LISTS: [&str; 11] = [
    "examples",
    "messages",
    "rows",
    "row",
    "data",
    "result",
    "results",
    "message",
    "channel_post",
    "edited_message",
    "edited_channel_post",
];

/// The texts of a value: its items, where it is a list of texts or of a service's answers about texts.
fn items(mut value: Value) -> Vec<Value> {
    if let Some(joined) = segments::joined(&value).or_else(|| datasaur::joined(&value)) {
        return vec![joined];
    }
    if let Value::Array(list) = value {
        let several = list.iter().any(|item| pair(item).is_some() || holds_text(item));
        return if several {
            list.into_iter().flat_map(items).collect()
        } else {
            vec![list.into()]
        };
    }
    if text_of(&value).is_some() {
        return vec![value];
    }
    for key in ["results", "assets"] {
        if value.get(key).is_some_and(|inner| inner.get("documents").is_some()) {
            value = value[key].take();
        }
    }
    for (key, counted_from) in [("documents", None), ("ResultList", Some(1))] {
        if let Some(Value::Array(items)) = value.get_mut(key) {
            let mut items = std::mem::take(items);
            for item in &mut items {
                let place = item.get("Index").and_then(Value::as_u64).zip(counted_from);
                if let (Some((index, first)), Some(map)) = (place, item.as_object_mut()) {
                    map.insert("article".to_owned(), Value::from(index.saturating_add(first)));
                }
            }
            return items;
        }
    }
    if let Some(Value::Array(pairs)) = value.get_mut("annotations")
        && pairs.iter().any(|item| pair(item).is_some())
    {
        return std::mem::take(pairs);
    }
    match LISTS.iter().find(|key| value.get(**key).is_some_and(holds_text)) {
        Some(key) => items(value[*key].take()),
        None => vec![value],
    }
}

/// Whether a value is about a text, or keeps such values under a key that is known for it.
fn holds_text(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| item.is_object() && holds_text(item)),
        Value::Object(map) => {
            text_of(value).is_some() && !has_mentions(map)
                || segments::is_in_pieces(value)
                || LISTS.iter().any(|key| map.get(*key).is_some_and(holds_text))
        }
        _ => false,
    }
}

/// The identifier of the article that a value is about, where it says one besides its own.
fn article_of(item: &Value) -> Option<String> {
    let whole = item.get("entities").is_some_and(Value::is_array) && !is_entity(item);
    let id = item.get("article").or_else(|| item.get("id").filter(|_| whole))?;
    identifier(id)
}

/// The line of its input that an answer of Amazon's jobs is about, where each line was a text.
fn line_of(item: &Value) -> Option<usize> {
    item.get("File")?;
    usize::try_from(item.get("Line")?.as_u64()?).ok()
}

/// Documents of which no two that follow one another are of the same text: one that several people annotated is one.
pub(super) fn merged(documents: Vec<Document>) -> impl Iterator<Item = Document> {
    let mut merged: Vec<Document> = Vec::with_capacity(documents.len());
    for document in documents {
        match merged.last_mut() {
            Some(last) if last.text == document.text && last.id == document.id => {
                last.found.add(document.found);
            }
            _ => merged.push(document),
        }
    }
    merged.into_iter()
}

impl Document {
    /// The article of its text.
    pub(super) fn article(self, unit: Option<Unit>) -> Option<Article> {
        let id = self.id.map(Value::String);
        let parts = serde_json::json!({"title": self.title});
        let text = self.text.as_deref().filter(|text| !text.trim().is_empty())?;
        let record = native::Record::of_text(text, parts, id);
        let mut article = native::article(record);
        self.found.lay(&mut article, unit, Home::Article);
        Some(article)
    }

    pub(super) fn of(text: &str, id: Option<String>) -> Self {
        let found = Found { line_feeds: !text.contains('\r'), ..Found::default() };
        Self { id, text: Some(text.to_owned()), found, ..Self::default() }
    }

    /// Whether nothing is said of it.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The article it is about by its place, where it numbers articles that have no identifiers.
    pub(super) fn number(&self) -> Option<usize> {
        self.id.as_deref()?.parse::<usize>().ok()?.checked_sub(1)
    }

    /// Whether it does not say what it is about.
    pub(super) fn is_bare(&self) -> bool {
        self.text.is_none() && self.id.is_none()
    }
}

/// Articles by what documents say of them.
pub(super) struct Homes {
    ids: HashMap<String, usize>,
    texts: HashMap<u64, usize>,
}

impl Homes {
    pub(super) fn of(articles: &[Article]) -> Self {
        let mut homes = Self { ids: HashMap::new(), texts: HashMap::new() };
        for (nth, article) in articles.iter().enumerate() {
            if let Some(id) = &article.meta.id {
                homes.ids.entry(id.clone()).or_insert(nth);
            }
            let body = article.slice(article.body.clone());
            homes.texts.entry(fingerprint(&body)).or_insert(nth);
        }
        homes
    }

    /// The article that a document says it is about: by its text, ends of lines and white space at the ends aside, or
    /// by its identifier.
    pub(super) fn home(&self, document: &Document) -> Option<usize> {
        let by_text = document.text.as_deref().and_then(|text| self.texts.get(&fingerprint(text)));
        let by_id = || document.id.as_ref().and_then(|id| self.ids.get(id));
        by_text.or_else(by_id).copied()
    }
}

/// Whether two texts are the same, ends of lines and white space at the ends aside.
pub(super) fn same(one: &str, other: &str) -> bool {
    fingerprint(one) == fingerprint(other)
}

/// A number that texts of the same lines share.
fn fingerprint(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    let text = text.trim_start_matches('\u{FEFF}').trim();
    text.lines().for_each(|line| line.hash(&mut hasher));
    hasher.finish()
}
