//! MHTML: a page as browsers save it in one file, and other messages of RFC 822 that hold one (MIME, RFC 2045–2049).
//! In: its bytes. Out: the bytes of the page, or of the text where there is none, their encoding and address.

use encoding_rs::Encoding;

use super::transfer::{base64, quoted_printable};

/// How deep parts may stand in parts.
const DEPTH: usize = 6;

/// The bytes in which the header must end.
const HEADER: usize = 64 << 10;

/// The page of a file.
pub(super) struct Page {
    pub(super) bytes: Vec<u8>,
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) address: Option<String>,
}

/// Whether bytes begin as a message with parts does: lines of a header, the version of MIME among them.
pub(super) fn is_mhtml(bytes: &[u8]) -> bool {
    let starts = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    let Some((header, _)) = split(bytes).filter(|_| starts) else { return false };
    let is_line = |line: &[u8]| {
        line.starts_with(b" ") || line.starts_with(b"\t") || {
            let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
            name.len() < line.len() && name.iter().all(u8::is_ascii_graphic)
        }
    };
    let kind = field(header, "Content-Type").unwrap_or_default().to_ascii_lowercase();
    lines(header).all(is_line)
        && field(header, "MIME-Version").is_some()
        && (kind.starts_with("multipart/") || kind.starts_with("text/html"))
}

/// The page of a message; `None` where no part of it is text.
pub(super) fn page(bytes: &[u8]) -> Option<Page> {
    let (header, body) = split(bytes)?;
    let of_message = ["Snapshot-Content-Location", "Content-Location"]
        .iter()
        .find_map(|name| field(header, name));
    let mut page =
        part(header, body, "text/html", 0).or_else(|| part(header, body, "text/plain", 0))?;
    page.address = of_message.or(page.address).filter(|address| address.contains("://"));
    Some(page)
}

/// The first part of a kind, in the order they stand.
fn part(header: &[u8], body: &[u8], wanted: &str, depth: usize) -> Option<Page> {
    let kind = field(header, "Content-Type").unwrap_or_else(|| "text/plain".to_owned());
    let name = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if name.starts_with("multipart/") && depth < DEPTH {
        let boundary = format!("--{}", parameter(&kind, "boundary")?);
        let mut parts = pieces(body, boundary.as_bytes()).into_iter();
        return parts.find_map(|piece| {
            let (header, body) = split(piece)?;
            part(header, body, wanted, depth + 1)
        });
    }
    if name != wanted {
        return None;
    }
    let transfer = field(header, "Content-Transfer-Encoding").unwrap_or_default();
    let bytes = match transfer.trim().to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_vec(),
    };
    let encoding =
        parameter(&kind, "charset").and_then(|label| Encoding::for_label(label.as_bytes()));
    Some(Page { bytes, encoding, address: field(header, "Content-Location") })
}

/// A header and what stands behind the blank line after it.
fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    // A part may have no header.
    for blank in [&b"\r\n"[..], b"\n"] {
        if let Some(body) = bytes.strip_prefix(blank) {
            return Some((&[], body));
        }
    }
    let head = &bytes[..bytes.len().min(HEADER)];
    let found = [&b"\r\n\r\n"[..], b"\n\n"]
        .into_iter()
        .filter_map(|blank| Some((memchr::memmem::find(head, blank)?, blank.len())));
    let (at, length) = found.min()?;
    Some((&bytes[..at], &bytes[at + length..]))
}

fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// The value of a field of a header, its lines joined.
fn field(header: &[u8], name: &str) -> Option<String> {
    let mut found: Option<String> = None;
    for line in lines(header) {
        let text = String::from_utf8_lossy(line);
        if let Some(value) = &mut found {
            if !text.starts_with([' ', '\t']) {
                break;
            }
            value.push(' ');
            value.push_str(text.trim());
        } else if let Some((of_line, value)) = text.split_once(':')
            && of_line.eq_ignore_ascii_case(name)
        {
            found = Some(value.trim().to_owned());
        }
    }
    found
}

/// A parameter of a field's value: `charset=utf-8`.
fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|parameter| {
        let (key, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches('"');
        key.trim().eq_ignore_ascii_case(name).then(|| value.to_owned())
    })
}

/// What stands between lines that begin with a boundary.
fn pieces<'b>(body: &'b [u8], boundary: &[u8]) -> Vec<&'b [u8]> {
    let mut pieces = Vec::new();
    let mut start = None;
    for at in memchr::memmem::find_iter(body, boundary) {
        if at > 0 && body[at - 1] != b'\n' {
            continue;
        }
        if let Some(start) = start {
            pieces.push(&body[start..at]);
        }
        let behind = at + boundary.len();
        let end = memchr::memchr(b'\n', &body[behind..]).map_or(body.len(), |end| behind + end + 1);
        start = (!body[behind..].starts_with(b"--")).then_some(end);
    }
    // The last may be cut off.
    pieces.extend(start.map(|start| &body[start..]));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_with_colons_is_no_message() {
        assert!(!is_mhtml(b"Note: a text\nMIME-Version: 1.0 is old\n\nmore"));
        assert!(!is_mhtml(b"MIME-Version: 1.0\nContent-Type: text/plain\n\nmore"));
        assert!(is_mhtml(b"From: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n--b"));
    }
}
