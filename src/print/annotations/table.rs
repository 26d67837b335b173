//! A table for people: label, number of mentions, name and other names, as they read on a screen.

use std::io::{self, Write};

use super::field;
use crate::article::{Article, EntityId};
use crate::layout::{Columns, Options, Paragraph};
use crate::print::{PrintOptions, row};

/// Wide enough for any name, so that it stays on one line.
const ONE_LINE: Columns = Columns(1 << 20);

/// Writes an article's entities, the most mentioned first.
pub(super) fn write(
    article: &Article,
    id: Option<&str>,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    if let Some(id) = id {
        writeln!(out, "{}: {}", field(id), shown(&article.title(), options).0)?;
    }
    let mut rows = rows(article);
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    if rows.is_empty() {
        return writeln!(out, "no entities");
    }
    let named: Vec<(String, usize)> =
        rows.iter().map(|row| shown(&row.names[0], options)).collect();
    let widest = named.iter().map(|(_, columns)| *columns).max().unwrap_or(0);
    let label_width = rows.iter().map(|row| row.label.chars().count()).max().unwrap_or(0);
    for (row, (name, columns)) in rows.iter().zip(named) {
        let gap = " ".repeat(widest - columns);
        let also: Vec<String> = row.names[1..].iter().map(|name| shown(name, options).0).collect();
        let line = format!(
            "{:label_width$}  {:>4}  {name}{gap}  {}",
            row.label,
            row.count,
            also.join(", ")
        );
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

struct Row {
    label: String,
    count: usize,
    /// The canonical name, then the others.
    names: Vec<String>,
}

fn rows(article: &Article) -> Vec<Row> {
    let mut rows: Vec<Row> = article
        .entities
        .iter()
        .map(|entity| Row {
            label: field(entity.label.as_str()),
            count: 0,
            names: vec![field(&entity.name)],
        })
        .collect();
    for mention in &article.mentions {
        let EntityId(index) = mention.entity;
        let row = &mut rows[index as usize];
        row.count += 1;
        let name = field(&article.slice(mention.range.clone()));
        if !row.names.contains(&name) {
            row.names.push(name);
        }
    }
    rows
}

/// A name as it is written, and its columns.
fn shown(name: &str, options: &PrintOptions) -> (String, usize) {
    let layout = Options { shape: options.shape, marks: options.marks, ..Options::default() };
    let paragraph = Paragraph::new(name, &layout);
    let mut text = String::new();
    let mut columns = 0;
    for line in paragraph.lines(ONE_LINE) {
        for cell in row::cells(&line, &layout, options).1 {
            columns += cell.columns();
            row::push_cell(&cell, name, options.order, &mut text);
        }
    }
    (text, columns)
}
