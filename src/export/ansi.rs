//! ANSI: the rows with SGR sequences (ECMA-48, 8.3.117), one row a line, as a terminal would show them.
//! Each row begins and ends without a style, so that it may be cut out.

use std::fmt::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::row::glyphs;
use crate::view::Frame;

const RESET: &str = "\u{1b}[0m";

/// Writes the rows; each ends with a line feed.
pub(super) fn write(frame: &Frame) -> String {
    let mut text = String::new();
    for row in 0..frame.buffer.area.height {
        let mut style = String::new();
        for glyph in glyphs(&frame.buffer, row) {
            let next = sequence(glyph.cell);
            if next != style {
                text.push_str(RESET);
                text.push_str(&next);
                style = next;
            }
            text.push_str(glyph.symbol);
        }
        if !style.is_empty() {
            text.push_str(RESET);
        }
        text.push('\n');
    }
    text
}

/// The sequence that sets a cell's style from none; empty where it has none.
fn sequence(cell: &Cell) -> String {
    let mut codes = Vec::new();
    for (modifier, code) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::REVERSED, "7"),
        (Modifier::HIDDEN, "8"),
        (Modifier::CROSSED_OUT, "9"),
    ] {
        if cell.modifier.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(colour(cell.fg, 30));
    codes.extend(colour(cell.bg, 40));
    if cell.modifier.contains(Modifier::UNDERLINED) {
        codes.extend(underline(cell.underline_color));
    }
    let mut text = String::new();
    if !codes.is_empty() {
        let _ = write!(text, "\u{1b}[{}m", codes.join(";"));
    }
    text
}

/// The parameters of a colour; `base` is 30 for the text and 40 for the ground.
fn colour(color: Color, base: u8) -> Option<String> {
    let dark = |index: u8| Some((base + index).to_string());
    let light = |index: u8| Some((base + 60 + index).to_string());
    match color {
        Color::Reset => None,
        Color::Rgb(red, green, blue) => Some(format!("{};2;{red};{green};{blue}", base + 8)),
        Color::Indexed(index) => Some(format!("{};5;{index}", base + 8)),
        Color::Black => dark(0),
        Color::Red => dark(1),
        Color::Green => dark(2),
        Color::Yellow => dark(3),
        Color::Blue => dark(4),
        Color::Magenta => dark(5),
        Color::Cyan => dark(6),
        Color::Gray => dark(7),
        Color::DarkGray => light(0),
        Color::LightRed => light(1),
        Color::LightGreen => light(2),
        Color::LightYellow => light(3),
        Color::LightBlue => light(4),
        Color::LightMagenta => light(5),
        Color::LightCyan => light(6),
        Color::White => light(7),
    }
}

/// With colons, so that a terminal that does not know it passes over the whole of it.
fn underline(color: Color) -> Option<String> {
    match color {
        Color::Rgb(red, green, blue) => Some(format!("58:2::{red}:{green}:{blue}")),
        Color::Indexed(index) => Some(format!("58:5:{index}")),
        _ => None,
    }
}
