//! What a page says of itself in its elements and attributes. In: its tree. Out: headings, language, direction, and
//! author, date and address where they are said in other ways than those Readability knows.

use dom_query::Document;

use super::dates;
use crate::article::squeezed;
use crate::load::languages;

/// The most headings that are compared with the title.
const HEADINGS: usize = 12;

/// Where an author is said, the surest first: a selector and the attribute.
const AUTHORS: [(&str, &str); 3] = [
    ("meta[name=author]", "content"),
    ("meta[name='dc.creator'], meta[name='DC.creator']", "content"),
    ("meta[name='sailthru.author']", "content"),
];

/// What a page says.
#[derive(Default)]
pub(super) struct Own {
    pub(super) headings: Vec<String>,
    /// Headings and the languages they are in, as elements say.
    pub(super) spoken: Vec<(String, String)>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) lang: Option<String>,
    pub(super) dir: Option<String>,
}

/// Reads it.
pub(super) fn said(document: &Document) -> Own {
    let attribute = |selector: &str, name: &str| {
        let value = document.select(selector).attr(name)?;
        Some(value.trim().to_owned()).filter(|value| !value.is_empty())
    };
    let first = |places: &[(&str, &str)]| {
        places.iter().find_map(|(selector, name)| attribute(selector, name))
    };
    let of_root = |name: &str| attribute("html", name).or_else(|| attribute("body", name));
    let found = document.select("h1, h2");
    let spoken = found.nodes().iter().take(HEADINGS).filter_map(|heading| {
        let inner = heading.descendants_it().filter(dom_query::NodeRef::is_element);
        let lang = inner.filter(|inner| inner.text() == heading.text()).last();
        Some((squeezed(&heading.text()), languages::around(&lang.unwrap_or(*heading))?))
    });
    let headings = found.nodes().iter().take(HEADINGS).map(|heading| squeezed(&heading.text()));
    Own {
        headings: headings.filter(|heading| !heading.is_empty()).collect(),
        spoken: spoken.collect(),
        published: dates::published(document),
        author: first(&AUTHORS).filter(|author| is_author(author)),
        url: attribute("link[rel=canonical]", "href")
            .or_else(|| attribute("meta[property='og:url']", "content"))
            .filter(|url| url.contains("://")),
        lang: of_root("lang")
            .or_else(|| of_root("xml:lang"))
            .or_else(|| attribute("meta[http-equiv='content-language' i]", "content")),
        dir: of_root("dir"),
    }
}

/// Whether a name is one of an author: not an address or account, nor whoever built the site.
pub(super) fn is_author(name: &str) -> bool {
    let name = name.to_lowercase();
    let builders = ["developed by", "designed by", "powered by", "www.", "@"];
    !name.contains("://") && !builders.iter().any(|builder| name.starts_with(builder))
}
