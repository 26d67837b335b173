//! `qari entities`: what an article names, on standard output.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::{Status, open, print::print_options};
use crate::cli::{Common, EntitiesFormat};
use crate::print::{Form, annotations};

/// Writes the entities of the articles.
pub(super) fn entities(
    common: &Common,
    sources: &[PathBuf],
    format: EntitiesFormat,
) -> anyhow::Result<Status> {
    let mut opened = open::open(sources, &open::load_options(common, false));
    let mut status = opened.report();
    status = status.and(open::recognise(&mut opened.articles, common));
    if opened.articles.is_empty() {
        return Ok(status);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    annotations(&opened.articles, form(format), &print_options(common, false), &mut out)?;
    Ok(status)
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
