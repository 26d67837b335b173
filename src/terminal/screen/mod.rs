//! The screen: what the terminal shows now. In: the cells it is to show. Out: the bytes that change the
//! one into the other, written at once.
//!
//! Columns and rows count from 0 here and from 1 on the wire. Nothing is written for a cell that does
//! not change; a frame that changes nothing is no bytes.

mod encode;
mod pen;
mod scroll;
mod shown;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;

use encode::Encoder;
use pen::Pen;
use shown::{Before, Shown};

use crate::view::{Frame, Link};

/// What the terminal can do, as far as the bytes depend on it.
#[expect(clippy::struct_excessive_bools, reason = "each is an ability of its own")]
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
    /// Combining marks of Arabic, Hebrew and Latin take no column, as wcwidth(3) has it.
    pub counts_marks: bool,
}

/// What the terminal shows now.
#[derive(Clone, Debug, Default)]
pub struct Screen {
    /// The frame that was sent last, until there is time to take its cells out of it.
    sent: Option<Sent>,
    shown: Option<Shown>,
    /// The frame that was drawn last, empty again.
    spare: Option<Frame>,
    /// The room of the cells of one that is shown no more.
    room: Vec<Cell>,
}

/// A frame that was sent: its links, and its rows' fingerprints where they were wanted.
#[derive(Clone, Debug)]
struct Sent {
    frame: Frame,
    links: Vec<Link>,
    fingerprints: Option<Vec<Option<u64>>>,
}

impl Screen {
    /// Forgets what is shown: the next frame is sent whole.
    pub fn forget(&mut self) {
        self.settle();
        self.shown = None;
    }

    /// An empty frame of the size and ground of the last one, for the next to be drawn in.
    #[must_use]
    pub fn spare(&mut self) -> Option<Frame> {
        self.settle();
        self.spare.take()
    }

    /// Takes the cells that were sent out of their frame. Nobody waits for it: it is done before the next is drawn.
    fn settle(&mut self) {
        if let Some(Sent { mut frame, links, fingerprints }) = self.sent.take() {
            let fingerprints = fingerprints.unwrap_or_else(|| scroll::fingerprints(&frame));
            let room = std::mem::take(&mut self.room);
            self.shown = Some(Shown::take(&mut frame, links, fingerprints, room));
            self.spare = Some(frame);
        }
    }

    /// The bytes that bring `next` with its links and the cursor (hidden where `None`) on the screen.
    pub fn update(
        &mut self,
        next: Buffer,
        links: Vec<Link>,
        cursor: Option<Position>,
        abilities: Abilities,
    ) -> Vec<u8> {
        let mut frame = Frame::of_cells(next);
        (frame.links, frame.cursor) = (links, cursor);
        self.show(frame, abilities)
    }

    /// The bytes that bring a frame on the screen.
    pub fn show(&mut self, mut next: Frame, abilities: Abilities) -> Vec<u8> {
        debug_assert!(scroll::is_ground_without_ink(&next), "cells were changed by hand");
        self.settle();
        // A terminal that places cells by itself places them elsewhere.
        let wanted = abilities.links && !abilities.whole_rows;
        let links = if wanted { std::mem::take(&mut next.links) } else { Vec::new() };
        let before = self.shown.take().filter(|shown| shown.area == next.buffer.area);
        let fingerprints = before.is_some().then(|| scroll::fingerprints(&next));
        let bytes = match (&before, &fingerprints) {
            (Some(shown), Some(fingerprints)) => {
                shorter_way(shown, &next, &links, fingerprints, abilities)
            }
            _ => Encoder::whole(&next, &links, abilities),
        };
        let cursor = next.cursor;
        let framed = match &before {
            Some(shown) if bytes.is_empty() && shown.cursor == cursor => bytes,
            Some(shown) => frame(&bytes, shown.cursor.is_some(), cursor, abilities),
            None => frame(&bytes, true, cursor, abilities),
        };
        self.room = before.map_or_else(Vec::new, Shown::into_room);
        self.sent = Some(Sent { frame: next, links, fingerprints });
        framed
    }
}

/// By writing what differs, or by scrolling first.
fn shorter_way(
    shown: &Shown,
    next: &Frame,
    links: &[Link],
    fingerprints: &[Option<u64>],
    abilities: Abilities,
) -> Vec<u8> {
    let plain = || Encoder::diff(Before::shown(shown), next, (&shown.links, links), abilities);
    let Some(shift) = scroll::shift(&shown.fingerprints, fingerprints) else { return plain() };
    let scrolled = scroll::diff(shift, shown, (next, links), abilities);
    if shift.is_sure() {
        return scrolled;
    }
    let plain = plain();
    if scrolled.len() < plain.len() { scrolled } else { plain }
}

/// Adds the cursor, and the marks of mode 2026 around it all.
fn frame(
    bytes: &[u8],
    cursor_shown: bool,
    cursor: Option<Position>,
    abilities: Abilities,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + 40);
    if abilities.synchronized {
        out.extend_from_slice(b"\x1b[?2026h");
    }
    if cursor_shown {
        out.extend_from_slice(b"\x1b[?25l");
    }
    out.extend_from_slice(bytes);
    if let Some(position) = cursor {
        let at = format!("\x1b[{};{}H\x1b[?25h", position.y + 1, position.x + 1);
        out.extend_from_slice(at.as_bytes());
    }
    if abilities.synchronized {
        out.extend_from_slice(b"\x1b[?2026l");
    }
    out
}

/// The background that most cells of a screen have: what it is cleared to.
fn ground(next: &Frame) -> Pen {
    let mut counts: Vec<(ratatui::style::Color, usize)> = Vec::new();
    let width = usize::from(next.buffer.area.width).max(1);
    let mut count = |colour, cells| match counts.iter_mut().find(|(known, _)| *known == colour) {
        Some((_, count)) => *count += cells,
        None => counts.push((colour, cells)),
    };
    for (y, row) in next.buffer.content.chunks(width).enumerate() {
        let mut rest = row.len();
        for columns in next.ink.columns(next.ink.mask(y)) {
            rest -= columns.len();
            row[columns].iter().for_each(|cell| count(cell.bg, 1));
        }
        count(next.ground.bg, rest);
    }
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    let mut cell = Cell::EMPTY;
    cell.bg = most.map_or(ratatui::style::Color::Reset, |(colour, _)| colour);
    Pen::of(&cell, Abilities::default())
}
