//! ANSI: the rows of plain text with SGR sequences (ECMA-48, 8.3.117). Each row begins and ends without a
//! style, and the ground is the terminal's own.

use std::io::{self, Write};
use std::ops::Range;

use ratatui::style::Style;

use super::mentions::{Walk, innermost};
use super::{PrintOptions, row};
use crate::article::{Article, Block, BlockKind, Mention, Tables};
use crate::layout::{Line, Options, Paragraph};
use crate::theme::{Role, Theme, sgr};

const RESET: &str = "\u{1b}[0m";

/// Writes the blocks of an article that are not folded, a blank row between them.
pub(super) fn article(
    article: &Article,
    options: &PrintOptions,
    theme: &Theme,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut walk = Walk::new(article);
    let mut rows = String::new();
    let mut tables = Tables::default();
    let mut previous = None;
    for block in options.blocks(article) {
        rows.clear();
        let text = article.words(&block);
        let mut layout = options.layout(article, &block);
        let table = tables.of(article, &block, &mut layout, options.width);
        rows.push_str(PrintOptions::gap(previous.replace(block.kind), block.kind, &layout));
        let paragraph = Paragraph::new(&text, &layout);
        let painter = Painter {
            text: &text,
            origin: block.range.start,
            ground: ground(theme, &block),
            mentions: walk.within(&block.range),
            theme,
            layout: &layout,
            options,
        };
        for mut line in paragraph.lines(options.width) {
            if let Some(table) = &table {
                table.align(&paragraph, &mut line);
            }
            painter.push(&line, &mut rows);
        }
        out.write_all(rows.as_bytes())?;
    }
    Ok(())
}

/// The style of a block where nothing is mentioned; running text has none.
fn ground(theme: &Theme, block: &Block) -> Style {
    let role = match block.kind {
        BlockKind::Title => Role::Title,
        BlockKind::Subtitle | BlockKind::Summary | BlockKind::Caption | BlockKind::Note => {
            Role::Soft
        }
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::Quote => Role::Quote,
        BlockKind::Code => Role::Code,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow => {
            return Style::default();
        }
    };
    Style { bg: None, ..theme.style(role) }
}

/// What paints the lines of one block.
struct Painter<'a> {
    text: &'a str,
    origin: usize,
    ground: Style,
    mentions: &'a [&'a Mention],
    theme: &'a Theme,
    layout: &'a Options,
    options: &'a PrintOptions,
}

impl Painter<'_> {
    fn push(&self, line: &Line, rows: &mut String) {
        let (indent, cells) = row::cells(line, self.layout, self.options);
        rows.extend(std::iter::repeat_n(' ', indent));
        let mut worn = String::new();
        for cell in cells {
            let next = sgr(self.style(cell.source()));
            if next != worn {
                rows.push_str(if worn.is_empty() { "" } else { RESET });
                rows.push_str(&next);
                worn = next;
            }
            row::push_cell(&cell, self.text, self.options.order, rows);
        }
        rows.push_str(if worn.is_empty() { "" } else { RESET });
        rows.push('\n');
    }

    /// The style of the bytes of the paragraph that a cell shows.
    fn style(&self, source: Option<Range<usize>>) -> Style {
        let range = source.map(|range| self.origin + range.start..self.origin + range.end);
        let mention = range.and_then(|range| innermost(self.mentions, &range));
        mention.map_or(self.ground, |mention| {
            self.ground.patch(self.theme.style(Role::Mention(mention.label.kind())))
        })
    }
}
