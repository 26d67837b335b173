//! The main content of a page. In: its HTML. Out: the tree of what is to be read, found by a port of Mozilla's
//! Readability, the site's furniture taken out.

use dom_query::Document;
use dom_smoothie::{Article, Config, Readability};

use super::marked::Marked;
use super::{blocks, furniture};
use crate::load::languages;

/// The bytes of text a page must be found to hold to be taken for whole: shorter ones are looked at again.
const SHORT: usize = 1500;

/// How much more the second look must find, in times.
const MUCH_MORE: usize = 3;

/// What is found in a page.
#[derive(Default)]
pub(super) struct Found {
    /// What Readability finds; `None` where it finds nothing.
    pub(super) article: Option<Article>,
    /// The tree of what is to be read.
    pub(super) tree: Option<Document>,
}

/// What is to be read in a page: what Readability finds, or what the page marks as its article where that is missed.
/// `page` is the tree of `html`, `body` the text that the page gives in JSON-LD.
pub(super) fn found(html: &str, page: Document, body: Option<&str>) -> Found {
    unhide(&page);
    let marked = Marked::of(&page, body);
    let found = readable(html, page);
    let better =
        |marked: &Marked| found.as_ref().is_none_or(|(_, tree)| marked.is_better_than(tree));
    let marked = marked.filter(better).map(|marked| {
        let tree = Document::from(marked.html);
        shown(&tree);
        furniture::remove(&tree);
        tree
    });
    match found {
        Some((article, tree)) => Found { article: Some(article), tree: marked.or(Some(tree)) },
        None => Found { article: None, tree: marked },
    }
}

/// What Readability finds in a page; `None` where it finds nothing.
fn readable(html: &str, page: Document) -> Option<(Article, Document)> {
    // A short article is found by a low threshold, but so is a part of a long one.
    let first = read(page, 200);
    let length = |found: &Option<(Article, Document)>| {
        found.as_ref().map_or(0, |(_, tree)| blocks::text_length(tree))
    };
    if length(&first) >= SHORT {
        return first;
    }
    let again = Document::from(html);
    unhide(&again);
    let second = read(again, 500);
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

/// Shows what of a tree is hidden until a script shows it, where that is most of it.
fn shown(tree: &Document) {
    let all = blocks::text_length(tree);
    for part in tree.select("[hidden]").nodes() {
        let own: usize = part.text().split_whitespace().map(str::len).sum();
        if own * 2 > all {
            part.remove_attr("hidden");
        }
    }
}

/// Shows the parts of a page that arrive hidden and are put in their places by a script: boxes called `S:0`, `S:1`…
fn unhide(page: &Document) {
    for part in page.select("div[hidden][id^='S:']").nodes() {
        part.remove_attr("hidden");
    }
}
