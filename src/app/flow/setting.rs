//! How a block's lines are laid out and placed. In: a block, and the manner of the flow. Out: its [`Setting`], which lays
//! out any range of it. Bytes are of the article's buffer, widths columns.

use std::ops::Range;
use std::rc::Rc;

use super::Flow;
use crate::article::{Article, Block, BlockKind, Table, unwrapped};
use crate::layout::{Base, Columns, Direction, Line, Options, Paragraph, paragraphs};

/// A block of more bytes is laid out a few screens at a time.
pub(super) const LARGE: usize = 32 * 1024;

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
    pub(super) options: Options,
    pub(super) base: Base,
    pub(super) left: usize,
    /// The columns of its lines.
    pub(super) width: usize,
    /// Whether ends of lines are blanks.
    wrapped: bool,
    /// The table that its row belongs to.
    table: Option<Rc<Table>>,
}

impl Setting {
    pub(super) fn new(flow: &Flow, article: &Article, block: &Block) -> Self {
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
}
