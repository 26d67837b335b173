//! The route `logical`, for terminals that reorder each row by UAX #9 and cannot be stopped. In: a row
//! in visual order and the lines it shows. Out: the row that such a terminal turns into it.
//!
//! Where the terminal takes a row's base direction from its text, and the row's right end is
//! right-to-left, it is sent from that end, left-to-right runs and numbers forward. Otherwise each
//! right-to-left run is sent turned round at its place, with U+200E behind it, so that neither the next
//! run nor a number is drawn into it. A run ends where its colours or its weight change, for Qt's terminals
//! reorder each such stretch by itself. What the terminal mirrors is sent unmirrored; in one that mirrors nothing (Konsole) a run
//! ends before it. Colours go with
//! their letters.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

use super::{Base, is_left_to_right, is_right_to_left, ruled};
use crate::layout::mirror;
use crate::view::Piece;

const LEFT_TO_RIGHT_MARK: char = '\u{200e}';

/// One cell of a row with the columns it takes.
#[derive(Clone)]
struct Unit {
    cell: Cell,
    columns: usize,
    /// Which of the row's lines stands here.
    line: Option<usize>,
    /// Whether the terminal mirrors it.
    mirrors: bool,
}

/// Puts each wanted row that holds right-to-left text into the order in which it must be sent, for a terminal
/// that takes this base for a row, and mirrors brackets in it or does not.
pub(super) fn apply(
    cells: &mut Buffer,
    rows: &[Vec<Piece>],
    (base, mirrors): (Base, bool),
    wanted: impl Fn(usize) -> bool,
) {
    let width = usize::from(cells.area.width).max(1);
    for (y, row) in cells.content.chunks_mut(width).enumerate() {
        if !wanted(y) || !row.iter().any(|cell| is_right_to_left(cell.symbol())) {
            continue;
        }
        let units = units(row, rows.get(y).map_or(&[], Vec::as_slice), mirrors);
        let strong = |unit: &&Unit| unit.is_right_to_left() || unit.is_left_to_right();
        let ends = [units.iter().find(strong), units.iter().rfind(strong)];
        let [left, right] = ends.map(|end| end.is_some_and(Unit::is_right_to_left));
        let sent = match base {
            Base::OfText if right => from_the_right(units),
            Base::OfText if left => marked_first(runs_turned(&units, base)),
            Base::OfTextUnlessRuled if right => {
                let mut sent = from_the_right(units);
                for unit in &mut sent {
                    ruled::without(std::slice::from_mut(&mut unit.cell));
                }
                sent
            }
            Base::OfTextUnlessRuled => parted(runs_turned(&units, base)),
            _ => runs_turned(&units, base),
        };
        lay(sent, row);
    }
}

impl Unit {
    fn symbol(&self) -> &str {
        self.cell.symbol()
    }

    fn is_right_to_left(&self) -> bool {
        is_right_to_left(self.symbol())
    }

    fn is_left_to_right(&self) -> bool {
        is_left_to_right(self.symbol())
    }

    /// What a terminal draws in one go looks the same.
    fn looks(&self) -> (Color, Color, Modifier) {
        (self.cell.fg, self.cell.bg, self.cell.modifier)
    }

    fn has_a_mirror_image(&self) -> bool {
        self.symbol().chars().next().is_some_and(|one| mirror(one) != one)
    }

    fn is_digit(&self) -> bool {
        self.symbol().chars().all(char::is_numeric)
    }

    /// As it is sent where the terminal mirrors it.
    fn unmirrored(mut self) -> Self {
        let mut characters = self.cell.symbol().chars();
        if let (Some(one), None, true) = (characters.next(), characters.next(), self.mirrors) {
            let mut bytes = [0; 4];
            self.cell.set_symbol(mirror(one).encode_utf8(&mut bytes));
        }
        self
    }
}

/// The cells of a row, left to right, each with the topmost line that stands there.
fn units(row: &[Cell], pieces: &[Piece], mirrors: bool) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::with_capacity(row.len());
    for (x, cell) in row.iter().enumerate() {
        let covers = |piece: &Piece| {
            let from = usize::from(piece.x);
            (from..from + usize::from(piece.width)).contains(&x)
        };
        match units.last_mut() {
            Some(wide) if cell.symbol().is_empty() => wide.columns += 1,
            _ => {
                let line = pieces.iter().rposition(covers);
                units.push(Unit { cell: cell.clone(), columns: 1, line, mirrors });
            }
        }
    }
    units
}

/// The row from its right end, left-to-right runs and numbers forward.
fn from_the_right(mut units: Vec<Unit>) -> Vec<Unit> {
    units.reverse();
    let mut sent = Vec::with_capacity(units.len());
    let mut rest = units.as_slice();
    while let Some(first) = rest.iter().position(Unit::is_left_to_right) {
        let reach = rest[first..].iter().take_while(|unit| !unit.is_right_to_left()).count();
        let run = &rest[first..first + reach];
        let last = run.iter().rposition(Unit::is_left_to_right).unwrap_or(0);
        let before = rest[..first].iter().cloned().map(Unit::unmirrored).collect();
        sent.extend(numbers_forward(before));
        sent.extend(run[..=last].iter().rev().cloned());
        rest = &rest[first + last + 1..];
    }
    sent.extend(numbers_forward(rest.iter().cloned().map(Unit::unmirrored).collect()));
    sent
}

