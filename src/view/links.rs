//! Links: the columns of a row that lead to an address. In: a row of the article. Out: a [`Link`] for each
//! mention of an entity with an address, and for each address written in the text.

use std::fmt::Write as _;
use std::ops::Range;
use std::rc::Rc;

use super::frame::{Frame, Link};
use super::page::meeting;
use super::pen::Slot;
use crate::app::flow::TextRow;
use crate::article::Article;

/// The longest address that is looked for, in bytes.
const LONGEST: usize = 2048;
/// What addresses begin with.
const SCHEMES: [&str; 2] = ["https://", "http://"];
/// What ends a sentence or bracket around an address, rather than the address.
const CLOSING: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '\u{bb}', '\u{201d}', '\u{60c}',
    '\u{61b}', '\u{61f}',
];

/// Notes the links of a row.
pub(super) fn note(frame: &mut Frame, slot: Slot, article: &Article, text: &TextRow) {
    for (_, mention) in meeting(&article.mentions, text) {
        let entity = article.entities.get(mention.entity.0 as usize);
        if let Some(url) = entity.and_then(|entity| entity.url.as_deref()) {
            link(frame, slot, text, &mention.range, url);
        }
    }
    let own = text.bytes();
    // An address may have begun on the row before, and go on behind this one.
    let from = article.boundary(own.start.saturating_sub(LONGEST).max(text.origin));
    let to = article.boundary((own.end + LONGEST).min(article.len()));
    let around = article.slice(from..to);
    for range in written(&around) {
        let bytes = from + range.start..from + range.end;
        if bytes.end > own.start && bytes.start < own.end {
            link(frame, slot, text, &bytes, &around[range]);
        }
    }
}

fn link(frame: &mut Frame, slot: Slot, text: &TextRow, bytes: &Range<usize>, url: &str) {
    let Some(address) = address(url) else { return };
    for span in text.spans(bytes) {
        let columns = slot.x + span.start as u16..slot.x + span.end as u16;
        frame.links.push(Link { row: slot.y, columns, address: Rc::clone(&address) });
    }
}

/// The addresses written in a text.
fn written(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = |scheme: &&str| text[at..].find(*scheme);
        let start = at + SCHEMES.iter().filter_map(begins).min()?;
        let rest = &text[start..];
        let end = rest.find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(CLOSING);
        at = start + address.len().max(SCHEMES[1].len());
        Some(start..start + address.len())
    })
}

/// An address as a terminal may be sent it: of the web, printable ASCII, the rest as `%XX`.
fn address(url: &str) -> Option<Rc<str>> {
    let known = SCHEMES.iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
    if !known || url.len() > LONGEST {
        return None;
    }
    let mut safe = String::with_capacity(url.len());
    for byte in url.bytes() {
        match byte {
            0x21..=0x7e => safe.push(char::from(byte)),
            _ => {
                let _ = write!(safe, "%{byte:02X}");
            }
        }
    }
    Some(safe.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_ends_before_the_sentence_does() {
        let text = "see (https://a.org/x?y=1), or http://b.org. https://";
        let found: Vec<&str> = written(text).map(|range| &text[range]).collect();
        assert_eq!(found[..2], ["https://a.org/x?y=1", "http://b.org"]);
    }

    #[test]
    fn an_address_holds_nothing_that_a_terminal_obeys() {
        let sent = address("https://a.org/\u{1b}]\u{7}\u{642}");
        assert_eq!(sent.as_deref(), Some("https://a.org/%1B]%07%D9%82"));
        assert_eq!(address("javascript:alert(1)"), None);
    }
}
