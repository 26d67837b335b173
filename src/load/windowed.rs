//! Large files of plain UTF-8, read as they are needed. In: a file. Out: its article, unless its beginning shows that
//! it must be read whole: another encoding or form, or bytes that are no text.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;
use std::sync::Arc;

use encoding_rs::UTF_8;

use super::format::Format;
use super::lines::read_at;
use super::{LoadOptions, decode, display_name, epub, gzip, limits, mhtml, plain, wrapped};
use crate::article::{Article, Certainty, Encoding, Form, Origin, Source, Told};

/// The article of a file of so many bytes.
pub(super) fn article(path: &Path, length: u64, options: &LoadOptions) -> Option<Article> {
    if !options.windowed || length < limits::WINDOWED_BYTES {
        return None;
    }
    // Such a file may be one that was wrapped by hand, which its beginning need not show.
    if options.checked && length < limits::WRAPPED_BYTES {
        return None;
    }
    let mut file =
        Stored { file: File::open(path).ok()?, start: 0, length: length.try_into().ok()? };
    let head = file.bytes(0, limits::BEGINNING_BYTES);
    if gzip::is_gzip(&head) || epub::is_epub(&head) || (!options.raw && mhtml::is_mhtml(&head)) {
        return None;
    }
    file.start = decode::utf8_mark(&head, options.encoding)?;
    file.length -= file.start;
    let text = head[file.start..].utf8_chunks().next()?.valid();
    if !options.raw && length < limits::WRAPPED_BYTES && wrapped::is_wrapped(text) {
        return None;
    }
    let name = display_name(path);
    let (format, told) =
        if options.raw { (Format::Plain, Told::Asked) } else { Format::of(&name, text) };
    if format != Format::Plain || options.checked && !is_utf8(path).ok()? {
        return None;
    }
    let marked = file.start > 0;
    let mut article = plain::shaped(Article::windowed(Box::new(file), options.raw), options.raw);
    let encoding = Some(Encoding { name: UTF_8.name(), by: certainty(options, marked) });
    let origin = Origin { name, bytes: length, packed: false, form: Form::Plain, told, encoding };
    article.origin = Some(Arc::new(origin));
    article.block_from(0).is_some().then_some(article)
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

/// The bytes checked at once.
const PIECE: usize = 256 << 10;

/// Whether a file is UTF-8 from its first byte to its last.
///
/// # Errors
/// What the system says.
pub fn is_utf8(path: &Path) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let mut bytes = vec![0; PIECE];
    let mut held = 0;
    loop {
        let read = file.read(&mut bytes[held..])?;
        if read == 0 {
            return Ok(held == 0);
        }
        let end = held + read;
        held = match simdutf8::compat::from_utf8(&bytes[..end]) {
            Ok(_) => 0,
            Err(error) if error.error_len().is_some() => return Ok(false),
            Err(error) => {
                bytes.copy_within(error.valid_up_to()..end, 0);
                end - error.valid_up_to()
            }
        };
    }
}

/// A file, and the text in it.
struct Stored {
    file: File,
    /// The byte of the file where the text starts.
    start: usize,
    length: usize,
}

impl Stored {
    /// Up to so many bytes from one on.
    fn bytes(&self, from: usize, limit: usize) -> Vec<u8> {
        let mut bytes = vec![0; limit.min(self.length - from)];
        let read = self.read(&mut bytes, from);
        bytes.truncate(read);
        bytes
    }
}

impl Source for Stored {
    fn length(&self) -> usize {
        self.length
    }

    fn read(&self, buffer: &mut [u8], from: usize) -> usize {
        let mut read = 0;
        while read < buffer.len() {
            match read_at(&self.file, &mut buffer[read..], (self.start + from + read) as u64) {
                Ok(0) | Err(_) => break,
                Ok(more) => read += more,
            }
        }
        read
    }
}
