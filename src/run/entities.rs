//! `qari entities`: what an article names, on standard output.

use std::io::{self, Write as _};
use std::path::PathBuf;

use super::{Status, open};
use crate::cli::{Common, EntitiesFormat};

/// Writes the entities of the articles.
pub(super) fn entities(
    common: &Common,
    sources: &[PathBuf],
    _format: EntitiesFormat,
) -> anyhow::Result<Status> {
    let opened = open::open(sources, &open::load_options(common, false));
    let status = opened.report();
    for article in &opened.articles {
        let mut out = io::stdout().lock();
        for mention in &article.mentions {
            writeln!(out, "{}\t{}", mention.label, article.slice(mention.range.clone()))?;
        }
    }
    Ok(status)
}
