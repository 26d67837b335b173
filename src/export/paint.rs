//! The colours of a cell: its style and the page in, colours of 24 bits out, reverse and dim applied.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::Page;
use crate::theme::{Rgb, indexed};

/// How a cell is painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Paint {
    /// The colour of its text.
    pub(super) ink: Rgb,
    /// Its ground.
    pub(super) ground: Rgb,
    /// The colour of its underline, where it has one.
    pub(super) underline: Option<Rgb>,
    /// Whether its text is struck through.
    pub(super) struck: bool,
    /// Whether its text is bold.
    pub(super) bold: bool,
    /// Whether its text is italic.
    pub(super) italic: bool,
}

/// How much of the ink is left of dim text.
const DIM: f64 = 0.6;

impl Paint {
    /// The paint of a cell.
    pub(super) fn of(cell: &Cell, page: Page) -> Self {
        let has = |modifier| cell.modifier.contains(modifier);
        let (mut ink, mut ground) = (colour(cell.fg, page.ink), colour(cell.bg, page.ground));
        if has(Modifier::REVERSED) {
            (ink, ground) = (ground, ink);
        }
        if has(Modifier::DIM) {
            ink = ink.over(ground, DIM);
        }
        if has(Modifier::HIDDEN) {
            ink = ground;
        }
        Self {
            ink,
            ground,
            underline: has(Modifier::UNDERLINED).then(|| colour(cell.underline_color, ink)),
            struck: has(Modifier::CROSSED_OUT),
            bold: has(Modifier::BOLD),
            italic: has(Modifier::ITALIC),
        }
    }
}

/// A colour as `#rrggbb`.
pub(super) fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn colour(color: Color, unset: Rgb) -> Rgb {
    match color {
        Color::Reset => unset,
        Color::Rgb(red, green, blue) => Rgb(red, green, blue),
        Color::Indexed(index) => indexed(index),
        Color::Black => indexed(0),
        Color::Red => indexed(1),
        Color::Green => indexed(2),
        Color::Yellow => indexed(3),
        Color::Blue => indexed(4),
        Color::Magenta => indexed(5),
        Color::Cyan => indexed(6),
        Color::Gray => indexed(7),
        Color::DarkGray => indexed(8),
        Color::LightRed => indexed(9),
        Color::LightGreen => indexed(10),
        Color::LightYellow => indexed(11),
        Color::LightBlue => indexed(12),
        Color::LightMagenta => indexed(13),
        Color::LightCyan => indexed(14),
        Color::White => indexed(15),
    }
}
