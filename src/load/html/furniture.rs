//! A page's furniture: what stands in its main content and is the site's. In: the tree of the content. Out: the same
//! tree without the parts that class names, links to share a page, or words like "Read also" show to be none of it.

use std::collections::HashSet;

use dom_query::{Document, NodeRef};

use super::lengths::Lengths;
use super::menus;
use crate::article::squeezed;

/// Words of class names and identifiers that site builders share.
const NAMES: [&str; 42] = [
    "share",
    "shares",
    "sharing",
    "sharedaddy",
    "sharethis",
    "addthis",
    "addtoany",
    "social",
    "newsletter",
    "subscribe",
    "subscription",
    "paywall",
    "related",
    "relatedposts",
    "recommended",
    "recommendations",
    "recirc",
    "outbrain",
    "taboola",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "comments",
    "comment",
    "disqus",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "promo",
    "promoted",
    "sponsored",
    "advert",
    "advertisement",
    "adsbygoogle",
    "popup",
    "noprint",
    "navbox",
    "editsection",
    "byline",
    "postmeta",
    "feedflare",
];

/// The same of two words.
const PAIRS: [(&str, &str); 13] = [
    ("author", "bio"),
    ("author", "box"),
    ("about", "author"),
    ("author", "info"),
    ("author", "card"),
    ("entry", "meta"),
    ("post", "meta"),
    ("article", "meta"),
    ("post", "tags"),
    ("article", "tags"),
    ("tags", "links"),
    ("read", "more"),
    ("sign", "up"),
];

/// A part of more than this share of the content, of 100, is content whatever its name.
const LARGEST: usize = 30;

/// Nor is more than this share furniture in all: a page of comments is to be read.
const MOST: usize = 60;

/// A name of more words is made of a title's.
const MOST_WORDS: usize = 4;

/// Where links lead by which a page is shared.
const SHARERS: [&str; 13] = [
    "facebook.com/sharer",
    "facebook.com/share.php",
    "facebook.com/dialog/share",
    "twitter.com/intent",
    "twitter.com/share",
    "x.com/intent",
    "twitter.com/home?status",
    "wa.me/?text",
    "whatsapp.com/send",
    "whatsapp://send",
    "t.me/share",
    "pinterest.com/pin/create",
    "linkedin.com/share",
];

/// What stands before links to other pages, bare of marks: a line each, in English, Arabic, Persian and Hebrew.
const ELSEWHERE: &str = include_str!("elsewhere.txt");

/// How many elements up from a heading's text are looked at.
const LEVELS: usize = 8;

/// Elements that Readability puts a paragraph in the place of, where they hold no other block.
const BOXES: [&str; 3] = ["div", "section", "aside"];

/// Keeps the names of furniture in a page that Readability is to read: of a box with one paragraph it keeps the
/// paragraph alone.
pub(super) fn keep_names(document: &Document) {
    menus::headings(document);
    let nodes: Vec<NodeRef<'_>> =
        document.root().descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        let boxed = BOXES.iter().any(|name| node.has_name(name));
        if !boxed || !is_named(&node) {
            continue;
        }
        let children = node.element_children();
        match children.as_slice() {
            [child] if child.has_name("p") => child.add_class(KEPT),
            children if children.iter().all(is_inline) => {
                node.add_class(KEPT);
                node.rename("p");
            }
            _ => {}
        }
    }
}

/// The class of a paragraph that stands for its box.
const KEPT: &str = "promo";

fn is_inline(node: &NodeRef<'_>) -> bool {
    let inline = ["a", "b", "br", "em", "i", "img", "small", "span", "strong", "time"];
    inline.iter().any(|name| node.has_name(name))
}

/// Takes a content's furniture out of its tree.
pub(super) fn remove(document: &Document) {
    let lengths = Lengths::of(document);
    named(document, &lengths);
    sharing(document);
    menus::remove(document, &lengths);
    elsewhere(document, &lengths);
}

/// Parts that are called furniture.
fn named(document: &Document, lengths: &Lengths) {
    let whole = lengths.text(&document.root());
    let mut found: Vec<NodeRef<'_>> = Vec::new();
    let (mut taken, mut all) = (HashSet::new(), 0);
    for node in document.root().descendants_it().filter(NodeRef::is_element) {
        let own = lengths.text(&node);
        if node.parent().is_some_and(|parent| taken.contains(&parent.id)) {
            taken.insert(node.id);
        } else if own * 100 <= whole * LARGEST && is_named(&node) {
            taken.insert(node.id);
            found.push(node);
            all += own;
        }
    }
    if all * 100 <= whole * MOST {
        found.iter().for_each(NodeRef::remove_from_parent);
    }
}

