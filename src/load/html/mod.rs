//! HTML: a page in, its main content as an article out. What the content is, the title, author and date
//! is found by a port of Mozilla's Readability; what a page says in JSON-LD counts more.

mod blocks;
mod code;
mod content;
mod dates;
mod edges;
mod furniture;
mod lengths;
mod marked;
mod menus;
mod notes;
mod pictures;
mod prose;
mod said;
mod scripted;
mod stripped;
mod tables;
mod title;

use dom_query::Document;

use super::builder::{Builder, direction};
use super::limits;
use super::schema_org::{self, Said};
use crate::article::{Article, BlockKind, Bound, Meta, Notice, squeezed};

pub(super) use blocks::push_fragment;
pub(super) use code::Isolated;

/// A page with fewer bytes of text may have its article in a script.
const FEW: usize = 300;

/// The characters of a lead that tell whether it is the beginning of the text.
const LEAD: usize = 80;

/// Whether a text begins as nothing but a page does.
pub(super) fn is_page(start: &str) -> bool {
    let starts =
        |tag: &str| start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag));
    starts("<!doctype html") || starts("<html")
}

/// Whether a text begins as a page does.
pub(super) fn is_html(start: &str) -> bool {
    if !start.trim_start().starts_with('<') {
        return false;
    }
    let head = limits::beginning(start, limits::SNIFFED_BYTES).to_ascii_lowercase();
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
        article.notices.push(Notice::Limit { what: Bound::Page });
        return article;
    }
    let said = schema_org::in_page(html);
    let html = &*scripted::shown(html);
    let page = Page::read(html, &said);
    let mut builder = Builder::default();
    let first = |said: Option<String>, page: Option<String>| {
        said.or(page).filter(|text| !text.trim().is_empty())
    };
    let site = first(said.publisher.clone(), page.site).map(|site| title::site(&site));
    // Some name their site where the author belongs, and the author elsewhere.
    let authors = [said.author.clone(), page.byline, page.author];
    let authors = || authors.iter().flatten().filter(|author| !author.trim().is_empty());
    let is_site =
        |author: &&String| site.as_ref().is_some_and(|site| letters(site) == letters(author));
    let byline = authors().find(|author| !is_site(author)).or_else(|| authors().next()).cloned();
    let meta = Meta {
        id: None,
        byline,
        source: site,
        published: first(said.published.clone(), page.published),
        url: first(said.url.clone(), page.url),
        lang: first(page.lang, said.lang.clone()),
    };
    let host = meta.url.as_deref().and_then(title::of_host);
    let sites: Vec<&str> = meta.source.as_deref().into_iter().chain(host).collect();
    let title = first(said.headline.clone(), page.title);
    let title = title.map(|title| title::headline(&title, &sites, &page.headings));
    builder.front(title.as_deref(), BlockKind::Title);
    let is_title = |heading: &&(String, String)| title.as_ref() == Some(&heading.0);
    builder.in_lang(0, page.spoken.iter().find(is_title).map(|(_, lang)| lang.clone()));
    let start = page.content.as_ref().map(|content| content.root().text()).unwrap_or_default();
    let lead = said.description.as_deref().filter(|lead| {
        let says_more = title.as_deref().is_none_or(|title| {
            title::headline(lead, &sites, std::slice::from_ref(&title.to_owned())) != title
        });
        says_more && !is_beginning(lead, &start)
    });
    builder.front(lead, BlockKind::Summary);
    push_body(&mut builder, page.content.as_ref(), html, &said, title.as_deref());
    let (text, blocks) = builder.blocks();
    let dated = edges::fold(text, blocks, said.body.as_deref(), meta.byline.as_deref());
    let in_address = || meta.url.as_deref().and_then(dates::in_address);
    let published = meta.published.clone().or(dated).or_else(in_address);
    builder.finish(Meta { published, ..meta }, page.dir)
}

/// Whether a lead is the beginning of a text, cut somewhere.
pub(super) fn is_beginning(lead: &str, text: &str) -> bool {
    let bare = |text: &str, most: usize| -> Vec<char> {
        text.chars().filter(|char| char.is_alphanumeric()).take(most).collect()
    };
    let lead = bare(lead, LEAD);
    // A cut may be within a word, or have a sign of the site's behind it.
    let sure: String = lead[..lead.len().saturating_sub(8)].iter().collect();
    let text: String = bare(text, LEAD * 8).iter().collect();
    sure.len() > 20 && text.contains(&sure)
}

