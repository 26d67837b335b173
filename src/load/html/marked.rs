//! The text a page marks as its article's. In: the tree of a page, and the text it gives in JSON-LD. Out: the element
//! that holds that text, or the one its markup calls the article's body, to be set against what Readability finds:
//! that goes by the density of text alone, and loses articles set in sections, or beside a longer notice.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeRef};

use super::furniture::is_called;
use super::letters;
use super::prose::{Block, Prose, WHOLE};

/// The characters of prose an element must hold to be taken for an article's body.
const LEAST: usize = 240;

/// The share of the text in JSON-LD, of 100, that blocks of the page must be for it to tell where the article is.
const SAID: usize = 60;

/// The share of the marked prose, of 100, that may be missing from what was found.
const MISSED: usize = 30;

/// The same of what is marked by a name alone.
const MISSED_OF_CALLED: usize = 40;

/// An article or main part holds more than the text: it counts where fewer characters of prose were found.
const SHORT: usize = 600;

/// From so many characters of prose it is an article for sure.
const SOLID: usize = 1500;

/// Where more than this share of an article's prose is missing, of 100, something else was found.
const ALL: usize = 95;

/// The share of the prose that was found, of the article's, of 100, from which it holds more than the article.
const BESIDE: usize = 140;

/// A block of so many characters is a paragraph, not the headline of another story.
const LONG: usize = 120;

/// The share of all the text that was found, of the article's, of 100, from which it holds much beside it.
const AROUND: usize = 125;

/// The share of an element's prose, of 100, that must be of the text in JSON-LD for it to hold that alone; and of that
/// text.
const SAME: usize = 85;

/// The most bytes that are compared to find the text in JSON-LD, a block of the page after the other.
const COMPARED: usize = 1 << 31;

/// Pairs of words in names that call an element an article's body.
const PAIRS: [(&str, &[&str]); 8] = [
    ("article", &["body", "content", "text", "detail", "details", "description"]),
    ("story", &["body", "content", "text", "details"]),
    ("entry", &["content", "body", "text"]),
    ("post", &["content", "body", "text"]),
    ("news", &["body", "content", "text", "details"]),
    ("item", &["text"]),
    ("details", &["body", "content", "text"]),
    ("long", &["desc", "description"]),
];

/// The same written as one word.
const NAMES: [&str; 10] = [
    "articlebody",
    "articlecontent",
    "articletext",
    "storybody",
    "storycontent",
    "entrycontent",
    "postcontent",
    "newsbody",
    "newstext",
    "newscontent",
];

/// How sure it is that an element holds an article, and only that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Its text is that of the JSON-LD and no other.
    Same,
    /// It holds the text of the JSON-LD.
    Said,
    /// It is called an article's body.
    Called,
    /// It is called an article, or a page's main part.
    Part,
}

/// An element that holds an article's text.
pub(super) struct Marked {
    /// Its HTML.
    pub(super) html: String,
    /// Its blocks of prose: what each is known by, and its characters.
    prose: Vec<(String, usize)>,
    /// The letters and digits of all its text.
    letters: usize,
    sure: Sure,
}

impl Marked {
    /// What a page marks as its article's text; `None` where it marks none, or marks nothing but a few words.
    pub(super) fn of(page: &Document, body: Option<&str>) -> Option<Self> {
        let prose = Prose::of(page);
        let said = said(&prose, body);
        let named = || called(&prose, page, is_body);
        let article = || called(&prose, page, |node| node.has_name("article"));
        let main = || called(&prose, page, is_main);
        let (root, sure) = said
            .or_else(|| Some((named()?, Sure::Called)))
            .or_else(|| Some((article().or_else(main)?, Sure::Part)))?;
        let inner = prose.within(&root);
        let known = inner.iter().map(|block| (block.known_by.clone(), block.length)).collect();
        let letters = letters(&root.text()).len();
        Some(Self { html: root.html().to_string(), prose: known, letters, sure })
    }

