//! Footnotes in a page: which elements are notes, and which links refer to them. In: an element. Out: yes
//! or no, by what EPUB, DPUB-ARIA, `CommonMark`'s renderers and encyclopedias write.

use dom_query::NodeRef;

/// Words in `class`, `role`, `epub:type` that make an element a note.
const NOTES: [&str; 9] = [
    "footnote-definition",
    "footnote",
    "endnote",
    "rearnote",
    "doc-footnote",
    "doc-endnote",
    "footnote-item",
    "footnotedef",
    "footnote-text",
];

/// Words that make a link a reference to a note.
const REFERENCES: [&str; 5] =
    ["footnote-reference", "footnote-ref", "noteref", "doc-noteref", "footnoteref"];

/// Whether an element is a footnote or endnote.
pub(super) fn is_note(node: &NodeRef<'_>) -> bool {
    let listed = node.node_name().is_some_and(|name| &*name == "li")
        && node.attr("id").is_some_and(|id| {
            id.strip_prefix("fn").or_else(|| id.strip_prefix("cite_note")).is_some_and(|rest| {
                rest.starts_with([':', '-', '_']) || rest.starts_with(|c: char| c.is_ascii_digit())
            })
        });
    listed || says(node, &NOTES)
}

/// Whether a link, of figures or a single sign, refers to a note.
pub(super) fn is_reference(node: &NodeRef<'_>) -> bool {
    // In a book the notes may be a chapter of their own.
    let named = says(node, &REFERENCES);
    let inward = node
        .attr("href")
        .is_some_and(|href| href.starts_with('#') || (named && href.contains('#')));
    let text = node.text();
    let short = (1..=3).contains(&text.trim().chars().count());
    let in_sup = node.parent().is_some_and(|parent| {
        parent.node_name().is_some_and(|name| &*name == "sup") || says(&parent, &REFERENCES)
    });
    let around_sup = node.first_child().is_some_and(|child| {
        child.next_sibling().is_none() && child.node_name().is_some_and(|name| &*name == "sup")
    });
    inward && short && !text.trim().starts_with('[') && (in_sup || around_sup || named)
}

/// Whether an element leads from a note back to its reference.
pub(super) fn is_back(node: &NodeRef<'_>) -> bool {
    let sign = || {
        let text = node.text();
        matches!(
            text.trim().trim_end_matches('\u{FE0E}'),
            "^" | "\u{2191}" | "\u{21A9}" | "\u{21B5}"
        )
    };
    says(node, &["mw-cite-backlink", "footnote-backref", "doc-backlink"])
        || (node.attr("href").is_some_and(|href| href.starts_with('#')) && sign())
}

/// Whether an element is the number of a page of the printed book.
pub(super) fn is_page_number(node: &NodeRef<'_>) -> bool {
    says(node, &["pagebreak", "doc-pagebreak"])
}

fn says(node: &NodeRef<'_>, words: &[&str]) -> bool {
    ["class", "role", "epub:type"].iter().any(|attribute| {
        let said = node.attr(attribute);
        said.is_some_and(|said| said.split_whitespace().any(|word| words.contains(&word)))
    })
}
