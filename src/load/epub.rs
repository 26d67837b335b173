//! EPUB (2 and 3): a book in, an article a chapter out, in the order of its spine.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read as _};

use dom_query::Document;
use zip::ZipArchive;

use super::builder::{Builder, direction};
use super::html::push_chapter;
use super::source::Source;
use super::xhtml::as_html;
use super::xml::{self, Element};
use super::{LoadError, decode, languages, limits};
use crate::article::{Article, BlockKind, Meta, Notice, Things, squeezed};

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
    let chapters = spine(&package);
    if let Some(locked) = locked(source, &mut archive, &mut left)
        && chapters.iter().any(|chapter| locked.contains(&resolved(folder, chapter)))
    {
        return Err(LoadError::Locked { name: source.name.to_owned() });
    }
    let (mut articles, mut missing, of) = (Vec::new(), 0, chapters.len());
    for chapter in chapters {
        let path = resolved(folder, &chapter);
        match text(source, &mut archive, &path, &mut left) {
            Some(page) => articles.push(article(&package, chapter, &page)),
            None => missing += 1,
        }
    }
    // A cover is a page of its own in most books, and no chapter.
    if articles.iter().any(has_text) {
        articles.retain(has_text);
    }
    articles.retain(|article| article.block_from(article.body.start).is_some());
    if articles.is_empty() && missing < of {
        return Err(LoadError::NoText {
            name: source.name.to_owned(),
            what: "only pictures that say nothing in words",
        });
    }
    if let (1.., Some(first)) = (missing, articles.first_mut()) {
        let reason = "they are not in the file, or too large".to_owned();
        first.notices.push(Notice::Skipped { count: missing, of, what: Things::Chapters, reason });
    }
    Ok(articles)
}

/// Whether there is more in a chapter than a picture's words.
fn has_text(article: &Article) -> bool {
    let body = article.blocks().filter(|block| block.range.start >= article.body.start);
    body.filter(|block| block.kind != BlockKind::Caption).count() > 0
}

/// The files of a book that are encrypted so that only the seller's programs read them. Fonts may be in any book.
fn locked(
    source: &Source<'_>,
    archive: &mut Archive<'_>,
    left: &mut u64,
) -> Option<HashSet<String>> {
    let list = text(source, archive, "META-INF/encryption.xml", left)?;
    let list = xml::parse(&list);
    let encrypted = list.all("EncryptedData").filter(|data| {
        let way = data.all("EncryptionMethod").next().and_then(|way| way.attribute("Algorithm"));
        way.is_none_or(|way| !way.contains("embedding") && !way.contains("RC"))
    });
    let files = encrypted.flat_map(|data| data.all("CipherReference"));
    Some(files.filter_map(|file| Some(resolved("", file.attribute("URI")?))).collect())
}

/// The paths of the chapters, as the package document has them. The page of contents is none.
fn spine(package: &Element) -> Vec<String> {
    let items: HashMap<&str, &Element> =
        package.all("item").filter_map(|item| Some((item.attribute("id")?, item))).collect();
    let path = |reference: &Element| {
        let item = items.get(reference.attribute("idref")?)?;
        let properties = item.attribute("properties").unwrap_or_default();
        let contents = properties.split_whitespace().any(|property| property == "nav");
        item.attribute("href").filter(|_| !contents).map(str::to_owned)
    };
    package.all("itemref").filter_map(path).take(limits::CHAPTERS).collect()
}

fn article(package: &Element, id: String, page: &str) -> Article {
    let said = |name: &str| package.all("metadata").next().and_then(|data| data.child_text(name));
    let mut builder = Builder::default();
    let page = as_html(page);
    let tree = Document::from(page.as_str());
    let heading = ["h1", "h2", "h3", "title"].iter().find_map(|name| {
        let element = tree.select_single(name);
        let text = squeezed(&element.text());
        let lang = element.nodes().first().and_then(languages::around);
        (!text.is_empty()).then_some((text, lang))
    });
    let (heading, lang) = heading.map_or((said("title"), None), |(text, lang)| (Some(text), lang));
    builder.front(heading.as_deref(), BlockKind::Title);
    builder.in_lang(0, lang);
    push_chapter(&mut builder, &page, &tree);
    let attribute = |element: &str, name: &str| {
        tree.select_single(element).attr(name).map(|value| value.to_string())
    };
    let lang = attribute("html", "lang").or_else(|| attribute("html", "xml:lang"));
    let meta = Meta {
        id: Some(id),
        byline: said("creator"),
        source: said("title"),
        published: said("date"),
        url: None,
        lang: lang.or_else(|| said("language")),
    };
    let dir = attribute("html", "dir").or_else(|| attribute("body", "dir"));
    builder.finish(meta, direction(dir.as_deref()))
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
