//! A piece of the text that is at hand: borrowed from a text held whole, or shared with the windows.

use std::ops::Deref;
use std::sync::Arc;

/// A piece of text.
pub(super) enum Piece<'t> {
    /// Of a text that is held whole.
    Whole(&'t str),
    /// Of a window: the bytes from one on, up to another.
    Window(Arc<str>, usize, Option<usize>),
}

impl<'t> Piece<'t> {
    pub(super) fn whole(text: &'t str) -> Self {
        Self::Whole(text)
    }

    /// What follows a byte. A window may have been read again from a source that has changed since, so that what
    /// was a boundary is none: then from the next one on.
    pub(super) fn from(self, byte: usize) -> Self {
        match self {
            Self::Whole(text) => Self::Whole(&text[byte..]),
            Self::Window(text, ..) => {
                let start = (byte..text.len()).find(|&at| text.is_char_boundary(at));
                let start = start.unwrap_or(text.len());
                Self::Window(text, start, None)
            }
        }
    }

    /// What precedes a byte, or the boundary before it.
    pub(super) fn to(self, byte: usize) -> Self {
        match self {
            Self::Whole(text) => Self::Whole(&text[..byte]),
            Self::Window(text, ..) => {
                let end = (0..=byte.min(text.len())).rev().find(|&at| text.is_char_boundary(at));
                Self::Window(text, 0, end)
            }
        }
    }
}

impl Deref for Piece<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Whole(text) => text,
            Self::Window(text, start, end) => &text[*start..end.unwrap_or(text.len())],
        }
    }
}
