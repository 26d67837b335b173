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
    /// Below the text, in whole rows.
    Below,
    /// The whole screen.
    Whole,
}

/// The columns from which the panel stands beside the text: both are wide enough to be read.
pub const BESIDE: u16 = 80;
/// The columns and rows from which a pane leaves room for the text.
pub const LEAST: (u16, u16) = (50, 14);
/// Screens of at least so many rows have generous air.
pub const ROOMY: u16 = 16;

/// The columns kept free on each side of text in a pane of so many.
#[must_use]
pub fn margin(columns: u16) -> u16 {
    match columns {
        0..3 => 0,
        3..30 => 1,
        30..50 => 2,
        _ => 3,
    }
}

/// The areas of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Where the article is, its scrollbar included.
    pub text: Area,
    /// Where the panel is, where it is open.
    pub panel: Option<Area>,
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
    /// Divides a screen. `panel` says how an open panel stands, and `mirrored` whether one beside the text
    /// is at the left. The text keeps what the panel leaves; under one that takes the whole screen, all.
    #[must_use]
    pub fn new(
        size: (u16, u16),
        widest: usize,
        base: Base,
        panel: Option<Stand>,
        mirrored: bool,
    ) -> Self {
        let (columns, rows) = size;
        let status = (rows >= 2).then(|| rows - 1);
        let all = Area { x: 0, y: 0, width: columns, height: status.unwrap_or(rows) };
        let panel = panel.map(|stand| (stand, all.panel(stand, mirrored)));
        let text = match panel {
            Some((Stand::Beside, area)) => {
                let x = if mirrored { area.width } else { 0 };
                Area { x, width: columns - area.width, ..all }
            }
            Some((Stand::Below, area)) => Area { height: area.y, ..all },
            Some((Stand::Whole, _)) | None => all,
        };
        let Area { x, width, .. } = text;
        let measure = widest.min(usize::from(width.saturating_sub(2 * margin(width)))).max(1);
        let left = x + width.saturating_sub(measure as u16) / 2;
        let bar = if base == Base::Rtl { x } else { (x + width).saturating_sub(1) };
        Self { text, panel: panel.map(|(_, area)| area), measure, left, bar, status }
    }

    /// How a panel stands on a screen of so many columns and rows. `whole_rows` says that nothing may stand
    /// beside text.
    #[must_use]
    pub fn stand((columns, rows): (u16, u16), whole_rows: bool) -> Stand {
        if columns >= BESIDE && !whole_rows {
            Stand::Beside
        } else if columns >= LEAST.0 && rows >= LEAST.1 {
            Stand::Below
        } else {
            Stand::Whole
        }
    }
}

impl Area {
    /// The part of it that a panel takes.
    fn panel(self, stand: Stand, mirrored: bool) -> Self {
        match stand {
            Stand::Beside => {
                let width = (self.width / 3).clamp(30, 46).min(self.width);
                let x = if mirrored { self.x } else { self.x + self.width - width };
                Self { x, width, ..self }
            }
            Stand::Below => {
                let height = (self.height / 2).min(18);
                Self { y: self.y + self.height - height, height, ..self }
            }
            Stand::Whole => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_panel_covers_no_text_but_where_it_is_the_whole_screen() {
        for columns in 1..200 {
            for rows in 1..60 {
                for (whole_rows, mirrored) in [(false, false), (false, true), (true, false)] {
                    let size = (columns, rows);
                    let stand = Room::stand(size, whole_rows);
                    let room = Room::new(size, 72, Base::Rtl, Some(stand), mirrored);
                    let panel = room.panel.unwrap_or_default();
                    let apart = panel.x + panel.width <= room.text.x
                        || room.text.x + room.text.width <= panel.x
                        || room.text.y + room.text.height <= panel.y;
                    assert!(apart || stand == Stand::Whole, "{size:?}: {room:?}");
                    assert!(
                        stand != Stand::Beside || !whole_rows && room.measure >= 40,
                        "{size:?}"
                    );
                }
            }
        }
    }
}
