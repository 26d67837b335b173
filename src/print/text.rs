//! Plain text: one visual line a row.

use std::io::{self, Write};

use super::{Order, PrintOptions, row};
use crate::article::{Article, Block, BlockKind, Tables};
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
        push_block(
            article,
            (previous.replace(block.kind), &block),
            options,
            &mut memory,
            &mut rows,
        );
        out.write_all(rows.as_bytes())?;
    }
    Ok(())
}

/// What one block leaves for the next, so that none allocates.
#[derive(Default)]
struct Memory {
    scratch: Scratch,
    line: Line,
    tables: Tables,
}

fn push_block(
    article: &Article,
    (previous, block): (Option<BlockKind>, &Block),
    options: &PrintOptions,
    memory: &mut Memory,
    rows: &mut String,
) {
    let text = article.words(block);
    let mut layout = options.layout(article, block);
    let table = memory.tables.of(article, block, &mut layout, options.width);
    rows.push_str(PrintOptions::gap(previous, block.kind, &layout));
    let scratch = std::mem::take(&mut memory.scratch);
    let paragraph = Paragraph::with_scratch(&text, &layout, scratch);
    let (mut lines, line) = (paragraph.lines(options.width), &mut memory.line);
    while lines.next_into(line) {
        if let Some(table) = &table {
            table.align(&paragraph, line);
        }
        if options.order == Order::Visual {
            row::push_visual(line, &layout, options, rows);
        } else {
            let (indent, cells) = row::cells(line, &layout, options);
            rows.extend(std::iter::repeat_n(' ', indent));
            for cell in cells {
                row::push_cell(&cell, &text, options.order, rows);
            }
        }
        rows.push('\n');
    }
    memory.scratch = paragraph.into_scratch();
}
