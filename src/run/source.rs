//! One source on the command line: its articles, with the corrections that were saved beside it.

use std::path::Path;

use super::tour;
use crate::article::{Article, Notice, Things};
use crate::cli::Common;
use crate::load::{self, LoadError, LoadOptions};
use crate::store::corrections;

/// How sources are read under these flags.
pub(super) fn load_options(common: &Common, raw: bool) -> LoadOptions {
    LoadOptions {
        raw,
        encoding: common.encoding,
        annotations: common.annotations.clone(),
        offsets: common.offsets.unit(),
        windowed: false,
        checked: false,
    }
}

/// The articles of a source, with the corrections that were saved beside it where nothing else is to be
/// laid over it.
pub(super) fn articles_of(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    if let Some(tour) = tour::articles(source, options) {
        return tour;
    }
    let mut articles = load::open(source, options)?;
    let beside = corrections::beside(source);
    if options.raw || options.annotations.is_some() || !beside.is_file() {
        return Ok(articles);
    }
    let skipped = |count, of, reason: &str| Notice::Skipped {
        count,
        of,
        what: Things::Corrections,
        reason: reason.to_owned(),
    };
    let of = articles.len();
    let notice = match load::open(&beside, &LoadOptions::default()) {
        Err(error) => Some(skipped(of, of, &error.to_string())),
        Ok(saved) => match corrections::lay(&mut articles, saved) {
            0 => None,
            changed => Some(skipped(changed, of, "the text has changed since")),
        },
    };
    if let Some(first) = articles.first_mut() {
        first.notices.extend(notice);
    }
    Ok(articles)
}
