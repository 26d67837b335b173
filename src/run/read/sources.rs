//! Where articles are read from again, and where their corrections go. In: an article's index. Out: the
//! article as its source holds it now.

use std::path::PathBuf;

use crate::article::Article;
use crate::load::{self, LoadOptions};
use crate::run::open;
use crate::store::corrections;

/// Where things are read from again.
pub(super) struct Sources {
    /// Of each article: its source, and which of the source's articles it is.
    pub(super) origins: Vec<(PathBuf, usize)>,
    pub(super) options: LoadOptions,
}

impl Sources {
    /// An article read again.
    pub(super) fn article(&self, index: usize) -> Result<Article, String> {
        let Some((source, nth)) = self.origins.get(index) else {
            return Err("there is no such article".to_owned());
        };
        let articles =
            open::articles_of(source, &self.options).map_err(|error| error.to_string())?;
        let name = load::display_name(source);
        articles.into_iter().nth(*nth).ok_or(format!("{name}: the article is no longer there"))
    }

    /// Saves the articles of a source beside it, as they were put right.
    pub(super) fn save_corrections(
        &self,
        articles: &[Article],
        index: usize,
    ) -> Result<(), String> {
        let Some((source, _)) = self.origins.get(index) else { return Ok(()) };
        if !source.is_file() {
            return Err(format!("{}: no file to save corrections beside", source.display()));
        }
        let articles: Vec<Article> = self
            .origins
            .iter()
            .zip(articles)
            .filter(|((of, _), _)| of == source)
            .map(|(_, article)| article.clone())
            .collect();
        corrections::save(source, &articles).map(|_| ()).map_err(|error| error.to_string())
    }
}
