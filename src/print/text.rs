//! Plain text: one visual line a row.

use std::io::{self, Write};

use super::{Order, PrintOptions, row};
use crate::article::{Article, Block};
use crate::layout::Paragraph;

/// Writes the blocks of an article that are not folded, a blank row between them.
pub(super) fn article(
    article: &Article,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = String::new();
    for (index, block) in options.blocks(article).enumerate() {
        rows.clear();
        if index > 0 {
            rows.push('\n');
        }
        push_block(article, &block, options, &mut rows);
        out.write_all(rows.as_bytes())?;
    }
    Ok(())
}

fn push_block(article: &Article, block: &Block, options: &PrintOptions, rows: &mut String) {
    let text = article.slice(block.range.clone());
    let paragraph = Paragraph::new(&text, &options.layout(article, block));
    for line in paragraph.lines(options.width) {
        if options.order == Order::Visual {
            row::push_visual(&line, options, rows);
        } else {
            let (indent, cells) = row::cells(&line, options);
            rows.extend(std::iter::repeat_n(' ', indent));
            for cell in cells {
                row::push_cell(&cell, &text, options.order, rows);
            }
        }
        rows.push('\n');
    }
}
