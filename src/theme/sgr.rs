//! A style as an SGR sequence (ECMA-48, 8.3.117). In: a ratatui style. Out: the sequence that sets it
//! from none.

use std::fmt::Write as _;

use ratatui::style::{Color, Modifier, Style};

/// The sequence that sets a style from none; empty where it has none. An underline has the colour of its text: who
/// will show it is not known, and terminals that do not know SGR 58 (xterm to 379 among them) take its parts for
/// colours of the text.
#[must_use]
pub fn sgr(style: Style) -> String {
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
        if style.add_modifier.contains(modifier) {
            codes.push(code.to_owned());
        }
    }
    codes.extend(style.fg.and_then(|color| parameters(color, 30)));
    codes.extend(style.bg.and_then(|color| parameters(color, 40)));
    let mut text = String::new();
    if !codes.is_empty() {
        let _ = write!(text, "\u{1b}[{}m", codes.join(";"));
    }
    text
}

/// The parameters of a colour; `base` is 30 for the text and 40 for the ground.
fn parameters(color: Color, base: u8) -> Option<String> {
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