/// The row behind a mark that makes it left-to-right.
fn marked_first(mut units: Vec<Unit>) -> Vec<Unit> {
    if let Some(unit) = units.first_mut() {
        let marked = format!("{LEFT_TO_RIGHT_MARK}{}", unit.symbol());
        unit.cell.set_symbol(&marked);
    }
    units
}

/// A row as left-to-right fields: each ends behind a right-to-left run, whose mark it does without.
fn parted(mut units: Vec<Unit>) -> Vec<Unit> {
    let blank = |unit: &Unit| unit.symbol() == " " && unit.columns == 1;
    let mut is_parted = units.iter().any(|unit| ruled::parts(unit.symbol()));
    for at in 0..units.len() {
        if !units[at].symbol().ends_with(LEFT_TO_RIGHT_MARK) {
            continue;
        }
        let symbol = units[at].symbol().trim_end_matches(LEFT_TO_RIGHT_MARK).to_owned();
        units[at].cell.set_symbol(&symbol);
        if let Some(next) = units.get_mut(at + 1).filter(|next| blank(next)) {
            ruled::part(&mut next.cell);
            is_parted = true;
        }
    }
    if let Some(first) = units.first_mut().filter(|first| !is_parted && blank(first)) {
        ruled::part(&mut first.cell);
    }
    units
}

/// The row from its left end, each right-to-left run turned round.
fn runs_turned(units: &[Unit], base: Base) -> Vec<Unit> {
    let mut sent = Vec::with_capacity(units.len());
    let mut rest = units;
    while let Some(first) = rest.iter().position(Unit::is_right_to_left) {
        let line = rest[first].line;
        let looks = rest[first].looks();
        let together = |unit: &Unit| base != Base::LeftToRight || unit.looks() == looks;
        let goes_on = |unit: &&Unit| {
            let turns = unit.mirrors || !unit.has_a_mirror_image();
            !unit.is_left_to_right() && unit.line == line && together(unit) && turns
        };
        let reach = rest[first..].iter().take_while(goes_on).count();
        let run = &rest[first..first + reach];
        let last = run.iter().rposition(Unit::is_right_to_left).unwrap_or(0);
        sent.extend_from_slice(&rest[..first]);
        let turned = run[..=last].iter().rev().cloned().map(Unit::unmirrored).collect();
        sent.extend(numbers_forward(turned));
        if let Some(unit) = sent.last_mut() {
            let marked = format!("{}{LEFT_TO_RIGHT_MARK}", unit.symbol());
            unit.cell.set_symbol(&marked);
        }
        rest = &rest[first + last + 1..];
    }
    sent.extend_from_slice(rest);
    sent
}

