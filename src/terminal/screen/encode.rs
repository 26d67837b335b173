//! Cells to bytes. In: what is shown and what is to be shown. Out: the fewest bytes that change the one
//! into the other: moves, pens, erasures and characters.

use std::io::Write;
use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::Cell;
use unicode_width::UnicodeWidthStr;

use super::pen::{Pen, looks_same};
use super::shown::Before;
use super::{Abilities, ground};
use crate::view::{Frame, Ink, Link};

/// Blank cells from this many up are erased rather than written.
const ERASE_FROM: usize = 8;

/// Writes the difference of two screens.
pub(super) struct Encoder {
    abilities: Abilities,
    bytes: Vec<u8>,
    pen: Pen,
    /// Column and row of the terminal's cursor; `None` where it is not certain.
    cursor: Option<(u16, u16)>,
    /// The row of it, where that at least is certain.
    on_row: Option<u16>,
    /// Columns of the screen.
    width: u16,
}

/// The addresses of the links before and after.
pub(super) type Links<'l> = (&'l [Link], &'l [Link]);

impl Encoder {
    /// An encoder whose pen is plain and whose cursor may be anywhere.
    pub(super) fn new(abilities: Abilities) -> Self {
        let bytes = Vec::with_capacity(4096);
        Self { abilities, bytes, pen: Pen::default(), cursor: None, on_row: None, width: 0 }
    }

    /// A whole screen: cleared to its ground, then what stands on it.
    pub(super) fn whole(next: &Frame, links: &[Link], abilities: Abilities) -> Vec<u8> {
        let mut encoder = Self::new(abilities);
        let ground = if abilities.erases_with_background { ground(next) } else { Pen::default() };
        encoder.bytes.extend_from_slice(b"\x1b[m");
        encoder.set(ground);
        encoder.bytes.extend_from_slice(b"\x1b[2J");
        let mut blank = Cell::EMPTY;
        ground.paint(&mut blank);
        let before = Before::blank(&blank, usize::from(next.buffer.area.width));
        encoder.rows(before, |_| None, next, (&[], links));
        encoder.finish()
    }

    /// What differs between two screens of one size.
    pub(super) fn diff(
        before: Before<'_>,
        next: &Frame,
        links: Links<'_>,
        abilities: Abilities,
    ) -> Vec<u8> {
        let mut encoder = Self::new(abilities);
        encoder.rows(before, Some, next, links);
        encoder.finish()
    }

