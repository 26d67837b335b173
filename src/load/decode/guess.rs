//! Guesses: UTF-16 without a mark, and the old encodings of a byte a letter.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::load::limits;

/// The share of characters, of 100, that must be usual ones for bytes to be UTF-16.
const USUAL: usize = 95;

/// One byte in so many must be beyond ASCII for a text to be in an old encoding; fewer are damage.
const BEYOND_ASCII: usize = 30;

/// The fewest letters beyond ASCII that speak for an old encoding.
const LETTERS: usize = 4;

/// Bytes of windows-1252 that an English text may have a few of: quotes, dashes, signs.
const TYPOGRAPHIC: &[u8] =
    b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB7\xBB\xBD";

/// The byte order in which the first bytes are UTF-16 of usual characters.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(limits::SNIFFED_BYTES) & !1];
    if bytes.len() % 2 == 1 || !head.contains(&0) {
        return None;
    }
    let usual = |unit: fn([u8; 2]) -> u16| {
        let units = || head.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
        let usual = units().filter(|&unit| is_usual(unit)).count();
        usual * 100 >= USUAL * units().count()
    };
    match (usual(u16::from_le_bytes), usual(u16::from_be_bytes)) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// A code unit of ordinary text: white space, ASCII, Latin, Greek, Cyrillic, Hebrew, Arabic,
/// punctuation, surrogates.
fn is_usual(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x24F | 0x370..=0x6FF | 0x750..=0x77F
        | 0x2010..=0x206F | 0xD800..=0xDFFF | 0xFB1D..=0xFDFF | 0xFE70..=0xFEFC)
}

/// The old encoding of bytes that are no UTF-8; `None` where they are UTF-8 with some damage.
pub(super) fn legacy(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut valid, mut letters, mut beyond) = (0, 0, 0);
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|char| !char.is_ascii()).count();
        at += chunk.valid().len();
        // A cut sequence of UTF-8 is longer than a byte.
        letters += usize::from(chunk.invalid().len() == 1 && is_in_a_word(bytes, at));
        beyond += chunk.invalid().len();
        at += chunk.invalid().len();
    }
    let high = || bytes.iter().filter(|byte| !byte.is_ascii());
    let typographic = high().all(|byte| TYPOGRAPHIC.contains(byte));
    let frequent = beyond * BEYOND_ASCII >= bytes.len();
    if valid > beyond || !(typographic || (frequent && letters >= LETTERS)) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Some(detector.guess(None, Utf8Detection::Deny))
}

/// Whether a byte has a letter beside it, of ASCII or beyond.
fn is_in_a_word(bytes: &[u8], at: usize) -> bool {
    let letter =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii());
    letter(at.checked_sub(1).and_then(|before| bytes.get(before))) || letter(bytes.get(at + 1))
}
