//! EPUB (2 and 3): a book in, an article a chapter out, in the order of its spine.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::builder::{Builder, direction};
use super::html::push_fragment;
use super::source::Source;
use super::xml::{self, Element};
use super::{LoadError, decode, limits};
use crate::article::{Article, BlockKind, Meta, Notice};

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Whether bytes are an EPUB: a ZIP archive whose first file says so.
pub(super) fn is_epub(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(limits::SNIFFED_BYTES)];
    bytes.starts_with(b"PK\x03\x04")
        && memchr::memmem::find(head, b"application/epub+zip").is_some()
}

/// The chapters of a book that hold text.
pub(super) fn articles(source: &Source<'_>, bytes: &[u8]) -> Result<Vec<Article>, LoadError> {
    let broken = |what: String| LoadError::Binary { name: source.name.to_owned(), what };
    let mut archive = ZipArchive::new(Cursor::new(bytes))
        .map_err(|error| broken(format!("a broken EPUB ({error})")))?;
    let mut left = limits::UNPACKED_BYTES;
    let container = text(source, &mut archive, "META-INF/container.xml", &mut left);
    let path = container.and_then(|container| {
        let root = xml::parse(&container);
        root.all("rootfile").next()?.attribute("full-path").map(str::to_owned)
    });
    let path = path.ok_or_else(|| broken("an EPUB without a package document".to_owned()))?;
    let package = text(source, &mut archive, &path, &mut left).unwrap_or_default();
    let package = xml::parse(&package);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let (mut articles, mut missing, mut of) = (Vec::new(), 0, 0);
    for chapter in spine(&package) {
        of += 1;
        let path = resolved(folder, &chapter);
        match text(source, &mut archive, &path, &mut left) {
            Some(page) => articles.push(article(&package, chapter, &page)),
            None => missing += 1,
        }
    }
    articles.retain(|article| article.block_from(article.body.start).is_some());
    if let (1.., Some(first)) = (missing, articles.first_mut()) {
        let reason = "they are not in the file, or too large".to_owned();
        first.notices.push(Notice::Skipped { count: missing, of, what: "chapters", reason });
    }
    Ok(articles)
}

/// The paths of the chapters, as the package document has them.
fn spine(package: &Element) -> Vec<String> {
    let path = |reference: &Element| {
        let id = reference.attribute("idref")?;
        let item = package.all("item").find(|item| item.attribute("id") == Some(id))?;
        item.attribute("href").map(str::to_owned)
    };
    package.all("itemref").filter_map(path).take(limits::CHAPTERS).collect()
}

fn article(package: &Element, id: String, page: &str) -> Article {
    let said = |name: &str| package.all("metadata").next().and_then(|data| data.child_text(name));
    let mut builder = Builder::default();
    let root = xml::parse(page);
    let heading = ["h1", "h2", "h3", "title"].iter().find_map(|name| root.all(name).next());
    let title = heading.map(all_text).filter(|title| !title.is_empty());
    builder.front(title.or_else(|| said("title")).as_deref(), BlockKind::Title);
    push_fragment(&mut builder, page);
    let html = root.all("html").next();
    let attribute = |name: &str| html.and_then(|html| html.attribute(name));
    let lang = attribute("lang").or_else(|| attribute("xml:lang")).map(str::to_owned);
    let meta = Meta {
        id: Some(id),
        byline: said("creator"),
        source: said("title"),
        published: said("date"),
        url: None,
        lang: lang.or_else(|| said("language")),
    };
    let body = root.all("body").next().and_then(|body| body.attribute("dir"));
    builder.finish(meta, direction(attribute("dir").or(body)))
}

/// The text of an element and all in it, white space squeezed.
fn all_text(element: &Element) -> String {
    let mut text = element.text.clone();
    for child in &element.children {
        text.push(' ');
        text.push_str(&all_text(child));
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A path of the package document, as the archive knows it.
fn resolved(folder: &str, path: &str) -> String {
    let path = path.split('#').next().unwrap_or_default();
    let path = unescaped(path);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// A path without its percent escapes.
fn unescaped(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let escaped = (first == b'%')
            .then(|| std::str::from_utf8(behind.get(..2)?).ok())
            .flatten()
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(escaped.unwrap_or(first));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The text of a file in the archive; `None` where it is not there or there is too much in all.
fn text(
    source: &Source<'_>,
    archive: &mut Archive<'_>,
    path: &str,
    left: &mut u64,
) -> Option<String> {
    let file = archive.by_name(path).ok()?;
    let mut bytes = Vec::new();
    file.take(*left + 1).read_to_end(&mut bytes).ok()?;
    *left = left.checked_sub(bytes.len() as u64)?;
    Some(decode::decode(source, bytes).ok()?.text)
}
