//! The view: (&App, &Theme, Locale) in, a [`Frame`] out. Pure: the same state gives the same frame.
//!
//! One file a pane. Text goes through `pen` and [`Frame::put`], always laid out; colours are set
//! afterwards, on columns.

mod bar;
mod frame;
mod front;
mod ink;
mod linear;
mod links;
mod meeting;
mod page;
mod panel;
mod pen;
mod said;
mod scrollbar;
mod sheet;
mod status;
mod typed;

pub use frame::{Frame, Link, Piece};
pub use ink::Ink;
pub use linear::Speaker;

use ratatui::layout::Rect;

use crate::app::App;
use crate::locale::Locale;
use crate::theme::{Role, Theme};

/// Draws the whole screen.
#[must_use]
pub fn draw(app: &App, theme: &Theme, locale: Locale) -> Frame {
    draw_in(None, app, theme, locale)
}

/// The same in the room of a frame that a screen has done with, [`crate::terminal::Screen::spare`].
#[must_use]
pub fn draw_in(spare: Option<Frame>, app: &App, theme: &Theme, locale: Locale) -> Frame {
    let area = Rect::new(0, 0, app.size.0, app.size.1);
    let mut frame = Frame::in_room_of(spare, area, theme.style(Role::Text));
    page::draw(&mut frame, app, theme, locale);
    scrollbar::draw(&mut frame, app, theme);
    panel::draw(&mut frame, app, theme, locale);
    status::draw(&mut frame, app, theme, locale);
    sheet::draw(&mut frame, app, theme, locale);
    frame
}
