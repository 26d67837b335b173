//! Bytes that are no text: known file types, and NULs.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::load::limits;

/// How known types of files begin.
const MAGIC: [(&[u8], &str); 17] = [
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\xD0\xCF\x11\xE0", "an old Office document"),
    (b"\x7FELF", "a program"),
    (b"\x1F\x8B", "gzip inside gzip"),
    (b"BZh", "bzip2 data"),
    (b"\xFD7zXZ", "xz data"),
    (b"\x28\xB5\x2F\xFD", "Zstandard data"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"WARC/1.", "a WARC archive of the web"),
    (b"PAR1", "a Parquet table (its rows can be read as JSON lines)"),
    // Datasets are saved so.
    (b"ARROW1", "an Arrow table (its rows can be read as JSON lines)"),
    (b"\x80\x04\x95", "a pickle of Python"),
    (b"bplist00", "a property list, as Safari's web archives are"),
];

/// Of so many bytes of markup one may be NUL.
const STRAY: usize = 64;

/// Whether bytes are the documents of spaCy: zlib of a map of `MessagePack` whose first key is `version`.
pub(in crate::load) fn is_doc_bin(bytes: &[u8]) -> bool {
    let mut head = [0; 9];
    let zlib = matches!(bytes, [0x78, 0x01 | 0x5E | 0x9C | 0xDA, ..]);
    zlib && ZlibDecoder::new(bytes).read_exact(&mut head).is_ok()
        && matches!(head[0], 0x80..=0x8F)
        && &head[1..] == b"\xA7version"
}

/// What shows that bytes are no text.
pub(super) fn evidence(bytes: &[u8]) -> Option<String> {
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Some((*what).to_owned());
    }
    if is_doc_bin(bytes) {
        return Some(
            "a damaged spaCy DocBin (its documents can be read as JSON, which `Doc.to_json` gives)"
                .to_owned(),
        );
    }
    let head = &bytes[..bytes.len().min(limits::SNIFFED_BYTES)];
    let nul = head.iter().position(|&byte| byte == 0)?;
    // Pages have a stray one here and there, which HTML reads as U+FFFD.
    let nuls = memchr::memchr_iter(0, head).count();
    if head.trim_ascii_start().starts_with(b"<") && nuls * STRAY <= head.len() {
        return None;
    }
    Some(format!("binary data (NUL at byte {nul})"))
}
