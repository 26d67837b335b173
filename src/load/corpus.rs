//! JSON of corpora and news services: an article's parts under the names they have there. In: an object's keys. Out: the
//! same parts under the names of the native form.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// The parts of the native form besides the text, and what they are called elsewhere.
const PARTS: [(&str, &[&str]); 8] = [
    ("title", &["title", "headline", "heading", "article_title", "news_title"]),
    ("subtitle", &["subtitle", "subheadline", "alternativeHeadline"]),
    ("summary", &["summary", "description", "lead", "abstract", "excerpt", "teaser"]),
    ("byline", &["byline", "author", "authors", "creator"]),
    (
        "source",
        &["source", "publisher", "source_domain", "site_name", "site", "outlet", "newspaper"],
    ),
    (
        "published",
        &[
            "published",
            "date",
            "publishedAt",
            "published_at",
            "date_publish",
            "publish_date",
            "pub_date",
            "pubDate",
            "datePublished",
            "date_published",
            "published_date",
        ],
    ),
    ("url", &["url", "link", "uri"]),
    ("lang", &["lang", "language", "inLanguage"]),
];

/// What the text is called, `text` in other letters too.
const TEXTS: [&str; 16] = [
    "text",
    "body",
    "content",
    "maintext",
    "article",
    "article_text",
    "articleBody",
    "article_content",
    "news_text",
    "news_body",
    "full_text",
    "fulltext",
    "story",
    "document",
    "context",
    "paragraphs",
];

/// The parts besides the text that an object says.
pub(super) fn parts(keys: &BTreeMap<String, &RawValue>) -> Map<String, Value> {
    let mut parts = Map::new();
    for (native, names) in PARTS {
        let said = names.iter().find_map(|name| words(find(keys, name)?, ", "));
        parts.extend(said.map(|said| (native.to_owned(), Value::String(said))));
    }
    parts
}

/// The text under one of its other names.
pub(super) fn text(keys: &BTreeMap<String, &RawValue>) -> Option<String> {
    TEXTS.iter().find_map(|name| words(find(keys, name)?, "\n\n"))
}

/// What stands under a name, its case and what joins its words aside.
fn find<'v>(keys: &BTreeMap<String, &'v RawValue>, name: &str) -> Option<&'v RawValue> {
    let bare = |key: &str| -> String { key.replace(['_', '-', ' '], "").to_lowercase() };
    let exact = keys.get(name).copied();
    exact.or_else(|| {
        let name = bare(name);
        keys.iter().find(|(key, _)| bare(key) == name).map(|(_, value)| *value)
    })
}

/// Whether a text is a piece of HTML.
pub(super) fn is_html(text: &str) -> bool {
    ["</p>", "<br", "</div>", "</a>"].iter().any(|tag| text.contains(tag))
}

/// What a value says in words: a text, a number, the name of a thing, several of them joined.
fn words(value: &RawValue, between: &str) -> Option<String> {
    fn of(value: Value, between: &str) -> Option<String> {
        match value {
            Value::String(text) => Some(text).filter(|text| !text.trim().is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Object(mut thing) => {
                ["name", "rendered", "value", "text", "content", "context", "$date"]
                    .iter()
                    .find_map(|key| of(thing.remove(*key)?, between))
            }
            Value::Array(items) => {
                let words: Vec<String> =
                    items.into_iter().filter_map(|item| of(item, between)).collect();
                (!words.is_empty()).then(|| words.join(between))
            }
            _ => None,
        }
    }
    of(serde_json::from_str(value.get()).ok()?, between)
}
