//! A text in windows: the bytes of a source in, characters of some tens of kilobytes round a byte out. A few windows
//! are kept, so that a text of any size takes little memory.
//!
//! A byte of the text is a byte of the source. Bytes that are no UTF-8 show one U+001A SUBSTITUTE each, so that
//! ranges stay true; bytes that the source no longer has are blank lines.

use std::fmt;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The bytes of a window, but for the characters at its edges.
const WINDOW: usize = 64 << 10;
/// The windows kept.
const KEPT: usize = 12;
/// U+001A: what stood here is lost.
const SUBSTITUTE: char = '\u{1A}';
/// The bytes of a character behind its first.
const CONTINUATION: usize = 3;

/// Where the bytes of a text come from.
pub trait Source: Send + Sync {
    /// How many there are.
    fn length(&self) -> usize;

    /// Reads some from a byte on; how many it read: fewer than were asked for only where there are no more.
    fn read(&self, buffer: &mut [u8], from: usize) -> usize;
}

/// A source and the windows read of it.
pub(super) struct Windows {
    source: Box<dyn Source>,
    length: usize,
    /// By the number of the window, the latest last.
    kept: Mutex<Vec<(usize, Window)>>,
    /// Where the source ended when it was seen to have lost bytes; beyond its length before.
    torn: AtomicUsize,
}

#[derive(Clone)]
struct Window {
    start: usize,
    text: Arc<str>,
}

impl Windows {
    pub(super) fn new(source: Box<dyn Source>) -> Self {
        let length = source.length();
        Self { source, length, kept: Mutex::default(), torn: AtomicUsize::new(usize::MAX) }
    }

    pub(super) fn len(&self) -> usize {
        self.length
    }

    /// Whether bytes were missing that the source had.
    pub(super) fn is_torn(&self) -> bool {
        self.end() < self.length
    }

    /// Behind the last byte that the source has, as far as that was seen.
    pub(super) fn end(&self) -> usize {
        self.torn.load(Ordering::Relaxed).min(self.length)
    }

    /// The window that holds a byte, and where it starts. Behind the last byte there is an empty one.
    pub(super) fn round(&self, byte: usize) -> (usize, Arc<str>) {
        if byte >= self.length {
            return (self.length, Arc::from(""));
        }
        // A character at the beginning of a window may belong to the one before.
        let mut window = self.window(byte / WINDOW);
        if byte < window.start {
            window = self.window(byte / WINDOW - 1);
        }
        (window.start, window.text)
    }

    /// The text of a range. Where the source has changed so that a character stands over an end of it, there are
    /// as many SUBSTITUTEs.
    pub(super) fn slice(&self, range: Range<usize>) -> String {
        let mut text = String::with_capacity(range.len());
        let mut at = range.start;
        while at < range.end.min(self.length) {
            let (start, window) = self.round(at);
            let end = (start + window.len()).min(range.end).max(at + 1);
            match window.get(at - start..end - start) {
                Some(whole) => text.push_str(whole),
                None => (at..end).for_each(|byte| text.push(ascii(&window, byte - start))),
            }
            at = end;
        }
        text
    }

    fn window(&self, number: usize) -> Window {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|(known, _)| *known == number) {
            let found = kept.remove(at);
            let window = found.1.clone();
            kept.push(found);
            return window;
        }
        let window = self.read(number);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((number, window.clone()));
        window
    }

    fn read(&self, number: usize) -> Window {
        let from = number * WINDOW;
        let wanted = (WINDOW + CONTINUATION).min(self.length - from);
        let mut bytes = vec![b'\n'; wanted];
        let read = self.source.read(&mut bytes, from);
        if read < wanted {
            // Where nothing is left the end is not known, but that it is not behind this.
            self.torn.fetch_min(from + read, Ordering::Relaxed);
        }
        let continued = |bytes: &[u8]| {
            bytes.iter().take(CONTINUATION).take_while(|byte| **byte & 0xC0 == 0x80).count()
        };
        let skipped = if number == 0 { 0 } else { continued(&bytes) };
        let end = if wanted > WINDOW { WINDOW + continued(&bytes[WINDOW..]) } else { wanted };
        let text = text(&mut bytes[skipped.min(end)..end]);
        Window { start: from + skipped.min(end), text }
    }
}

/// A byte of a text that is a character, or the sign that it is none.
fn ascii(text: &str, byte: usize) -> char {
    text.as_bytes().get(byte).filter(|byte| byte.is_ascii()).map_or(SUBSTITUTE, |&byte| byte.into())
}

/// Bytes as text of the same length.
fn text(bytes: &mut [u8]) -> Arc<str> {
    if let Ok(text) = simdutf8::basic::from_utf8(bytes) {
        return Arc::from(text);
    }
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| SUBSTITUTE));
    }
    Arc::from(text)
}

impl fmt::Debug for Windows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Windows").field("length", &self.length).finish_non_exhaustive()
    }
}
