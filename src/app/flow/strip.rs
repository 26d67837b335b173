//! A strip: one block laid out into rows, or a few screens of a block too large to lay out whole.
//!
//! In: an article, a block, a style of layout. Out: [`Strip`]. Bytes are of the article's buffer.

use std::ops::Range;
use std::rc::Rc;

use super::row::{Anchor, Row, RowKind, TextRow};
use super::{Flow, front};
use crate::article::{Article, Block, BlockKind, unwrapped};
use crate::layout::{Base, Columns, Direction, Line, Options, Paragraph, paragraphs};

/// A block of more bytes is laid out a few screens at a time.
const LARGE: usize = 32 * 1024;
/// Lines in a piece of a large block.
const LINES: usize = 64;
/// Bytes before a piece of a large block that its layout looks back on (joining, levels of numbers).
const CONTEXT: usize = 512;

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
}

impl Strip {
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
struct Setting {
    options: Options,
    base: Base,
    left: usize,
    width: usize,
    /// Whether ends of lines are blanks.
    wrapped: bool,
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
        let (start, end) = insets(block.kind, flow.manner.measure);
        // Only a block with a side of its own, or one laid out in pieces, must know its base beforehand.
        let base = if start == end && block.range.len() <= LARGE {
            article.dir
        } else {
            head_base(article, block, &options)
        };
        if block.range.len() > LARGE {
            options.direction = Direction::Fixed(base);
        }
        let (left, right) = if base == Base::Rtl { (end, start) } else { (start, end) };
        let width = flow.manner.measure.saturating_sub(left + right).max(1);
        Self { options, base, left, width, wrapped: block.wrapped }
    }

    /// Up to `limit` lines of a range, from a byte on that begins a line; each with its origin.
    fn lines(
        &self,
        article: &Article,
        range: Range<usize>,
        from: usize,
        limit: usize,
    ) -> Vec<(usize, Rc<Line>)> {
        let mut text = article.slice(range.clone());
        if self.wrapped {
            text = unwrapped(&text).into();
        }
        let mut lines = Vec::new();
        for piece in paragraphs(&text) {
            let origin = range.start + piece.start;
            if range.start + piece.end < from || piece.is_empty() && origin < from {
                continue;
            }
            let paragraph = Paragraph::new(&text[piece], &self.options);
            let within = from.saturating_sub(origin);
            let room = limit - lines.len();
            let laid = paragraph.lines_from(within, Columns(self.width)).take(room);
            lines.extend(laid.map(|line| (origin, Rc::new(line))));
            if lines.len() >= limit {
                break;
            }
        }
        lines
    }
}

/// The base direction of a block by its first paragraph (or the head of a large one).
fn head_base(article: &Article, block: &Block, options: &Options) -> Base {
    let range = &block.range;
    let head = floor(article, range.start, range.end.min(range.start + LARGE));
    let text = article.slice(range.start..head);
    let first = paragraphs(&text).next().map_or("", |range| &text[range]);
    Paragraph::new(first, options).base()
}

/// The last character boundary at or before `to`, not before `from`.
fn floor(article: &Article, from: usize, to: usize) -> usize {
    if to >= article.len() {
        return article.len().max(from);
    }
    article.boundary(to).max(from)
}

/// The place behind the last white space of `from..to`, or `to`'s boundary where there is none.
fn behind_blank(article: &Article, from: usize, to: usize) -> usize {
    let (from, to) = (article.boundary(from), article.boundary(to));
    let text = article.slice(from..to);
    text.rfind(char::is_whitespace).map_or(to, |at| {
        let blank = text[at..].chars().next().map_or(1, char::len_utf8);
        from + at + blank
    })
}

impl Flow {
    /// The strip that holds a byte of a block.
    pub(super) fn lay(&self, article: &Article, block: &Block, byte: usize) -> Strip {
        let setting = Setting::new(self, article, block);
        let range = block.range.clone();
        if range.len() <= LARGE {
            let lines = setting.lines(article, range.clone(), range.start, usize::MAX);
            return self.strip(article, block, &setting, lines, range);
        }
        let byte = byte.clamp(range.start, range.end);
        let start = if byte < range.start + LARGE / 2 {
            range.start
        } else {
            behind_blank(article, byte.saturating_sub(CONTEXT), byte)
        };
        self.piece(article, block, &setting, start)
    }

    /// The strip of a large block from a byte on that begins a line.
    pub(super) fn lay_from(&self, article: &Article, block: &Block, start: usize) -> Strip {
        self.piece(article, block, &Setting::new(self, article, block), start)
    }

    /// The strip of a large block that ends where another starts.
    pub(super) fn lay_before(&self, article: &Article, block: &Block, start: usize) -> Strip {
        let setting = Setting::new(self, article, block);
        let back = start.saturating_sub(LINES / 2 * setting.width).max(block.range.start);
        let from = if back == block.range.start {
            back
        } else {
            behind_blank(article, back.saturating_sub(CONTEXT).max(block.range.start), back)
        };
        let context = article.boundary(from.saturating_sub(CONTEXT).max(block.range.start));
        let lines = setting.lines(article, context..start, from, usize::MAX);
        self.strip(article, block, &setting, lines, from..start)
    }

    /// A few screens of a large block, from a byte on that begins a line.
    fn piece(&self, article: &Article, block: &Block, setting: &Setting, start: usize) -> Strip {
        let context = article.boundary(start.saturating_sub(CONTEXT).max(block.range.start));
        let reach = start.saturating_add(LINES * setting.width * 4).min(block.range.end);
        let reach = floor(article, start, reach);
        let mut lines = setting.lines(article, context..reach, start, LINES);
        let whole = reach == block.range.end && lines.len() < LINES;
        if !whole && lines.len() > 1 {
            lines.pop();
        }
        let end = lines.last().map_or(reach, |(origin, line)| origin + line.range().end);
        let end = if whole { block.range.end } else { end };
        self.strip(article, block, setting, lines, start..end)
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
            front::rows_above(self, article, Some(block), &mut kinds);
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
        Strip {
            start: range.start,
            end: range.end,
            block: block.range.clone(),
            rows: anchored(kinds, range.start),
        }
    }

    /// The strip behind the last block: what is said there, or no rows.
    pub(super) fn tail(&self, article: &Article) -> Strip {
        let end = article.len();
        let mut kinds = Vec::new();
        front::rows_above(self, article, None, &mut kinds);
        Strip { start: end, end, block: end..end, rows: anchored(kinds, end) }
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
