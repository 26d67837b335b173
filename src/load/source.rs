//! What the files of this folder know of the source they read.

use encoding_rs::Encoding;

use super::LoadOptions;

/// A source's name, and how it is to be read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Source<'s> {
    /// What messages call it.
    pub(super) name: &'s str,
    /// What the user said.
    pub(super) options: &'s LoadOptions,
    /// The encoding that was said to whoever brought the bytes: by a server.
    pub(super) declared: Option<&'static Encoding>,
}
