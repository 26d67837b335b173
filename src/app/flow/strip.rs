//! A strip: one block laid out into rows, or a piece of a block too large to lay out whole ([`super::pieces`]).
//!
//! In: an article, a block, a style of layout. Out: [`Strip`]. Bytes are of the article's buffer.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::pieces::Pieces;
use super::row::{Anchor, Row, RowKind, TextRow};
use super::{Flow, front};
use crate::article::{Article, Block, BlockKind, Table, unwrapped};
use crate::layout::{Base, Columns, Direction, Line, Options, Paragraph, Tabs, paragraphs};

/// A block of more bytes is laid out a few screens at a time.
pub(super) const LARGE: usize = 32 * 1024;

/// Rows that belong together: the air above a block and its lines.
#[derive(Clone, Debug)]
pub struct Strip {
    /// The first byte of its text; the article's length for the strip behind the last block.
    pub start: usize,
    /// The byte behind its last line.
    pub end: usize,
    /// The block it belongs to; empty at the article's length for the strip behind the last block.
    pub block: Range<usize>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Where the strip behind it starts, once that is known.
    pub(super) after: OnceCell<usize>,
    /// Where the strip before it starts, once that is known.
    pub(super) before: OnceCell<usize>,
}

impl Strip {
    fn new(range: Range<usize>, block: Range<usize>, rows: Vec<Row>) -> Self {
        let (after, before) = (OnceCell::new(), OnceCell::new());
        Self { start: range.start, end: range.end, block, rows, after, before }
    }

    /// Whether a byte belongs to it.
    #[must_use]
    pub fn holds(&self, byte: usize) -> bool {
        (self.start..self.end.max(self.start + 1)).contains(&byte)
            || (byte == self.end && self.end == self.block.end)
    }

    /// The index of the row where an anchor stands.
    #[must_use]
    pub fn row_of(&self, anchor: Anchor) -> usize {
        let behind = |row: &Row| match &row.kind {
            RowKind::Text(text) => text.bytes().end > anchor.byte,
            _ => false,
        };
        let is_text = |row: &Row| matches!(row.kind, RowKind::Text(_));
        let line = self.rows.iter().position(behind);
        let line = line.or_else(|| self.rows.iter().rposition(is_text));
        line.unwrap_or(self.rows.len()).saturating_sub(anchor.above)
    }
}

/// The columns a kind of block leaves free at its start and end side.
fn insets(kind: BlockKind, measure: usize) -> (usize, usize) {
    let (start, end) = match kind {
        BlockKind::Quote => (3, 0),
        BlockKind::ListItem | BlockKind::Code | BlockKind::Note => (2, 0),
        BlockKind::Caption if measure >= 40 => (4, 4),
        BlockKind::Caption => (2, 2),
        _ => (0, 0),
    };
    if measure >= 16 { (start, end) } else { (start.min(2), 0) }
}

/// How a block's lines are laid out and placed.
pub(super) struct Setting {
    options: Options,
    base: Base,
    left: usize,
    /// The columns of its lines.
    pub(super) width: usize,
    /// Whether ends of lines are blanks.
    wrapped: bool,
    /// The table that its row belongs to.
    table: Option<Rc<Table>>,
}

impl Setting {
    fn new(flow: &Flow, article: &Article, block: &Block) -> Self {
        let mut options = flow.manner.options.clone();
        options.fallback = article.dir;
        options.align = block.kind.aligned(options.align);
        options.overrides = block.overrides;
        if let Some(base) = block.dir {
            options.direction = Direction::Fixed(base);
        }
        if block.kind == BlockKind::TableRow {
            options.of_row(article.dir);
        }
        let (start, end) = insets(block.kind, flow.manner.measure);
        // Only a block with a side of its own, or one laid out in pieces, must know its base beforehand.
        let base = if start == end && block.range.len() <= LARGE {
            article.dir
        } else {
            flow.head_base(article, block, &options)
        };
        if block.range.len() > LARGE {
            options.direction = Direction::Fixed(base);
        }
        let (left, right) = if base == Base::Rtl { (end, start) } else { (start, end) };
        let width = flow.manner.measure.saturating_sub(left + right).max(1);
        let table = flow.tables.borrow_mut().of(article, block, &mut options, Columns(width));
        Self { options, base, left, width, wrapped: block.wrapped, table }
    }

    /// The lines of a range, from a byte on that begins a line; each with its origin.
    pub(super) fn lines(
        &self,
        article: &Article,
        range: Range<usize>,
        from: usize,
    ) -> Vec<(usize, Rc<Line>)> {
        let mut lines = Vec::new();
        self.each(article, range, from, |origin, paragraph, within| {
            let laid = paragraph.lines_from(within, Columns(self.width));
            lines.extend(laid.map(|mut line| {
                if let Some(table) = &self.table {
                    table.align(paragraph, &mut line);
                }
                (origin, Rc::new(line))
            }));
        });
        lines
    }

