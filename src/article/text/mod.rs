//! The one text of an article: held whole, or read from its source in windows as it is needed.
//!
//! In: a decoded text, or a [`Source`] of UTF-8. Out: slices of it by byte ranges, the boundaries of characters, the
//! paragraph round a byte. Units: bytes of the text.

mod paragraph;
mod piece;
mod window;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

pub(super) use paragraph::CELL;
use paragraph::Known;
use piece::Piece;
use window::Windows;

pub use window::Source;

/// The buffer all ranges of an article point into.
#[derive(Debug, Default)]
pub(super) struct Text {
    kept: Kept,
    /// Large paragraphs found lately, so that they are not measured again for each of their lines.
    large: Mutex<Vec<Known>>,
}

/// Where the text is.
#[derive(Clone, Debug)]
enum Kept {
    Whole(String),
    Windows(Arc<Windows>),
}

impl Default for Kept {
    fn default() -> Self {
        Self::Whole(String::new())
    }
}

impl Clone for Text {
    fn clone(&self) -> Self {
        Self { kept: self.kept.clone(), large: Mutex::default() }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        match (&self.kept, &other.kept) {
            (Kept::Whole(one), Kept::Whole(two)) => one == two,
            (Kept::Windows(one), Kept::Windows(two)) => Arc::ptr_eq(one, two),
            _ => false,
        }
    }
}

impl Text {
    pub(super) fn new(text: String) -> Self {
        Self { kept: Kept::Whole(text), large: Mutex::default() }
    }

    pub(super) fn of_source(source: Box<dyn Source>) -> Self {
        Self { kept: Kept::Windows(Arc::new(Windows::new(source))), large: Mutex::default() }
    }

    pub(super) fn len(&self) -> usize {
        match &self.kept {
            Kept::Whole(text) => text.len(),
            Kept::Windows(windows) => windows.len(),
        }
    }

    /// Whether the text is read as it is needed.
    pub(super) fn is_windowed(&self) -> bool {
        matches!(self.kept, Kept::Windows(_))
    }

    /// Whether the source gave less than it had when it was opened.
    pub(super) fn is_torn(&self) -> bool {
        matches!(&self.kept, Kept::Windows(windows) if windows.is_torn())
    }

    /// Behind the last byte that can be anything but a blank line.
    fn end(&self) -> usize {
        match &self.kept {
            Kept::Whole(text) => text.len(),
            Kept::Windows(windows) => windows.end(),
        }
    }

    pub(super) fn slice(&self, range: Range<usize>) -> Cow<'_, str> {
        match &self.kept {
            Kept::Whole(text) => Cow::Borrowed(&text[range]),
            Kept::Windows(windows) => Cow::Owned(windows.slice(range)),
        }
    }

    /// The last boundary between characters at or before a byte.
    pub(super) fn boundary(&self, byte: usize) -> usize {
        if byte >= self.len() {
            return self.len();
        }
        let (start, piece) = self.piece_at(byte);
        let within = (0..=byte - start).rev().find(|&at| piece.is_char_boundary(at));
        start + within.unwrap_or(0)
    }

    /// The text round a byte that is at hand: where it starts, and the text; empty at the end.
    fn piece_at(&self, byte: usize) -> (usize, Piece<'_>) {
        match &self.kept {
            Kept::Whole(text) => (0, Piece::whole(text)),
            Kept::Windows(windows) => {
                let (start, window) = windows.round(byte);
                (start, Piece::Window(window, 0, None))
            }
        }
    }

    /// The text at hand from a boundary on; empty only at the end.
    fn piece_from(&self, byte: usize) -> Piece<'_> {
        let (start, piece) = self.piece_at(byte);
        piece.from(byte - start)
    }

    /// The text at hand that ends at a boundary; empty only at the start.
    fn piece_to(&self, byte: usize) -> Piece<'_> {
        let (start, piece) = self.piece_at(byte.saturating_sub(1));
        piece.to(byte - start)
    }

    /// A range without the white space round it; `None` where it holds nothing else.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let start = self.ink_from(range.clone())?;
        Some(start..self.ink_to(start..range.end)?)
    }

    /// The first byte of a range that is no white space.
    pub(super) fn ink_from(&self, range: Range<usize>) -> Option<usize> {
        let Range { mut start, end } = range;
        while start < end.min(self.end()) {
            let piece = self.piece_from(start);
            let piece = piece.get(..piece.len().min(end - start)).unwrap_or(&piece);
            let blank = piece.len() - piece.trim_start().len();
            if blank < piece.len() {
                return Some(start + blank).filter(|&start| start < end);
            }
            // A source that has changed since may have nothing there that begins a character.
            start += blank.max(1);
        }
        None
    }

    /// The byte behind the last of a range that is no white space.
    pub(super) fn ink_to(&self, range: Range<usize>) -> Option<usize> {
        let Range { start, mut end } = range;
        while start < end {
            if end > self.end() {
                // What a source has lost is passed over at once.
                end = self.boundary(self.end());
                continue;
            }
            let piece = self.piece_to(end);
            let piece = piece.get(piece.len().saturating_sub(end - start)..).unwrap_or(&piece);
            let blank = piece.len() - piece.trim_end().len();
            if blank < piece.len() {
                return Some(end - blank).filter(|&end| end > start);
            }
            end = end.saturating_sub(blank.max(1));
        }
        None
    }

    /// The paragraph that holds a byte, its separator left out; a byte of a separator belongs to the paragraph it
    /// ends (UAX #9 P1).
    pub(super) fn paragraph(&self, byte: usize) -> Range<usize> {
        let byte = byte.min(self.len());
        let known = self.large.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known.iter().find(|known| known.holds(byte)) {
            return known.range.clone();
        }
        drop(known);
        let start = paragraph::start(self, byte);
        let range = start..paragraph::end(self, start);
        if range.len() >= paragraph::LARGE {
            let next = self.after_separator(range.end) + usize::from(range.end == self.len());
            let mut known = self.large.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() >= paragraph::KEPT {
                known.remove(0);
            }
            known.push(Known { range: range.clone(), next });
        }
        range
    }

    /// Whether a paragraph that ends at a byte is cut there.
    pub(super) fn is_cut(&self, end: usize) -> bool {
        end < self.len() && self.after_separator(end) == end
    }

    /// The first byte behind the separator that follows a paragraph's end.
    pub(super) fn after_separator(&self, end: usize) -> usize {
        paragraph::after_separator(self, end)
    }
}
