//! Print: articles and options in, their laid-out lines out as text, ANSI, HTML or JSON.
//!
//! A right-to-left row is flush right by leading blanks; rows have no trailing blanks; a blank row stands
//! between blocks. Lines are written as they are laid out, a paragraph at a time.

mod text;

use std::io::{self, Write};

use crate::article::Article;
use crate::layout::{Columns, Direction, Options, Shape};

/// How an article is laid out and written.
#[derive(Clone, Debug)]
pub struct PrintOptions {
    /// Columns of a line.
    pub width: Columns,
    /// How the base direction of a paragraph is found.
    pub direction: Direction,
    /// The standards alone; folded blocks are written too.
    pub raw: bool,
    /// Lines in logical order instead of visual.
    pub logical: bool,
    /// Letters as presentation forms or nominal.
    pub shape: Shape,
    /// Whether combining marks are written.
    pub marks: bool,
}

impl PrintOptions {
    /// What the layout engine is told for an article.
    #[must_use]
    pub fn layout(&self, article: &Article) -> Options {
        Options {
            direction: self.direction,
            fallback: article.dir,
            raw: self.raw,
            shape: self.shape,
            marks: self.marks,
            ..Options::default()
        }
    }
}

/// Writes articles as plain text, a rule between them.
///
/// # Errors
/// What the writer says.
pub fn text(articles: &[Article], options: &PrintOptions, out: &mut dyn Write) -> io::Result<()> {
    for (index, article) in articles.iter().enumerate() {
        if index > 0 {
            writeln!(out, "\n{}\n", "─".repeat(options.width.0))?;
        }
        text::article(article, options, out)?;
    }
    out.flush()
}
