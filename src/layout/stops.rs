//! Rows of a table: paragraphs whose cells are separated by tabs, the segment separators of UAX #9, so that each cell
//! has its own order and the row runs as its base direction says (L1). In: a paragraph and the columns of its table.
//! Out: a line whose cells begin at the same columns as those of the other rows.

use super::justify::{Place, insert};
use super::{Columns, Line, Paragraph, TAB_COLUMNS};

impl Paragraph<'_> {
    /// The columns of its parts between tabs, in reading order.
    #[must_use]
    pub fn tabbed(&self) -> Vec<Columns> {
        let parts = self.text().split('\t');
        let mut at = 0;
        let columns = parts.map(|part| {
            let notes = &self.notes()[at..at + part.len()];
            at += part.len() + 1;
            Columns(notes.iter().map(|note| note.columns()).sum())
        });
        columns.collect()
    }

    /// Widens the tabs of one of its lines, so that each part before one has as many columns as [`stops`] says.
    pub fn stand_at_stops(&self, line: &mut Line, stops: &[Columns]) {
        let tabs = self.text().match_indices('\t').map(|(at, _)| at);
        let lacking =
            stops.iter().zip(self.tabbed()).map(|(wanted, own)| wanted.0.saturating_sub(own.0));
        let blanks: Vec<Place> = tabs
            .zip(lacking)
            .filter(|(at, _)| line.range().contains(at))
            .map(|(at, columns)| Place { at, rank: 0, columns })
            .collect();
        insert(line, &[], &blanks);
        line.indent = line.indent.saturating_sub(blanks.iter().map(|blank| blank.columns).sum());
    }
}

/// The columns of each part of the rows of a table, by the columns of their parts ([`Paragraph::tabbed`]), but the
/// last, behind which nothing stands; `None` where they take more than a line has.
#[must_use]
pub fn stops(rows: &[Vec<Columns>], line: Columns) -> Option<Vec<Columns>> {
    let parts = rows.iter().map(Vec::len).max()?;
    let widest = |part: usize| rows.iter().filter_map(|row| row.get(part)).map(|own| own.0).max();
    let mut columns: Vec<usize> = (0..parts).filter_map(widest).collect();
    let whole = columns.iter().sum::<usize>() + columns.len().saturating_sub(1) * TAB_COLUMNS;
    columns.pop();
    (whole <= line.0).then(|| columns.into_iter().map(Columns).collect())
}
