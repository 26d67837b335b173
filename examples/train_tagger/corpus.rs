//! Labelled text: files in, documents with a gold tag for each token of [`Analysis`] out.

use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result};
use qari::entity::analysis::Analysis;
use qari::entity::tagging::Name;
use qari::entity::token::TokenKind;

/// A mention in a document's text: its bytes and its kind.
#[derive(Clone, Debug, PartialEq)]
pub struct Gold {
    pub range: Range<usize>,
    pub kind: Name,
}

/// A text and its mentions.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub text: String,
    pub gold: Vec<Gold>,
    /// Whether the gold leaves proclitics out already.
    pub exact: bool,
}

/// Sentences a document, where a corpus does not say where its documents end.
const SENTENCES: usize = 14;

fn kind(label: &str) -> Option<Name> {
    Some(match label {
        "PERS" | "PER" => Name::Person,
        "LOC" => Name::Place,
        "ORG" => Name::Organisation,
        "MISC" | "MIS" => Name::Other,
        _ => return None,
    })
}

/// Reads `token TAG` lines with a blank line between sentences; a document is some sentences, each on its line.
pub fn columns(path: &Path) -> Result<Vec<Document>> {
    let file =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut documents = vec![Document::default()];
    let mut sentences = 0;
    for line in file.lines() {
        let document = documents.last_mut().expect("there is one from the start");
        let Some((token, tag)) = line.trim_end().rsplit_once(' ') else {
            sentences += 1;
            document.text.push('\n');
            if sentences % SENTENCES == 0 {
                documents.push(Document::default());
            }
            continue;
        };
        let start = document.text.len();
        document.text.push_str(token);
        let range = start..document.text.len();
        document.text.push(' ');
        let Some((place, label)) = tag.split_once('-') else { continue };
        let Some(kind) = kind(label) else { continue };
        match document.gold.last_mut() {
            Some(last) if place == "I" && last.kind == kind && last.range.end + 1 == start => {
                last.range.end = range.end;
            }
            _ => document.gold.push(Gold { range, kind }),
        }
    }
    documents.retain(|document| !document.text.trim().is_empty());
    Ok(documents)
}

/// Reads our own labels, `id⇥start⇥end⇥label` (code points into title, blank line, text), over the articles of a
/// JSON-lines file.
pub fn standoff(labels: &Path, articles: &Path) -> Result<Vec<(String, Document)>> {
    let mut texts = articles_of(articles)?;
    let file = std::fs::read_to_string(labels)
        .with_context(|| format!("cannot read {}", labels.display()))?;
    let mut documents: Vec<(String, Document)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, start, end, label, ..] = fields[..] else { continue };
        if documents.last().is_none_or(|last| last.0 != id) {
            let at =
                texts.iter().position(|(found, _)| found == id).context("a label of no article")?;
            let text = texts.swap_remove(at).1;
            documents.push((id.to_owned(), Document { text, gold: Vec::new(), exact: true }));
        }
        let Some(kind) = kind(label) else { continue };
        let document = &mut documents.last_mut().expect("one was pushed").1;
        let byte = |point: &str| -> Result<usize> {
            let point: usize = point.parse()?;
            Ok(document
                .text
                .char_indices()
                .nth(point)
                .map_or(document.text.len(), |(byte, _)| byte))
        };
        let range = byte(start)?..byte(end)?;
        document.gold.push(Gold { range, kind });
    }
    Ok(documents)
}

/// The articles of a JSON-lines file: identifier, and title, blank line, text.
pub fn articles_of(path: &Path) -> Result<Vec<(String, String)>> {
    let file =
        std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    file.lines()
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(line)?;
            let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
            Ok((field("id"), format!("{}\n\n{}", field("title"), field("text"))))
        })
        .collect()
}

impl Document {
    /// The gold tag of each token: of a labelled stretch the visible edges' punctuation is left out.
    pub fn tags(&self, analysis: &Analysis<'_>) -> Vec<u8> {
        let mut tags = vec![0; analysis.tokens.len()];
        for gold in &self.gold {
            let Some(tokens) = tokens_of(analysis, &gold.range) else { continue };
            let begin = 2 * gold.kind as u8 + 1;
            for (place, index) in tokens.enumerate() {
                tags[index] = begin + u8::from(place > 0);
            }
        }
        tags
    }
}

/// The tokens of a range of bytes, without punctuation at its edges.
fn tokens_of(analysis: &Analysis<'_>, range: &Range<usize>) -> Option<Range<usize>> {
    let mut first = analysis.tokens.partition_point(|token| token.range.end <= range.start);
    let mut end = analysis.tokens.partition_point(|token| token.range.start < range.end);
    let is_punctuation = |index: usize| analysis.tokens[index].kind == TokenKind::Punctuation;
    while first < end && is_punctuation(first) {
        first += 1;
    }
    while first < end && is_punctuation(end - 1) {
        end -= 1;
    }
    (first < end).then_some(first..end)
}

/// The bytes of some tokens, the first's proclitics left out.
pub fn bytes_of(analysis: &Analysis<'_>, tokens: &Range<usize>) -> Range<usize> {
    analysis.stem_start(tokens.start)..analysis.tokens[tokens.end - 1].range.end
}
