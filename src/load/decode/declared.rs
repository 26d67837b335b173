//! The encoding a page or XML document declares: `charset=` in a `<meta>` of HTML, `encoding=` of XML. One that says
//! UTF-16 of ASCII-compatible bytes is UTF-8 (WHATWG HTML, 13.2.3.2).

use encoding_rs::{Encoding, UTF_8};

/// The bytes in which a declaration is looked for: the standard asks for 1024, browsers find later ones.
const DECLARATION: usize = 16 << 10;

/// The declared encoding.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let head = head.trim_ascii_start();
    if !head.starts_with(b"<") {
        return None;
    }
    let of_xml = head.strip_prefix(b"<?xml").and_then(|head| value(tag(head), b"encoding="));
    let mut metas = memchr::memmem::find_iter(head, b"<meta").map(|at| tag(&head[at + 5..]));
    let found = of_xml.or_else(|| metas.find_map(|meta| value(meta, b"charset=")))?;
    let encoding = Encoding::for_label(found)?;
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

/// The rest of a tag.
fn tag(rest: &[u8]) -> &[u8] {
    &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())]
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
