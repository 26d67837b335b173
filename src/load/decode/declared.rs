//! The encoding a page or XML document declares in its first bytes: `charset=` of HTML, `encoding=` of
//! XML. One that says UTF-8 or UTF-16 of ASCII-compatible bytes is UTF-8 (WHATWG HTML, 13.2.3.2).

use encoding_rs::{Encoding, UTF_8};

/// The bytes in which a declaration must stand (WHATWG HTML).
const DECLARATION: usize = 1024;

/// The declared encoding.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let markup = head.trim_ascii_start().starts_with(b"<");
    if !markup {
        return None;
    }
    let found = ["charset=", "encoding="].iter().find_map(|key| value(&head, key.as_bytes()))?;
    let encoding = Encoding::for_label(found)?;
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

/// The value behind a key, quotes left out.
fn value<'b>(head: &'b [u8], key: &[u8]) -> Option<&'b [u8]> {
    let at = memchr::memmem::find(head, key)? + key.len();
    let rest = head[at..].trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))
        .unwrap_or(rest.len());
    Some(&rest[..end])
}
