//! The alternative text of a picture. In: an `<img>`. Out: what it says in words that the page does not say beside it.

use dom_query::NodeRef;

use super::unmarked;
use crate::article::squeezed;

/// Ends of the names of picture files.
const FILES: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

/// Words that say nothing of a picture but that it is one.
const EMPTY: [&str; 12] = [
    "image",
    "img",
    "photo",
    "picture",
    "logo",
    "avatar",
    "icon",
    "thumbnail",
    "\u{635}\u{648}\u{631}\u{629}",
    "\u{627}\u{644}\u{635}\u{648}\u{631}\u{629}",
    "\u{62A}\u{635}\u{648}\u{6CC}\u{631}",
    "\u{5EA}\u{5DE}\u{5D5}\u{5E0}\u{5D4}",
];

/// The pixels of the largest icon.
const ICON: u32 = 48;

/// How many elements up the figure of a picture may be.
const FIGURE: usize = 6;

/// The alternative text, white space squeezed. `None` where there is none, where it is a file's name, or where a
/// caption stands under the picture: who sees no picture reads that.
pub(super) fn alternative(node: &NodeRef<'_>) -> Option<String> {
    let said = node.attr("alt")?;
    let text = match bare_formula(said.trim()) {
        // What was escaped twice.
        text if text.contains('&') && text.contains(';') => unmarked(text),
        text => squeezed(text),
    };
    let lower = text.to_lowercase();
    let named = FILES.iter().any(|end| lower.ends_with(end));
    let coded = !text.contains(' ') && text.contains('_');
    let says = |char: char| char.is_alphanumeric() || is_symbol(char);
    let silent = !text.chars().any(says) || EMPTY.contains(&lower.as_str());
    if named || coded || silent || caption(node).is_some_and(|caption| !caption.is_empty()) {
        return None;
    }
    Some(text)
}

/// Whether a text is of symbols alone: a picture that stands for an emoji.
pub(super) fn is_emoji(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

fn is_symbol(char: char) -> bool {
    matches!(char, '\u{203C}'..='\u{3299}' | '\u{1F000}'..='\u{1FAFF}')
}

/// Whether a picture is too small to be looked at.
pub(super) fn is_icon(node: &NodeRef<'_>) -> bool {
    let side = |name| {
        let said = node.attr(name)?;
        said.trim().trim_end_matches("px").parse::<u32>().ok()
    };
    side("width").or_else(|| side("height")).is_some_and(|side| side <= ICON)
}

/// The caption of the figure a picture is in.
fn caption(node: &NodeRef<'_>) -> Option<String> {
    let figure = node.ancestors_it(Some(FIGURE)).find(|outer| outer.has_name("figure"))?;
    let caption = figure.descendants_it().find(|inner| inner.has_name("figcaption"))?;
    Some(squeezed(&caption.text()))
}

/// What a formula of `MathML` says: its alternative text, its source in TeX, else its signs. `None` where it is hidden
/// beside a picture of it.
pub(super) fn formula(node: &NodeRef<'_>) -> Option<String> {
    let hides = |outer: &NodeRef<'_>| {
        outer.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
    };
    if node.ancestors_it(Some(2)).any(|outer| hides(&outer)) {
        return None;
    }
    let source = || {
        let of = |inner: &NodeRef<'_>| inner.has_name("annotation");
        Some(node.descendants_it().find(of)?.text().to_string())
    };
    let said = node.attr("alttext").map(|text| text.to_string()).or_else(source);
    let text = squeezed(bare_formula(said.unwrap_or_else(|| node.text().to_string()).trim()));
    (!text.is_empty()).then_some(text)
}

/// A formula of an encyclopedia without the command around it that all of them have.
fn bare_formula(text: &str) -> &str {
    let inner =
        ["{\\displaystyle", "{\\textstyle"].iter().find_map(|start| text.strip_prefix(start));
    inner.and_then(|inner| inner.strip_suffix('}')).map_or(text, str::trim)
}
