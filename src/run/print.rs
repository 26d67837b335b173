//! `qari print`: the laid-out article on standard output.

use std::io::{self, BufWriter};

use super::{Status, open};
use crate::cli::{BidiChoice, Common, MarksChoice, PrintArgs, PrintFormat, ShapeChoice};
use crate::layout::{Columns, Shape};
use crate::print::{self as write, PrintOptions};

/// The measure where none is asked for, in columns.
const MEASURE: u16 = 72;

/// The bytes written at once: large enough that writing costs nothing beside layout.
const BUFFER: usize = 256 << 10;

/// Writes the articles.
pub(super) fn print(common: &Common, args: &PrintArgs) -> anyhow::Result<Status> {
    let opened = open::open(&args.sources, &open::load_options(common, args.raw));
    let status = opened.report();
    let options = print_options(common, args.raw);
    let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
    match args.format {
        PrintFormat::Text => write::text(&opened.articles, &options, &mut out)?,
        PrintFormat::Ansi | PrintFormat::Html | PrintFormat::Json => {
            anyhow::bail!("this format is not available yet")
        }
    }
    Ok(status)
}

/// How to lay out under these flags, on a pipe or in a file.
fn print_options(common: &Common, raw: bool) -> PrintOptions {
    let logical = common.bidi == BidiChoice::Logical;
    let shape = match common.shape {
        ShapeChoice::Nominal => Shape::Nominal,
        ShapeChoice::Auto if logical => Shape::Nominal,
        ShapeChoice::Forms | ShapeChoice::Auto => Shape::Forms,
    };
    PrintOptions {
        width: Columns(usize::from(common.width.unwrap_or(MEASURE))),
        direction: common.dir.direction(),
        raw,
        logical,
        shape,
        marks: common.marks != MarksChoice::Strip,
    }
}