    /// Whether this is to be read rather than a tree that was found: that lacks much of it, or has much beside it.
    pub(super) fn is_better_than(&self, tree: &Document) -> bool {
        let found: HashMap<String, usize> = Prose::of(tree)
            .blocks
            .into_iter()
            .map(|block| (block.known_by, block.length))
            .collect();
        let own: usize = self.prose.iter().map(|(_, length)| length).sum();
        let all: usize = found.values().sum();
        let missed = self.prose.iter().filter(|(known_by, _)| !found.contains_key(known_by));
        let missed: usize = missed.map(|(_, length)| length).sum();
        // What was found beside it is no prose, but much.
        let long = |length: &&usize| **length >= LONG;
        let own_long: usize = self.prose.iter().map(|(_, length)| length).filter(long).sum();
        let all_long: usize = found.values().filter(long).sum();
        let alone = missed * 100 <= own * 10
            && own_long > LEAST
            && own_long * 100 >= all_long * SAME
            && own * 100 >= all * SAID
            && letters(&tree.root().text()).len() * 100 > self.letters * AROUND;
        match self.sure {
            Sure::Same => {
                // Some give the beginning of their text there.
                let beside = all * 100 > own * BESIDE && own * 3 > all;
                missed * 100 > own * MISSED || beside || alone
            }
            Sure::Said => missed * 100 > own * MISSED,
            // What was found within it and is long was chosen from it with reason.
            Sure::Called => {
                let chosen = all >= SOLID && (own - missed) * 100 >= all * WHOLE;
                alone || !chosen && missed * 100 > own * MISSED_OF_CALLED && own * 2 > all * 3
            }
            Sure::Part => all == 0 || own >= SOLID && (all < SHORT || missed * 100 >= own * ALL),
        }
    }
}

/// The smallest element with the text that JSON-LD gives.
fn said<'d>(prose: &Prose<'d>, body: Option<&str>) -> Option<(NodeRef<'d>, Sure)> {
    let body = letters(body.filter(|body| body.len() * prose.blocks.len() <= COMPARED)?);
    let mut seen = HashSet::new();
    let found: Vec<&Block<'d>> = prose
        .blocks
        .iter()
        .filter(|block| {
            memchr::memmem::find(body.as_bytes(), block.known_by.as_bytes()).is_some()
                && seen.insert(&block.known_by)
        })
        .collect();
    let length: usize = found.iter().map(|block| block.letters).sum();
    let of_body = body.chars().count();
    if length < LEAST || length * 100 < of_body * SAID {
        return None;
    }
    let root = prose.smallest(&found)?;
    let all: usize = prose.within(&root).iter().map(|block| block.letters).sum();
    let same = length * 100 >= all * SAME && length * 100 >= of_body * SAME;
    let part = ["p", "li", "span", "h1", "h2"].iter().any(|name| root.has_name(name));
    Some((root, if same && !part { Sure::Same } else { Sure::Said }))
}

/// The first element that its markup calls the article's and that holds much prose.
fn called<'d>(
    prose: &Prose<'d>,
    page: &'d Document,
    is_wanted: impl Fn(&NodeRef<'d>) -> bool,
) -> Option<NodeRef<'d>> {
    let candidates: Vec<(NodeRef<'d>, usize)> = page
        .root()
        .descendants_it()
        .filter(|node| node.is_element() && is_wanted(node) && !is_of_comments(node))
        .map(|node| (node, prose.held(&node)))
        .filter(|(_, length)| *length >= LEAST)
        .collect();
    let most = candidates.iter().map(|(_, length)| *length).max()?;
    let (first, length) = candidates.iter().find(|(_, length)| length * 3 >= most)?;
    // Of elements in one another the innermost that holds as much.
    let inner = candidates.iter().rev().find(|(node, own)| {
        own * 100 >= length * WHOLE && node.ancestors_it(None).any(|outer| outer.id == first.id)
    });
    Some(inner.map_or(*first, |(node, _)| *node))
}

/// Whether an element is called an article's body.
fn is_body(node: &NodeRef<'_>) -> bool {
    let is_property =
        |property: &str| property == "articleBody" || property.ends_with(":articleBody");
    if ["itemprop", "property"]
        .iter()
        .any(|name| node.attr(name).is_some_and(|said| said.split_whitespace().any(is_property)))
    {
        return true;
    }
    if node.has_name("p") || node.has_name("body") || node.has_name("html") {
        return false;
    }
    is_called(node, &["class", "id"], |words| {
        let pair = |pair: &[String]| {
            PAIRS
                .iter()
                .any(|(first, seconds)| pair[0] == *first && seconds.contains(&pair[1].as_str()))
        };
        words.len() <= 5
            && (words.iter().any(|word| NAMES.contains(&word.as_str()))
                || words.windows(2).any(pair))
    })
}

/// Whether an element is the part of a page that holds what it is about.
fn is_main(node: &NodeRef<'_>) -> bool {
    node.has_name("main") || node.attr("role").is_some_and(|role| &*role == "main")
}

/// Whether an element is or is in what readers wrote.
pub(super) fn is_of_comments(node: &NodeRef<'_>) -> bool {
    let called = |node: &NodeRef<'_>| {
        is_called(node, &["class", "id"], |words| {
            let names = ["comment", "comments", "replies"];
            words.len() <= 4 && words.iter().any(|word| names.contains(&word.as_str()))
        })
    };
    called(node)
        || node
            .ancestors_it(None)
            .any(|outer| outer.is_element() && !outer.has_name("body") && called(&outer))
}
