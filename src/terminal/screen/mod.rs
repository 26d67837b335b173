//! The screen: what the terminal shows now. In: the cells it is to show. Out: the bytes that change the
//! one into the other, written at once.
//!
//! Columns and rows count from 0 here and from 1 on the wire. Nothing is written for a cell that does
//! not change; a frame that changes nothing is no bytes.

mod encode;
mod pen;
mod scroll;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

pub use encode::Link;
use encode::Encoder;
use pen::Pen;

/// What the terminal can do, as far as the bytes depend on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    /// Erasing leaves the pen's background (terminfo `bce`).
    pub erases_with_background: bool,
    /// Underlines have a colour of their own (SGR 58).
    pub underline_colour: bool,
    /// Mode 2026: a frame is shown when it is complete.
    pub synchronized: bool,
    /// OSC 8 links.
    pub links: bool,
    /// A changed row is sent whole, because the terminal places its cells by itself.
    pub whole_rows: bool,
}

/// What the terminal shows now.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    shown: Option<Shown>,
}

#[derive(Clone, Debug)]
struct Shown {
    buffer: Buffer,
    links: Vec<Link>,
    cursor: Option<Position>,
}

impl Screen {
    /// Forgets what is shown: the next frame is sent whole.
    pub fn forget(&mut self) {
        self.shown = None;
    }

    /// The bytes that bring `next` with its links and the cursor (hidden where `None`) on the screen.
    pub fn update(
        &mut self,
        next: Buffer,
        links: Vec<Link>,
        cursor: Option<Position>,
        abilities: Abilities,
    ) -> Vec<u8> {
        let before = self.shown.take().filter(|shown| shown.buffer.area == next.area);
        let bytes = match &before {
            Some(shown) => {
                let plain = Encoder::diff(&shown.buffer, &next, (&shown.links, &links), abilities);
                match scroll::shift(&shown.buffer, &next) {
                    Some(shift) if links.is_empty() && shown.links.is_empty() => {
                        let scrolled = scroll::diff(shift, &shown.buffer, &next, abilities);
                        if scrolled.len() < plain.len() { scrolled } else { plain }
                    }
                    _ => plain,
                }
            }
            None => Encoder::whole(&next, &links, abilities),
        };
        let known = before.as_ref().map(|shown| shown.cursor);
        let framed = frame(bytes, cursor, known, abilities);
        self.shown = Some(Shown { buffer: next, links, cursor });
        framed
    }
}

/// Adds the cursor, and the marks of mode 2026 around it all.
fn frame(
    bytes: Vec<u8>,
    cursor: Option<Position>,
    known: Option<Option<Position>>,
    abilities: Abilities,
) -> Vec<u8> {
    let unchanged = bytes.is_empty() && known == Some(cursor);
    if unchanged {
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len() + 40);
    if abilities.synchronized {
        out.extend_from_slice(b"\x1b[?2026h");
    }
    if matches!(known, Some(Some(_))) && !bytes.is_empty() {
        out.extend_from_slice(b"\x1b[?25l");
    }
    out.extend_from_slice(&bytes);
    if let Some(position) = cursor {
        let at = format!("\x1b[{};{}H\x1b[?25h", position.y + 1, position.x + 1);
        out.extend_from_slice(at.as_bytes());
    } else if matches!(known, Some(Some(_))) {
        out.extend_from_slice(b"\x1b[?25l");
    }
    if abilities.synchronized {
        out.extend_from_slice(b"\x1b[?2026l");
    }
    out
}

/// The background that most cells of a screen have: what it is cleared to.
fn ground(buffer: &Buffer) -> Pen {
    let mut counts: Vec<(ratatui::style::Color, usize)> = Vec::new();
    for cell in &buffer.content {
        match counts.iter_mut().find(|(colour, _)| *colour == cell.bg) {
            Some((_, count)) => *count += 1,
            None => counts.push((cell.bg, 1)),
        }
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    let mut cell = Cell::EMPTY;
    cell.bg = most.map_or(ratatui::style::Color::Reset, |(colour, _)| colour);
    Pen::of(&cell, Abilities::default())
}

/// A screen of blanks on one background.
fn blanks(area: Rect, pen: Pen) -> Buffer {
    let mut cell = Cell::EMPTY;
    pen.paint(&mut cell);
    Buffer::filled(area, cell)
}