    /// Writes bytes that move neither pen nor cursor knowingly; the cursor is uncertain afterwards.
    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        (self.cursor, self.on_row) = (None, None);
    }

    /// Ends with a plain pen.
    pub(super) fn finish(mut self) -> Vec<u8> {
        self.set(Pen::default());
        self.bytes
    }

    /// Writes every row that differs from the one shown, which `from` finds: the row that stands there now, or none
    /// where it is blank.
    pub(super) fn rows(
        &mut self,
        mut shown: Before<'_>,
        from: impl Fn(usize) -> Option<usize>,
        next: &Frame,
        links: Links<'_>,
    ) {
        let width = usize::from(next.buffer.area.width);
        if width == 0 {
            return;
        }
        self.width = next.buffer.area.width;
        let abilities = self.abilities;
        for (y, after) in next.buffer.content.chunks(width).enumerate() {
            let of_row = |links: &[Link]| -> Vec<Link> {
                links.iter().filter(|link| usize::from(link.row) == y).cloned().collect()
            };
            let (old, new) = (of_row(links.0), of_row(links.1));
            let is_linked = old != new;
            let Some((before, mask)) = shown.row(from(y), next, y, is_linked) else { continue };
            let changed = differing(before, after, next.ink.columns(mask));
            let changed = if is_linked || abilities.whole_rows {
                (changed.is_some() || is_linked).then_some(0..width)
            } else {
                changed
            };
            if let Some(changed) = changed {
                let tail = || blank_tail(after, &next.ink, next.ink.mask(y), abilities);
                self.row(y as u16, (before, after), changed, tail, (&old, &new));
            }
        }
    }

    /// Writes the columns of a row in which something has changed. `tail` finds where the blanks that end it begin.
    fn row(
        &mut self,
        y: u16,
        (before, after): (&[&Cell], &[Cell]),
        changed: Range<usize>,
        tail: impl Fn() -> usize,
        (old, new): Links<'_>,
    ) {
        let width = after.len();
        let erasable = |pen: Pen| pen.is_plain() || self.abilities.erases_with_background;
        let tail_pen = self.pen_of(&after[width - 1]).blank();
        let may_erase = after[changed.end - 1].symbol() == " " && tail_pen.is_some_and(erasable);
        let tail = if may_erase { tail() } else { width };
        // What follows the last change is the same already.
        let erase_tail = tail + 3 < width && tail < changed.end;
        let end = if erase_tail { tail } else { changed.end };
        let mut address: Option<Rc<str>> = None;
        let mut x = changed.start;
        while x < end {
            let columns = columns(&after[x]).min(width - x);
            let link = address_at(new, x);
            let same = looks_same(before[x], &after[x]) && address_at(old, x) == link;
            if same && !self.abilities.whole_rows {
                x += columns;
                continue;
            }
            let is_blank = after[x].symbol() == " ";
            let run = if is_blank { self.blank_run(&before[x..end], &after[x..end]) } else { 0 };
            if run >= ERASE_FROM && link.is_none() && !self.abilities.whole_rows {
                self.link(&mut address, None);
                self.move_to(x, y, after);
                self.set_ground(self.pen_of(&after[x]).blank().unwrap_or_default());
                let _ = write!(self.bytes, "\x1b[{run}X");
                x += run;
                continue;
            }
            if self.cursor != Some((x as u16, y)) {
                self.link(&mut address, None);
                self.move_to(x, y, after);
            }
            self.link(&mut address, link.filter(|_| self.abilities.links));
            self.put(&after[x], columns, x + columns == width);
            x += columns;
        }
        self.link(&mut address, None);
        if erase_tail {
            self.move_to(tail, y, after);
            self.set_ground(tail_pen.unwrap_or_default());
            self.bytes.extend_from_slice(b"\x1b[K");
        }
    }

    /// How many blanks on one erasable ground begin the cells, up to the last that differs.
    fn blank_run(&self, before: &[&Cell], after: &[Cell]) -> usize {
        let Some(pen) = after.first().and_then(|cell| self.pen_of(cell).blank()) else { return 0 };
        if !pen.is_plain() && !self.abilities.erases_with_background {
            return 0;
        }
        let blank = |cell: &Cell| cell.symbol() == " " && self.pen_of(cell).blank() == Some(pen);
        let run = after.iter().take_while(|cell| blank(cell)).count();
        let differs = (0..run).rev().find(|&x| !looks_same(before[x], &after[x]));
        differs.map_or(0, |last| last + 1)
    }

    fn pen_of(&self, cell: &Cell) -> Pen {
        Pen::of(cell, self.abilities)
    }

    fn set(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.bytes);
        self.pen = pen;
    }

    /// Takes a pen that erases to a ground: of another that does, nothing else is seen.
    fn set_ground(&mut self, ground: Pen) {
        if self.pen.blank() != Some(ground) {
            self.set(ground);
        }
    }

    /// Opens, changes or ends a link.
    fn link(&mut self, now: &mut Option<Rc<str>>, next: Option<Rc<str>>) {
        if *now != next {
            let address = next.as_deref().unwrap_or_default();
            let _ = write!(self.bytes, "\x1b]8;;{address}\x1b\\");
            *now = next;
        }
    }

    fn put(&mut self, cell: &Cell, columns: usize, last: bool) {
        let symbol = match cell.symbol() {
            "" => " ",
            symbol => symbol,
        };
        let pen = self.pen_of(cell);
        if !(symbol == " " && self.pen.same_on_blanks(pen)) {
            self.set(pen);
        }
        self.bytes.extend_from_slice(symbol.as_bytes());
        let Some((x, y)) = self.cursor.take() else { return };
        // The last column leaves the cursor waiting to wrap; a cluster of several characters may be counted otherwise
        // by the terminal, which then stays on the row at least, as long as there is room for twice as many.
        let most = 2 * symbol.chars().count() as u16;
        let on_row = !last && x.saturating_add(most) < self.width;
        self.on_row = on_row.then_some(y);
        let counted = is_plainly_counted(symbol, self.abilities.counts_marks);
        self.cursor = (!last && counted).then_some((x + columns as u16, y));
    }

    /// Moves the cursor by the shortest way, which may be to write a few cells again.
    fn move_to(&mut self, x: usize, y: u16, row: &[Cell]) {
        let target = (x as u16, y);
        if self.cursor == Some(target) {
            return;
        }
        match self.cursor {
            None if self.on_row == Some(y) => {
                let _ = write!(self.bytes, "\x1b[{}G", target.0 + 1);
            }
            Some((from, same)) if same == y && from < target.0 => {
                let distance = target.0 - from;
                let forward = match distance {
                    1 => "\x1b[C".to_owned(),
                    distance => format!("\x1b[{distance}C"),
                };
                let between = &row[usize::from(from)..x];
                let again: usize = between.iter().map(|cell| cell.symbol().len()).sum();
                let plain = between.iter().all(|cell| {
                    self.pen_of(cell) == self.pen
                        && columns(cell) == 1
                        && is_plainly_counted(cell.symbol(), false)
                });
                if plain && again <= forward.len() {
                    for cell in between {
                        self.bytes.extend_from_slice(cell.symbol().as_bytes());
                    }
                } else {
                    self.bytes.extend_from_slice(forward.as_bytes());
                }
            }
            Some((_, above)) if target.0 == 0 && above + 1 == y => {
                self.bytes.extend_from_slice(b"\r\n");
            }
            // A line feed keeps the column, or begins the row where the terminal is set so: it is told anyway.
            _ if target.0 > 0 && y > 0 && self.on_row == Some(y - 1) => {
                let _ = write!(self.bytes, "\n\x1b[{}G", target.0 + 1);
            }
            _ => {
                let _ = match target {
                    (0, 0) => write!(self.bytes, "\x1b[H"),
                    (0, row) => write!(self.bytes, "\x1b[{}H", row + 1),
                    (column, row) => write!(self.bytes, "\x1b[{};{}H", row + 1, column + 1),
                };
            }
        }
        self.cursor = Some(target);
        self.on_row = Some(y);
    }
}

