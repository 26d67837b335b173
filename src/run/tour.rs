//! `qari --tour`: the article that shows the reader around, in the language of the interface. It is carried in
//! the program. In: a language. Out: a source that [`super::shelves`] opens like a file, and its article.

use std::path::{Path, PathBuf};

use super::configured;
use crate::article::Article;
use crate::cli::Common;
use crate::load::{self, LoadError, LoadOptions};
use crate::locale::Locale;

/// Its sources, by their names.
const TOURS: [(&str, &str); 2] = [
    ("tour.en", include_str!("../../samples/tour.en.json")),
    ("tour.ar", include_str!("../../samples/tour.ar.json")),
];

/// The source of the tour in the language of the interface.
pub(super) fn source(common: &Common) -> PathBuf {
    in_language(common.lang.map_or_else(configured::language, Locale::from))
}

/// The source of the tour in a language.
pub(super) fn in_language(locale: Locale) -> PathBuf {
    PathBuf::from(TOURS[usize::from(locale.is_rtl())].0)
}

/// The tour's article, where a source is one of its own and no file of that name is there.
pub(super) fn articles(
    source: &Path,
    options: &LoadOptions,
) -> Option<Result<Vec<Article>, LoadError>> {
    let (name, text) = TOURS.iter().find(|(name, _)| Path::new(name) == source)?;
    (!source.exists()).then(|| load::load(name, text.as_bytes(), options))
}

/// Whether a source is the tour.
pub(super) fn is(source: &Path) -> bool {
    TOURS.iter().any(|(name, _)| Path::new(name) == source) && !source.exists()
}
