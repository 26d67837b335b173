//! Feeds: RSS 2.0 and 1.0, Atom (RFC 4287), JSON Feed 1.1. In: the feed. Out: an article an item.

use serde_json::Value;

use super::builder::Builder;
use super::html::{self, push_item};
use super::transfer::base64;
use super::xhtml::as_html;
use super::xml::{self, Element};
use crate::article::{Article, BlockKind, Fold, Meta};

/// Whether a text begins as a feed of XML does.
pub(super) fn is_feed(start: &str) -> bool {
    if !start.starts_with('<') {
        return false;
    }
    let end = start.char_indices().nth(2000).map_or(start.len(), |(at, _)| at);
    let head = &start[..end];
    ["<rss", "<feed", "<rdf:RDF", ":rss ", ":feed ", ":RDF "].iter().any(|tag| head.contains(tag))
}

/// The articles of a feed of XML.
pub(super) fn articles(text: &str) -> Vec<Article> {
    let text = &*xml::mended(text);
    let root = xml::parse(text);
    let channel = root.all("channel").next().or_else(|| root.all("feed").next());
    let site = channel.and_then(|channel| channel.child_text("title")).map(|site| plain(&site));
    let lang = channel.and_then(|channel| {
        channel.child_text("language").or_else(|| channel.attribute("xml:lang").map(str::to_owned))
    });
    let items = root.all("item").map(|item| rss(text, item, site.clone(), lang.clone()));
    let entries = root.all("entry").map(|entry| atom(text, entry, site.clone(), lang.clone()));
    items.chain(entries).collect()
}

fn rss(source_text: &str, item: &Element, source: Option<String>, lang: Option<String>) -> Article {
    let text = |name: &str| item.child_text(name);
    let id = text("guid");
    // A permanent link may be the only address.
    let permanent = || {
        let guid = item.child("guid")?;
        let is = guid.attribute("isPermaLink") != Some("false") && guid.text.contains("://");
        is.then(|| guid.text.trim().to_owned())
    };
    let link = || {
        let link = item.child("link")?.attribute("href")?;
        Some(link.to_owned())
    };
    let meta = Meta {
        byline: text("creator").or_else(|| text("author")).map(|author| person(&author)),
        source,
        published: text("pubDate").or_else(|| text("date")).or_else(|| text("published")),
        url: text("link").or_else(link).or_else(permanent),
        id,
        lang,
    };
    // Some write their HTML unescaped.
    let marked = |name: &str| {
        let element = item.child(name).filter(|element| !element.children.is_empty());
        element.map(|element| as_html(element.markup(source_text))).or_else(|| text(name))
    };
    let summary = marked("description").or_else(|| text("summary")).or_else(|| of_media(item));
    article(marked("title").as_deref(), summary.as_deref(), marked("encoded").as_deref(), meta)
}

/// What a picture or film of an item is said to show.
fn of_media(item: &Element) -> Option<String> {
    let group = item.child("group").unwrap_or(item);
    group.child_text("description").map(|text| escaped_lines(&text))
}

/// Of `mail@example.org (Name)` the name.
fn person(author: &str) -> String {
    let named = author.split_once(" (").filter(|(address, _)| address.contains('@'));
    named.map_or(author, |(_, name)| name.trim_end_matches(')')).to_owned()
}

fn atom(text: &str, entry: &Element, source: Option<String>, lang: Option<String>) -> Article {
    let marked = |name: &str| {
        let element = entry.child(name)?;
        if let Some(text) = in_base64(element) {
            return Some(text);
        }
        match element.attribute("type") {
            Some("xhtml" | "application/xhtml+xml") => Some(as_html(element.markup(text))),
            Some("html" | "text/html") if element.children.is_empty() => entry.child_text(name),
            // Atom 0.3 has markup as it is.
            _ if !element.children.is_empty() => Some(as_html(element.markup(text))),
            _ => entry.child_text(name).map(|text| escaped_lines(&text)),
        }
    };
    let links = || entry.children.iter().filter(|child| child.name == "link");
    let own = links().find(|link| link.attribute("rel").is_none_or(|rel| rel == "alternate"));
    let names: Vec<String> = entry
        .children
        .iter()
        .filter(|child| child.name == "author")
        .filter_map(|author| author.child_text("name"))
        .collect();
    let meta = Meta {
        id: entry.child_text("id"),
        byline: Some(names.join(", ")).filter(|names| !names.is_empty()),
        source,
        published: ["published", "issued", "updated", "modified"]
            .iter()
            .find_map(|name| entry.child_text(name)),
        url: own.and_then(|link| link.attribute("href")).map(str::to_owned),
        lang: entry.attribute("xml:lang").map(str::to_owned).or(lang),
    };
    let summary = marked("summary").or_else(|| of_media(entry));
    article(marked("title").as_deref(), summary.as_deref(), marked("content").as_deref(), meta)
}

