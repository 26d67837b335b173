//! Tables: a `<table>` in; whether its cells hold data or are the frame of a page, and in which column a cell stands
//! (HTML, 4.9.12). Rows of data become blocks whose cells U+0009 separates; cells of a frame are blocks of their own.

use dom_query::NodeRef;

/// The columns of a table that are told apart.
const COLUMNS: usize = 100;
/// The rows that a cell reaches over at most.
const ROWS: usize = 1000;
/// A cell of data without a header has no more bytes.
const CELL_BYTES: usize = 400;
/// Nor has one of a table of one row, which most often is a frame.
const LONE_BYTES: usize = 120;

/// What is not found in a cell of data.
const FRAMED: [&str; 13] = [
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "article",
    "section",
    "blockquote",
    "figure",
    "form",
    "main",
];

/// Whether the cells of a table belong together by row and column.
pub(super) fn is_data(table: &NodeRef<'_>) -> bool {
    let role = table.attr("role");
    if matches!(role.as_deref(), Some("presentation" | "none")) {
        return false;
    }
    let (mut headed, mut rows, mut cells, mut widest) = (false, 0_usize, 0_usize, 0);
    let (mut bytes, mut longest) = (0, 0);
    for node in table.descendants_it() {
        if node.is_text() {
            bytes += node.text().trim().len();
            longest = longest.max(bytes);
            continue;
        }
        let Some(name) = node.node_name() else { continue };
        match &*name {
            name if FRAMED.contains(&name) => return false,
            "tr" => (rows, cells, bytes) = (rows + 1, 0, 0),
            "td" | "th" => {
                headed |= &*name == "th";
                (cells, bytes) = (cells + 1, 0);
                widest = widest.max(cells);
            }
            "caption" | "thead" => headed = true,
            _ => {}
        }
    }
    let is_short = longest <= if rows > 1 { CELL_BYTES } else { LONE_BYTES };
    widest > 1 && (is_short || headed && rows > 1)
}

/// A table of data as its rows are walked.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// How many rows more a cell above reaches over, by column.
    reaching: Vec<usize>,
    /// Whether a cell above stands here, by column of the row.
    taken: Vec<bool>,
    /// The next column.
    column: usize,
    /// The tabs of the row so far.
    tabs: usize,
}

impl Table {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        self.taken = self.reaching.iter().map(|rows| *rows > 0).collect();
        for rows in &mut self.reaching {
            *rows = rows.saturating_sub(1);
        }
        (self.column, self.tabs) = (0, 0);
    }

    /// The tabs before the row's next cell.
    pub(super) fn cell(&mut self, cell: &NodeRef<'_>) -> usize {
        let span = |name, most| {
            let said = cell.attr(name).and_then(|span| span.trim().parse().ok());
            said.unwrap_or(1).clamp(1, most)
        };
        let (columns, rows) = (span("colspan", COLUMNS), span("rowspan", ROWS));
        while self.taken.get(self.column) == Some(&true) {
            self.column += 1;
        }
        let tabs = self.column - self.tabs;
        self.tabs = self.column;
        let next = self.column + columns;
        if rows > 1 && next <= COLUMNS {
            self.reaching.resize(self.reaching.len().max(next), 0);
            self.reaching[self.column..next].fill(rows - 1);
        }
        self.column = next.min(COLUMNS);
        tabs
    }
}
