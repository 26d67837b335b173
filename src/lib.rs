//! qari: right-to-left text in any terminal, and a reader for articles built on it.
//!
//! The modules stand in the order of the data's way: bytes → [`article`] → entities → [`layout`] →
//! view → screen or file.

// They panic where the stream is closed or full.
#![deny(clippy::print_stdout, clippy::print_stderr)]

#[cfg(all(feature = "reader", not(unix)))]
compile_error!(
    "the reader needs a Unix terminal: on Windows build it under WSL, or take the library alone with \
     `default-features = false` (and `features = [\"widget\"]`)"
);

#[cfg(feature = "reader")]
pub mod article;
#[cfg(feature = "reader")]
pub mod load;
#[cfg(feature = "reader")]
pub mod entity;
pub mod layout;
#[cfg(feature = "widget")]
pub mod widget;
#[cfg(feature = "reader")]
pub mod theme;
#[cfg(feature = "reader")]
pub mod print;
#[cfg(feature = "reader")]
pub mod locale;
#[cfg(feature = "reader")]
pub mod app;
#[cfg(feature = "reader")]
pub mod view;
#[cfg(feature = "reader")]
pub mod export;
#[cfg(feature = "reader")]
pub mod store;
#[cfg(feature = "reader")]
pub mod terminal;
#[cfg(feature = "reader")]
pub mod cli;
#[cfg(feature = "reader")]
pub mod run;
