//! `qari entities`: what an article names, on standard output.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::recognition::Recognition;
use super::written::written;
use super::{Status, print::print_options, source};
use crate::cli::{Common, EntitiesArgs, EntitiesFormat};
use crate::print::{Form, annotations};

/// Writes the entities of the articles.
pub(super) fn entities(
    common: &Common,
    sources: &[PathBuf],
    args: &EntitiesArgs,
) -> anyhow::Result<Status> {
    let options = source::load_options(common, false);
    let recognition = Some(Recognition::new(common));
    written(sources, &options, args.article, recognition, |articles| {
        let mut out = BufWriter::new(io::stdout().lock());
        Ok(annotations(articles, form(args.format), &print_options(common, false), &mut out)?)
    })
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