/// Turns the numbers in a reversed stretch back, with what stands between their digits.
fn numbers_forward(mut units: Vec<Unit>) -> Vec<Unit> {
    let mut at = 0;
    while at < units.len() {
        if !units[at].is_digit() {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < units.len() {
            let separates = matches!(units[end].symbol(), "." | "," | ":" | "/" | "٫" | "٬");
            let digit_follows = units.get(end + 1).is_some_and(Unit::is_digit);
            if !(units[end].is_digit() || separates && digit_follows) {
                break;
            }
            end += 1;
        }
        units[at..end].reverse();
        at = end;
    }
    units
}

/// Writes the units into the row, one behind the other.
fn lay(units: Vec<Unit>, row: &mut [Cell]) {
    let mut x = 0;
    for unit in units {
        for extra in 1..unit.columns {
            row[x + extra] = unit.cell.clone();
            row[x + extra].set_symbol("");
        }
        row[x] = unit.cell;
        x += unit.columns;
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use ratatui::layout::Rect;
    use unicode_bidi::{BidiInfo, Level};

    use super::*;
    use crate::layout::{Columns, Options, Paragraph, Shape};
    use crate::view::Frame;

    const WIDTH: u16 = 48;

    /// A frame with one line of a text in its first row.
    fn frame(text: &str) -> Frame {
        let mut frame = Frame::new(Rect::new(0, 0, WIDTH, 1));
        let options = Options { shape: Shape::Nominal, ..Options::default() };
        let paragraph = Paragraph::new(text, &options);
        let line = paragraph.lines(Columns(40)).next().map(Rc::new);
        if let Some(line) = line {
            frame.put(4, 0, 40, &line, Some(0));
        }
        frame
    }

    fn symbols(buffer: &Buffer) -> String {
        buffer.content.iter().map(Cell::symbol).collect()
    }

    /// What a terminal shows that reorders a row with this base: L2 and L4.
    fn shown(sent: &str, base: Option<Level>) -> String {
        shown_as(sent, base, mirror)
    }

    /// The same, where `mirror` is what it shows for a character at an odd level.
    fn shown_as(sent: &str, base: Option<Level>, mirror: impl Fn(char) -> char) -> String {
        let info = BidiInfo::new(sent, base);
        let paragraph = &info.paragraphs[0];
        let levels = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
        let characters: Vec<char> = sent.chars().collect();
        let order = BidiInfo::reorder_visual(&levels);
        let mirrored = |&at: &usize| {
            if levels[at].is_rtl() { mirror(characters[at]) } else { characters[at] }
        };
        order.iter().map(mirrored).filter(|&shown| shown != LEFT_TO_RIGHT_MARK).collect()
    }

    /// Letters alef, ba and so on, with Latin words, numbers and brackets.
    const TEXTS: [&str; 8] = [
        "\u{627}\u{628}\u{62a} \u{62b}\u{62c} \u{62d}",
        "\u{627}\u{628} BBC News \u{62a}\u{62b} (\u{62c}\u{62d}) \u{62e}",
        "\u{627}\u{628} 2014 \u{62a} 3.6 \u{62b} \u{ab}\u{62c}\u{bb}.",
        "12 \u{627}\u{628}\u{62a}: \"\u{62b}\u{62c}\"",
        "The word \u{627}\u{628} (\u{62a} \u{62b}) is read so.",
        "\u{627}\u{628}\u{60c} 41.5 \u{62a}\u{62b} Nord 7",
        "Optica Nord \u{627}\u{628}\u{62a}\u{62b}\u{62c}\u{62d}\u{62e}\u{62f}\u{630}\u{631}\u{632}",
        "\u{627}\u{628} is a word, and \u{62a} \u{62b} are two",
    ];

    #[test]
    fn a_terminal_that_takes_the_base_from_the_text_shows_the_row_as_laid_out() {
        for text in TEXTS {
            let frame = frame(text);
            let mut sent = frame.buffer.clone();
            apply(&mut sent, &frame.rows, (Base::OfText, true), |_| true);
            assert_eq!(shown(&symbols(&sent), None), symbols(&frame.buffer), "{text}");
        }
    }

    #[test]
    fn a_terminal_that_mirrors_nothing_shows_the_row_as_laid_out() {
        for text in TEXTS {
            let frame = frame(text);
            let mut sent = frame.buffer.clone();
            apply(&mut sent, &frame.rows, (Base::LeftToRight, false), |_| true);
            let shown = shown_as(&symbols(&sent), Some(Level::ltr()), |shown| shown);
            assert_eq!(shown, symbols(&frame.buffer), "{text}");
        }
    }

    #[test]
    fn a_terminal_whose_fields_are_parted_by_lines_shows_the_row_as_laid_out() {
        let mut with_a_bar = TEXTS.map(frame);
        for frame in &mut with_a_bar {
            frame.buffer.content[0].set_symbol("\u{2595}");
        }
        for frame in TEXTS.map(frame).into_iter().chain(with_a_bar) {
            let mut sent = frame.buffer.clone();
            apply(&mut sent, &frame.rows, (Base::OfTextUnlessRuled, true), |_| true);
            let sent = symbols(&sent);
            let field = |part: &str| shown(part, Some(Level::ltr()));
            let shown =
                if ruled::parts(&sent) || sent.contains(|c: char| ruled::parts(&c.to_string())) {
                    let fields = sent.split_inclusive(|c: char| ruled::parts(&c.to_string()));
                    fields.map(field).collect::<String>()
                } else {
                    shown(&sent, None)
                };
            let without = |text: &str| text.replace(['\u{258f}', '\u{2595}', '|'], " ");
            assert_eq!(without(&shown), without(&symbols(&frame.buffer)));
        }
    }

    #[test]
    fn a_terminal_that_reorders_each_colour_by_itself_shows_the_row_as_laid_out() {
        for text in TEXTS {
            let mut frame = frame(text);
            for x in (0..WIDTH).filter(|x| x / 5 % 2 == 0) {
                frame.buffer[(x, 0)].set_fg(Color::Red);
            }
            let mut sent = frame.buffer.clone();
            apply(&mut sent, &frame.rows, (Base::LeftToRight, true), |_| true);
            let stretches = sent.content.chunk_by(|one, two| one.fg == two.fg);
            let shown: String = stretches
                .map(|cells| {
                    let symbols: String = cells.iter().map(Cell::symbol).collect();
                    shown(&symbols, Some(Level::ltr()))
                })
                .collect();
            assert_eq!(shown, symbols(&frame.buffer), "{text}");
        }
    }

    #[test]
    fn a_terminal_whose_rows_are_left_to_right_shows_the_row_as_laid_out() {
        for text in TEXTS {
            let frame = frame(text);
            let mut sent = frame.buffer.clone();
            apply(&mut sent, &frame.rows, (Base::LeftToRight, true), |_| true);
            let shown = shown(&symbols(&sent), Some(Level::ltr()));
            assert_eq!(shown, symbols(&frame.buffer), "{text}");
        }
    }
}