/// The columns from the first that differs to the last, from the beginning of a character on; only some are looked at.
fn differing(
    before: &[&Cell],
    after: &[Cell],
    blocks: impl DoubleEndedIterator<Item = Range<usize>> + Clone,
) -> Option<Range<usize>> {
    let differs = |x: &usize| !looks_same(before[*x], &after[*x]);
    let first = blocks.clone().flatten().find(differs)?;
    let last = blocks.rev().flat_map(Iterator::rev).find(differs)?;
    let within = first > 0
        && [before[first - 1], &after[first - 1]].map(columns).iter().any(|&columns| columns > 1);
    Some(first - usize::from(within)..last + 1)
}

/// The columns a cell takes, 1 or more.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}

/// Whether the terminal counts this symbol as we do: one character, with marks of no width behind it where it is known
/// to give them none.
fn is_plainly_counted(symbol: &str, with_marks: bool) -> bool {
    let mut characters = symbol.chars();
    characters.next().is_some_and(|base| {
        base.is_ascii() || ('\u{a0}'..'\u{1100}').contains(&base) || is_form(base)
    }) && characters.all(|mark| with_marks && is_mark(mark))
}

/// The marks that have had no width since the first tables of widths: of Latin, Hebrew and Arabic.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{34e}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}'
        | '\u{5c4}'..='\u{5c5}' | '\u{64b}'..='\u{655}' | '\u{670}')
}

fn is_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{2010}'..='\u{27ff}')
}

fn address_at(links: &[Link], x: usize) -> Option<Rc<str>> {
    let link = links.iter().find(|link| link.columns.contains(&(x as u16)))?;
    Some(Rc::clone(&link.address))
}