/// Adds the blocks of an item of a feed, without what its site adds to all of them.
pub(super) fn push_item(builder: &mut Builder, html: &str) {
    if stripped::is_due(html) {
        return push_fragment(builder, html);
    }
    let document = Document::from(html);
    furniture::remove(&document);
    blocks::push(builder, &document);
}

/// Adds the blocks of a book's chapter, whose tree there is already.
pub(super) fn push_chapter(builder: &mut Builder, html: &str, tree: &Document) {
    if stripped::is_due(html) { stripped::push(builder, html) } else { blocks::push(builder, tree) }
}

/// A text's letters and digits, small: what is compared where signs and blanks do not count.
fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A short text without tags, its entities resolved. A sign that opens no tag stands for itself.
pub(super) fn unmarked(text: &str) -> String {
    if !text.contains(['&', '<']) || stripped::is_due(text) {
        return squeezed(text);
    }
    let is_tag =
        |piece: &str| piece.starts_with(|char: char| char == '/' || char.is_ascii_alphabetic());
    let mut pieces = text.split('<');
    let mut escaped = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        escaped.push_str(if is_tag(piece) { "<" } else { "&lt;" });
        escaped.push_str(piece);
    }
    // What was escaped twice.
    let document = Document::from(escaped);
    let once = document.root().text();
    if once.contains('&') && once.contains(';') {
        let again = once.replace('<', "&lt;");
        return squeezed(&Document::from(again).root().text());
    }
    squeezed(&once)
}

/// Adds the main content, what JSON-LD says it is where that is much longer, else the whole page.
fn push_body(
    builder: &mut Builder,
    content: Option<&Document>,
    html: &str,
    said: &Said,
    title: Option<&str>,
) {
    let found = content.map(blocks::text_length).unwrap_or_default();
    let described = said.body.as_deref().filter(|body| body.len() > 2 * found);
    let is_bare = described.is_none() && found < FEW;
    let in_script = if is_bare { scripted::body(html, title.unwrap_or_default()) } else { None };
    match (described.or(in_script.as_deref()), content) {
        (Some(body), _) if described.is_none() && body.contains("<p") => push_item(builder, body),
        (Some(body), _) => builder.text(body),
        (None, Some(content)) if found > 0 => blocks::push(builder, content),
        _ => {}
    }
    if builder.has_no_body() {
        push_fragment(builder, html);
    }
}

/// What Readability and the page's own elements say.
#[derive(Default)]
struct Page {
    title: Option<String>,
    headings: Vec<String>,
    /// Headings and the languages they are in.
    spoken: Vec<(String, String)>,
    content: Option<Document>,
    byline: Option<String>,
    /// The author as the page's properties name one.
    author: Option<String>,
    site: Option<String>,
    published: Option<String>,
    url: Option<String>,
    lang: Option<String>,
    dir: Option<crate::layout::Base>,
}

impl Page {
    fn read(html: &str, said: &Said) -> Self {
        let document = Document::from(html);
        let own = said::said(&document);
        let page = Self {
            headings: own.headings,
            spoken: own.spoken,
            published: own.published,
            lang: own.lang,
            dir: direction(own.dir.as_deref()),
            ..Self::default()
        };
        let title = document.select("title").text().trim().to_owned();
        let is_dated = said.published.is_some() || page.published.is_some();
        let line = if is_dated { None } else { dates::line(&document, &title) };
        let content::Found { article, tree } = content::found(html, document, said.body.as_deref());
        let Some(found) = article else {
            return Self {
                title: Some(title),
                content: tree,
                author: own.author,
                published: page.published.or(line),
                url: own.url,
                ..page
            };
        };
        // Some pages give an address where the author's name belongs.
        let byline = found.byline.filter(|byline| said::is_author(byline));
        Self {
            title: Some(found.title),
            content: tree,
            byline,
            author: own.author,
            site: found.site_name,
            published: found.published_time.or(page.published).or(line),
            url: found.url.or(own.url),
            lang: page.lang.or(found.lang),
            dir: page.dir.or_else(|| direction(found.dir.as_deref())),
            headings: page.headings,
            spoken: page.spoken,
        }
    }
}
