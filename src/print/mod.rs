//! Print: articles and options in, their laid-out lines out as text, ANSI, HTML or JSON.
//!
//! In text and ANSI a right-to-left row is flush right by leading blanks, rows have no trailing blanks, a
//! blank row stands between blocks and a rule between articles. Everything is written as it is laid out,
//! a paragraph at a time, and articles are taken one after another, so that memory grows with neither.

mod annotations;
mod ansi;
mod html;
mod json;
mod json_bytes;
mod mentions;
mod row;
mod text;

use std::borrow::Borrow;
use std::io::{self, Write};

use crate::article::{Article, Block, BlockKind};
use crate::layout::{Align, Base, Columns, Direction, Options, Shape, Tabs};
use crate::theme::Theme;

pub use annotations::{Form, annotations, left_out};

/// The order the cells of a line are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// From left to right, as they stand on a screen.
    #[default]
    Visual,
    /// The same, U+200E behind each right-to-left cell, so that a viewer which reorders leaves them.
    VisualMarked,
    /// Words in visual order, the letters of each right-to-left word in logical order.
    Words,
    /// As they are read; for a viewer that reorders.
    Logical,
}

/// How an article is laid out and written.
#[derive(Clone, Debug)]
pub struct PrintOptions {
    /// Columns of a line.
    pub width: Columns,
    /// How the base direction of a paragraph is found.
    pub direction: Direction,
    /// Where lines stand.
    pub align: Align,
    /// The standards alone; folded blocks are written too.
    pub raw: bool,
    /// The order of the cells of a line.
    pub order: Order,
    /// Letters as presentation forms or nominal.
    pub shape: Shape,
    /// Whether combining marks are written.
    pub marks: bool,
}

impl PrintOptions {
    /// What the layout engine is told for a block of an article.
    fn layout(&self, article: &Article, block: &Block) -> Options {
        let direction = match (self.direction, block.dir) {
            (Direction::Auto, Some(base)) => Direction::Fixed(base),
            (direction, _) => direction,
        };
        // P3 of UAX #9 knows no other fallback than left-to-right.
        let first_strong = direction == Direction::FirstStrong;
        let mut options = Options {
            direction,
            fallback: if first_strong { Base::Ltr } else { article.dir },
            align: block.kind.aligned(self.align),
            raw: self.raw,
            overrides: block.overrides,
            shape: self.shape,
            marks: self.marks,
            ..Options::default()
        };
        if block.kind == BlockKind::TableRow {
            options.of_row(article.dir);
        }
        options
    }

    /// The blocks that are written.
    fn blocks<'a>(&self, article: &'a Article) -> impl Iterator<Item = Block> + 'a {
        let raw = self.raw;
        article.blocks().filter(move |block| raw || block.fold.is_none())
    }

    /// What stands before a block: a blank row, none before the first and between rows of a table in columns or lines of code.
    fn gap(previous: Option<BlockKind>, next: BlockKind, layout: &Options) -> &'static str {
        match previous {
            None => "",
            Some(kind) if kind == next && kind.is_tight() && layout.tabs == Tabs::Blank => "",
            Some(_) => "\n",
        }
    }

    /// The rule between two articles.
    fn rule(&self) -> String {
        format!("\n{}\n\n", "─".repeat(self.width.0))
    }
}

/// Writes articles as plain text.
///
/// # Errors
/// What the writer says.
pub fn text<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    ruled(articles, options, out, |article, out| text::article(article, options, out))
}

/// Writes articles as text with SGR sequences: mentions, headline, lead and captions in a theme's styles.
///
/// # Errors
/// What the writer says.
pub fn ansi<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    theme: &Theme,
    out: &mut dyn Write,
) -> io::Result<()> {
    ruled(articles, options, out, |article, out| ansi::article(article, options, theme, out))
}

/// Writes articles one after another, a rule between two.
fn ruled<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    out: &mut dyn Write,
    mut write: impl FnMut(&Article, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    for (index, article) in articles.into_iter().enumerate() {
        if index > 0 {
            out.write_all(options.rule().as_bytes())?;
        }
        write(article.borrow(), out)?;
    }
    out.flush()
}

/// Writes articles as one HTML page: text in logical order for a browser, mentions marked.
///
/// # Errors
/// What the writer says.
pub fn html<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    theme: &Theme,
    out: &mut dyn Write,
) -> io::Result<()> {
    html::page(articles, options, theme, out)?;
    out.flush()
}

/// Writes each article as a line of JSON: its lines and their cells, offsets in code points.
///
/// # Errors
/// What the writer says.
pub fn json<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    for article in articles {
        json::article(article.borrow(), options, out)?;
    }
    out.flush()
}
