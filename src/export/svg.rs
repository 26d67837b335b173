//! SVG: real text, held to the grid. Each cluster beyond ASCII is a text of its own at its own place and
//! of its own length, so that nothing is reordered and letters meet in whatever font there is; ASCII
//! goes out in runs. Box drawing and blocks are drawn by the font.

use std::fmt::Write as _;

use ratatui::layout::Position;

use super::Page;
use super::html::escape;
use super::paint::{Paint, hex};
use super::row::{Glyph, glyphs};
use crate::view::Frame;

/// The size of a cell and of the font in it, in SVG's pixels.
const CELL_WIDTH: u32 = 10;
const CELL_HEIGHT: u32 = 21;
const BASELINE: u32 = 16;
const FONT_SIZE: &str = "16.61";
/// The air round the cells.
const MARGIN: u32 = 20;

/// Writes the picture.
pub(super) fn write(frame: &Frame, page: Page) -> String {
    let area = frame.buffer.area;
    let width = u32::from(area.width) * CELL_WIDTH + 2 * MARGIN;
    let height = u32::from(area.height) * CELL_HEIGHT + 2 * MARGIN;
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
    for row in 0..area.height {
        write_grounds(&mut svg, frame, row, page);
    }
    for row in 0..area.height {
        write_texts(&mut svg, frame, row, page);
    }
    if let Some(Position { x, y }) = frame.cursor {
        let (left, top) = (u32::from(x) * CELL_WIDTH, u32::from(y) * CELL_HEIGHT);
        let _ =
            writeln!(svg, "<rect x=\"{left}\" y=\"{top}\" width=\"2\" height=\"{CELL_HEIGHT}\"/>");
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// Rectangles for the runs of cells on a ground of their own.
fn write_grounds(svg: &mut String, frame: &Frame, row: u16, page: Page) {
    let mut runs: Vec<(u16, u16, String)> = Vec::new();
    for glyph in glyphs(&frame.buffer, row) {
        let ground = Paint::of(glyph.cell, page).ground;
        if ground == page.ground {
            continue;
        }
        let ground = hex(ground);
        match runs.last_mut() {
            Some((from, columns, last)) if *from + *columns == glyph.column && *last == ground => {
                *columns += glyph.columns;
            }
            _ => runs.push((glyph.column, glyph.columns, ground)),
        }
    }
    let top = u32::from(row) * CELL_HEIGHT;
    for (from, columns, ground) in runs {
        let (left, width) = (u32::from(from) * CELL_WIDTH, u32::from(columns) * CELL_WIDTH);
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{CELL_HEIGHT}\" \
             fill=\"{ground}\"/>"
        );
    }
}

/// Text that goes out as one element.
struct Piece {
    column: u16,
    columns: u16,
    text: String,
    paint: Paint,
}

fn write_texts(svg: &mut String, frame: &Frame, row: u16, page: Page) {
    let mut pieces: Vec<Piece> = Vec::new();
    for glyph in glyphs(&frame.buffer, row) {
        let paint = Paint::of(glyph.cell, page);
        if let Some(colour) = paint.underline {
            write_underline(svg, &glyph, row, &hex(colour));
        }
        if glyph.is_blank() {
            continue;
        }
        match pieces.last_mut() {
            Some(piece)
                if piece.paint == paint
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
                paint,
            }),
        }
    }
    for piece in &pieces {
        write_piece(svg, piece, row, page);
    }
}

fn write_underline(svg: &mut String, glyph: &Glyph, row: u16, colour: &str) {
    let left = u32::from(glyph.column) * CELL_WIDTH;
    let top = (u32::from(row) + 1) * CELL_HEIGHT - 2;
    let width = u32::from(glyph.columns) * CELL_WIDTH;
    let _ = writeln!(
        svg,
        "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"1\" fill=\"{colour}\"/>"
    );
}

fn write_piece(svg: &mut String, piece: &Piece, row: u16, page: Page) {
    let left = u32::from(piece.column) * CELL_WIDTH;
    let base = u32::from(row) * CELL_HEIGHT + BASELINE;
    let length = u32::from(piece.columns) * CELL_WIDTH;
    let _ = write!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" lengthAdjust=\"spacingAndGlyphs\""
    );
    if piece.paint.ink != page.ink {
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
