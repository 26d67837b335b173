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
use crate::article::{Article, Encoding, Form, Notice, Origin, Source, Told};

/// The article of a file of so many bytes.
pub(super) fn article(path: &Path, length: u64, options: &LoadOptions) -> Option<Article> {
    if !options.windowed || length < limits::WINDOWED_BYTES {
        return None;
    }
    // Such a file may be one that was wrapped by hand, which its beginning need not show.
    if options.checked && length < limits::WRAPPED_BYTES {
        return None;
    }
    let mut file = Stored::new(File::open(path).ok()?, length.try_into().ok()?);
    let head = file.bytes(0, limits::BEGINNING_BYTES);
    if gzip::is_gzip(&head) || epub::is_epub(&head) || (!options.raw && mhtml::is_mhtml(&head)) {
        return None;
    }
    file.skip(decode::utf8_mark(&head, options.encoding)?);
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
    let torn = file.tear();
    let mut article = plain::shaped(Article::windowed(Box::new(file), options.raw), options.raw);
    let encoding = Some(Encoding { name: UTF_8.name(), by: decode::certainty(options, marked) });
    let origin = Origin { name, bytes: length, packed: false, form: Form::Plain, told, encoding };
    article.notices.extend(torn);
    article.origin = Some(Arc::new(origin));
    article.block_from(0).is_some().then_some(article)
}

/// The bytes checked at once.
const PIECE: usize = 256 << 10;

/// Whether a file is UTF-8 from its first byte to its last; its last character may be cut short.
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
            return Ok(true);
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

/// What stands for a character that was cut short.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// A file, and the text in it.
struct Stored {
    file: File,
    /// The byte of the file where the text starts.
    start: usize,
    /// The bytes of text in the file.
    held: usize,
    /// What is read behind them.
    end: &'static [u8],
}

impl Stored {
    fn new(file: File, length: usize) -> Self {
        Self { file, start: 0, held: length, end: &[] }
    }

    /// Leaves out so many bytes at the beginning.
    fn skip(&mut self, mark: usize) {
        self.start = mark;
        self.held -= mark;
    }

    /// Puts U+FFFD in the place of a last character that is cut short, and says so.
    fn tear(&mut self) -> Option<Notice> {
        let last = self.bytes(self.held.saturating_sub(REPLACEMENT.len()), REPLACEMENT.len());
        let lead = last.iter().rposition(|byte| byte & 0xC0 != 0x80)?;
        let torn = &last[lead..];
        let is_torn = std::str::from_utf8(torn).is_err_and(|error| error.error_len().is_none());
        if !is_torn {
            return None;
        }
        self.held -= torn.len();
        self.end = REPLACEMENT;
        Some(Notice::InvalidBytes { count: 1, encoding: "UTF-8", first: self.held })
    }

    /// Up to so many bytes from one on.
    fn bytes(&self, from: usize, limit: usize) -> Vec<u8> {
        let mut bytes = vec![0; limit.min(self.length() - from)];
        let read = self.read(&mut bytes, from);
        bytes.truncate(read);
        bytes
    }
}

impl Source for Stored {
    fn length(&self) -> usize {
        self.held + self.end.len()
    }

    fn read(&self, buffer: &mut [u8], from: usize) -> usize {
        let in_file = self.held.saturating_sub(from).min(buffer.len());
        let mut read = 0;
        while read < in_file {
            let at = (self.start + from + read) as u64;
            match read_at(&self.file, &mut buffer[read..in_file], at) {
                Ok(0) | Err(_) => return read,
                Ok(more) => read += more,
            }
        }
        let end = self.end.iter().skip((from + read).saturating_sub(self.held));
        let rest = buffer[read..].iter_mut();
        read + rest.zip(end).map(|(byte, end)| *byte = *end).count()
    }
}
