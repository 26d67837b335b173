//! Plain text: one visual line a row.

use std::io::{self, Write};

use super::PrintOptions;
use crate::article::{Article, Block};
use crate::layout::{Base, Line, Paragraph};

/// Writes the blocks of an article that are not folded, a blank row between them.
pub(super) fn article(
    article: &Article,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut row = String::new();
    let mut first = true;
    for block in article.blocks().filter(|block| options.raw || block.fold.is_none()) {
        row.clear();
        if !std::mem::take(&mut first) {
            row.push('\n');
        }
        write_block(article, &block, options, &mut row);
        out.write_all(row.as_bytes())?;
    }
    Ok(())
}

fn write_block(article: &Article, block: &Block, options: &PrintOptions, rows: &mut String) {
    let text = article.slice(block.range.clone());
    let paragraph = Paragraph::new(&text, &options.layout(article));
    for line in paragraph.lines(options.width) {
        write_line(&line, options, rows);
    }
}

/// Writes a line: its cells without the blanks at both ends, behind as many blanks as flush it right.
fn write_line(line: &Line, options: &PrintOptions, rows: &mut String) {
    let start = rows.len();
    let mut columns = 0;
    for cell in line.cells() {
        rows.push_str(cell.text());
        columns += cell.columns();
    }
    let blanks = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let leading = blanks(&rows[start..]);
    let trailing = rows[start..].len() - rows[start..].trim_end_matches(' ').len();
    rows.truncate((rows.len() - trailing).max(start));
    rows.drain(start..start + leading.min(rows.len() - start));
    if line.base() == Base::Rtl {
        let shown = columns.saturating_sub(leading + trailing);
        let indent = options.width.0.saturating_sub(shown);
        rows.insert_str(start, &" ".repeat(indent));
    }
    rows.push('\n');
}