/// Whether an element's class or identifier calls it furniture. Sections and headings have identifiers made of their
/// words: one on sharing is none.
fn is_named(node: &NodeRef<'_>) -> bool {
    let classes = node.attr("class").unwrap_or_default();
    let is_section = classes.split_whitespace().any(|class| class == "section")
        || ["section", "h1", "h2", "h3", "h4", "h5", "h6", "article", "li", "p", "a"]
            .iter()
            .any(|name| node.has_name(name));
    let attributes: &[&str] = if is_section { &["class"] } else { &["class", "id"] };
    is_called(node, attributes, |words| {
        let pair = |pair: &[String]| PAIRS.contains(&(pair[0].as_str(), pair[1].as_str()));
        words.len() <= MOST_WORDS
            && (words.iter().any(|word| NAMES.contains(&word.as_str()))
                || words.windows(2).any(pair))
    })
}

/// Whether the words of any name in some attributes of an element are as wanted.
pub(super) fn is_called(
    node: &NodeRef<'_>,
    attributes: &[&str],
    wanted: impl Fn(&[String]) -> bool,
) -> bool {
    attributes.iter().any(|attribute| {
        let said = node.attr(attribute).unwrap_or_default();
        said.split_whitespace().any(|name| wanted(&words(name)))
    })
}

/// The words of a name: `postMeta`, `post-meta` and `post_meta` are two.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for char in name.chars() {
        let begins = char.is_ascii_uppercase() && before.is_ascii_lowercase();
        if begins || !char.is_alphanumeric() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| char.is_alphanumeric()) {
            word.push(char.to_ascii_lowercase());
        }
        before = char;
    }
    words
}

/// Links by which a page is shared.
fn sharing(document: &Document) {
    for link in document.select("a[href]").nodes() {
        let href = link.attr("href").unwrap_or_default();
        if SHARERS.iter().any(|sharer| href.contains(sharer)) {
            link.remove_from_parent();
        }
    }
}

/// Headings and words like "Read also", with the links behind them.
fn elsewhere(document: &Document, lengths: &Lengths) {
    let texts: Vec<NodeRef<'_>> =
        document.root().descendants_it().filter(NodeRef::is_nonempty_text).collect();
    for node in texts {
        let text = node.text();
        let (before, more) = text.split_once([':', '\u{FF1A}']).unwrap_or((&text, ""));
        let before = bare(before);
        if !ELSEWHERE.lines().any(|phrase| phrase == before) {
            continue;
        }
        let alone = outermost(node, lengths);
        if bare(more).is_empty() {
            let leads = links_behind(&alone, lengths);
            if !leads.is_empty() {
                leads.iter().for_each(NodeRef::remove_from_parent);
                alone.remove_from_parent();
                continue;
            }
        }
        // `Read also: TITLE`, the title a link.
        if let Some(parent) = alone.parent().filter(|parent| {
            let block = ["p", "div", "li", "strong", "b", "span", "h3", "h4"];
            block.iter().any(|name| parent.has_name(name))
                && lengths.is_of_links(parent)
                && parent.text().trim_start().starts_with(text.trim())
        }) {
            parent.remove_from_parent();
        }
    }
}

/// The elements behind a heading that are links, white space between them passed over.
fn links_behind<'d>(heading: &NodeRef<'d>, lengths: &Lengths) -> Vec<NodeRef<'d>> {
    let mut found = Vec::new();
    let mut behind = heading.next_sibling();
    while let Some(next) = behind {
        let blank = lengths.text(&next) == 0;
        let leads = next.is_element() && lengths.is_of_links(&next);
        if !blank && !leads {
            break;
        }
        found.extend(leads.then_some(next));
        behind = next.next_sibling();
    }
    found
}

/// The outermost element that holds the text of a node and no other.
fn outermost<'d>(node: NodeRef<'d>, lengths: &Lengths) -> NodeRef<'d> {
    let same =
        |parent: &NodeRef<'_>| parent.is_element() && lengths.text(parent) == lengths.text(&node);
    let mut outer = node;
    for _ in 0..LEVELS {
        match outer.parent().filter(same) {
            Some(parent) => outer = parent,
            None => break,
        }
    }
    outer
}

/// A text in small letters, marks at its ends left out.
fn bare(text: &str) -> String {
    let bare = text.trim_matches(|char: char| !char.is_alphanumeric());
    squeezed(bare).to_lowercase()
}
