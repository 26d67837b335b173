//! Loading: bytes and a name in, [`Article`]s out; what was guessed or skipped is counted in them.

use crate::article::Article;

mod error;

pub use error::LoadError;

/// How a source is to be read, where the user says so.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// A file taken as bare paragraphs: nothing folded or recognised.
    pub raw: bool,
}

/// Reads the articles in a source's bytes. `name` is what messages call it.
///
/// # Errors
/// Where the bytes hold nothing to read: empty, binary, broken, of no known form.
pub fn load(name: &str, bytes: &[u8], options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    if bytes.is_empty() {
        return Err(LoadError::Empty { name: name.to_owned() });
    }
    let text = String::from_utf8_lossy(bytes).into_owned();
    Ok(vec![Article::plain(text, options.raw)])
}
