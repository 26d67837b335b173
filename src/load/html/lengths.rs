//! How much text the nodes of a tree hold, and how much of that is links. In: a tree. Out: bytes by node.

use std::collections::HashMap;

use dom_query::{Document, NodeId, NodeRef};

/// The bytes of each node's text, white space aside, and of that in links.
pub(super) struct Lengths {
    text: HashMap<NodeId, usize>,
    linked: HashMap<NodeId, usize>,
}

impl Lengths {
    /// In one pass, however deep the tree is.
    pub(super) fn of(document: &Document) -> Self {
        let nodes: Vec<NodeRef<'_>> = document.root().descendants_it().collect();
        let (mut text, mut linked) = (HashMap::new(), HashMap::new());
        // Children before their parents.
        for node in nodes.iter().rev() {
            if node.is_text() {
                let own = node.text().split_whitespace().map(str::len).sum();
                text.insert(node.id, own);
            }
            let own: usize = text.get(&node.id).copied().unwrap_or_default();
            if node.has_name("a") {
                linked.insert(node.id, own);
            }
            if let Some(parent) = node.parent() {
                *text.entry(parent.id).or_default() += own;
                let links = linked.get(&node.id).copied().unwrap_or_default();
                *linked.entry(parent.id).or_default() += links;
            }
        }
        Self { text, linked }
    }

    pub(super) fn text(&self, node: &NodeRef<'_>) -> usize {
        self.text.get(&node.id).copied().unwrap_or_default()
    }

    /// The bytes of it in links.
    pub(super) fn linked(&self, node: &NodeRef<'_>) -> usize {
        self.linked.get(&node.id).copied().unwrap_or_default()
    }

    /// Whether most of a node's text are links.
    pub(super) fn is_of_links(&self, node: &NodeRef<'_>) -> bool {
        let linked = self.linked(node);
        linked > 0 && linked * 10 >= self.text(node) * 6
    }
}
