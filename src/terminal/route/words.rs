//! The route `words`, for kitty: it hands each run between blanks to its shaper, which lays a run whose
//! first strong character is right-to-left out from the right. So such a run is sent from its right end,
//! its brackets not mirrored, for the shaper mirrors them. Colours stay: a cell's colours are those of
//! its place, whatever glyph comes to stand there. A change of font (bold, italic) begins a new run.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;

use super::{is_left_to_right, is_right_to_left};
use crate::layout::mirror;

const FONT: Modifier = Modifier::BOLD.union(Modifier::ITALIC);

/// Turns the right-to-left runs of each row round.
pub(super) fn apply(cells: &mut Buffer) {
    let width = usize::from(cells.area.width).max(1);
    for row in cells.content.chunks_mut(width) {
        let same_run = |one: &Cell, two: &Cell| {
            let blank = |cell: &Cell| cell.symbol() == " ";
            !blank(one) && !blank(two) && one.modifier & FONT == two.modifier & FONT
        };
        for run in row.chunk_by_mut(same_run) {
            let strong = run
                .iter()
                .rev()
                .map(Cell::symbol)
                .find(|symbol| is_right_to_left(symbol) || is_left_to_right(symbol));
            if strong.is_some_and(is_right_to_left) {
                turn(run);
            }
        }
    }
}

fn turn(run: &mut [Cell]) {
    let symbols: Vec<String> = run.iter().map(|cell| cell.symbol().to_owned()).collect();
    let mut turned = Vec::with_capacity(symbols.len());
    let mut x = symbols.len();
    while x > 0 {
        // A wide cell and the empty ones behind it stay together.
        let start = (0..x).rev().find(|&start| !symbols[start].is_empty()).unwrap_or(0);
        turned.extend(symbols[start..x].iter().map(|symbol| unmirrored(symbol)));
        x = start;
    }
    for (cell, symbol) in run.iter_mut().zip(turned) {
        cell.set_symbol(&symbol);
    }
}

fn unmirrored(symbol: &str) -> String {
    let mut characters = symbol.chars();
    match (characters.next(), characters.next()) {
        (Some(one), None) => mirror(one).to_string(),
        _ => symbol.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::{Color, Style};

    use super::*;

    fn row(cells: &Buffer) -> String {
        cells.content.iter().map(Cell::symbol).collect()
    }

    #[test]
    fn a_right_to_left_word_is_sent_from_its_right_end_and_a_left_to_right_one_as_it_is() {
        let mut cells = Buffer::with_lines(["BBC \u{fee2}\u{fedf}\u{fe8e}\u{fecb} 2014"]);
        apply(&mut cells);
        assert_eq!(row(&cells), "BBC \u{fecb}\u{fe8e}\u{fedf}\u{fee2} 2014");
    }

    #[test]
    fn brackets_turn_with_their_word() {
        let mut cells = Buffer::with_lines(["(\u{fee2}\u{fecb})"]);
        apply(&mut cells);
        assert_eq!(row(&cells), "(\u{fecb}\u{fee2})");
    }

    #[test]
    fn colours_stay_at_their_place() {
        let mut cells = Buffer::with_lines(["\u{fee2}\u{fecb}\u{fe8e}"]);
        cells.content[0].set_style(Style::new().fg(Color::Red));
        apply(&mut cells);
        assert_eq!(cells.content[0].fg, Color::Red);
        assert_eq!(row(&cells), "\u{fe8e}\u{fecb}\u{fee2}");
    }
}
