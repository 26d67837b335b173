//! The room: which part of the screen is what. In: the screen's size, the article's side, what is open.
//! Out: areas in columns and rows.

use crate::layout::Base;

/// A rectangle of the screen, in columns and rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether a column and row of the screen are in it.
    #[must_use]
    pub fn holds(&self, column: u16, row: u16) -> bool {
        (self.x..self.x + self.width).contains(&column)
            && (self.y..self.y + self.height).contains(&row)
    }
}

/// How a pane stands on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Beside the text, which is narrower for it.
    Beside,
    /// A sheet over the text.
    Sheet,
    /// The whole screen.
    Whole,
}

/// The columns from which the panel stands beside the text.
pub const BESIDE: u16 = 110;
/// The columns from which a pane is a sheet and not the whole screen.
pub const SHEET: u16 = 50;
/// Screens of at least so many rows have generous air.
pub const ROOMY: u16 = 16;

/// The areas of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Where the article is, its scrollbar included.
    pub text: Area,
    /// The columns of the measure.
    pub measure: usize,
    /// The column where the measure begins.
    pub left: u16,
    /// The column of the scrollbar: the edge where lines end.
    pub bar: u16,
    /// The row of the status line, where there is one.
    pub status: Option<u16>,
}

impl Room {
    /// Divides a screen. `panel` are the columns a panel beside the text takes, and `mirrored` whether it
    /// stands at the left.
    #[must_use]
    pub fn new(
        size: (u16, u16),
        widest: usize,
        base: Base,
        panel: Option<u16>,
        mirrored: bool,
    ) -> Self {
        let (columns, rows) = size;
        let status = (rows >= 2).then(|| rows - 1);
        let panel = panel.unwrap_or(0).min(columns);
        let width = columns - panel;
        let x = if mirrored { panel } else { 0 };
        let text = Area { x, y: 0, width, height: status.unwrap_or(rows) };
        let margin = match width {
            0..3 => 0,
            3..30 => 1,
            30..50 => 2,
            _ => 3,
        };
        let measure = widest.min(usize::from(width.saturating_sub(2 * margin))).max(1);
        let left = x + width.saturating_sub(measure as u16) / 2;
        let bar = if base == Base::Rtl { x } else { (x + width).saturating_sub(1) };
        Self { text, measure, left, bar, status }
    }

    /// How a pane stands on a screen of so many columns.
    #[must_use]
    pub fn stand(columns: u16) -> Stand {
        match columns {
            0..SHEET => Stand::Whole,
            SHEET..BESIDE => Stand::Sheet,
            _ => Stand::Beside,
        }
    }
}
