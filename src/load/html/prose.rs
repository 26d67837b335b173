//! The prose of a tree: blocks of text that are no lines of a menu. In: a page's tree, or its content's. Out: its blocks
//! of prose, what each is known by in another tree, and how much of them each element holds. Linear in the tree.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef};

use super::letters;

/// The characters from which a block is prose, not a line of a menu.
const PROSE: usize = 60;

/// Of these characters a block is known again elsewhere.
const KNOWN_BY: usize = 48;

/// The share of an article's prose, of 100, that an element must hold to hold it whole.
pub(super) const WHOLE: usize = 90;

/// Elements whose text is no prose.
const SILENT: [&str; 15] = [
    "script",
    "style",
    "noscript",
    "template",
    "button",
    "select",
    "textarea",
    "nav",
    "aside",
    "footer",
    "svg",
    "iframe",
    "figcaption",
    "head",
    "dialog",
];

/// Elements that text flows through.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "em", "font", "i", "mark", "q", "s", "small",
    "span", "strike", "strong", "sub", "sup", "time", "u", "br",
];

/// A block of prose.
pub(super) struct Block<'d> {
    pub(super) node: NodeRef<'d>,
    /// Its characters, and those of them that are letters and digits.
    pub(super) length: usize,
    pub(super) letters: usize,
    /// Its first letters and digits.
    pub(super) known_by: String,
}

/// The blocks of prose of a tree, in its order.
pub(super) struct Prose<'d> {
    pub(super) blocks: Vec<Block<'d>>,
    /// The tree's elements in their order.
    elements: Vec<NodeRef<'d>>,
    /// The characters of prose in each that holds any.
    held: HashMap<NodeId, usize>,
}

impl<'d> Prose<'d> {
    /// The prose of a tree.
    pub(super) fn of(document: &'d Document) -> Self {
        let mut texts: HashMap<NodeId, (String, usize)> = HashMap::new();
        let mut order: Vec<NodeRef<'d>> = Vec::new();
        let mut silent: HashSet<NodeId> = HashSet::new();
        let mut elements: Vec<NodeRef<'d>> = Vec::new();
        for node in document.root().descendants_it() {
            let parent = node.parent().map(|parent| parent.id);
            if parent.is_some_and(|parent| silent.contains(&parent)) || is_silent(&node) {
                silent.insert(node.id);
                continue;
            }
            if !node.is_text() {
                elements.push(node);
                continue;
            }
            let text = node.text();
            if text.trim().is_empty() {
                continue;
            }
            let (block, linked) = block_of(node);
            let (all, links) = texts.entry(block.id).or_insert_with(|| {
                order.push(block);
                Default::default()
            });
            all.push_str(&text);
            *links += if linked { text.trim().chars().count() } else { 0 };
        }
        let blocks = order.into_iter().filter_map(|node| {
            let (text, links) = texts.get(&node.id)?;
            let length =
                text.split_whitespace().map(|word| word.chars().count() + 1).sum::<usize>();
            let letters = letters(text);
            let known_by: String = letters.chars().take(KNOWN_BY).collect();
            let letters = letters.chars().count();
            let prose = length >= PROSE && links * 2 < length;
            prose.then_some(Block { node, length, letters, known_by })
        });
        let blocks: Vec<Block<'d>> = blocks.collect();
        let held = held(&elements, &blocks);
        Self { blocks, elements, held }
    }

    /// The characters of prose in an element.
    pub(super) fn held(&self, node: &NodeRef<'_>) -> usize {
        self.held.get(&node.id).copied().unwrap_or_default()
    }

    /// The blocks within an element.
    pub(super) fn within(&self, root: &NodeRef<'_>) -> Vec<&Block<'d>> {
        let mut inside: HashSet<NodeId> = root.descendants_it().map(|node| node.id).collect();
        inside.insert(root.id);
        self.blocks.iter().filter(|block| inside.contains(&block.node.id)).collect()
    }

    /// The smallest element that holds nearly all of some blocks.
    pub(super) fn smallest(&self, blocks: &[&Block<'d>]) -> Option<NodeRef<'d>> {
        let length: usize = blocks.iter().map(|block| block.length).sum();
        let held = held(&self.elements, blocks.iter().copied());
        let holds = |node: &&NodeRef<'d>| {
            node.is_element() && held.get(&node.id).is_some_and(|held| held * 100 >= length * WHOLE)
        };
        // Elements that hold so much are in one another, the outer before the inner.
        self.elements.iter().rev().find(holds).copied()
    }
}

/// The characters of some blocks in each of a tree's elements that holds any of them.
fn held<'b, 'd: 'b>(
    elements: &[NodeRef<'d>],
    blocks: impl IntoIterator<Item = &'b Block<'d>>,
) -> HashMap<NodeId, usize> {
    let mut held: HashMap<NodeId, usize> =
        blocks.into_iter().map(|block| (block.node.id, block.length)).collect();
    // Children before their parents.
    for element in elements.iter().rev() {
        if let Some(own) = held.get(&element.id).copied()
            && let Some(parent) = element.parent()
        {
            *held.entry(parent.id).or_default() += own;
        }
    }
    held
}

/// The block a text is in, and whether a link is between.
fn block_of(text: NodeRef<'_>) -> (NodeRef<'_>, bool) {
    let mut linked = false;
    let mut block = text;
    while let Some(parent) = block.parent() {
        block = parent;
        linked |= block.has_name("a");
        if !INLINE.iter().any(|name| block.has_name(name)) {
            break;
        }
    }
    (block, linked)
}

/// Whether nothing of an element is an article's prose.
fn is_silent(node: &NodeRef<'_>) -> bool {
    node.is_element() && SILENT.iter().any(|name| node.has_name(name))
}
