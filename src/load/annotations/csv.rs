//! CSV (RFC 4180) with a head that names its columns, a row a mention: `start`, `end`, `label`, `text` and others, as
//! `qari entities --format csv` writes them; tabs or semicolons may stand for the commas.

use std::collections::HashSet;

use super::document::Document;
use super::span::{ENDS, LABELS, STARTS, folded};
use crate::article::{Entity, Label};
use crate::load::mentions::Span;

/// Whether a text's first line is the head of such a file.
pub(super) fn is_csv(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let head = rows(head, separator(head)).next().unwrap_or_default();
    let has = |names: &[&str]| column(&head, names).is_some();
    has(&STARTS) && has(&ENDS) && has(&LABELS)
}

/// Which column of a head is called one of some names, as keys of JSON are.
fn column(head: &[String], names: &[&str]) -> Option<usize> {
    let head: Vec<String> = head.iter().map(|name| folded(name)).collect();
    names.iter().find_map(|name| head.iter().position(|column| column == name))
}

/// What a file says of each text: of one, or of each that its column `article` names.
pub(super) fn parse(text: &str) -> Vec<Document> {
    let separator = separator(text.lines().next().unwrap_or_default());
    let mut rows = rows(text, separator);
    let head = rows.next().unwrap_or_default();
    let names: [&[&str]; 9] = [
        &["article"],
        &STARTS,
        &ENDS,
        &LABELS,
        &["text", "mention", "word", "covered"],
        &["entity", "kbid"],
        &["name"],
        &["score", "confidence"],
        &["in"],
    ];
    let columns = names.map(|names| column(&head, names));
    let mut documents: Vec<Document> = Vec::new();
    let mut known = HashSet::new();
    for row in rows.filter(|row| row.len() > 1) {
        let field = |nth: usize| {
            let field = row.get(columns[nth]?).filter(|field| !field.is_empty());
            field.cloned()
        };
        let id = field(0);
        if documents.last().is_none_or(|last| last.id != id) {
            documents.push(Document { id, ..Document::default() });
        }
        let documents_so_far = documents.len();
        let Some(document) = documents.last_mut() else { continue };
        let number = |nth| field(nth).and_then(|number| number.trim().parse().ok());
        let label = field(3).unwrap_or_default();
        if let (Some(id), Some(name)) = (field(5), field(6))
            && known.insert((documents_so_far, id.clone()))
        {
            let label = Label::new(&label);
            document.found.entities.push(Entity { id, label, name, url: None });
        }
        document.found.spans.push(Span {
            start: number(1),
            end: number(2),
            label,
            quote: field(4),
            entity: field(5),
            score: field(7).and_then(|score| score.parse().ok()),
            within: field(8),
            ..Span::default()
        });
    }
    documents
}

/// What stands between the columns of a head.
pub(super) fn separator(head: &str) -> char {
    [',', '\t', ';']
        .into_iter()
        .max_by_key(|separator| head.matches(*separator).count())
        .unwrap_or(',')
}

/// The rows of a text: their fields, quotation marks resolved.
pub(super) fn rows(text: &str, separator: char) -> impl Iterator<Item = Vec<String>> + '_ {
    let mut chars = text.chars().peekable();
    std::iter::from_fn(move || {
        chars.peek()?;
        let (mut row, mut field, mut quoted) = (Vec::new(), String::new(), false);
        while let Some(char) = chars.next() {
            match char {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    chars.next();
                    field.push('"');
                }
                '"' if quoted || field.is_empty() => quoted = !quoted,
                '\n' if !quoted => break,
                '\r' if !quoted => {}
                _ if char == separator && !quoted => row.push(std::mem::take(&mut field)),
                _ => field.push(char),
            }
        }
        row.push(field);
        Some(row)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_hold_what_their_quotation_marks_hold() {
        let text = "start,end\r\n1,\"a, \"\"b\"\"\nc\"\r\n2,";
        let rows: Vec<_> = rows(text, ',').collect();
        assert_eq!(rows, [vec!["start", "end"], vec!["1", "a, \"b\"\nc"], vec!["2", ""]]);
        assert!(is_csv("start;end;label\n") && !is_csv("start,end\n"));
    }
}
