//! The columns of a table. In: one of its rows, and how its lines are laid out. Out: where the cells of all its rows
//! stand, if they fit.

use std::ops::Range;
use std::rc::Rc;

use super::{Article, Block, BlockKind};
use crate::layout::{Columns, Line, Options, Paragraph, Tabs, stops};

/// The rows of a table whose cells are measured; those of a longer one stand as they come.
const ROWS: usize = 300;

/// A table whose rows were measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The bytes of its rows.
    range: Range<usize>,
    /// The columns of each part of a row before a tab; `None` where they do not fit.
    stops: Option<Vec<Columns>>,
}

impl Article {
    /// The table that a row belongs to.
    fn table(&self, row: &Block, options: &Options, line: Columns) -> Table {
        let is_row = |block: &Block| block.kind == BlockKind::TableRow;
        let mut first = row.clone();
        let mut before = 0;
        while let Some(block) = self.block_before(first.range.start).filter(is_row) {
            first = block;
            before += 1;
            if before > ROWS {
                return Table { range: row.range.clone(), stops: None };
            }
        }
        let mut range = first.range.clone();
        let mut rows = Vec::new();
        let mut next = Some(first);
        while let Some(block) = next.filter(is_row) {
            if rows.len() > ROWS {
                return Table { range: row.range.clone(), stops: None };
            }
            rows.push(Paragraph::new(&self.words(&block), options).tabbed());
            range.end = block.range.end;
            next = self.block_from(block.range.end + 1);
        }
        Table { stops: stops(&rows, line), range }
    }
}

/// The table whose row was laid out last, since its other rows come next.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    last: Option<Rc<Table>>,
}

impl Tables {
    /// The table that a block is a row of, for lines of so many columns; `options` are those of the row:
    /// where its cells do not fit in columns, rules stand between them.
    pub fn of(
        &mut self,
        article: &Article,
        block: &Block,
        options: &mut Options,
        line: Columns,
    ) -> Option<Rc<Table>> {
        if block.kind != BlockKind::TableRow {
            return None;
        }
        let table = match self.last.take().filter(|table| table.holds(block)) {
            Some(table) => table,
            None => Rc::new(article.table(block, options, line)),
        };
        options.tabs = if table.stops.is_some() { Tabs::Blank } else { Tabs::Ruled };
        self.last = Some(Rc::clone(&table));
        Some(table)
    }
}

impl Table {
    /// Whether a row is one of its rows.
    fn holds(&self, row: &Block) -> bool {
        self.range.start <= row.range.start && row.range.end <= self.range.end
    }

    /// Puts the cells of a row's only line where those of the other rows stand.
    pub fn align(&self, row: &Paragraph<'_>, line: &mut Line) {
        if let Some(stops) = &self.stops {
            row.stand_at_stops(line, stops);
        }
    }
}
