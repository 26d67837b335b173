//! Cells to bytes. In: what is shown and what is to be shown. Out: the fewest bytes that change the one
//! into the other: moves, pens, erasures and characters.

use std::io::Write;
use std::ops::Range;
use std::rc::Rc;

use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

use super::pen::Pen;
use super::{Abilities, ground};
use crate::view::Link;

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
    pub(super) fn whole(next: &Buffer, links: &[Link], abilities: Abilities) -> Vec<u8> {
        let mut encoder = Self::new(abilities);
        let ground = if abilities.erases_with_background { ground(next) } else { Pen::default() };
        encoder.bytes.extend_from_slice(b"\x1b[m");
        encoder.set(ground);
        encoder.bytes.extend_from_slice(b"\x1b[2J");
        let mut blank = Cell::EMPTY;
        ground.paint(&mut blank);
        let blank = vec![blank; usize::from(next.area.width)];
        encoder.rows(std::iter::repeat(blank.as_slice()), next, (&[], links));
        encoder.finish()
    }

    /// What differs between two screens of one size.
    pub(super) fn diff(
        shown: &Buffer,
        next: &Buffer,
        links: Links<'_>,
        abilities: Abilities,
    ) -> Vec<u8> {
        let mut encoder = Self::new(abilities);
        let width = usize::from(next.area.width).max(1);
        encoder.rows(shown.content.chunks(width), next, links);
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

    /// Writes every row that differs from the one shown.
    pub(super) fn rows<'b>(
        &mut self,
        shown: impl Iterator<Item = &'b [Cell]>,
        next: &Buffer,
        links: Links<'_>,
    ) {
        let width = usize::from(next.area.width);
        if width == 0 {
            return;
        }
        self.width = next.area.width;
        for (y, (before, after)) in shown.zip(next.content.chunks(width)).enumerate() {
            let y = y as u16;
            let of_row = |links: &[Link]| -> Vec<Link> {
                links.iter().filter(|link| link.row == y).cloned().collect()
            };
            let (old, new) = (of_row(links.0), of_row(links.1));
            let changed = if old == new && !self.abilities.whole_rows {
                differing(before, after)
            } else {
                (before != after || old != new).then_some(0..width)
            };
            if let Some(changed) = changed {
                self.row(y, (before, after), changed, &old, &new);
            }
        }
    }

    /// Writes the columns of a row in which something has changed.
    fn row(
        &mut self,
        y: u16,
        (before, after): (&[Cell], &[Cell]),
        changed: Range<usize>,
        old: &[Link],
        new: &[Link],
    ) {
        let width = after.len();
        let erasable = |pen: Pen| pen.is_plain() || self.abilities.erases_with_background;
        let tail_pen = self.pen_of(&after[width - 1]).blank();
        let may_erase = after[changed.end - 1].symbol() == " " && tail_pen.is_some_and(erasable);
        let tail = if may_erase { blank_tail(after, self.abilities) } else { width };
        // What follows the last change is the same already.
        let erase_tail = tail + 3 < width && tail < changed.end;
        let end = if erase_tail { tail } else { changed.end };
        let mut address: Option<Rc<str>> = None;
        let mut x = changed.start;
        while x < end {
            let columns = columns(&after[x]).min(width - x);
            let link = address_at(new, x);
            let same = before[x] == after[x] && address_at(old, x) == link;
            if same && !self.abilities.whole_rows {
                x += columns;
                continue;
            }
            let run = self.blank_run(&before[x..end], &after[x..end]);
            if run >= ERASE_FROM && link.is_none() && !self.abilities.whole_rows {
                self.link(&mut address, None);
                self.move_to(x, y, after);
                self.set(self.pen_of(&after[x]).blank().unwrap_or_default());
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
            self.set(tail_pen.unwrap_or_default());
            self.bytes.extend_from_slice(b"\x1b[K");
        }
    }

    /// How many blanks on one erasable ground begin the cells, up to the last that differs.
    fn blank_run(&self, before: &[Cell], after: &[Cell]) -> usize {
        let Some(pen) = after.first().and_then(|cell| self.pen_of(cell).blank()) else { return 0 };
        if !pen.is_plain() && !self.abilities.erases_with_background {
            return 0;
        }
        let blank = |cell: &Cell| cell.symbol() == " " && self.pen_of(cell).blank() == Some(pen);
        let run = after.iter().take_while(|cell| blank(cell)).count();
        let differs = (0..run).rev().find(|&x| before[x] != after[x]);
        differs.map_or(0, |last| last + 1)
    }

    fn pen_of(&self, cell: &Cell) -> Pen {
        Pen::of(cell, self.abilities)
    }

    fn set(&mut self, pen: Pen) {
        self.pen.change(pen, &mut self.bytes);
        self.pen = pen;
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
        self.cursor = (!last && is_plainly_counted(symbol)).then_some((x + columns as u16, y));
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
                        && is_plainly_counted(cell.symbol())
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

/// The columns from the first that differs to the last, from the beginning of a character on.
fn differing(before: &[Cell], after: &[Cell]) -> Option<Range<usize>> {
    let differs = |x: &usize| before[*x] != after[*x];
    let first = (0..after.len()).find(differs)?;
    let last = (first..after.len()).rfind(differs)?;
    let is_wide = |row: &[Cell]| first > 0 && columns(&row[first - 1]) > 1;
    let within = is_wide(before) || is_wide(after);
    Some(first - usize::from(within)..last + 1)
}

/// The columns a cell takes, 1 or more.
fn columns(cell: &Cell) -> usize {
    let symbol = cell.symbol();
    if symbol.len() == 1 { 1 } else { symbol.width().max(1) }
}

/// Whether every terminal counts this symbol as we do: one character, with marks of no width behind it.
fn is_plainly_counted(symbol: &str) -> bool {
    let mut characters = symbol.chars();
    characters.next().is_some_and(|base| {
        base.is_ascii() || ('\u{a0}'..'\u{1100}').contains(&base) || is_form(base)
    }) && characters.next().is_none()
}

fn is_form(character: char) -> bool {
    matches!(character, '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{2010}'..='\u{27ff}')
}

fn address_at(links: &[Link], x: usize) -> Option<Rc<str>> {
    let link = links.iter().find(|link| link.columns.contains(&(x as u16)))?;
    Some(Rc::clone(&link.address))
}

/// Where the blanks that end a row begin, all on one ground.
fn blank_tail(row: &[Cell], abilities: Abilities) -> usize {
    let Some(ground) = row.last().and_then(|cell| Pen::of(cell, abilities).blank()) else {
        return row.len();
    };
    let same =
        |cell: &&Cell| cell.symbol() == " " && Pen::of(cell, abilities).blank() == Some(ground);
    row.len() - row.iter().rev().take_while(same).count()
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap_or_default()
    }

    fn diff(shown: &Buffer, next: &Buffer, abilities: Abilities) -> String {
        text(Encoder::diff(shown, next, (&[], &[]), abilities))
    }

    const ERASES: Abilities = Abilities {
        erases_with_background: true,
        underline_colour: false,
        synchronized: false,
        links: true,
        whole_rows: false,
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
        let bytes = text(Encoder::diff(&shown, &next, (&[], &[link]), ERASES));
        assert_eq!(bytes, "\x1b[Ha \x1b]8;;http://a\x1b\\bc\x1b]8;;\x1b\\");
    }
}
