//! The layout engine: text and a width in, lines of cells out.
//!
//! In: one paragraph as `&str`, [`Options`], a width in [`Columns`]. Out: [`Line`]s of [`Cell`]s in
//! visual order, each cell with the bytes it shows. Units are bytes of the paragraph for positions and
//! terminal columns for widths. Any text at any width gives lines; time and memory are linear.
//!
//! One file a stage, in the order of the standards: paragraphs (UAX #9 P1), direction (P2–P3), levels
//! (UAX #9), clusters (UAX #29), joining (The Unicode Standard, 9.2), breaks (UAX #14), order (UAX #9
//! L1–L4), placing.

mod paragraphs;
mod paragraph;
mod direction;
mod levels;
mod plain;
mod analysis;
mod clusters;
mod joining;
mod breaks;
mod quotes;
mod notes;
mod fill;
mod order;
mod placing;
mod justify;
mod cell;
mod line;
mod caret;
mod options;
mod tables;

pub use breaks::{Break, breaks};
pub use caret::{Affinity, Caret};
pub use cell::Cell;
pub use clusters::clusters;
pub use direction::direction;
pub use line::{Hit, Line};
pub use options::{Align, Base, Blanks, Columns, Direction, Options, Shape};
pub use paragraph::{Lines, Paragraph, Scratch};
pub use paragraphs::paragraphs;
pub use tables::mirror;

/// The Unicode version of every table the stages use.
pub const UNICODE_VERSION: (u8, u8, u8) = tables::UNICODE_VERSION;

/// The columns of a tab, which is shown as that many blanks.
pub const TAB_COLUMNS: usize = 4;
