//! Plain text: one visual line a row.

use std::io::{self, Write};

use super::{Order, PrintOptions, row};
use crate::article::{Article, Block};
use crate::layout::{Line, Paragraph, Scratch};

/// Writes the blocks of an article that are not folded, a blank row between them.
pub(super) fn article(
    article: &Article,
    options: &PrintOptions,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut rows = String::new();
    let mut memory = Memory::default();
    let mut previous = None;
    for block in options.blocks(article) {
        rows.clear();
        rows.push_str(PrintOptions::gap(previous.replace(block.kind), block.kind));
        push_block(article, &block, options, &mut memory, &mut rows);
        out.write_all(rows.as_bytes())?;
    }
    Ok(())
}

/// What one block leaves for the next, so that none allocates.
#[derive(Default)]
struct Memory {
    scratch: Scratch,
    line: Line,
}

fn push_block(
    article: &Article,
    block: &Block,
    options: &PrintOptions,
    memory: &mut Memory,
    rows: &mut String,
) {
    let text = article.words(block);
    let layout = options.layout(article, block);
    let scratch = std::mem::take(&mut memory.scratch);
    let paragraph = Paragraph::with_scratch(&text, &layout, scratch);
    let (mut lines, line) = (paragraph.lines(options.width), &mut memory.line);
    while lines.next_into(line) {
        if options.order == Order::Visual {
            row::push_visual(line, layout.align, options, rows);
        } else {
            let (indent, cells) = row::cells(line, layout.align, options);
            rows.extend(std::iter::repeat_n(' ', indent));
            for cell in cells {
                row::push_cell(&cell, &text, options.order, rows);
            }
        }
        rows.push('\n');
    }
    memory.scratch = paragraph.into_scratch();
}
