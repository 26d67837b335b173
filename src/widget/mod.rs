//! `BidiText`: ratatui's `Text` in, drawn right-to-left through the layout engine.
//!
//! Each line of the text is a paragraph: it is wrapped, ordered (UAX #9), joined and placed flush to its
//! start side, and every span keeps its style. Positions in the text are bytes of its lines joined by one
//! line feed, as `Text::to_string` joins them; positions on the screen are ratatui's.

mod flat;
mod row;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Position, Rect};
use ratatui::text::Text;
use ratatui::widgets::Widget;

use crate::layout::{Align, Columns, Direction, Options, Paragraph, Shape};

use flat::Flat;
use row::Row;

/// A direction on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// Text of any direction, laid out in the area it is rendered in.
///
/// ```
/// use qari::widget::BidiText;
/// use ratatui::{buffer::Buffer, layout::Rect, widgets::Widget};
///
/// let area = Rect::new(0, 0, 12, 1);
/// let mut buffer = Buffer::empty(area);
/// BidiText::new("\u{5D0}\u{5D1}\u{5D2}\u{5D3} abc").render(area, &mut buffer);
/// assert_eq!(buffer[(11, 0)].symbol(), "\u{5D0}");
/// ```
#[derive(Clone, Debug)]
pub struct BidiText<'t> {
    text: Text<'t>,
    flat: Flat,
    options: Options,
    scroll: usize,
}

impl<'t> BidiText<'t> {
    /// A text with its styles. An alignment set in it (`Line::right_aligned` …) is kept; without one a
    /// paragraph stands flush to its start side.
    #[must_use]
    pub fn new(text: impl Into<Text<'t>>) -> Self {
        let text = text.into();
        let flat = Flat::new(&text);
        Self { text, flat, options: Options::default(), scroll: 0 }
    }

    /// Sets all choices of the layout at once.
    #[must_use]
    pub fn options(mut self, options: Options) -> Self {
        self.options = options;
        self
    }

    /// Says how a paragraph's base direction is found.
    #[must_use]
    pub fn direction(mut self, direction: Direction) -> Self {
        self.options.direction = direction;
        self
    }

    /// Says where paragraphs stand that the text itself does not align.
    #[must_use]
    pub fn align(mut self, align: Align) -> Self {
        self.options.align = align;
        self
    }

    /// Says which characters are sent for letters that join.
    #[must_use]
    pub fn shape(mut self, shape: Shape) -> Self {
        self.options.shape = shape;
        self
    }

    /// Leaves out this many rows at the top.
    #[must_use]
    pub fn scroll(mut self, rows: usize) -> Self {
        self.scroll = rows;
        self
    }

    /// The rows it takes at a width in columns.
    #[must_use]
    pub fn height(&self, width: u16) -> usize {
        self.rows(width).count()
    }

    /// The bytes of the text under a position of the screen, when rendered in `area`; `None` where there
    /// is no text.
    #[must_use]
    pub fn hit(&self, area: Rect, position: Position) -> Option<Range<usize>> {
        if !area.contains(position) {
            return None;
        }
        let row = self.rows(area.width).nth(self.scroll + usize::from(position.y - area.y))?;
        row.hit(usize::from(position.x - area.x))
    }

    /// The cells of the screen that show a byte range, when rendered in `area`: one rectangle of one row
    /// for each visual piece, top to bottom and left to right.
    #[must_use]
    pub fn cells(&self, area: Rect, bytes: Range<usize>) -> Vec<Rect> {
        let mut cells = Vec::new();
        for (y, row) in (area.y..area.bottom()).zip(self.rows(area.width).skip(self.scroll)) {
            if row.start() >= bytes.end {
                break;
            }
            cells.extend(row.pieces(bytes.clone()).into_iter().filter_map(|columns| {
                let piece = Rect {
                    x: area.x + u16::try_from(columns.start).ok()?,
                    y,
                    width: u16::try_from(columns.len()).ok()?,
                    height: 1,
                };
                Some(piece.intersection(area)).filter(|piece| !piece.is_empty())
            }));
        }
        cells
    }

    /// Where a block cursor stands that is before a byte of the text: on the cell that shows it, or behind
    /// the last one of its paragraph, on the side where the paragraph ends; `None` where that row is not
    /// in `area`.
    #[must_use]
    pub fn cursor(&self, area: Rect, byte: usize) -> Option<Position> {
        let (index, row) = self.row_of(area.width, byte)?;
        let y = index.checked_sub(self.scroll).and_then(|y| u16::try_from(y).ok())?;
        let x = row.cursor(byte).min(isize::try_from(area.width).ok()? - 1).max(0);
        let position = Position::new(area.x + u16::try_from(x).ok()?, area.y.checked_add(y)?);
        area.contains(position).then_some(position)
    }

    /// The byte that an arrow key moves a cursor to: that of the next cell on that side, whatever the
    /// direction of the text; past the end of a row, on to the next row. `None` at the ends of the text.
    #[must_use]
    pub fn beside(&self, width: u16, byte: usize, side: Side) -> Option<usize> {
        let rows: Vec<Row> = self.rows(width).collect();
        let index = rows.iter().rposition(|row| row.start() <= byte)?;
        if let Some(next) = rows[index].beside(byte, side) {
            return Some(next);
        }
        if rows[index].ends_on(side) {
            rows.get(index + 1).map(Row::first)
        } else {
            index.checked_sub(1).map(|above| rows[above].last())
        }
    }

    /// The row that holds an insertion point, and its number from the top of the text.
    fn row_of(&self, width: u16, byte: usize) -> Option<(usize, Row)> {
        self.rows(width).enumerate().take_while(|(_, row)| row.start() <= byte).last()
    }

    /// The rows at a width, laid out as they are asked for.
    fn rows(&self, width: u16) -> impl Iterator<Item = Row> + '_ {
        let width = usize::from(width.max(1));
        self.flat.paragraphs().flat_map(move |(index, range)| {
            let paragraph = Paragraph::new(&self.flat.text()[range.clone()], &self.options);
            let alignment = self.alignment(index);
            let mut rows: Vec<Row> = paragraph
                .lines(Columns(width))
                .map(|line| Row::new(line, &paragraph, range.start, width, alignment))
                .collect();
            if rows.is_empty() {
                rows.push(Row::empty(paragraph.base(), range.start, width, alignment));
            }
            if let Some(last) = rows.last_mut() {
                last.ends_paragraph(range.end);
            }
            rows
        })
    }

    /// The alignment that the text sets for one of its lines.
    fn alignment(&self, line: usize) -> Option<Alignment> {
        let own = self.text.lines.get(line).and_then(|line| line.alignment);
        own.or(self.text.alignment)
    }
}

impl Widget for BidiText<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        (&self).render(area, buffer);
    }
}

impl Widget for &BidiText<'_> {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        if area.is_empty() {
            return;
        }
        buffer.set_style(area, self.text.style);
        for (y, row) in (area.y..area.bottom()).zip(self.rows(area.width).skip(self.scroll)) {
            let slot = Rect { y, height: 1, ..area };
            if let Some(line) = self.text.lines.get(self.flat.line_of(row.start())) {
                buffer.set_style(slot, line.style);
            }
            row.render(slot, buffer, |byte| self.flat.style(byte));
        }
    }
}
