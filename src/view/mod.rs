//! The view: (&App, &Theme, Locale) in, a [`Frame`] out. Pure: the same state gives the same frame.

mod frame;

pub use frame::{Frame, Piece};

use ratatui::layout::Rect;

use crate::app::App;
use crate::locale::Locale;
use crate::theme::Theme;

/// Draws the whole screen.
#[must_use]
pub fn draw(app: &App, _theme: &Theme, _locale: Locale) -> Frame {
    Frame::new(Rect::new(0, 0, app.size.0, app.size.1))
}
