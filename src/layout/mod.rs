//! The layout engine: text and a width in, lines of cells out.
//!
//! In: one paragraph as `&str`, [`Options`], a width in [`Columns`]. Out: [`Line`]s of [`Cell`]s in
//! visual order, each cell with the bytes it shows. Units are bytes of the paragraph for positions and
//! terminal columns for widths. Any text at any width gives lines; time and memory are linear.
//!
//! What depends on the text alone is found once, by [`Paragraph::new`]; what depends on the width is found as
//! the lines are asked for, from any byte that begins one.
//!
//! ```
//! use qari::layout::{Columns, Options, Paragraph};
//!
//! let paragraph = Paragraph::new("\u{644}\u{627} (abc) 12", &Options::default());
//! for line in paragraph.lines(Columns(72)) {
//!     for cell in line.cells() {
//!         println!("{} {:?} {}", cell.text(), cell.source(), cell.level());
//!     }
//! }
//! ```
//!
//! | stage | standard | files |
//! |---|---|---|
//! | paragraphs | UAX #9 P1 | `paragraphs` |
//! | direction | UAX #9 P2–P3, or most letters | `direction` |
//! | levels | UAX #9 X1–I2, L1 | `levels`: `explicit` by unicode-bidi, and `plain` for a paragraph without explicit controls |
//! | clusters, and their columns | UAX #29, UAX #11 | `clusters`, `widths` |
//! | joining | The Unicode Standard, 9.2 | `joining` |
//! | breaks | UAX #14, with a tailoring | `breaks`, `quotes` |
//! | filling | greedy by columns | `fill` |
//! | order | UAX #9 L1–L4 | `order`, `cell` |
//! | placing | flush, centred, justified, in columns | `placing`, `justify`, `stops` |
//!
//! `analysis` runs clusters, joining and breaks in one pass and leaves one byte of `notes` a byte of text, on
//! which everything behind it works.

mod paragraphs;
mod paragraph;
mod direction;
mod levels;
mod analysis;
mod clusters;
mod widths;
mod joining;
mod breaks;
mod quotes;
mod notes;
mod fill;
mod order;
mod placing;
mod justify;
mod stops;
mod cell;
mod line;
mod lines;
mod caret;
mod options;
mod tables;

pub use breaks::{Break, breaks};
pub use caret::{Affinity, Caret};
pub use cell::Cell;
pub use clusters::clusters;
pub use direction::direction;
pub use line::{Hit, Line};
pub use lines::Lines;
pub use options::{Align, Base, Blanks, Columns, Direction, Options, Shape, Tabs};
pub use paragraph::{Paragraph, Scratch};
pub use paragraphs::paragraphs;
pub use stops::stops;
pub use tables::{mirror, nominal};

/// The Unicode version of every table the stages use.
pub const UNICODE_VERSION: (u8, u8, u8) = tables::UNICODE_VERSION;

/// The columns of a tab, which is shown as that many blanks.
pub const TAB_COLUMNS: usize = 4;