    /// The bytes of the same lines, which takes half the time.
    pub(super) fn extents(
        &self,
        article: &Article,
        range: Range<usize>,
        from: usize,
    ) -> Vec<Range<usize>> {
        let mut extents = Vec::new();
        self.each(article, range, from, |origin, paragraph, within| {
            let mut lines = paragraph.lines_from(within, Columns(self.width));
            while let Some(line) = lines.next_range() {
                extents.push(origin + line.start..origin + line.end);
            }
        });
        extents
    }

    /// Hands on each paragraph of a range that goes on behind a byte: its origin, itself, and where in it the byte is.
    fn each(
        &self,
        article: &Article,
        range: Range<usize>,
        from: usize,
        mut take: impl FnMut(usize, &Paragraph<'_>, usize),
    ) {
        let mut text = article.slice(range.clone());
        if self.wrapped {
            text = unwrapped(&text).into();
        }
        for piece in paragraphs(&text) {
            let origin = range.start + piece.start;
            if range.start + piece.end < from || piece.is_empty() && origin < from {
                continue;
            }
            let paragraph = Paragraph::new(&text[piece], &self.options);
            take(origin, &paragraph, from.saturating_sub(origin));
        }
    }
}

impl Flow {
    /// The base direction of a block by its first paragraph (or the head of a large one); that of the last block that
    /// was asked for is kept, since a large one is asked for with each of its pieces.
    fn head_base(&self, article: &Article, block: &Block, options: &Options) -> Base {
        let range = &block.range;
        if let Some((start, base)) = self.head.get()
            && start == range.start
        {
            return base;
        }
        let head = article.boundary(range.end.min(range.start + LARGE)).max(range.start);
        let text = article.slice(range.start..head);
        let first = paragraphs(&text).next().map_or("", |range| &text[range]);
        let base = Paragraph::new(first, options).base();
        self.head.set(Some((range.start, base)));
        base
    }

    /// The strip that holds a byte of a block.
    pub(super) fn lay(&self, article: &Article, block: &Block, byte: usize) -> Strip {
        let setting = Setting::new(self, article, block);
        let range = block.range.clone();
        if range.len() <= LARGE {
            let lines = setting.lines(article, range.clone(), range.start);
            return self.strip(article, block, &setting, lines, range);
        }
        let (lines, range) = Pieces::new(article, &range, &setting).lay(byte);
        self.strip(article, block, &setting, lines, range)
    }

    /// The strip of a block that ends where another starts.
    pub(super) fn lay_before(&self, article: &Article, block: &Block, start: usize) -> Strip {
        self.lay(article, block, start.saturating_sub(1))
    }

    /// Lines with the rows above them.
    fn strip(
        &self,
        article: &Article,
        block: &Block,
        setting: &Setting,
        lines: Vec<(usize, Rc<Line>)>,
        range: Range<usize>,
    ) -> Strip {
        let mut kinds = Vec::new();
        if range.start == block.range.start {
            front::rows_above(self, article, (Some(block), setting.options.tabs), &mut kinds);
        }
        let base = lines.first().map_or(setting.base, |(_, line)| line.base());
        for (index, (origin, line)) in lines.into_iter().enumerate() {
            if self.manner.spaced && index > 0 {
                kinds.push(RowKind::Air);
            }
            kinds.push(RowKind::Text(TextRow {
                line,
                origin,
                start: block.range.start,
                block: block.kind,
                unfolded: block.fold.is_some(),
                first: index == 0 && range.start == block.range.start,
                base,
                left: setting.left,
                width: setting.width,
            }));
        }
        let rows = anchored(kinds, range.start);
        Strip::new(range, block.range.clone(), rows)
    }

    /// The strip behind the last block: what is said there, or no rows.
    pub(super) fn tail(&self, article: &Article) -> Strip {
        let end = article.len();
        let mut kinds = Vec::new();
        front::rows_above(self, article, (None, Tabs::Blank), &mut kinds);
        Strip::new(end..end, end..end, anchored(kinds, end))
    }
}

/// Rows with their anchors: each counts up from the next line.
fn anchored(kinds: Vec<RowKind>, start: usize) -> Vec<Row> {
    let mut byte = start;
    let mut above = 0;
    let mut rows: Vec<Row> = kinds
        .into_iter()
        .rev()
        .map(|kind| {
            if let RowKind::Text(text) = &kind {
                (byte, above) = (text.bytes().start, 0);
            } else {
                above += 1;
            }
            Row { kind, anchor: Anchor { byte, above } }
        })
        .collect();
    rows.reverse();
    rows
}
