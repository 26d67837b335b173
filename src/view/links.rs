//! Links: the columns of a row that lead to an address. In: a row of the article. Out: a [`Link`] for each
//! mention of an entity with an address, and for each address written in the text.

use std::fmt::Write as _;
use std::ops::Range;
use std::rc::Rc;

use super::frame::{Frame, Link};
use super::meeting::{links, mentions};
use super::pen::Slot;
use crate::app::flow::TextRow;
use crate::article::link::{LONGEST, WEB, written};
use crate::article::{Article, Target};

/// Notes the links of a row.
pub(super) fn note(frame: &mut Frame, slot: Slot, article: &Article, text: &TextRow) {
    for (_, mention) in mentions(&article.mentions, text) {
        let entity = article.entities.get(mention.entity.0 as usize);
        if let Some(url) = entity.and_then(|entity| entity.url.as_deref()) {
            note_one(frame, slot, text, &mention.range, url);
        }
    }
    for link in links(&article.links, &text.bytes()) {
        if let Target::Address(url) = &link.to {
            note_one(frame, slot, text, &link.range, url);
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
            note_one(frame, slot, text, &bytes, &around[range]);
        }
    }
}

fn note_one(frame: &mut Frame, slot: Slot, text: &TextRow, bytes: &Range<usize>, url: &str) {
    let Some(address) = address(url) else { return };
    for span in text.spans(bytes) {
        let columns = slot.x + span.start as u16..slot.x + span.end as u16;
        frame.links.push(Link { row: slot.y, columns, address: Rc::clone(&address) });
    }
}

/// An address as a terminal may be sent it: of the web, printable ASCII, the rest as `%XX`.
fn address(url: &str) -> Option<Rc<str>> {
    let known = WEB.iter().any(|scheme| url.len() > scheme.len() && url.starts_with(scheme));
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
    fn an_address_holds_nothing_that_a_terminal_obeys() {
        let sent = address("https://a.org/\u{1b}]\u{7}\u{642}");
        assert_eq!(sent.as_deref(), Some("https://a.org/%1B]%07%D9%82"));
        assert_eq!(address("javascript:alert(1)"), None);
    }
}
