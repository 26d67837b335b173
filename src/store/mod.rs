//! The store: configuration, places, marks, corrections ↔ files, written atomically.
//!
//! In: files of the configuration and the state folder (XDG), an [`Article`](crate::article::Article).
//! Out: values; and values back into files. Positions are bytes of the article's buffer, times are
//! milliseconds since 1970 and come from the caller. What is broken is said and never fatal.

mod atomic;
pub mod config;
pub mod corrections;
mod error;
mod finds;
mod fingerprint;
mod folders;
mod habits;
mod listed;
mod memory;
mod place;
mod prune;
mod state;
mod themes;

pub use config::{Config, Configured};
pub use error::StoreError;
pub use finds::{Find, Finds};
pub use fingerprint::Fingerprint;
pub use folders::Folders;
pub use habits::Habits;
pub use listed::Listed;
pub use memory::{Memory, Stamped, Top};
pub use place::{Fit, Place};
pub use state::{Identity, Recalled, State};
pub use themes::own_themes;
