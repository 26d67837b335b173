//! A text with a file of annotations laid over it, for the tests of annotations.

use std::path::Path;

use qari::article::Article;
use qari::load::{LoadError, LoadOptions, open};

/// The article of a text with annotations, both written to a folder of that name.
pub(crate) fn laid(folder: &str, text: &str, annotations: &str) -> Result<Article, LoadError> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("a.txt"), text).expect("a file");
    std::fs::write(folder.join("b"), annotations).expect("a file");
    let options = LoadOptions { annotations: Some(folder.join("b")), ..LoadOptions::default() };
    open(&folder.join("a.txt"), &options).map(|mut articles| articles.remove(0))
}
