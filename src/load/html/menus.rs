//! Menus, and what Readability takes for one. In: the tree of a page, or of its content. Out: the same tree without lists
//! of links before the text; boxes that hold a heading as sections.

use dom_query::{Document, NodeRef};

use super::lengths::Lengths;

/// The fewest entries of a menu, and the most bytes of text in each.
const ENTRIES: usize = 4;
const ENTRY: usize = 60;

/// A paragraph of more bytes is text.
const PROSE: usize = 80;

/// Makes sections of the boxes that hold a heading and nothing else but a link to edit it: to Readability they are boxes
/// of links.
pub(super) fn headings(document: &Document) {
    for edit in document.select(".mw-editsection").nodes() {
        edit.remove_from_parent();
    }
    for heading in document.select("div > h2, div > h3, div > h4, div > h5").nodes() {
        if let Some(parent) = heading.parent()
            && parent.element_children().len() == 1
            && parent.text().trim() == heading.text().trim()
        {
            parent.rename("section");
        }
    }
}

/// Lists of links before the text, and the words that name them.
pub(super) fn remove(document: &Document, lengths: &Lengths) {
    let mut found: Vec<NodeRef<'_>> = Vec::new();
    for node in document.root().descendants_it() {
        let text = lengths.text(&node);
        let prose = node.has_name("p") && text > PROSE && !lengths.is_of_links(&node);
        if prose || ["table", "blockquote", "pre"].iter().any(|name| node.has_name(name)) {
            break;
        }
        if !(node.has_name("ul") || node.has_name("ol")) {
            continue;
        }
        let items = node.element_children();
        let is_entry = |item: &NodeRef<'_>| {
            let text = lengths.text(item);
            text <= ENTRY && lengths.linked(item) == text
        };
        if items.len() >= ENTRIES && items.iter().all(is_entry) {
            found.push(node);
        }
    }
    for list in found {
        let before = list.prev_element_sibling().filter(|before| {
            let text = lengths.text(before);
            before.element_children().is_empty() && (1..=ENTRY).contains(&text)
        });
        if let Some(name) = before {
            name.remove_from_parent();
        }
        list.remove_from_parent();
    }
}
