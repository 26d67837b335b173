//! Export: a [`Frame`] in, bytes out: PNG, SVG, HTML, ANSI, plain text.
//!
//! The cells go out as they stand, in visual order, one by one or in runs that nothing reorders: the
//! frame is already what the eye is to see. The same frame gives the same bytes.

mod ansi;
mod boxes;
mod grid;
mod html;
mod paint;
#[cfg(feature = "pictures")]
mod png;
mod row;
mod svg;
mod text;

use std::path::Path;

use crate::theme::Rgb;
use crate::view::Frame;

/// A form a frame can be written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A picture of pixels, drawn with `DejaVu` Sans Mono.
    Png,
    /// A picture of real text, each cell at its own place.
    Svg,
    /// A page for a browser.
    Html,
    /// Text with SGR sequences (ECMA-48), one row a line.
    Ansi,
    /// Text alone, one row a line, without trailing blanks.
    Text,
}

impl Format {
    /// All forms.
    pub const ALL: [Self; 5] = [Self::Png, Self::Svg, Self::Html, Self::Ansi, Self::Text];

    /// The ending of a file of this form, without the dot.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
            Self::Html => "html",
            Self::Ansi => "ansi",
            Self::Text => "txt",
        }
    }

    /// The form a file's ending asks for.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }
}

/// What a frame stands on where its cells leave the colours to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// The ground.
    pub ground: Rgb,
    /// Text on it.
    pub ink: Rgb,
    /// How many pixels of a PNG stand for one across and down, 1 to [`Page::LARGEST`]: 2 for screens of
    /// twice the density. The other forms have no pixels.
    pub scale: u8,
}

impl Page {
    /// The largest scale there is.
    pub const LARGEST: u8 = 4;
}

/// Why a frame could not be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// PNG was asked for, which this build leaves out.
    #[error("this build draws no PNG (it lacks the feature `pictures`); use .svg, .html or .txt")]
    NoPictures,
    /// The PNG encoder refused.
    #[error("the picture of {columns} × {rows} cells could not be encoded: {reason}")]
    Encoding {
        /// Its columns.
        columns: u16,
        /// Its rows.
        rows: u16,
        /// What the encoder says.
        reason: String,
    },
}

/// Writes a frame.
///
/// # Errors
///
/// [`ExportError`] where PNG is asked for and cannot be made.
pub fn export(frame: &Frame, format: Format, page: Page) -> Result<Vec<u8>, ExportError> {
    match format {
        Format::Png => picture(frame, page),
        Format::Svg => Ok(svg::write(frame, page).into_bytes()),
        Format::Html => Ok(html::write(frame, page).into_bytes()),
        Format::Ansi => Ok(ansi::write(frame).into_bytes()),
        Format::Text => Ok(text::write(frame).into_bytes()),
    }
}

#[cfg(feature = "pictures")]
fn picture(frame: &Frame, page: Page) -> Result<Vec<u8>, ExportError> {
    png::write(frame, page)
}

#[cfg(not(feature = "pictures"))]
fn picture(_: &Frame, _: Page) -> Result<Vec<u8>, ExportError> {
    Err(ExportError::NoPictures)
}
