//! `qari entities`: what an article names, on standard output.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::open::Recognition;
use super::shelves::Shelves;
use super::{Status, open, print::print_options};
use crate::cli::{Common, EntitiesArgs, EntitiesFormat};
use crate::print::{Form, annotations};

/// Writes the entities of the articles.
pub(super) fn entities(
    common: &Common,
    sources: &[PathBuf],
    args: &EntitiesArgs,
) -> anyhow::Result<Status> {
    let shelves = Shelves::open(sources, &open::load_options(common, false));
    let status = shelves.report();
    if shelves.len() == 0 {
        return Ok(status);
    }
    let articles = match open::chosen(&shelves, args.article) {
        Ok(articles) => articles,
        Err(failed) => return Ok(status.and(failed)),
    };
    let mut recognition = Recognition::new(common);
    let mut any = false;
    let articles = articles.map(|mut article| {
        any = true;
        recognition.recognise(&mut article);
        article
    });
    let mut out = BufWriter::new(io::stdout().lock());
    annotations(articles, form(args.format), &print_options(common, false), &mut out)?;
    drop(out);
    let status = status.and(shelves.report()).and(recognition.status);
    Ok(if any { status } else { Status::Unreadable })
}

fn form(format: EntitiesFormat) -> Form {
    match format {
        EntitiesFormat::Table => Form::Table,
        EntitiesFormat::Json => Form::Json,
        EntitiesFormat::Jsonl => Form::JsonLines,
        EntitiesFormat::Csv => Form::Csv,
        EntitiesFormat::Brat => Form::Brat,
        EntitiesFormat::Conll => Form::Conll,
    }
}
