//! A sheet of pixels: rectangles filled, shapes stained in a colour. Coverage has few steps, so that a
//! picture keeps to few colours and its file stays small.

use crate::theme::Rgb;

/// A rectangle of pixels: of the grid, or of the picture where a shape says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patch {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// A shape: how far each pixel of a rectangle of the picture is covered, 0 to [`FULL`].
#[derive(Clone, Debug)]
pub(super) struct Stain {
    pub(super) patch: Patch,
    pub(super) coverage: Vec<u8>,
}

/// The coverage of a pixel that is covered whole.
pub(super) const FULL: u8 = 8;

impl Stain {
    /// A shape that covers nothing yet.
    pub(super) fn new(patch: Patch) -> Self {
        let pixels = patch.width.max(0) as usize * patch.height.max(0) as usize;
        Self { patch, coverage: vec![0; pixels] }
    }

    /// Covers a pixel, counted from the shape's own corner, by 0.0 to 1.0.
    pub(super) fn cover(&mut self, x: u32, y: u32, coverage: f32) {
        let index = y as usize * self.patch.width as usize + x as usize;
        if let Some(pixel) = self.coverage.get_mut(index) {
            *pixel = (coverage.clamp(0.0, 1.0) * f32::from(FULL)).round() as u8;
        }
    }
}

/// The pixels of a picture, row by row.
#[derive(Clone, Debug)]
pub(super) struct Canvas {
    /// Pixels of the picture for one of the grid.
    scale: i32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) pixels: Vec<Rgb>,
}

impl Canvas {
    /// A sheet of one colour, of so many pixels of the grid.
    pub(super) fn new(width: i32, height: i32, scale: i32, ground: Rgb) -> Self {
        let (width, height) = (width * scale, height * scale);
        Self { scale, width, height, pixels: vec![ground; width as usize * height as usize] }
    }

    /// Fills a rectangle of the grid; what lies outside the sheet is left out.
    pub(super) fn fill(&mut self, patch: Patch, colour: Rgb) {
        let on = |pixels: i32| pixels * self.scale;
        let columns = on(patch.left.max(0))..on(patch.left + patch.width).min(self.width);
        for y in on(patch.top.max(0))..on(patch.top + patch.height).min(self.height) {
            let row = y as usize * self.width as usize;
            if columns.start < columns.end {
                self.pixels[row + columns.start as usize..row + columns.end as usize].fill(colour);
            }
        }
    }

    /// Lays a shape's colour over the pixels it covers, its places counted from a corner of the grid.
    pub(super) fn stain(&mut self, stain: &Stain, left: i32, top: i32, colour: Rgb) {
        let Patch { left: dx, top: dy, width, .. } = stain.patch;
        let (left, top) = (left * self.scale, top * self.scale);
        for (index, &coverage) in stain.coverage.iter().enumerate() {
            let (x, y) = (index as i32 % width + left + dx, index as i32 / width + top + dy);
            let inside = (0..self.width).contains(&x) && (0..self.height).contains(&y);
            if coverage == 0 || !inside {
                continue;
            }
            let pixel = &mut self.pixels[y as usize * self.width as usize + x as usize];
            *pixel = blend(*pixel, colour, coverage);
        }
    }
}

fn blend(under: Rgb, over: Rgb, coverage: u8) -> Rgb {
    let full = u16::from(FULL);
    let mix = |under: u8, over: u8| {
        let (share, rest) = (u16::from(coverage), full - u16::from(coverage));
        ((u16::from(over) * share + u16::from(under) * rest + full / 2) / full) as u8
    };
    Rgb(mix(under.0, over.0), mix(under.1, over.1), mix(under.2, over.2))
}
