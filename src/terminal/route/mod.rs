//! Routes: how a finished frame is sent, so that this terminal shows it as it is. In: a [`Frame`] with
//! its cells in visual order. Out: a buffer of the cells to send, in the order to send them.
//!
//! | route | for terminals that |
//! |---|---|
//! | `visual` | show cells where they are written |
//! | `visual-lrm` | may reorder (tmux in an unknown terminal): U+200E stands between right-to-left cells |
//! | `words` | lay each blank-delimited run out by its own direction (kitty) |
//! | `logical` | reorder by themselves and cannot be stopped |

mod logical;
mod marks;
mod visual_lrm;
mod words;

use crate::view::Frame;

/// The order in which cells are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// As they stand.
    Visual,
    /// As they stand, U+200E behind each right-to-left cell.
    VisualLrm,
    /// Each word from its own start.
    Words,
    /// In logical order, the terminal reorders.
    Logical,
}

impl Route {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Visual, Self::VisualLrm, Self::Words, Self::Logical];

    /// The name by which flags and the configuration call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Visual => "visual",
            Self::VisualLrm => "visual-lrm",
            Self::Words => "words",
            Self::Logical => "logical",
        }
    }
}

/// What a terminal that reorders takes for the base direction of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Left-to-right, always.
    LeftToRight,
    /// That of its first strong character (UAX #9 P2–P3); such a row stands flush right.
    OfText,
}

/// How frames are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The order.
    pub route: Route,
    /// Whether combining marks are sent.
    pub marks: bool,
    /// Whether letters are laid out as presentation forms, or nominal for a terminal that joins them.
    pub forms: bool,
    /// What the terminal takes for the base of a row where it reorders.
    pub base: Base,
}

impl Sending {
    /// Puts the cells of a frame into the order and form in which they are sent.
    pub fn apply(self, frame: &mut Frame) {
        let cells = &mut frame.buffer;
        if !self.marks {
            marks::strip(cells);
        }
        match self.route {
            Route::Visual => {}
            Route::VisualLrm => visual_lrm::apply(cells),
            Route::Words => words::apply(cells),
            Route::Logical => logical::apply(cells, &frame.rows, self.base),
        }
    }
}

/// Whether a cell's first character is strongly right-to-left, in nominal letters or forms.
fn is_right_to_left(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|first| {
        matches!(u32::from(first),
            0x590..=0x5ff | 0x608 | 0x60b | 0x60d | 0x610..=0x65f | 0x66d..=0x6ef | 0x6fa..=0x8ff
            | 0xfb1d..=0xfdcf | 0xfdf0..=0xfdff | 0xfe70..=0xfefc | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff)
    })
}

/// Whether a cell's first character is a letter read from the left.
fn is_left_to_right(symbol: &str) -> bool {
    symbol.chars().next().is_some_and(|first| first.is_alphabetic() && !is_right_to_left(symbol))
}
