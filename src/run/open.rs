//! The articles of the sources on the command line. Failures and notices go to standard error, a line
//! each.

use std::path::{Path, PathBuf};

use super::{Status, external};
use crate::article::{Article, EntityId, Mention, Notice};
use crate::cli::{self, Common};
use crate::entity::{self, Recogniser};
use crate::load::{self, LoadError, LoadOptions};
use crate::store::corrections;

/// What was opened.
pub(super) struct Opened {
    /// The articles, in the order of their sources.
    pub(super) articles: Vec<Article>,
    /// For each of them its source, and which of the source's articles it is.
    pub(super) origins: Vec<(PathBuf, usize)>,
    /// Sources that could not be read, and why.
    pub(super) failures: Vec<LoadError>,
    /// What was guessed or skipped, one of a kind for each source, with the source's name.
    pub(super) notices: Vec<(String, Notice)>,
}

impl Opened {
    /// Says on standard error what failed and what was guessed or skipped.
    pub(super) fn report(&self) -> Status {
        for (name, notice) in &self.notices {
            eprintln!("{name}: {notice}");
        }
        for failure in &self.failures {
            eprintln!("qari: {failure}");
        }
        if self.failures.is_empty() { Status::Done } else { Status::Unreadable }
    }
}

/// How sources are read under these flags.
pub(super) fn load_options(common: &Common, raw: bool) -> LoadOptions {
    LoadOptions {
        raw,
        encoding: common.encoding,
        annotations: common.annotations.clone(),
        offsets: common.offsets.unit(),
    }
}

/// Opens all sources.
pub(super) fn open(sources: &[PathBuf], options: &LoadOptions) -> Opened {
    let mut opened = Opened {
        articles: Vec::new(),
        origins: Vec::new(),
        failures: Vec::new(),
        notices: Vec::new(),
    };
    for source in sources {
        match articles_of(source, options) {
            Ok(articles) => {
                let name = load::display_name(source);
                opened
                    .notices
                    .extend(merged(&articles).into_iter().map(|kind| (name.clone(), kind)));
                opened.origins.extend((0..articles.len()).map(|nth| (source.clone(), nth)));
                opened.articles.extend(articles);
            }
            Err(failure) => opened.failures.push(failure),
        }
    }
    opened
}

/// The articles of a source, with the corrections that were saved beside it where nothing else is to be
/// laid over it.
pub(super) fn articles_of(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let mut articles = load::open(source, options)?;
    let beside = corrections::beside(source);
    if options.raw || options.annotations.is_some() || !beside.is_file() {
        return Ok(articles);
    }
    let skipped = |count, of, reason: &str| Notice::Skipped {
        count,
        of,
        what: "articles' corrections",
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

/// Recognises the entities of the articles whose source has no annotations, where that is wanted. What a command of
/// the user's does not do is said on standard error.
pub(super) fn recognise(articles: &mut [Article], common: &Common) -> Status {
    let plain = articles.iter_mut().filter(|article| article.mentions.is_empty());
    match common.entities.as_ref().unwrap_or(&cli::Recogniser::Auto) {
        cli::Recogniser::None => {}
        cli::Recogniser::Auto => {
            let recogniser = Recogniser::new();
            for article in plain {
                entity::recognise(article, &recogniser);
                keep_sure(article, common.threshold.unwrap_or(0.0));
            }
        }
        cli::Recogniser::Command(command) => {
            let options = load_options(common, false);
            for article in plain {
                match external::annotate(command, &body(article), &options, external::PATIENCE) {
                    Ok(said) => said.lay(article),
                    Err(error) => {
                        eprintln!("qari: {error}");
                        return Status::Unreadable;
                    }
                }
                keep_sure(article, common.threshold.unwrap_or(0.0));
            }
        }
    }
    Status::Done
}

/// The text that a command of the user's reads.
fn body(article: &Article) -> String {
    article.slice(article.body.clone()).into_owned()
}

/// Leaves out the mentions of a lower score, and the entities that nothing names then.
fn keep_sure(article: &mut Article, threshold: f32) {
    let sure = |mention: &Mention| mention.score.is_none_or(|score| score >= threshold);
    article.mentions.retain(sure);
    let mut numbers = vec![None; article.entities.len()];
    let mut entities = Vec::new();
    for mention in &mut article.mentions {
        let old = mention.entity.0 as usize;
        let new = *numbers[old].get_or_insert_with(|| {
            entities.push(article.entities[old].clone());
            EntityId(entities.len() as u32 - 1)
        });
        mention.entity = new;
    }
    article.entities = entities;
}

/// The notices of a source's articles, one of a kind.
fn merged(articles: &[Article]) -> Vec<Notice> {
    let mut kinds: Vec<Notice> = Vec::new();
    for notice in articles.iter().flat_map(|article| &article.notices) {
        let mut rest = Some(notice.clone());
        for kind in &mut kinds {
            rest = rest.and_then(|notice| kind.merge(notice).err());
        }
        kinds.extend(rest);
    }
    kinds
}
