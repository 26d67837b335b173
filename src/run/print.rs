//! `qari print`: the laid-out article on standard output.

use std::io::{self, BufWriter};

use super::recognition::Recognition;
use super::written::written;
use super::{Status, source};
use crate::cli::{
    BidiChoice, ColorChoice, Common, MarksChoice, PrintArgs, PrintFormat, ShapeChoice,
};
use crate::layout::{Columns, Shape};
use crate::load::LoadOptions;
use crate::print::{self as write, Order, PrintOptions};
use crate::theme::{Depth, Theme};

/// The measure where none is asked for, in columns.
const MEASURE: u16 = 72;

/// The bytes written at once: large enough that writing costs nothing beside layout.
const BUFFER: usize = 256 << 10;

/// Writes the articles.
pub(super) fn print(common: &Common, args: &PrintArgs) -> anyhow::Result<Status> {
    // Text and cells show no mentions.
    let recognition = (!args.raw && matches!(args.format, PrintFormat::Ansi | PrintFormat::Html))
        .then(|| Recognition::new(common));
    // Cells are counted in the whole text.
    let windowed = !matches!(args.format, PrintFormat::Json);
    let load = LoadOptions { windowed, checked: true, ..source::load_options(common, args.raw) };
    written(&args.sources, &load, args.article, recognition, |articles| {
        let options = print_options(common, args.raw);
        let mut out = BufWriter::with_capacity(BUFFER, io::stdout().lock());
        let out = &mut out;
        match args.format {
            PrintFormat::Text => write::text(articles, &options, out)?,
            PrintFormat::Ansi => write::ansi(articles, &options, &for_any_ground(common)?, out)?,
            PrintFormat::Html => write::html(articles, &options, &theme(common, "paper")?, out)?,
            PrintFormat::Json => write::json(articles, &options, out)?,
        }
        Ok(())
    })
}

/// The theme asked for; else the terminal's own 16 colours, as what will show the text, and on which ground, is
/// not known.
fn for_any_ground(common: &Common) -> anyhow::Result<Theme> {
    let theme = theme(common, "dark")?;
    let known = common.theme.is_some() || theme.depth() == Depth::Plain;
    Ok(if known { theme } else { theme.at(Depth::Sixteen) })
}

/// The theme asked for, else another; without colours where they are not wanted.
fn theme(common: &Common, otherwise: &str) -> anyhow::Result<Theme> {
    let theme = Theme::load(common.theme.as_deref().unwrap_or(otherwise), &[])?;
    let plain = common.color == ColorChoice::Never
        || (common.color == ColorChoice::Auto
            && std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()));
    Ok(if plain { theme.at(Depth::Plain) } else { theme })
}

/// How to lay out under these flags, on a pipe or in a file.
pub(super) fn print_options(common: &Common, raw: bool) -> PrintOptions {
    let order = match common.bidi {
        BidiChoice::Auto | BidiChoice::Visual => Order::Visual,
        BidiChoice::VisualLrm => Order::VisualMarked,
        BidiChoice::Words => Order::Words,
        BidiChoice::Logical => Order::Logical,
    };
    let shape = match common.shape {
        ShapeChoice::Nominal => Shape::Nominal,
        ShapeChoice::Auto if matches!(order, Order::Logical | Order::Words) => Shape::Nominal,
        ShapeChoice::Forms | ShapeChoice::Auto => Shape::Forms,
    };
    PrintOptions {
        width: Columns(usize::from(common.width.unwrap_or(MEASURE))),
        direction: common.dir.direction(),
        align: common.align.map(Into::into).unwrap_or_default(),
        raw,
        order,
        shape,
        marks: common.marks != MarksChoice::Strip,
    }
}
