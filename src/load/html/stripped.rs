//! HTML that is not worth a tree, too deep or too large: its tags are left out, its blocks kept apart.

use crate::article::{BlockKind, squeezed};
use crate::load::builder::Builder;
use crate::load::limits;

/// Elements without an end tag.
const VOID: [&str; 10] =
    ["br", "hr", "img", "input", "link", "meta", "source", "wbr", "area", "col"];

/// Whether a piece of HTML is too large or too deep for a tree.
pub(super) fn is_due(html: &str) -> bool {
    html.len() > limits::HTML_BYTES || depth(html) > limits::HTML_DEPTH
}

/// The deepest nesting of start tags.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with(|char: char| char.is_ascii_alphabetic()) {
            let head = tag.split('>').next().unwrap_or_default();
            let name =
                head.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap_or_default();
            let void =
                VOID.iter().any(|void| name.eq_ignore_ascii_case(void)) || head.ends_with('/');
            // End tags of these may be left out.
            let open = ["p", "li", "td", "tr", "th", "option", "dt", "dd"];
            let implied = open.iter().any(|open| name.eq_ignore_ascii_case(open));
            depth += usize::from(!void && !implied);
            deepest = deepest.max(depth);
        }
    }
    deepest
}

/// Adds the text between tags; a tag ends a block unless text goes on in the same line.
pub(super) fn push(builder: &mut Builder, html: &str) {
    for piece in html.split('<') {
        let text = piece.split_once('>').map_or(piece, |(_, text)| text);
        let words = squeezed(text);
        if !words.is_empty() {
            builder.block(BlockKind::Paragraph, &words, None);
        }
    }
}
