//! `CoNLL`: a token and its tag a line, or its tags where mentions are nested, aligned to the text in order.

use std::ops::Range;

use super::{align, tags};
use crate::article::{Article, Home, Layer, LayerForm, Notice, Things};
use crate::load::mentions::{Counting, Span, attach};
use crate::load::native;

/// A token and its tags.
#[derive(Debug)]
struct Token {
    text: String,
    tags: Vec<String>,
    /// What stands between it and the next.
    behind: &'static str,
}

/// A document: its tokens.
#[derive(Debug, Default)]
pub(in crate::load) struct Tagged {
    tokens: Vec<Token>,
    /// The text of its sentences, a line each, where the file says it (`# text =`).
    text: String,
}

/// The columns of `CoNLL` 2012, of which one holds names in brackets.
const ONTONOTES: usize = 12;

/// The one with the names, behind the token.
const NAMES: usize = 6;

/// The columns of `CoNLL-U` from the token on.
const TREEBANK: usize = 9;

/// The columns of the `CoNLL` that Stanford's `CoreNLP` writes.
const STANFORD: usize = 7;

/// A line with a token: what it is, and the columns behind it.
struct Row<'l> {
    token: &'l str,
    columns: Vec<&'l str>,
    /// Which document it is in.
    document: usize,
    /// Whether it is of `CoNLL` 2012.
    bracketed: bool,
    /// What stands between it and the next token.
    behind: &'static str,
}

/// The documents of a file, each its tokens: the first column, and those of the last that hold tags. Where the first
/// counts, as in `CoNLL-U`, the token is the column behind it.
pub(super) fn parse(text: &str) -> Vec<Tagged> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut texts: Vec<(usize, &str)> = Vec::new();
    let mut document = 0;
    for line in text.lines().map(str::trim) {
        let begins = ["-DOCSTART-", "# newdoc", "#begin document"];
        if begins.iter().any(|mark| line.starts_with(mark)) {
            document += 1;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            texts.push((document, text));
        } else if line.is_empty() {
            if let Some(row) = rows.last_mut() {
                row.behind = "\n";
            }
        } else if !line.starts_with("#end document") {
            rows.extend(row(line, document));
        }
    }
    without_language(&mut rows);
    let columns: Vec<Vec<&str>> = rows.iter().map(|row| row.columns.clone()).collect();
    let nested = tags::columns(&columns);
    // Of a treebank that names nothing it is not known that there are no names.
    let is_treebank = |columns: &Vec<&str>| columns.len() + 1 == TREEBANK;
    let says = |columns: &Vec<&str>| columns.last().is_some_and(|last| tags::says_name(last));
    let silent = columns.iter().all(is_treebank) && !columns.iter().any(says);
    let mut documents: Vec<Tagged> = Vec::new();
    let (mut last, mut open) = (None, None);
    for Row { token, columns, document, bracketed, behind } in rows {
        if last.replace(document) != Some(document) {
            let first = texts.partition_point(|(of, _)| *of < document);
            let own = texts[first..].iter().take_while(|(of, _)| *of == document);
            let lines: Vec<&str> = own.map(|(_, text)| *text).collect();
            documents.push(Tagged { text: lines.join("\n"), ..Tagged::default() });
            open = None;
        }
        let tags = match &nested {
            _ if bracketed => vec![tags::bracketed(columns[NAMES], &mut open)],
            Some(nested) => {
                nested.iter().filter_map(|nth| Some((*columns.get(*nth)?).to_owned())).collect()
            }
            None if silent => Vec::new(),
            None => columns.last().map(|column| tags::lasts(column)).unwrap_or_default(),
        };
        if let Some(Tagged { tokens, .. }) = documents.last_mut() {
            tokens.push(Token { text: bracket(token).to_owned(), tags, behind });
        }
    }
    documents
}

/// Whether a text begins as such a file does: with its marks, or with lines that each end in a tag or are of `CoNLL-U`.
pub(super) fn is_conll(head: &str) -> bool {
    if ["-DOCSTART-", "#begin document"].iter().any(|mark| head.starts_with(mark)) {
        return true;
    }
    // The last line may be cut.
    let whole = head.rsplit_once('\n').map_or(head, |(whole, _)| whole);
    let lines = whole.lines().map(str::trim).filter(|line| !line.is_empty());
    let rows = lines.filter(|line| !is_comment(line));
    let is_row = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let counted =
            columns.len() == 10 && columns[0].starts_with(|char: char| char.is_ascii_digit());
        let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
        counted || last.len() < line.len() && tags::is_prefixed(last)
    };
    // Lines of verse may end in an O as well.
    let is_name = |line: &str| !line.ends_with(['O', '\t']) || line.contains('\t');
    rows.clone().count() >= 3 && rows.clone().all(is_row) && rows.clone().any(is_name)
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
    // Stanford's tables have the name before the head and its relation.
    if counts && columns.len() == STANFORD && is_number_or_none(columns[5]) {
        columns.truncate(5);
    }
    let before = if bracketed { 3 } else { usize::from(counts) };
    let columns = columns.split_off(before);
    let (token, columns) = columns.split_first()?;
    let apart = !columns.last().is_some_and(|last| last.split('|').any(|it| it == "SpaceAfter=No"));
    let behind = if apart { " " } else { "" };
    Some(Row { token, columns: columns.to_vec(), document, bracketed, behind })
}

/// Takes the language off tokens that all have it before them, as `WikiANN` does: `ar:token`.
fn without_language(rows: &mut [Row<'_>]) {
    let language = |row: &Row<'_>| Some(row.token.split_once(':')?.0.len());
    let Some(length) = rows.first().and_then(language).filter(|it| (2..=12).contains(it)) else {
        return;
    };
    let prefix = &rows[0].token[..=length];
    let letters = prefix.chars().all(|char| char.is_ascii_lowercase() || matches!(char, '-' | ':'));
    if letters && rows.len() > 1 && rows.iter().all(|row| row.token.starts_with(prefix)) {
        for row in rows {
            row.token = &row.token[length + 1..];
        }
    }
}

fn is_number_or_none(column: &str) -> bool {
    column == "_" || column.parse::<u32>().is_ok()
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

impl Tagged {
    /// Several as one.
    pub(super) fn of_all(documents: Vec<Self>) -> Self {
        let tokens = documents.into_iter().flat_map(|document| document.tokens).collect();
        Self { tokens, text: String::new() }
    }

    /// How many tokens it has.
    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether a token says that it is of a mention, or of none.
    pub(super) fn is_tagged(&self) -> bool {
        self.tokens.iter().flat_map(|token| &token.tags).any(|tag| tags::is_tag(tag))
    }

    /// The article that its tokens make: a line a sentence, a blank between tokens unless the file says there is none.
    pub(super) fn article(&self) -> Article {
        let tokens = self.tokens.iter().flat_map(|token| [token.text.as_str(), token.behind]);
        let text = if self.text.is_empty() { tokens.collect() } else { self.text.clone() };
        let record = native::Record::of_text(text.trim_end(), serde_json::Value::Null, None);
        let mut article = native::article(record);
        self.lay(&mut article, &Home::Article);
        article
    }

    /// Aligns its tokens to an article and lays the spans they tag over it.
    pub(super) fn lay(&self, article: &mut Article, home: &Home) {
        let tokens = self.tokens.as_slice();
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
        let tagged =
            tokens.iter().zip(&placed).map(|(token, at)| (token.tags.as_slice(), at.as_ref()));
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
}
