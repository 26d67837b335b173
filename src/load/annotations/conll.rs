//! `CoNLL`: a token and its tag a line, or its tags where mentions are nested, aligned to the text in order.

use std::ops::Range;

use super::{align, tags};
use crate::article::{Article, Home, Layer, LayerForm, Notice, Things};
use crate::load::mentions::{Counting, Span, attach};

/// A token and its tags.
#[derive(Debug)]
pub(in crate::load) struct Token {
    text: String,
    tags: Vec<String>,
}

impl Token {
    /// Whether it says that it is of a mention, or of none.
    pub(super) fn is_tagged(&self) -> bool {
        self.tags.iter().any(|tag| tags::is_tag(tag))
    }
}

/// The columns of `CoNLL` 2012, of which one holds names in brackets.
const ONTONOTES: usize = 12;

/// The one with the names, behind the token.
const NAMES: usize = 6;

/// A line with a token: what it is, and the columns behind it.
struct Row<'l> {
    token: &'l str,
    columns: Vec<&'l str>,
    /// Which document it is in.
    document: usize,
    /// Whether it is of `CoNLL` 2012.
    bracketed: bool,
}

/// The documents of a file, each its tokens: the first column, and those of the last that hold tags. Where the first
/// counts, as in `CoNLL-U`, the token is the column behind it.
pub(super) fn parse(text: &str) -> Vec<Vec<Token>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut document = 0;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let begins = ["-DOCSTART-", "# newdoc", "#begin document"];
        if begins.iter().any(|mark| line.starts_with(mark)) {
            document += 1;
        } else if !line.starts_with("#end document") {
            rows.extend(row(line, document));
        }
    }
    let columns: Vec<Vec<&str>> = rows.iter().map(|row| row.columns.clone()).collect();
    let nested = tags::columns(&columns);
    let mut documents: Vec<Vec<Token>> = Vec::new();
    let (mut last, mut open) = (None, None);
    for Row { token, columns, document, bracketed } in rows {
        if last.replace(document) != Some(document) {
            documents.push(Vec::new());
            open = None;
        }
        let tags = match &nested {
            _ if bracketed => vec![tags::bracketed(columns[NAMES], &mut open)],
            Some(nested) => {
                nested.iter().filter_map(|nth| Some((*columns.get(*nth)?).to_owned())).collect()
            }
            None => columns.last().map(|column| tags::last(column)).into_iter().collect(),
        };
        if let Some(tokens) = documents.last_mut() {
            tokens.push(Token { text: bracket(token).to_owned(), tags });
        }
    }
    documents
}

/// The token of a line; `None` of a comment.
fn row(line: &str, document: usize) -> Option<Row<'_>> {
    let mut columns: Vec<&str> = if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    };
    // `#` is a token where a tag stands behind it.
    if line.starts_with('#')
        && (columns.len() < 2 || !matches!(columns[..], [_, "O"]) && is_comment(line))
    {
        return None;
    }
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    let bracketed = columns.len() >= ONTONOTES && is_number(columns[1]) && is_number(columns[2]);
    let counts = columns.len() > 2 && columns[0].split(['-', '.']).all(is_number);
    // A range of CoNLL-U spells words that follow one by one.
    if counts && columns.len() >= 10 && columns[0].contains(['-', '.']) {
        return None;
    }
    let before = if bracketed { 3 } else { usize::from(counts) };
    let columns = columns.split_off(before);
    let (token, columns) = columns.split_first()?;
    Some(Row { token, columns: columns.to_vec(), document, bracketed })
}

fn is_comment(line: &str) -> bool {
    line.starts_with("# ") && !line.contains('\t') || line.starts_with("#\t")
}

/// A bracket as the text has it; treebanks spell it.
fn bracket(token: &str) -> &str {
    match token {
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "-LCB-" => "{",
        "-RCB-" => "}",
        token => token,
    }
}

/// Aligns tokens to an article and lays the spans they tag over it.
pub(super) fn lay(article: &mut Article, tokens: &[Token], home: &Home) {
    // A file may begin with the title or with the text proper: the better fit is taken.
    let parts = [article.body.clone(), 0..article.len()];
    let texts: Vec<&str> = tokens.iter().map(|token| token.text.as_str()).collect();
    let fit = |part: Range<usize>| (align::align(&texts, &article.slice(part.clone())), part);
    let best = parts
        .map(fit)
        .into_iter()
        .min_by_key(|(placed, _)| placed.iter().filter(|range| range.is_none()).count());
    let Some((placed, part)) = best else { return };
    let lost = placed.iter().filter(|range| range.is_none()).count();
    if lost > 0 {
        let first = placed.iter().position(Option::is_none).map_or("", |nth| &tokens[nth].text);
        let reason = format!("“{first}” does not stand in the text there");
        article.notices.push(Notice::Skipped {
            count: lost,
            of: tokens.len(),
            what: Things::Tokens,
            reason,
        });
    }
    let tagged = tokens.iter().zip(&placed).map(|(token, at)| (token.tags.as_slice(), at.as_ref()));
    let span = |tags::Marked { label, range }| Span {
        at: Some(part.start + range.start..part.start + range.end),
        label,
        ..Span::default()
    };
    let spans = tags::spans(tagged).into_iter().map(span).collect();
    let layer = attach(article, spans, Counting::default());
    let (home, form) = (home.clone(), Some(LayerForm::Tokens));
    article.layers.push(Layer { home, form, ..layer });
}
