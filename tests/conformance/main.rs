//! The engine held to the test files of the Unicode version it uses.

mod bidi;
mod clusters;
mod columns;
mod joining;
mod line_breaks;
mod mirroring;
mod ucd;
