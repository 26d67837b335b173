//! The engine held to the test files of the Unicode version it uses.

mod bidi;
mod clusters;
mod line_breaks;
mod mirroring;
mod ucd;
