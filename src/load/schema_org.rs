//! schema.org: an Article or `NewsArticle` in JSON-LD, alone or in a page. In: its JSON. Out: what it says.

use serde_json::Value;

use super::builder::Builder;
use crate::article::{Article, BlockKind, Meta};

/// What a description of an article says.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub(super) headline: Option<String>,
    pub(super) subtitle: Option<String>,
    pub(super) description: Option<String>,
    pub(super) body: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    pub(super) lang: Option<String>,
}

/// The articles a value describes: itself, or those of its graph or list.
pub(super) fn articles(value: &Value) -> Vec<Said> {
    match value {
        Value::Array(items) => items.iter().flat_map(articles).collect(),
        Value::Object(map) if is_article(value) => vec![said(map)],
        Value::Object(map) => {
            let inner = map.get("@graph").or_else(|| map.get("mainEntity"));
            inner.map(articles).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

/// What the scripts of a page say of its article, the first that describes one.
pub(super) fn in_page(html: &str) -> Said {
    let scripts = html.split("<script").skip(1).filter_map(|script| {
        let (attributes, rest) = script.split_once('>')?;
        let json = rest.split("</script").next()?;
        attributes.contains("ld+json").then_some(json)
    });
    let values: Vec<Value> = scripts.filter_map(parsed).collect();
    let mut all: Vec<Said> = values.iter().flat_map(articles).map(Said::plain).collect();
    // What the first leaves out of its text another may say.
    let body = all.iter_mut().find_map(|said| said.body.take());
    let first = all.into_iter().next().unwrap_or_default();
    let published = first.published.clone().or_else(|| values.iter().find_map(published));
    Said { body, published, ..first }
}

/// When what a value describes was published, whatever it is: a page, a recipe, the first of its graph or list.
fn published(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) => items.iter().find_map(published),
        Value::Object(map) => map
            .get("datePublished")
            .and_then(name)
            .or_else(|| map.get("@graph").or_else(|| map.get("mainEntity")).and_then(published)),
        _ => None,
    }
}

/// The value of a script. Line ends within its texts, which are no JSON, are blanks.
fn parsed(json: &str) -> Option<Value> {
    let json = json.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    serde_json::from_str(json).ok().or_else(|| {
        let mended: String = json.chars().map(|char| if char < ' ' { ' ' } else { char }).collect();
        serde_json::from_str(&mended).ok()
    })
}

impl Said {
    /// The same without what is HTML in it: pages escape in JSON what they escape elsewhere.
    fn plain(self) -> Self {
        let plain = |text: Option<String>| text.map(|text| super::html::unmarked(&text));
        Self {
            headline: plain(self.headline),
            subtitle: plain(self.subtitle),
            description: plain(self.description),
            body: self.body,
            author: plain(self.author).filter(|author| !author.contains("://")),
            publisher: plain(self.publisher).filter(|publisher| !publisher.contains("://")),
            ..self
        }
    }
}

/// The article of a description that stands alone; `None` where it has no text.
pub(super) fn article(said: Said) -> Option<Article> {
    let body = said.body.filter(|body| !body.trim().is_empty());
    let mut builder = Builder::default();
    builder.front(said.headline.as_deref(), BlockKind::Title);
    builder.front(said.subtitle.as_deref(), BlockKind::Subtitle);
    // Without a text the description is all there is to read.
    match (&body, said.description) {
        (Some(body), description) => {
            builder.front(description.as_deref(), BlockKind::Summary);
            if body.contains("</p>") || body.contains("<br") {
                super::html::push_fragment(&mut builder, body);
            } else {
                builder.text(body);
            }
        }
        (None, Some(description)) => builder.text(&description),
        (None, None) => return None,
    }
    let meta = Meta {
        id: None,
        byline: said.author,
        source: said.publisher,
        published: said.published,
        url: said.url,
        lang: said.lang,
    };
    Some(builder.finish(meta, None))
}

/// Whether a value's type is some kind of article.
fn is_article(value: &Value) -> bool {
    const KINDS: [&str; 7] = [
        "Article",
        "Posting",
        "Report",
        "BackgroundNews",
        "OpinionNews",
        "ReviewNews",
        "AnalysisNews",
    ];
    let kind = |kind: &Value| {
        kind.as_str().is_some_and(|kind| KINDS.iter().any(|known| kind.ends_with(known)))
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(kind),
        Some(one) => kind(one),
        None => false,
    }
}

fn said(map: &serde_json::Map<String, Value>) -> Said {
    let text = |keys: &[&str]| keys.iter().find_map(|key| map.get(*key).and_then(name));
    Said {
        headline: text(&["headline", "name"]),
        subtitle: text(&["alternativeHeadline"]),
        description: text(&["description", "abstract"]),
        body: text(&["articleBody", "text"]),
        author: text(&["author", "creator"]),
        publisher: text(&["publisher", "sourceOrganization"]),
        published: text(&["datePublished", "dateCreated", "dateModified"]),
        url: text(&["url", "mainEntityOfPage", "@id"]),
        lang: text(&["inLanguage"]),
    }
}

/// A text, the name of a thing, or the names of several.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Object(thing) => {
            ["name", "@value", "@id"].iter().find_map(|key| name(thing.get(*key)?))
        }
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}
