//! Decoding: bytes in, text without its byte order mark and what was mended out. UTF-8.

use super::source::Source;
use super::{LoadError, limits};
use crate::article::Notice;

/// Text, and what had to be said about its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) notices: Vec<Notice>,
}

/// Decodes a source's bytes.
pub(super) fn decode(source: &Source<'_>, mut bytes: Vec<u8>) -> Result<Decoded, LoadError> {
    if let Some(what) = binary(&bytes) {
        return Err(LoadError::Binary { name: source.name.to_owned(), what });
    }
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        bytes.drain(..3);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, notices: Vec::new() },
        Err(error) => mended(&error.into_bytes()),
    })
}

/// UTF-8 with U+FFFD for what is none, as the Unicode Standard recommends (3.9, U+FFFD substitution of
/// maximal subparts).
fn mended(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let (mut count, mut first, mut at) = (0, 0, 0);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            first = if count == 0 { at } else { first };
            count += 1;
            at += chunk.invalid().len();
        }
    }
    Decoded { text, notices: vec![Notice::InvalidBytes { count, encoding: "UTF-8", first }] }
}

/// What shows that bytes are no text.
fn binary(bytes: &[u8]) -> Option<String> {
    let known: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\xD0\xCF\x11\xE0", "an old Office document"),
        (b"\x7FELF", "a program"),
    ];
    if let Some((_, what)) = known.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some((*what).to_owned());
    }
    let head = &bytes[..bytes.len().min(limits::SNIFFED_BYTES)];
    let nul = head.iter().position(|&byte| byte == 0)?;
    Some(format!("binary data (NUL at byte {nul})"))
}
