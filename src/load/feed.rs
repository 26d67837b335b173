//! Feeds: RSS 2.0 and 1.0, Atom (RFC 4287), JSON Feed 1.1. In: the feed. Out: an article an item.

use serde_json::Value;

use super::builder::Builder;
use super::html::push_fragment;
use super::xml::{self, Element};
use crate::article::{Article, BlockKind, Meta};

/// Whether a text begins as a feed of XML does.
pub(super) fn is_feed(start: &str) -> bool {
    let head: String = start.chars().take(2000).collect();
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| head.contains(tag)) && head.starts_with('<')
}

/// The articles of a feed of XML.
pub(super) fn articles(text: &str) -> Vec<Article> {
    let root = xml::parse(text);
    let channel = root.all("channel").next().or_else(|| root.all("feed").next());
    let site = channel.and_then(|channel| channel.child_text("title"));
    let lang = channel.and_then(|channel| {
        channel.child_text("language").or_else(|| channel.attribute("xml:lang").map(str::to_owned))
    });
    let items = root.all("item").map(|item| rss(item, site.clone(), lang.clone()));
    items.chain(root.all("entry").map(|entry| atom(entry, site.clone(), lang.clone()))).collect()
}

fn rss(item: &Element, source: Option<String>, lang: Option<String>) -> Article {
    let text = |name: &str| item.child_text(name);
    let full = text("encoded");
    let description = text("description");
    let meta = Meta {
        id: text("guid"),
        byline: text("creator").or_else(|| text("author")),
        source,
        published: text("pubDate").or_else(|| text("date")),
        url: text("link"),
        lang,
    };
    article(text("title").as_deref(), description.as_deref(), full.as_deref(), meta)
}

fn atom(entry: &Element, source: Option<String>, lang: Option<String>) -> Article {
    let marked = |name: &str| {
        let element = entry.child(name)?;
        match element.attribute("type") {
            Some("xhtml") => Some(element.markup()),
            Some("html" | "text/html") => entry.child_text(name),
            _ => entry.child_text(name).map(|text| quick_xml::escape::escape(text).into_owned()),
        }
    };
    let links = || entry.children.iter().filter(|child| child.name == "link");
    let own = links().find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let meta = Meta {
        id: entry.child_text("id"),
        byline: entry.child("author").and_then(|author| author.child_text("name")),
        source,
        published: entry.child_text("published").or_else(|| entry.child_text("updated")),
        url: own.and_then(|link| link.attribute("href")).map(str::to_owned),
        lang: entry.attribute("xml:lang").map(str::to_owned).or(lang),
    };
    let (title, summary, full) = (entry.child_text("title"), marked("summary"), marked("content"));
    article(title.as_deref(), summary.as_deref(), full.as_deref(), meta)
}

/// The articles of a JSON Feed.
pub(super) fn of_json(feed: &Value) -> Vec<Article> {
    let text = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let one = |item: &Value| {
        let author = item.pointer("/authors/0/name").or_else(|| item.pointer("/author/name"));
        let meta = Meta {
            id: text(item, "id"),
            byline: author.and_then(Value::as_str).map(str::to_owned),
            source: text(feed, "title"),
            published: text(item, "date_published"),
            url: text(item, "url"),
            lang: text(item, "language").or_else(|| text(feed, "language")),
        };
        let plain = text(item, "content_text").map(|text| {
            let lines =
                text.split('\n').map(|line| format!("<p>{}</p>", quick_xml::escape::escape(line)));
            lines.collect::<String>()
        });
        let (title, summary) = (text(item, "title"), text(item, "summary"));
        let full = text(item, "content_html").or(plain);
        article(title.as_deref(), summary.as_deref(), full.as_deref(), meta)
    };
    items.iter().map(one).collect()
}

/// The article of an item: a summary that is all there is stands as its text.
fn article(title: Option<&str>, summary: Option<&str>, full: Option<&str>, meta: Meta) -> Article {
    let mut builder = Builder::default();
    builder.front(title, BlockKind::Title);
    match (full, summary) {
        (Some(full), summary) => {
            // A summary with markup is the beginning of the text once more.
            let lead = summary.filter(|summary| !summary.contains('<'));
            builder.front(lead, BlockKind::Summary);
            push_fragment(&mut builder, full);
        }
        (None, Some(summary)) => push_fragment(&mut builder, summary),
        (None, None) => {}
    }
    builder.finish(meta, None)
}
