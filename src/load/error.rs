//! Why a source could not be read. Each message says what, where and what to do.

use thiserror::Error;

/// What kept a source from being read.
#[derive(Debug, Error)]
pub enum LoadError {
    /// There are no bytes.
    #[error("{name}: the file is empty; give a file that holds an article")]
    Empty {
        /// The source.
        name: String,
    },
}
