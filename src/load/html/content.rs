//! The main content of a page. In: its HTML. Out: the tree of what is to be read, found by a port of Mozilla's
//! Readability, the site's furniture taken out.

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};

use super::{blocks, furniture};
use crate::load::languages;

/// The bytes of text a page must be found to hold to be taken for whole: shorter ones are looked at again.
const SHORT: usize = 1500;

/// How much more the second look must find, in times.
const MUCH_MORE: usize = 3;

/// What Readability finds in a page; `None` where it finds nothing.
/// `page` is the tree of `html`.
pub(super) fn found(html: &str, page: Document) -> Option<(Article, Document)> {
    // A short article is found by a low threshold, but so is a part of a long one.
    let first = read(page, 200);
    let length = |found: &Option<(Article, Document)>| {
        found.as_ref().map_or(0, |(_, tree)| blocks::text_length(tree))
    };
    if length(&first) >= SHORT {
        return first;
    }
    let second = read(Document::from(html), 500);
    if length(&second) > (MUCH_MORE * length(&first)).max(SHORT) { second } else { first }
}

fn read(page: Document, char_threshold: usize) -> Option<(Article, Document)> {
    let config = Config { keep_classes: true, char_threshold, ..Config::default() };
    furniture::keep_names(&page);
    languages::hand_down(&page);
    let found = Readability::with_document(page, None, Some(config)).ok()?.parse().ok()?;
    let tree = Document::from(found.content.as_ref());
    furniture::remove(&tree);
    Some((found, tree))
}