/// Where the blanks that end a row begin, all on one ground. Behind the last block that was drawn on there is no other.
fn blank_tail(row: &[Cell], ink: &Ink, mask: u64, abilities: Abilities) -> usize {
    let Some(ground) = row.last().and_then(|cell| Pen::of(cell, abilities).blank()) else {
        return row.len();
    };
    let same =
        |cell: &&Cell| cell.symbol() == " " && Pen::of(cell, abilities).blank() == Some(ground);
    let drawn = ink.columns(mask).next_back().map_or(0, |columns| columns.end);
    drawn - row[..drawn].iter().rev().take_while(same).count()
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use crate::terminal::screen::shown::Shown;

    use super::*;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_default()
    }

    fn diff(shown: &Buffer, next: &Buffer, abilities: Abilities) -> String {
        linked(shown, next, &[], abilities)
    }

    fn linked(shown: &Buffer, next: &Buffer, links: &[Link], abilities: Abilities) -> String {
        let mut frame = Frame::of_cells(shown.clone());
        let shown = Shown::take(&mut frame, Vec::new(), Vec::new(), Vec::new());
        let next = Frame::of_cells(next.clone());
        text(Encoder::diff(Before::shown(&shown), &next, (&[], links), abilities))
    }

    const ERASES: Abilities = Abilities {
        erases_with_background: true,
        underline_colour: false,
        synchronized: false,
        links: true,
        whole_rows: false,
        counts_marks: false,
    };

    #[test]
    fn nothing_is_written_where_nothing_changed() {
        let screen = Buffer::with_lines(["one", "two"]);
        assert_eq!(diff(&screen, &screen, ERASES), "");
    }

    #[test]
    fn a_change_is_written_at_its_place_and_a_short_gap_again() {
        let shown = Buffer::with_lines(["abcdefghijkl"]);
        let next = Buffer::with_lines(["Abcdefghijkl"]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[HA");
        let next = Buffer::with_lines(["AbCdefghijkL"]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[HAbC\x1b[8CL");
    }

    #[test]
    fn blanks_at_the_end_are_erased_on_their_ground() {
        let shown = Buffer::with_lines(["abcdefghijkl"]);
        let mut next = Buffer::with_lines(["ab          "]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[1;3H\x1b[K");
        next.set_style(Rect::new(0, 0, 12, 1), Style::new().bg(Color::Blue));
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[H\x1b[44mab\x1b[K\x1b[m");
        let blind = Abilities::default();
        assert_eq!(diff(&shown, &next, blind), "\x1b[H\x1b[44mab          \x1b[m");
    }

    #[test]
    fn what_becomes_blank_before_text_that_stays_is_erased_alone() {
        let shown = Buffer::with_lines(["abcdefghijklmno      "]);
        let next = Buffer::with_lines(["a           mno      "]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[1;2H\x1b[11X");
        let next = Buffer::with_lines(["ab defghijklmno      "]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[1;3H ");
    }

    #[test]
    fn blanks_before_a_flush_right_line_are_erased_at_once() {
        let shown = Buffer::with_lines(["abcdefghijkl"]);
        let next = Buffer::with_lines(["          xy"]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[H\x1b[10X\x1b[10Cxy");
    }

    #[test]
    fn the_cursor_is_not_trusted_behind_a_cluster_of_several_characters() {
        let shown = Buffer::with_lines(["      "]);
        let mut next = shown.clone();
        next.content[0].set_symbol("\u{fe8e}\u{64e}");
        next.content[1].set_symbol("x");
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[H\u{fe8e}\u{64e}\x1b[2Gx");
    }

    #[test]
    fn a_mark_that_takes_no_column_leaves_the_cursor_certain() {
        let shown = Buffer::with_lines(["        "]);
        let mut next = shown.clone();
        let symbols = ["\u{fe8e}\u{64e}", "\u{2764}\u{fe0f}", "", "x"];
        for (cell, symbol) in next.content.iter_mut().zip(symbols) {
            cell.set_symbol(symbol);
        }
        let counts = Abilities { counts_marks: true, ..ERASES };
        let told = "\x1b[H\u{fe8e}\u{64e}\u{2764}\u{fe0f}\x1b[4Gx";
        assert_eq!(diff(&shown, &next, counts), told, "but a sign of emoji may have two");
    }

    #[test]
    fn the_next_row_is_reached_by_a_line_feed_and_its_column() {
        let shown = Buffer::with_lines(["      ", "      "]);
        let next = Buffer::with_lines(["  ab  ", " cd   "]);
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[1;3Hab\n\x1b[2Gcd");
    }

    #[test]
    fn blanks_in_another_ink_are_not_written_and_erased_in_any() {
        let mut shown = Buffer::with_lines(["ab            cd"]);
        let mut next = Buffer::with_lines(["ab            cd"]);
        next.set_style(Rect::new(2, 0, 12, 1), Style::new().fg(Color::Red).bold());
        assert_eq!(diff(&shown, &next, ERASES), "");
        shown.content[8].set_symbol("x");
        next.set_style(Rect::new(0, 0, 2, 1), Style::new().fg(Color::Red));
        assert_eq!(
            diff(&shown, &next, ERASES),
            "\x1b[H\x1b[31mab\x1b[7X\x1b[m".replace("\x1b[7X", "\x1b[6C ")
        );
    }

    #[test]
    fn near_the_edge_not_even_the_row_is_trusted_behind_such_a_cluster() {
        let shown = Buffer::with_lines(["      "]);
        let mut next = shown.clone();
        next.content[3].set_symbol("\u{fe8e}\u{64e}");
        next.content[4].set_symbol("x");
        assert_eq!(diff(&shown, &next, ERASES), "\x1b[1;4H\u{fe8e}\u{64e}\x1b[1;5Hx");
    }

    #[test]
    fn a_link_opens_and_ends_around_its_cells() {
        let shown = Buffer::with_lines(["    "]);
        let next = Buffer::with_lines(["a bc"]);
        let link = Link { row: 0, columns: 2..4, address: "http://a".into() };
        let bytes = linked(&shown, &next, &[link], ERASES);
        assert_eq!(bytes, "\x1b[Ha \x1b]8;;http://a\x1b\\bc\x1b]8;;\x1b\\");
    }
}
