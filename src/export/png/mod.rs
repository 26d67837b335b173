//! PNG: the frame as a terminal with `DejaVu` Sans Mono would show it.
//!
//! In: cells. Out: pixels, 10 × 21 to a cell (or so many times that: `Page::scale`) with air around. Grounds are laid first, then underlines,
//! then glyphs, so that a high mark may reach into the row above it.

#![allow(
    clippy::cast_sign_loss,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    reason = "pixels of a picture are few: they fit each of the types they are counted in"
)]

mod canvas;
mod encode;
mod fonts;
mod stand_in;

use super::boxes;
use super::grid::{BASELINE, CELL_HEIGHT, CELL_WIDTH, MARGIN, UNDERLINE};
use super::paint::Paint;
use super::row::{Glyph, glyphs};
use super::{ExportError, Page};
use crate::theme::Rgb;
use crate::view::Frame;

use canvas::{Canvas, Patch};
use fonts::Fonts;

/// Draws a frame and encodes it.
pub(super) fn write(frame: &Frame, page: Page) -> Result<Vec<u8>, ExportError> {
    let area = frame.buffer.area;
    let scale = i32::from(page.scale.clamp(1, Page::LARGEST));
    let mut canvas = Canvas::new(
        i32::from(area.width) * CELL_WIDTH + 2 * MARGIN,
        i32::from(area.height) * CELL_HEIGHT + 2 * MARGIN,
        scale,
        page.ground,
    );
    each(frame, |glyph, place| {
        let paint = cell_paint(frame, glyph, place.row, page);
        canvas.fill(place.patch(glyph), paint.ground);
        bleed(&mut canvas, glyph, place.patch(glyph), area.width, paint.ground);
    });
    each(frame, |glyph, place| {
        let paint = cell_paint(frame, glyph, place.row, page);
        draw_lines(&mut canvas, place.patch(glyph), paint);
    });
    let mut fonts = Fonts::new(scale);
    each(frame, |glyph, place| {
        if glyph.is_blank() {
            return;
        }
        let paint = cell_paint(frame, glyph, place.row, page);
        let patch = place.patch(glyph);
        if let Some(parts) = boxes::parts(glyph.symbol) {
            draw_parts(&mut canvas, &parts, patch, paint);
            return;
        }
        for stain in fonts.glyph(glyph.symbol, glyph.columns, paint.bold).iter() {
            canvas.stain(stain, patch.left, patch.top, paint.ink);
        }
    });
    encode::png(&canvas).map_err(|reason| ExportError::Encoding {
        columns: area.width,
        rows: area.height,
        reason,
    })
}

/// Where a cell's pixels begin.
struct Place {
    row: u16,
    left: i32,
    top: i32,
}

impl Place {
    fn patch(&self, glyph: &Glyph) -> Patch {
        let width = i32::from(glyph.columns) * CELL_WIDTH;
        Patch { left: self.left, top: self.top, width, height: CELL_HEIGHT }
    }
}

fn each(frame: &Frame, mut draw: impl FnMut(&Glyph, Place)) {
    for row in 0..frame.buffer.area.height {
        for glyph in glyphs(&frame.buffer, row) {
            let left = MARGIN + i32::from(glyph.column) * CELL_WIDTH;
            draw(&glyph, Place { row, left, top: MARGIN + i32::from(row) * CELL_HEIGHT });
        }
    }
}

/// The paint of a cell, turned round under the terminal's cursor.
fn cell_paint(frame: &Frame, glyph: &Glyph, row: u16, page: Page) -> Paint {
    let mut paint = Paint::of(glyph.cell, page);
    if frame.cursor.is_some_and(|cursor| (cursor.x, cursor.y) == (glyph.column, row)) {
        (paint.ink, paint.ground) = (paint.ground, paint.ink);
    }
    paint
}

/// Carries the ground of the first and last cell of a row on through the margin, so that a band such as
/// the status line reaches from side to side.
fn bleed(canvas: &mut Canvas, glyph: &Glyph, cell: Patch, columns: u16, ground: Rgb) {
    if glyph.column == 0 {
        canvas.fill(Patch { left: 0, width: MARGIN, ..cell }, ground);
    }
    if glyph.column + glyph.columns >= columns {
        canvas.fill(Patch { left: cell.left + cell.width, width: MARGIN, ..cell }, ground);
    }
}

fn draw_parts(canvas: &mut Canvas, parts: &[boxes::Part], cell: Patch, paint: Paint) {
    for part in parts {
        let (left, top) = (cell.left + part.left, cell.top + part.top);
        let patch = Patch { left, top, width: part.width, height: part.height };
        canvas.fill(patch, paint.ink.over(paint.ground, part.share));
    }
}

/// The underline and the line through struck text.
fn draw_lines(canvas: &mut Canvas, patch: Patch, paint: Paint) {
    if let Some(colour) = paint.underline {
        canvas.fill(Patch { top: patch.top + UNDERLINE, height: 1, ..patch }, colour);
    }
    if paint.struck {
        canvas.fill(Patch { top: patch.top + BASELINE - 5, height: 1, ..patch }, paint.ink);
    }
}
