//! SVG: real text, held to the grid. Each cluster beyond ASCII is a text of its own at its own place and
//! of its own length, so that nothing is reordered and letters meet in whatever font there is; ASCII
//! goes out in runs. Grounds, underlines, box drawing and blocks are rectangles.

use std::fmt::Write as _;

use super::Page;
use super::boxes;
use super::grid::{BASELINE, CELL_HEIGHT, CELL_WIDTH, MARGIN, UNDERLINE};
use super::html::escape;
use super::paint::{Paint, hex};
use super::row::{Glyph, glyphs};
use crate::theme::Rgb;
use crate::view::Frame;

/// The size at which an advance of the font is a cell.
const FONT_SIZE: &str = "16.61";

/// Writes the picture.
pub(super) fn write(frame: &Frame, page: Page) -> String {
    let area = frame.buffer.area;
    let width = i32::from(area.width) * CELL_WIDTH + 2 * MARGIN;
    let height = i32::from(area.height) * CELL_HEIGHT + 2 * MARGIN;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n\
         <g transform=\"translate({MARGIN} {MARGIN})\" fill=\"{}\" direction=\"ltr\" \
         font-family=\"DejaVu Sans Mono, Kawkab Mono, monospace\" font-size=\"{FONT_SIZE}\" \
         xml:space=\"preserve\">\n",
        hex(page.ground),
        hex(page.ink),
    );
    let rows = || (0..area.height).map(|row| Row::new(frame, row, page));
    for row in rows() {
        row.write_grounds(&mut svg);
    }
    for row in rows() {
        row.write_lines(&mut svg);
        row.write_texts(&mut svg);
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// A row with the paint of each cluster.
struct Row<'f> {
    top: i32,
    columns: u16,
    page: Page,
    cells: Vec<(Glyph<'f>, Paint)>,
}

/// A filled rectangle.
#[derive(Clone, Copy, PartialEq)]
struct Fill {
    left: i32,
    top: i32,
    width: i32,
    height: i32,
    colour: Rgb,
}

/// Text that goes out as one element.
struct Piece {
    column: u16,
    columns: u16,
    text: String,
    paint: Paint,
}

impl<'f> Row<'f> {
    fn new(frame: &'f Frame, row: u16, page: Page) -> Self {
        let cursor = |glyph: &Glyph| {
            frame.cursor.is_some_and(|cursor| (cursor.x, cursor.y) == (glyph.column, row))
        };
        let cells = glyphs(&frame.buffer, row).map(|glyph| {
            let mut paint = Paint::of(glyph.cell, page);
            if cursor(&glyph) {
                (paint.ink, paint.ground) = (paint.ground, paint.ink);
            }
            (glyph, paint)
        });
        let cells = cells.collect();
        let columns = frame.buffer.area.width;
        Self { top: i32::from(row) * CELL_HEIGHT, columns, page, cells }
    }

    /// The grounds that are not the page's; those of the first and last cell reach through the margin.
    fn write_grounds(&self, svg: &mut String) {
        let mut fills = Vec::new();
        for (glyph, paint) in
            self.cells.iter().filter(|(_, paint)| paint.ground != self.page.ground)
        {
            let mut fill = self.fill(glyph, paint.ground, 0, CELL_HEIGHT);
            if glyph.column == 0 {
                (fill.left, fill.width) = (fill.left - MARGIN, fill.width + MARGIN);
            }
            if glyph.column + glyph.columns >= self.columns {
                fill.width += MARGIN;
            }
            add(&mut fills, fill);
        }
        write_fills(svg, &fills);
    }

    /// Underlines, box drawing and blocks.
    fn write_lines(&self, svg: &mut String) {
        let mut fills = Vec::new();
        for (glyph, paint) in &self.cells {
            if let Some(colour) = paint.underline {
                add(&mut fills, self.fill(glyph, colour, UNDERLINE, 1));
            }
            for part in boxes::parts(glyph.symbol).unwrap_or_default() {
                let colour = paint.ink.over(paint.ground, part.share);
                let cell = self.fill(glyph, colour, part.top, part.height);
                add(&mut fills, Fill { left: cell.left + part.left, width: part.width, ..cell });
            }
        }
        write_fills(svg, &fills);
    }

    fn write_texts(&self, svg: &mut String) {
        let mut pieces: Vec<Piece> = Vec::new();
        for (glyph, paint) in &self.cells {
            if glyph.is_blank() || boxes::parts(glyph.symbol).is_some() {
                continue;
            }
            match pieces.last_mut() {
                Some(piece)
                    if piece.paint == *paint
                        && piece.column + piece.columns == glyph.column
                        && piece.text.is_ascii()
                        && glyph.symbol.is_ascii() =>
                {
                    piece.text.push_str(glyph.symbol);
                    piece.columns += glyph.columns;
                }
                _ => pieces.push(Piece {
                    column: glyph.column,
                    columns: glyph.columns,
                    text: glyph.symbol.to_owned(),
                    paint: *paint,
                }),
            }
        }
        for piece in &pieces {
            self.write_piece(svg, piece);
        }
    }

    fn write_piece(&self, svg: &mut String, piece: &Piece) {
        let left = i32::from(piece.column) * CELL_WIDTH;
        let base = self.top + BASELINE;
        let length = i32::from(piece.columns) * CELL_WIDTH;
        let _ = write!(
            svg,
            "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" \
             lengthAdjust=\"spacingAndGlyphs\""
        );
        if piece.paint.ink != self.page.ink {
            let _ = write!(svg, " fill=\"{}\"", hex(piece.paint.ink));
        }
        if piece.paint.bold {
            svg.push_str(" font-weight=\"bold\"");
        }
        if piece.paint.italic {
            svg.push_str(" font-style=\"italic\"");
        }
        if piece.paint.struck {
            svg.push_str(" text-decoration=\"line-through\"");
        }
        let _ = writeln!(svg, ">{}</text>", escape(&piece.text));
    }

    /// A rectangle as wide as a cluster.
    fn fill(&self, glyph: &Glyph, colour: Rgb, top: i32, height: i32) -> Fill {
        Fill {
            left: i32::from(glyph.column) * CELL_WIDTH,
            top: self.top + top,
            width: i32::from(glyph.columns) * CELL_WIDTH,
            height,
            colour,
        }
    }
}

/// Adds a rectangle, or makes the last one longer where the new one goes on with it.
fn add(fills: &mut Vec<Fill>, fill: Fill) {
    if let Some(last) = fills.last_mut()
        && last.left + last.width == fill.left
        && (last.top, last.height, last.colour) == (fill.top, fill.height, fill.colour)
    {
        last.width += fill.width;
        return;
    }
    fills.push(fill);
}

fn write_fills(svg: &mut String, fills: &[Fill]) {
    for Fill { left, top, width, height, colour } in fills {
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>",
            hex(*colour)
        );
    }
}
