//! The way of articles from the sources on the command line to what writes them. Failures and notices go to standard
//! error, a line each.

use std::path::PathBuf;

use super::Status;
use super::recognition::Recognition;
use super::shelves::Shelves;
use crate::article::Article;
use crate::load::LoadOptions;

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
