//! The languages that a source says of an article's parts (`lang` in HTML, `xml:lang`). In: tags as they were met. Out:
//! those of parts in another language than the article's, and the article's own where all of it is in one.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use dom_query::{Document, NodeId, NodeRef};

use crate::article::in_lang::innermost;
use crate::article::{Block, InLang, lang_tag, squeezed};

/// What no language is said of.
const UNKNOWN: &str = "und";

/// The language that an element says of what is in it.
pub(super) fn of(node: &NodeRef<'_>) -> Option<String> {
    let said = node.attr("lang").or_else(|| node.attr("xml:lang"))?;
    lang_tag(&said)
}

/// The language an element is in, as it or what is around it says.
pub(super) fn around(node: &NodeRef<'_>) -> Option<String> {
    of(node).or_else(|| node.ancestors_it(None).find_map(|outer| of(&outer)))
}

/// Writes the language of boxes to the blocks in them, since a reader of the main content keeps the blocks alone.
pub(super) fn hand_down(page: &Document) {
    let body = page.select_single("body");
    let Some(body) = body.nodes().first() else { return };
    // Of the elements that say their language, and of all in them.
    let mut langs: HashMap<NodeId, Rc<str>> = HashMap::new();
    let mut handed = Vec::new();
    for element in body.descendants_it().filter(NodeRef::is_element) {
        let own = of(&element).map(Rc::from);
        let around = element.parent().and_then(|outer| langs.get(&outer.id).cloned());
        if own.is_none()
            && let Some(lang) = &around
            && KEPT.iter().any(|name| element.has_name(name))
        {
            handed.push((element, Rc::clone(lang)));
        }
        if let Some(lang) = own.or(around) {
            langs.insert(element.id, lang);
        }
    }
    for (block, lang) in handed {
        block.set_attr("lang", &lang);
    }
}

/// Blocks that stay what they are in the main content.
const KEPT: [&str; 15] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "blockquote",
    "pre",
    "figcaption",
    "td",
    "th",
    "div",
    "section",
];

/// Parts as an article keeps them. Its own language is set where nothing says it and all of its body is in one; a part
/// of its front that is said again in the body is in the language it has there.
pub(super) fn settled(
    said: Vec<InLang>,
    text: &str,
    blocks: &[Block],
    body: &Range<usize>,
    own: &mut Option<String>,
) -> Vec<InLang> {
    if said.is_empty() {
        return said;
    }
    let mut parts = innermost(said);
    again(&mut parts, text, blocks, body);
    let whole = || {
        let mut of_body = blocks.iter().filter(|block| block.range.start >= body.start);
        let first = of_body.next()?.range.start;
        let last = of_body.next_back().map_or(first, |block| block.range.start);
        let mut joined = joined(parts.clone(), text);
        joined.retain(|part| part.range.end > body.start);
        let [part] = joined.as_slice() else { return None };
        let is_all = part.range.start <= first && part.range.end > last && part.lang != UNKNOWN;
        is_all.then(|| part.lang.clone())
    };
    if own.is_none() {
        *own = whole();
    }
    let own = own.as_deref().map(|own| lang_tag(own).unwrap_or_else(|| own.to_owned()));
    let own = own.as_deref().unwrap_or(UNKNOWN);
    parts.retain(|part| part.lang != own);
    joined(parts, text)
}

/// Adds the languages of parts of the front that are blocks of the body as well.
fn again(parts: &mut Vec<InLang>, text: &str, blocks: &[Block], body: &Range<usize>) {
    let (front, rest) =
        blocks.split_at(blocks.partition_point(|block| block.range.start < body.start));
    let mut found = Vec::new();
    for part in front {
        if parts.iter().any(|known| known.range.contains(&part.range.start)) {
            continue;
        }
        let words = squeezed(&text[part.range.clone()]);
        let same =
            rest.iter().take(AGAIN).find(|block| squeezed(&text[block.range.clone()]) == words);
        let lang = same.and_then(|block| {
            parts.iter().find(|known| {
                known.range.start <= block.range.start && known.range.end >= block.range.end
            })
        });
        let range = part.range.clone();
        found.extend(lang.map(|known| InLang { range, lang: known.lang.clone() }));
    }
    parts.splice(0..0, found);
    parts.sort_by_key(|part| part.range.start);
}

/// The blocks of the body among which a part of the front is looked for.
const AGAIN: usize = 8;

/// Parts in one language with nothing but white space between them as one.
fn joined(parts: Vec<InLang>, text: &str) -> Vec<InLang> {
    let mut joined: Vec<InLang> = Vec::new();
    for part in parts {
        match joined.last_mut() {
            Some(last)
                if last.lang == part.lang
                    && text[last.range.end..part.range.start].trim().is_empty() =>
            {
                last.range.end = part.range.end;
            }
            _ => joined.push(part),
        }
    }
    joined
}
