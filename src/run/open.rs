//! The articles of the sources on the command line. Failures and notices go to standard error, a line
//! each.

use std::path::{Path, PathBuf};

use super::shelves::Shelves;
use super::{Status, external, tour};
use crate::article::{Article, EntityId, Mention, Notice};
use crate::cli::{self, Common};
use crate::entity::{self, Recogniser};
use crate::load::{self, LoadError, LoadOptions};
use crate::store::{Config, corrections};

/// How sources are read under these flags.
pub(super) fn load_options(common: &Common, raw: bool) -> LoadOptions {
    LoadOptions {
        raw,
        encoding: common.encoding,
        annotations: common.annotations.clone(),
        offsets: common.offsets.unit(),
        windowed: false,
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

/// Who recognises the entities of articles whose source has no annotations, where that is wanted.
pub(super) struct Recognition<'c> {
    common: &'c Common,
    options: LoadOptions,
    recogniser: Option<Recogniser>,
    /// The least score of what the built-in recogniser finds, where no flag says it.
    sure: f32,
    /// How it went so far. What a command of the user's does not do is said on standard error.
    pub(super) status: Status,
}

impl<'c> Recognition<'c> {
    /// That of the flags.
    pub(super) fn new(common: &'c Common) -> Self {
        let options = load_options(common, false);
        Self { common, options, recogniser: None, sure: 0.0, status: Status::Done }
    }

    /// The same for a screen, which shows what the reader does.
    pub(super) fn on_the_screen(common: &'c Common) -> Self {
        let sure = common.entities.as_ref().is_none_or(|who| *who == cli::Recogniser::Auto);
        Self { sure: if sure { Config::SURE } else { 0.0 }, ..Self::new(common) }
    }

    /// Recognises an article's entities. A command that failed once is not run again.
    pub(super) fn recognise(&mut self, article: &mut Article) {
        if !article.mentions.is_empty() || self.status != Status::Done {
            return;
        }
        match self.common.entities.as_ref().unwrap_or(&cli::Recogniser::Auto) {
            cli::Recogniser::None => return,
            cli::Recogniser::Auto => {
                let recogniser = self.recogniser.get_or_insert_with(Recogniser::new);
                entity::recognise(article, recogniser);
            }
            cli::Recogniser::Command(command) => {
                let text = body(article);
                match external::annotate(
                    command,
                    &text,
                    &self.options,
                    external::PATIENCE,
                    &external::Running::default(),
                ) {
                    Ok(said) => said.lay(article),
                    Err(error) => {
                        complain!("qari: {error}");
                        self.status = Status::Unreadable;
                        return;
                    }
                }
            }
        }
        keep_sure(article, self.common.threshold.unwrap_or(self.sure));
    }
}

/// Writes the articles of sources, or one of them, counted from 1, with their entities where those are wanted. `write`
/// gets the articles one after another.
pub(super) fn written(
    sources: &[PathBuf],
    options: &LoadOptions,
    only: Option<u32>,
    mut recognition: Option<Recognition<'_>>,
    write: impl FnOnce(&mut dyn Iterator<Item = Article>) -> anyhow::Result<()>,
) -> anyhow::Result<Status> {
    let shelves = Shelves::open(sources, options);
    let status = shelves.report();
    if shelves.len() == 0 {
        return Ok(status);
    }
    let articles = match chosen(&shelves, only) {
        Ok(articles) => articles,
        Err(failed) => return Ok(status.and(failed)),
    };
    let mut any = false;
    write(&mut articles.map(|mut article| {
        any = true;
        if let Some(recognition) = &mut recognition {
            recognition.recognise(&mut article);
        }
        article
    }))?;
    let recognised = recognition.map_or(Status::Done, |recognition| recognition.status);
    let status = status.and(shelves.report()).and(recognised);
    Ok(if any { status } else { Status::Unreadable })
}

/// The articles of sources one after another, or one of them, counted from 1; what the sources are is said on
/// standard error before, what was guessed or skipped in the articles by [`Shelves::report`].
fn chosen(
    shelves: &Shelves,
    only: Option<u32>,
) -> Result<Box<dyn Iterator<Item = Article> + '_>, Status> {
    let Some(number) = only else { return Ok(Box::new(shelves.articles())) };
    let nth = number as usize - 1;
    if !shelves.reaches(nth) {
        let held = shelves.len();
        if held > 0 {
            complain!("qari: there is no article {number}; the sources hold {held}");
        }
        return Err(Status::Unreadable);
    }
    match shelves.article(nth) {
        Ok(article) => Ok(Box::new(std::iter::once(article))),
        Err(failure) => {
            complain!("qari: {failure}");
            Err(Status::Unreadable)
        }
    }
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
