//! Fonts: a cell's characters in, stains out, placed by the font's own tables.
//!
//! Marks stand where the font's GPOS puts them. What `DejaVu` Sans Mono lacks comes from `DejaVu` Sans, held
//! to the cell's width so that letters still meet; what neither has is a small box.

use std::collections::HashMap;
use std::rc::Rc;

use ab_glyph::{Font as _, FontRef, GlyphId, OutlinedGlyph, Point, PxScaleFactor};
use harfrust::{Buffer, Font, Script, ShapeOptions, ShaperFont};

use super::canvas::{FULL, Patch, Stain};
use super::stand_in::stand_in;
use crate::export::grid::{BASELINE, CELL_HEIGHT, CELL_WIDTH};

/// Font units of the advance of every glyph of `DejaVu` Sans Mono; an em has 2048.
const ADVANCE: f32 = 1233.0;
/// Pixels of a font unit where one advance is a cell.
const SCALE: f32 = CELL_WIDTH as f32 / ADVANCE;

/// The fonts, and what has been drawn with them.
pub(super) struct Fonts {
    regular: Family,
    bold: Family,
    drawn: HashMap<(String, u16, bool), Rc<Vec<Stain>>>,
}

/// A monospaced face and the one that stands in for it.
struct Family {
    mono: Face,
    sans: Face,
}

struct Face {
    shaping: Font,
    outlines: FontRef<'static>,
    /// Pixels of the picture for one of the grid.
    scale: i32,
}

/// A glyph in font units from the cluster's start, y upwards.
#[derive(Clone, Copy)]
struct Placed {
    id: u16,
    x: f32,
    y: f32,
}

/// A shaped cluster.
struct Shaped {
    glyphs: Vec<Placed>,
    advance: f32,
}

impl Fonts {
    /// The fonts for a picture of so many pixels for one of the grid.
    pub(super) fn new(scale: i32) -> Self {
        use dejavu::{sans, sans_mono};
        let face = |bytes| Face::new(bytes, scale);
        let family = |mono, sans| Family { mono: face(mono), sans: face(sans) };
        Self {
            regular: family(sans_mono::regular(), sans::regular()),
            bold: family(sans_mono::bold(), sans::bold()),
            drawn: HashMap::new(),
        }
    }

    /// The shapes of a cluster over some columns, from the corner of its first cell.
    pub(super) fn glyph(&mut self, symbol: &str, columns: u16, bold: bool) -> Rc<Vec<Stain>> {
        let key = (symbol.to_owned(), columns, bold);
        if let Some(stains) = self.drawn.get(&key) {
            return Rc::clone(stains);
        }
        let family = if bold { &self.bold } else { &self.regular };
        let stains = Rc::new(family.draw(symbol, f32::from(columns) * ADVANCE));
        self.drawn.insert(key, Rc::clone(&stains));
        stains
    }
}

impl Family {
    /// Draws a cluster into a width of font units.
    fn draw(&self, symbol: &str, width: f32) -> Vec<Stain> {
        let known: String = symbol.chars().filter(|&c| self.mono.has(c)).collect();
        let base = symbol.chars().next().is_some_and(|c| self.mono.has(c));
        if !base {
            return self.draw_in_sans(symbol, width);
        }
        let shaped = self.mono.shape(&known);
        let left = (width - shaped.advance) / 2.0;
        let mut stains = self.mono.stains(&shaped.glyphs, left, 1.0);
        for mark in stains.iter_mut().skip(1) {
            hold(mark, width * self.mono.scale as f32);
        }
        for mark in symbol.chars().filter(|&c| !self.mono.has(c)) {
            stains.extend(self.mark_of_sans(symbol, mark, width));
        }
        stains
    }

    /// The whole cluster in the other face: stretched to the cell where letters join, else centred and
    /// made narrower where it is too wide.
    fn draw_in_sans(&self, symbol: &str, width: f32) -> Vec<Stain> {
        let Some(base) = symbol.chars().next() else { return Vec::new() };
        if !self.sans.has(base) {
            return match stand_in(base) {
                Some(nearest) => self.draw(&symbol.replacen(base, nearest, 1), width),
                None => vec![missing(width, self.sans.scale)],
            };
        }
        let known: String = symbol.chars().filter(|&c| self.sans.has(c)).collect();
        let shaped = self.sans.shape(&known);
        if shaped.advance <= 0.0 {
            return self.sans.stains(&shaped.glyphs, width / 2.0, 1.0);
        }
        let fit = width / shaped.advance;
        let stretch = if joins(symbol) { fit } else { fit.min(1.0) };
        let left = (width - shaped.advance * stretch) / 2.0;
        self.sans.stains(&shaped.glyphs, left, stretch)
    }

