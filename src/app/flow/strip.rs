//! A strip: one block laid out into rows, or a piece of a block too large to lay out whole ([`super::pieces`]).
//!
//! In: an article, a block, a style of layout. Out: [`Strip`]. Bytes are of the article's buffer.

use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

use super::pieces::Pieces;
use super::row::{Anchor, Row, RowKind, TextRow};
use super::setting::{LARGE, Setting};
use super::{Flow, front};
use crate::article::{Article, Block};
use crate::layout::{Line, Tabs};

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

impl Flow {
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
