//! Links: a range of the text that leads somewhere. Bytes are of the article's buffer.

use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem::Finder;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// Out of the article: an address of the web or of mail.
    Address(String),
    /// To a byte of the article: a footnote, a heading, and back.
    Place(usize),
}

/// Text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its bytes in the article's buffer.
    pub range: Range<usize>,
    /// Where it leads.
    pub to: Target,
}

/// The longest address that is looked for, in bytes.
pub const LONGEST: usize = 2048;
/// What ends a sentence or bracket around an address, rather than the address.
const CLOSING: &[char] = &[
    '.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '"', '\'', '\u{bb}', '\u{201d}', '\u{60c}',
    '\u{61b}', '\u{61f}',
];

/// What addresses of the web begin with.
pub const WEB: [&str; 2] = ["https://", "http://"];

/// Whether an address can be opened: of the web, or of mail.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let head = text.get(..8.min(text.len())).unwrap_or_default().to_ascii_lowercase();
    let scheme = |scheme: &&str| text.len() > scheme.len() && head.starts_with(*scheme);
    WEB.iter().any(scheme) || scheme(&"mailto:")
}

/// Where addresses of the web are written in a text.
pub fn written(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = scheme(text, at)?;
        let rest = &text[start..];
        let end = rest.find(|c: char| c.is_whitespace() || c.is_control()).unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches(CLOSING);
        at = start + address.len().max(WEB[1].len());
        Some(start..start + address.len())
    })
}

/// Where the first scheme of the web stands from a byte on.
fn scheme(text: &str, from: usize) -> Option<usize> {
    static HTTP: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("http"));
    let mut begun = HTTP.find_iter(&text.as_bytes()[from..]);
    begun.find_map(|at| {
        let at = from + at;
        WEB.iter().any(|scheme| text[at..].starts_with(scheme)).then_some(at)
    })
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
}