    /// A mark that the monospaced face lacks, where the other face puts it over the same letter.
    fn mark_of_sans(&self, symbol: &str, mark: char, width: f32) -> Vec<Stain> {
        let Some(base) = symbol.chars().next() else { return Vec::new() };
        let id = self.sans.outlines.glyph_id(mark).0;
        if id == 0 || !self.sans.has(base) {
            return Vec::new();
        }
        let shaped = self.sans.shape(&format!("{base}{mark}"));
        let marks: Vec<Placed> = shaped.glyphs.into_iter().filter(|glyph| glyph.id == id).collect();
        self.sans.stains(&marks, (width - shaped.advance) / 2.0, 1.0)
    }
}

impl Face {
    fn new(bytes: &'static [u8], scale: i32) -> Self {
        Self {
            scale,
            shaping: Font::new(bytes, 0).expect("the crate carries whole fonts"),
            outlines: FontRef::try_from_slice(bytes).expect("the crate carries whole fonts"),
        }
    }

    /// Whether it can show a character; what is never shown by itself needs no glyph.
    fn has(&self, character: char) -> bool {
        matches!(character, '\u{200c}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
            || self.outlines.glyph_id(character).0 != 0
    }

    /// Shapes a cluster in the direction of its script.
    fn shape(&self, text: &str) -> Shaped {
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let font = ShaperFont::new(&self.shaping);
        let shaped = harfrust::shape(&font, &mut buffer, ShapeOptions::new());
        if shaped.is_err() {
            return Shaped { glyphs: Vec::new(), advance: 0.0 };
        }
        let mut pen = 0;
        let mut glyphs = Vec::new();
        for (info, position) in buffer.glyph_infos().iter().zip(buffer.glyph_positions()) {
            glyphs.push(Placed {
                id: u16::try_from(info.glyph_id).unwrap_or(0),
                x: (pen + position.x_offset) as f32,
                y: position.y_offset as f32,
            });
            pen += position.x_advance;
        }
        Shaped { glyphs, advance: pen as f32 }
    }

    /// Draws glyphs from a pen position on, stretched sideways.
    fn stains(&self, glyphs: &[Placed], left: f32, stretch: f32) -> Vec<Stain> {
        glyphs.iter().filter_map(|&glyph| self.stain(glyph, left, stretch)).collect()
    }

    fn stain(&self, glyph: Placed, left: f32, stretch: f32) -> Option<Stain> {
        let id = GlyphId(glyph.id);
        let outline = self.outlines.outline(id)?;
        let unit = SCALE * self.scale as f32;
        let x = (left + glyph.x * stretch) * unit;
        let position = Point { x, y: (BASELINE * self.scale) as f32 - glyph.y * unit };
        let scale = PxScaleFactor { horizontal: unit * stretch, vertical: unit };
        let drawn = OutlinedGlyph::new(id.with_scale_and_position(1.0, position), outline, scale);
        let bounds = drawn.px_bounds();
        let mut stain = Stain::new(Patch {
            left: bounds.min.x as i32,
            top: bounds.min.y as i32,
            width: bounds.width() as i32,
            height: bounds.height() as i32,
        });
        drawn.draw(|x, y, coverage| stain.cover(x, y, coverage));
        Some(stain)
    }
}

/// Brings a mark back over its cell where the font has no place for it on such a base.
fn hold(mark: &mut Stain, width: f32) {
    let cell = (width * SCALE) as i32;
    let centre = mark.patch.left + mark.patch.width / 2;
    if !(0..=cell).contains(&centre) {
        mark.patch.left = (cell - mark.patch.width) / 2;
    }
}

/// Whether a cluster's letter may join its neighbours.
fn joins(symbol: &str) -> bool {
    let mut buffer = Buffer::new();
    buffer.push_str(symbol);
    buffer.guess_segment_properties();
    let letter = symbol.chars().next().is_some_and(char::is_alphabetic);
    letter && buffer.script() == Some(Script::ARABIC)
}

/// The outline of a box: a character that no font here has.
fn missing(width: f32, scale: i32) -> Stain {
    let patch = Patch {
        left: 2 * scale,
        top: (BASELINE - 11) * scale,
        width: ((width * SCALE) as i32 - 4) * scale,
        height: (CELL_HEIGHT - 10).min(12) * scale,
    };
    let mut stain = Stain::new(patch);
    for (index, pixel) in stain.coverage.iter_mut().enumerate() {
        let (x, y) = (index as i32 % patch.width, index as i32 / patch.width);
        let edge = x == 0 || y == 0 || x == patch.width - 1 || y == patch.height - 1;
        *pixel = if edge { FULL / 2 } else { 0 };
    }
    stain
}
