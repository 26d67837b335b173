//! HTML: a page in, its main content as an article out. What the content is, the title, author and date
//! is found by a port of Mozilla's Readability; what a page says in JSON-LD counts more.

mod blocks;
mod code;
mod notes;
mod stripped;

use dom_smoothie::{Config, Readability};

use super::builder::{Builder, direction};
use super::limits;
use super::schema_org::{self, Said};
use crate::article::{Article, BlockKind, Meta, Notice};

pub(super) use blocks::push_fragment;
pub(super) use code::Isolated;

/// Whether a text begins as a page does.
pub(super) fn is_html(start: &str) -> bool {
    let mut end = start.len().min(limits::SNIFFED_BYTES);
    while !start.is_char_boundary(end) {
        end -= 1;
    }
    let head = start[..end].to_ascii_lowercase();
    let head = head.trim_start();
    let opens = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<meta",
        "<title",
        "<div",
        "<p>",
        "<h1",
    ];
    opens.iter().any(|tag| head.starts_with(tag))
        || ((head.starts_with("<!--") || head.starts_with("<?xml")) && head.contains("<html"))
}

/// The article of a page.
pub(super) fn article(html: &str) -> Article {
    if stripped::is_due(html) {
        let mut builder = Builder::default();
        stripped::push(&mut builder, html);
        let mut article = builder.finish(Meta::default(), None);
        let what = "page too large or nested too deep to parse: its tags are left out".to_owned();
        article.notices.push(Notice::Limit { what });
        return article;
    }
    let said = schema_org::in_page(html);
    let page = Page::read(html);
    let mut builder = Builder::default();
    let first = |said: Option<String>, page: Option<String>| {
        said.or(page).filter(|text| !text.trim().is_empty())
    };
    let title = first(said.headline.clone(), page.title);
    builder.front(title.as_deref(), BlockKind::Title);
    builder.front(said.description.as_deref(), BlockKind::Summary);
    push_body(&mut builder, page.content.as_deref(), html, &said);
    let meta = Meta {
        id: None,
        byline: first(said.author, page.byline),
        source: first(said.publisher, page.site),
        published: first(said.published, page.published),
        url: first(said.url, page.url),
        lang: first(page.lang, said.lang),
    };
    builder.finish(meta, page.dir)
}

/// Adds the main content, what JSON-LD says it is where that is much longer, else the whole page.
fn push_body(builder: &mut Builder, content: Option<&str>, html: &str, said: &Said) {
    let found = content.map(blocks::text_length).unwrap_or_default();
    match (content, said.body.as_deref()) {
        (_, Some(body)) if body.len() > 2 * found => builder.text(body),
        (Some(content), _) if found > 0 => push_fragment(builder, content),
        _ => push_fragment(builder, html),
    }
}

/// What Readability and the page's attributes say.
#[derive(Default)]
struct Page {
    title: Option<String>,
    content: Option<String>,
    byline: Option<String>,
    site: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    dir: Option<crate::layout::Base>,
}

impl Page {
    fn read(html: &str) -> Self {
        let config = Config { max_elements_to_parse: 0, char_threshold: 200, ..Config::default() };
        let Ok(mut readability) = Readability::new(html, None, Some(config)) else {
            return Self::default();
        };
        let attribute = |name: &str| {
            let of = |selector: &str| {
                readability.doc.select(selector).attr(name).map(|value| value.to_string())
            };
            of("html").or_else(|| of("body"))
        };
        let (lang, dir) = (attribute("lang"), direction(attribute("dir").as_deref()));
        let Ok(found) = readability.parse() else {
            let title = Some(readability.get_article_title().to_string());
            return Self { title, lang, dir, ..Self::default() };
        };
        Self {
            title: Some(found.title),
            content: Some(found.content.to_string()),
            byline: found.byline,
            site: found.site_name,
            published: found.published_time,
            url: found.url,
            lang: lang.or(found.lang),
            dir: dir.or_else(|| direction(found.dir.as_deref())),
        }
    }
}
