//! Routes: how a finished frame is sent, so that this terminal shows it as it is. In: a [`Frame`] with
//! its cells in visual order. Out: a buffer of the cells to send, in the order to send them.
//!
//! | route | for terminals that |
//! |---|---|
//! | `visual` | show cells where they are written |
//! | `visual-lrm` | may reorder (tmux in an unknown terminal): U+200E stands between right-to-left cells |
//! | `words` | lay each blank-delimited run out by its own direction (kitty) |
//! | `logical` | reorder by themselves and cannot be stopped |

mod inks;
mod logical;
mod marks;
mod nominal;
mod ruled;
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
    /// The same, unless it holds a box-drawing character, which parts a row into left-to-right fields
    /// (mlterm). Such a row is sent without them.
    OfTextUnlessRuled,
}

/// How frames are sent.
#[expect(clippy::struct_excessive_bools, reason = "each is a matter of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sending {
    /// The order.
    pub route: Route,
    /// Whether combining marks are sent.
    pub marks: bool,
    /// Whether letters are sent as presentation forms, or nominal for a terminal that joins them.
    pub forms: bool,
    /// What the terminal takes for the base of a row where it reorders.
    pub base: Base,
    /// Whether it mirrors brackets there.
    pub mirrors: bool,
    /// On the route `visual`: whether neighbours must differ in colour to stay where they are written.
    pub by_colour: bool,
}

impl Sending {
    /// Puts the cells of a frame into the order and form in which they are sent.
    pub fn apply(self, frame: &mut Frame) {
        // Marks and letters change where they stand; what is put in another order may stand anywhere.
        if !matches!((self.route, self.by_colour), (Route::Visual, false) | (Route::VisualLrm, _)) {
            frame.ink_all();
        }
        let cells = &mut frame.buffer;
        if !self.marks {
            marks::strip(cells);
        }
        if !self.forms {
            nominal::apply(cells);
        }
        match self.route {
            Route::Visual if self.by_colour => {
                let sent = inks::apply(cells);
                logical::apply(cells, &frame.rows, (self.base, self.mirrors), |row| !sent[row]);
            }
            Route::Visual => {}
            Route::VisualLrm => visual_lrm::apply(cells),
            Route::Words => words::apply(cells),
            Route::Logical => {
                logical::apply(cells, &frame.rows, (self.base, self.mirrors), |_| true);
            }
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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use ratatui::layout::Rect;

    use super::*;
    use crate::layout::{Columns, Options, Paragraph};

    /// A row of qaf with fatha, lam with alef, and a Latin word, sent so.
    fn sent(route: Route, marks: bool, forms: bool) -> String {
        let text = "\u{642}\u{64e}\u{627}\u{644} \u{644}\u{627} BBC";
        let paragraph = Paragraph::new(text, &Options::default());
        let mut frame = Frame::new(Rect::new(0, 0, 20, 1));
        if let Some(line) = paragraph.lines(Columns(20)).next() {
            frame.put(0, 0, 20, &Rc::new(line), Some(0));
        }
        Sending { route, marks, forms, base: Base::OfText, mirrors: true, by_colour: false }
            .apply(&mut frame);
        assert_eq!(frame.buffer.content.len(), 20, "every column is sent");
        frame.buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect()
    }

    #[test]
    fn marks_and_shape_are_as_wanted_on_every_route() {
        for &route in Route::ALL {
            for (marks, forms) in [(true, true), (true, false), (false, true), (false, false)] {
                let row = sent(route, marks, forms);
                let name = route.name();
                assert_eq!(row.contains('\u{64e}'), marks, "{name}: {row:?}");
                assert_eq!(row.contains('\u{642}'), !forms, "{name}: {row:?}");
                assert_eq!(row.contains('\u{fed7}'), forms, "{name}: {row:?}");
                // Lam with alef is one column in every terminal as the ligature alone.
                let words = ["BBC", "\u{fefb}", "\u{644}"].map(|word| row.contains(word));
                assert_eq!(words, [true, true, !forms], "{name}: {row:?}");
                let letters = row.chars().filter(|c| c.is_alphabetic() && *c != '\u{64e}').count();
                assert_eq!(letters, 7, "{name}: {row:?}");
            }
        }
    }
}
