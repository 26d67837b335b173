//! Decoding: bytes in, text without its byte order mark and what was guessed or mended out.
//!
//! The encoding is, in this order: the one the user names; that of a byte order mark; the
//! one a server said; UTF-16 where every
//! other byte says so; UTF-8 where the bytes are UTF-8; the one the source declares, unless its bytes belie it; a guess.

mod binary;
mod declared;
mod guess;
mod visual;

pub(super) use binary::is_doc_bin;

use encoding_rs::{
    DecoderResult, Encoding, ISO_8859_6, ISO_8859_8, UTF_8, WINDOWS_1252, WINDOWS_1255,
    WINDOWS_1256,
};

use super::source::Source;
use super::{LoadError, LoadOptions};
use crate::article::{self, Certainty, Notice};

/// Text, and what had to be said about its bytes.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: article::Encoding,
    pub(super) notices: Vec<Notice>,
}

/// Decodes a source's bytes.
pub(super) fn decode(source: &Source<'_>, mut bytes: Vec<u8>) -> Result<Decoded, LoadError> {
    if let Some(encoding) = source.options.encoding {
        let start = Encoding::for_bom(&bytes).filter(|(of_mark, _)| *of_mark == encoding);
        let start = start.map_or(0, |(_, length)| length);
        return Ok(read_as(encoding, Certainty::Asked, &bytes[start..]));
    }
    let mark = Encoding::for_bom(&bytes);
    if let Some((encoding, length)) = mark {
        if encoding != UTF_8 {
            return Ok(read_as(encoding, Certainty::Mark, &bytes[length..]));
        }
        bytes.drain(..length);
    }
    let valid = if mark.is_some() { Certainty::Mark } else { Certainty::Valid };
    if let Some(encoding) = source.declared {
        // Servers say of all their pages what is true of some.
        let is_utf8 = !bytes.is_ascii() && simdutf8::basic::from_utf8(&bytes).is_ok();
        let (encoding, by) = if is_utf8 && encoding.is_single_byte() {
            (UTF_8, valid)
        } else {
            (encoding, Certainty::Header)
        };
        return Ok(read_as(encoding, by, &bytes));
    }
    if let Some(encoding) = guess::utf16(&bytes) {
        return Ok(guessed(encoding, &bytes));
    }
    if let Some(what) = binary::evidence(&bytes) {
        return Err(LoadError::Binary { name: source.name.to_owned(), what });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => {
            let encoding = article::Encoding { name: UTF_8.name(), by: valid };
            return Ok(Decoded { text, encoding, notices: Vec::new() });
        }
        Err(error) => error.into_bytes(),
    };
    let guess = guess::legacy(&bytes);
    if let Some(encoding) = declared::encoding(&bytes)
        && !guess.is_some_and(|guess| belies(guess, encoding))
    {
        return Ok(read_as(encoding, Certainty::Declared, &bytes));
    }
    Ok(match guess {
        // That lines are in visual order is guessed of final letters alone.
        Some(encoding) if encoding == ISO_8859_8 && !visual::is_sure(&bytes) => {
            guessed(WINDOWS_1255, &bytes)
        }
        Some(encoding) => guessed(encoding, &bytes),
        None => read_as(UTF_8, Certainty::Assumed, &bytes),
    })
}

/// Whether a guess counts more than what a page declares: pages are declared UTF-8 that were never converted, and
/// Arabic and Hebrew ones Western as the program had it that wrote them.
fn belies(guess: &'static Encoding, declared: &'static Encoding) -> bool {
    let right_to_left = [WINDOWS_1256, ISO_8859_6, WINDOWS_1255, ISO_8859_8].contains(&guess);
    declared == UTF_8 || (declared == WINDOWS_1252 && right_to_left)
}

/// The length of its byte order mark, where the beginning of a source is UTF-8 as far as it goes.
pub(super) fn utf8_mark(head: &[u8], asked: Option<&'static Encoding>) -> Option<usize> {
    let mark = match Encoding::for_bom(head) {
        Some((encoding, _)) if encoding != UTF_8 => return None,
        Some((_, length)) => length,
        None => 0,
    };
    let is_text = guess::utf16(head).is_none()
        && binary::evidence(head).is_none()
        && asked.is_none_or(|asked| asked == UTF_8)
        && std::str::from_utf8(head).map_or_else(|error| error.error_len().is_none(), |_| true);
    is_text.then_some(mark)
}

/// Decodes bytes in an encoding that was guessed, and says so.
fn guessed(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoded = read_as(encoding, Certainty::Guessed, bytes);
    decoded.notices.insert(0, Notice::EncodingGuessed { encoding: encoding.name() });
    decoded
}

/// How sure it is that a file is UTF-8, of which the beginning is, whether it has a byte order mark or not.
pub(super) fn certainty(options: &LoadOptions, marked: bool) -> Certainty {
    if options.encoding.is_some() {
        Certainty::Asked
    } else if marked {
        Certainty::Mark
    } else if options.checked {
        Certainty::Valid
    } else {
        Certainty::Begins
    }
}

/// Decodes bytes, U+FFFD for those that are no text in the encoding.
fn read_as(encoding: &'static Encoding, by: Certainty, bytes: &[u8]) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let (mut text, mut count, mut first, mut at) = (String::new(), 0, 0, 0);
    loop {
        let rest = &bytes[at..];
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(room.unwrap_or(rest.len()).min(rest.len().saturating_mul(3)) + 16);
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        at += read;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, consumed_behind) => {
                text.push(char::REPLACEMENT_CHARACTER);
                let bad = at.saturating_sub(usize::from(length) + usize::from(consumed_behind));
                first = if count == 0 { bad } else { first };
                count += 1;
            }
        }
    }
    text.shrink_to_fit();
    let mended = Notice::InvalidBytes { count, encoding: encoding.name(), first };
    let mut notices = if count > 0 { vec![mended] } else { Vec::new() };
    if encoding == ISO_8859_8
        && let Some((logical, lines)) = visual::logical(&text)
    {
        text = logical;
        notices.push(Notice::VisualOrder { lines });
    }
    Decoded { text, encoding: article::Encoding { name: encoding.name(), by }, notices }
}
