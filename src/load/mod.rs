//! Loading: bytes and a name in, [`Article`]s out; what was guessed or skipped is counted in them.
//!
//! `open` reads a source, `format` tells what its bytes are, `decode` turns them into text, and one file
//! a format makes articles of the text. Nothing is fetched from the network but a source that is an address (`fetch`).

mod annotations;
mod builder;
mod corpus;
mod counting;
mod decode;
mod epub;
mod error;
mod fetch;
mod feed;
mod folder;
mod format;
mod gzip;
mod html;
mod json;
mod languages;
mod limits;
mod lines;
mod links;
mod markdown;
mod mentions;
mod mhtml;
mod native;
mod open;
mod plain;
mod quotes;
mod schema_org;
mod shape;
mod source;
mod transfer;
mod trec;
mod values;
mod windowed;
mod wrapped;
mod xhtml;
mod xml;

pub use error::LoadError;
pub use lines::Lines;
pub use open::{annotate, display_name, files, open};
pub use windowed::is_utf8;

use std::path::PathBuf;
use std::sync::Arc;

use encoding_rs::Encoding;

use crate::article::offsets::Unit;
use crate::article::{Article, Form, Origin, Told};
use format::Format;
use source::Source;

/// How a source is to be read, where the user says so.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// A file taken as bare paragraphs: nothing folded or recognised.
    pub raw: bool,
    /// The encoding, instead of finding it out.
    pub encoding: Option<&'static Encoding>,
    /// A file of annotations to lay over the source's articles, instead of those beside `X.txt`, as `X.ann`,
    /// `X.json` and their like.
    pub annotations: Option<PathBuf>,
    /// What offsets of annotations count, instead of finding it out.
    pub offsets: Option<Unit>,
    /// Whether a large file of plain UTF-8 is read as it is needed. What of it is no text, which is not known then,
    /// is shown as U+001A.
    pub windowed: bool,
    /// Whether such a file is looked through before, and read whole where some of it is no text.
    pub checked: bool,
}

/// Reads the articles in a source's bytes. `name` is what messages call it.
///
/// # Errors
/// Where the bytes hold nothing to read: empty, binary, broken, of no known form.
pub fn load(name: &str, bytes: &[u8], options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    read(&Source { name, options, declared: None }, bytes.to_vec())
}

/// The same of bytes that need not be copied.
fn read(source: &Source<'_>, mut bytes: Vec<u8>) -> Result<Vec<Article>, LoadError> {
    let name = source.name;
    if bytes.is_empty() {
        return Err(LoadError::Empty { name: name.to_owned() });
    }
    let mut origin = Origin {
        name: name.to_owned(),
        bytes: bytes.len() as u64,
        packed: gzip::is_gzip(&bytes),
        form: Form::Epub,
        told: Told::Content,
        encoding: None,
    };
    let mut notices = Vec::new();
    if origin.packed {
        let (unpacked, damage) = gzip::unpack(source, &bytes)?;
        bytes = unpacked;
        notices.extend(damage);
    }
    let mut articles = if epub::is_epub(&bytes) {
        epub::articles(source, &bytes)?
    } else if let Some(annotations) = annotations::of_bytes(&bytes) {
        annotations::articles(annotations, source.options.offsets)
    } else if let Some(page) = saved_page(source, &bytes) {
        let mhtml::Page { bytes, encoding, address } = page;
        let decoded = decode::decode(&Source { declared: encoding, ..*source }, bytes)?;
        notices.extend(decoded.notices);
        origin.encoding = Some(decoded.encoding);
        let mut articles = of_text(source, decoded.text, &mut origin)?;
        (origin.form, origin.told) = (Form::SavedPage, Told::Content);
        if let [article] = articles.as_mut_slice() {
            article.meta.url = article.meta.url.take().or(address);
        }
        articles
    } else {
        let decoded = decode::decode(source, bytes)?;
        notices.extend(decoded.notices);
        origin.encoding = Some(decoded.encoding);
        of_text(source, decoded.text, &mut origin)?
    };
    articles.retain(|article| article.block_from(0).is_some());
    let Some(first) = articles.first_mut() else {
        return Err(LoadError::NoText { name: name.to_owned(), what: "only white space" });
    };
    first.notices.splice(0..0, notices);
    let origin = Arc::new(origin);
    for article in &mut articles {
        article.origin = Some(Arc::clone(&origin));
    }
    Ok(articles)
}

/// The page in a message, unless it is asked for as it is.
fn saved_page(source: &Source<'_>, bytes: &[u8]) -> Option<mhtml::Page> {
    let asked = !source.options.raw && mhtml::is_mhtml(bytes);
    asked.then(|| mhtml::page(bytes)).flatten()
}

/// The articles of a decoded source, whose form is said.
fn of_text(
    source: &Source<'_>,
    text: String,
    origin: &mut Origin,
) -> Result<Vec<Article>, LoadError> {
    let raw = source.options.raw;
    let (format, told) =
        if raw { (Format::Plain, Told::Asked) } else { Format::of(source.name, &text) };
    (origin.form, origin.told) = (format.form(), told);
    match format {
        Format::Plain => Ok(vec![plain::article(text, raw)]),
        Format::Json => json::articles(source, &text, &mut origin.form),
        Format::JsonLines => json::lines(source, &text),
        Format::Html => Ok(vec![html::article(&text)]),
        Format::Feed => Ok(feed::articles(&text)),
        Format::Annotated => {
            let read = annotations::read(source, &text);
            let articles = read.map(|it| annotations::articles(it, source.options.offsets));
            match articles {
                Ok(articles) if !articles.is_empty() => Ok(articles),
                // One that begins as such a file does and is none is a text.
                _ => {
                    (origin.form, origin.told) = (Form::Plain, Told::Elimination);
                    Ok(vec![plain::article(text, raw)])
                }
            }
        }
        Format::Trec => Ok(trec::articles(&text)),
        Format::Markdown => Ok(vec![markdown::article(&text)]),
    }
}