/// The text of an element in base64: of Atom 0.3 where it says so, else one whose type is neither text nor XML
/// (RFC 4287, 4.1.3.3).
fn in_base64(element: &Element) -> Option<String> {
    let kind = element.attribute("type").unwrap_or("text");
    let binary = kind.contains('/') && !kind.starts_with("text/") && !kind.ends_with("xml");
    if !binary && element.attribute("mode") != Some("base64") {
        return None;
    }
    let text = String::from_utf8(base64(element.text.as_bytes())).ok()?;
    let is_html = kind.contains("html") || text.trim_start().starts_with('<');
    Some(if is_html { text } else { escaped_lines(&text) })
}

/// Plain text as HTML.
fn escaped_lines(text: &str) -> String {
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let paragraph = |line| ["<p>", &quick_xml::escape::escape(line), "</p>\n"].concat();
    lines.map(paragraph).collect::<Vec<_>>().concat()
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
        let plain = text(item, "content_text").map(|text| escaped_lines(&text));
        let escaped = |key: &str| text(item, key).map(|text| escaped_lines(&text));
        let (title, summary) = (escaped("title"), escaped("summary"));
        let full = text(item, "content_html").or(plain);
        article(title.as_deref(), summary.as_deref(), full.as_deref(), meta)
    };
    items.iter().map(one).collect()
}

/// A title or lead without its markup. One that is written as text may hold entities all the same.
fn plain(text: &str) -> String {
    html::unmarked(text)
}

/// The article of an item: a summary that is all there is stands as its text.
fn article(title: Option<&str>, summary: Option<&str>, full: Option<&str>, meta: Meta) -> Article {
    let mut builder = Builder::default();
    builder.front(title.map(plain).as_deref(), BlockKind::Title);
    let full = full.filter(|full| !full.trim().is_empty());
    match (full, summary) {
        (Some(full), summary) => {
            // Most summaries are the beginning of the text once more.
            let lead = summary.map(plain).filter(|lead| !html::is_beginning(lead, &plain(full)));
            builder.front(lead.as_deref(), BlockKind::Summary);
            push_item(&mut builder, full);
        }
        (None, Some(summary)) => push_item(&mut builder, summary),
        (None, None) => {}
    }
    let (text, blocks) = builder.blocks();
    if let [_, .., last] = blocks
        && is_trailer(&text[last.range.clone()])
    {
        last.fold = Some(Fold::Site);
    }
    builder.finish(meta, None)
}

/// Whether a text is the sentence that blogs end each item of a feed with: where it was published first.
fn is_trailer(text: &str) -> bool {
    const SENTENCES: [(&str, &str); 4] = [
        ("The post ", " appeared first on "),
        (
            "\u{638}\u{647}\u{631}\u{62A} \u{627}\u{644}\u{645}\u{642}\u{627}\u{644}\u{629} ",
            " \u{623}\u{648}\u{644}\u{627}\u{64B} ",
        ),
        ("\u{646}\u{648}\u{634}\u{62A}\u{647} ", " \u{627}\u{648}\u{644}\u{6CC}\u{646} "),
        (
            "\u{5D4}\u{5E4}\u{5D5}\u{5E1}\u{5D8} ",
            " \u{5DC}\u{5E8}\u{5D0}\u{5E9}\u{5D5}\u{5E0}\u{5D4} ",
        ),
    ];
    SENTENCES.iter().any(|(start, middle)| text.starts_with(start) && text.contains(middle))
}
