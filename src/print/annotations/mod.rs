//! Annotations: an article's mentions and entities in, a table or the forms other tools read out.
//!
//! Offsets are code points, end exclusive, into the article's text; mentions in the title, subtitle or
//! summary say so in `in` and count from that part's start. brat and `CoNLL` know one text: brat leaves
//! out what lies before it, `CoNLL` writes the front part as sentences of its own.

mod brat;
mod conll;
mod csv;
mod json;
mod table;

use std::borrow::{Borrow, Cow};
use std::io::{self, Write};

use super::PrintOptions;
use crate::article::offsets::Offsets;
use crate::article::{Article, BlockKind, Mention, Notice, Unplaced};

/// The form annotations are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A row an entity, for people.
    Table,
    /// An object an article: its entities, each with its mentions.
    Json,
    /// An object a mention, a line each.
    JsonLines,
    /// A row a mention (RFC 4180).
    Csv,
    /// brat standoff (`.ann`).
    Brat,
    /// A token and its IOB2 tag a line.
    Conll,
}

/// Writes the annotations of articles; where there are several, each says which it is.
///
/// # Errors
/// What the writer says.
pub fn annotations<A: Borrow<Article>>(
    articles: impl IntoIterator<Item = A>,
    form: Form,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut articles = articles.into_iter();
    let first: Vec<A> = articles.by_ref().take(2).collect();
    let several = first.len() > 1;
    if form == Form::Csv {
        csv::head(several, out)?;
    }
    for (index, article) in first.into_iter().chain(articles).enumerate() {
        let article = article.borrow();
        let given = article.meta.id.clone();
        let id = several.then(|| given.unwrap_or_else(|| (index + 1).to_string()));
        let places = Places::new(article);
        match form {
            Form::Table => table::write(article, id.as_deref(), options, out)?,
            Form::Json => json::object(&places, id.as_deref(), out)?,
            Form::JsonLines => json::lines(&places, id.as_deref(), out)?,
            Form::Csv => csv::rows(&places, id.as_deref(), out)?,
            Form::Brat => brat::write(&places, id.as_deref(), out)?,
            Form::Conll => conll::write(article, id.as_deref(), out)?,
        }
    }
    out.flush()
}

/// What of an article's mentions a form has no place for, and why.
#[must_use]
pub fn left_out(article: &Article, form: Form) -> Option<Notice> {
    let (left, why): (_, fn(String) -> Unplaced) = match form {
        Form::Conll => (conll::left_out(article), |text| Unplaced::Overlaps { text }),
        Form::Brat => {
            let before = |mention: &&Mention| mention.range.start < article.body.start;
            let left = article.mentions.iter().filter(before).collect();
            (left, |text| Unplaced::BeforeBody { text })
        }
        Form::Table | Form::Json | Form::JsonLines | Form::Csv => return None,
    };
    let first = left.first()?;
    let reason = why(field(&article.slice(first.range.clone())));
    Some(Notice::MentionsSkipped { skipped: left.len(), of: article.mentions.len(), reason })
}

/// An article whose places are told in code points.
struct Places<'a> {
    article: &'a Article,
    text: Cow<'a, str>,
    offsets: Offsets,
    body: usize,
}

/// Where a mention stands: code points from the start of its part.
struct Place {
    start: usize,
    end: usize,
    part: Option<&'static str>,
}

impl<'a> Places<'a> {
    fn new(article: &'a Article) -> Self {
        let text = article.slice(0..article.len());
        let offsets = Offsets::new(&text);
        let body = offsets.code_points(&text, article.body.start);
        Self { article, text, offsets, body }
    }

    /// The code points of the article's text.
    fn text_length(&self) -> usize {
        self.offsets.code_points(&self.text, self.article.body.end) - self.body
    }

    fn place(&self, mention: &Mention) -> Place {
        let point = |byte| self.offsets.code_points(&self.text, byte);
        let front = (mention.range.start < self.article.body.start)
            .then(|| self.article.block_from(mention.range.start))
            .flatten();
        let (part, origin) = match front {
            None => (None, self.body),
            Some(block) => {
                let part = match block.kind {
                    BlockKind::Subtitle => "subtitle",
                    BlockKind::Summary => "summary",
                    _ => "title",
                };
                (Some(part), point(block.range.start))
            }
        };
        let start = point(mention.range.start).saturating_sub(origin);
        Place { start, end: point(mention.range.end).saturating_sub(origin), part }
    }

    fn words(&self, mention: &Mention) -> &str {
        &self.text[mention.range.clone()]
    }
}

/// A text for a field of a line: white space as blanks, other controls as U+FFFD.
fn field(text: &str) -> String {
    let char = |char: char| match char {
        char if char.is_whitespace() => ' ',
        char if char.is_control() || is_direction(char) => char::REPLACEMENT_CHARACTER,
        char => char,
    };
    text.chars().map(char).collect()
}

/// Embeddings, overrides and isolates.
fn is_direction(char: char) -> bool {
    matches!(char, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
