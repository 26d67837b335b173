//! Whatever changes into whatever: a terminal that is sent the difference shows the new screen.
#![cfg(feature = "reader")]

use std::num::NonZero;

use proptest::prelude::*;
use qari::terminal::{Abilities, Screen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;

const COLUMNS: u16 = 24;
const ROWS: u16 = 9;

/// What a cell may hold: blanks most of all; letters, a form of one, the same with a mark, a letter of two columns.
const SYMBOLS: [&str; 8] = [" ", " ", " ", "a", "b", "\u{fe8e}", "\u{fe8e}\u{64e}", "\u{4e2d}"];
const GROUNDS: [Color; 3] = [Color::Reset, Color::Blue, Color::Red];

/// A screen of runs: a symbol, a ground and how many of it.
fn screen() -> impl Strategy<Value = Buffer> {
    let run = (0..SYMBOLS.len(), 0..GROUNDS.len(), 1..20_usize);
    prop::collection::vec(run, 1..60).prop_map(|runs| {
        let mut buffer = Buffer::empty(Rect::new(0, 0, COLUMNS, ROWS));
        let cells = runs.into_iter().flat_map(|(symbol, ground, count)| {
            std::iter::repeat_n((SYMBOLS[symbol], GROUNDS[ground]), count)
        });
        for (cell, (symbol, ground)) in buffer.content.iter_mut().zip(cells) {
            cell.set_bg(ground).set_symbol(symbol);
        }
        for row in buffer.content.chunks_mut(usize::from(COLUMNS)) {
            // A letter of two columns has the next one too; in the last it does not stand.
            let mut wide = false;
            for at in 0..row.len() {
                if wide {
                    let ground = row[at - 1].bg;
                    row[at].set_bg(ground).set_symbol("");
                    wide = false;
                } else if row[at].symbol() == "\u{4e2d}" {
                    wide = at + 1 < row.len();
                    row[at].set_symbol(if wide { "\u{4e2d}" } else { "b" });
                }
            }
        }
        buffer
    })
}

fn rows(buffer: &Buffer) -> Vec<String> {
    let row =
        |row: &[ratatui::buffer::Cell]| row.iter().map(ratatui::buffer::Cell::symbol).collect();
    buffer.content.chunks(usize::from(COLUMNS)).map(row).collect()
}

fn shown(terminal: &vt100::Parser) -> Vec<String> {
    let cell = |row, column| {
        let cell = terminal.screen().cell(row, column).expect("a cell");
        let blank = !cell.has_contents() && !cell.is_wide_continuation();
        if blank { " ".to_owned() } else { cell.contents().to_owned() }
    };
    (0..ROWS).map(|row| (0..COLUMNS).map(|column| cell(row, column)).collect()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_difference_of_two_screens_makes_the_one_the_other(
        screens in prop::collection::vec(screen(), 2..4),
        erases in any::<bool>(),
    ) {
        let abilities = Abilities { erases_with_background: erases, ..Abilities::default() };
        let size = |count| NonZero::new(count).expect("some");
        let mut terminal = vt100::Parser::new(size(ROWS), size(COLUMNS), 0);
        let mut screen = Screen::default();
        for next in screens {
            let bytes = screen.update(next.clone(), Vec::new(), None, abilities);
            terminal.process(&bytes);
            prop_assert_eq!(shown(&terminal), rows(&next), "{}", String::from_utf8_lossy(&bytes));
        }
    }
}
