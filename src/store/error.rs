//! What can go wrong with the files of the store. None of it keeps an article from being read.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Why something is not remembered, or not remembered any more.
#[derive(Debug, Error)]
pub enum StoreError {
    /// A file of the state folder is no state; it was set aside.
    #[error("{path}: broken, so what it remembered is lost; it was set aside as {aside}")]
    Broken {
        /// The file.
        path: PathBuf,
        /// The name it has now.
        aside: String,
    },
    /// A file of the state folder is no state, and stays where it is.
    #[error("{path}: broken and passed over; delete it to have places remembered again")]
    StillBroken {
        /// The file.
        path: PathBuf,
    },
    /// A file of the state folder was written by a later version.
    #[error(
        "{path}: written by a later qari, so it is left alone; nothing new is remembered there"
    )]
    Newer {
        /// The file.
        path: PathBuf,
    },
    /// A file could not be read.
    #[error("{path}: cannot be read ({cause}); check its permissions")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// A file could not be written.
    #[error("{path}: cannot be written ({cause}); check permissions and space there")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// Another process keeps the folder locked.
    #[error("{path}: another qari has held it for too long; nothing was saved")]
    Busy {
        /// The lock.
        path: PathBuf,
    },
}
