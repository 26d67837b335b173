//! `qari entities`: what an article names, on standard output.

use std::io::{self, BufWriter};
use std::path::PathBuf;

use super::recognition::Recognition;
use super::written::written;
use super::{Status, print::print_options, source};
use crate::article::Notice;
use crate::cli::{Common, EntitiesArgs, EntitiesFormat};
use crate::load;
use crate::print::{Form, annotations, left_out};

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
        let form = form(args.format);
        let mut left: Option<Notice> = None;
        let articles = articles.inspect(|article| match (&mut left, left_out(article, form)) {
            // All are of one kind.
            (Some(left), Some(more)) => drop(left.merge(more)),
            (left, more) => *left = left.take().or(more),
        });
        annotations(articles, form, &print_options(common, false), &mut out)?;
        if let Some(left) = left {
            let name = match sources {
                [source] => load::display_name(source),
                _ => "qari entities".to_owned(),
            };
            complain!("{name}: {left}");
        }
        Ok(())
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
