//! The pen: the colours and attributes the terminal draws with now. In: the style of the next cell. Out:
//! the shortest SGR sequence (ECMA-48 8.3.117) that changes one into the other.

use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::Abilities;

/// Whether two cells look the same: of blanks only the ground and the lines on them are seen.
pub(super) fn looks_same(one: &Cell, other: &Cell) -> bool {
    let (symbol, same) = (one.symbol().as_bytes(), other.symbol().as_bytes());
    if symbol.len() != same.len() || one.bg != other.bg {
        return false;
    }
    // Most symbols are a few bytes: no call is worth it.
    if !symbol.iter().zip(same).all(|(one, other)| one == other) {
        return false;
    }
    if symbol == b" " && !one.modifier.union(other.modifier).intersects(SEEN_ON_BLANKS) {
        return true;
    }
    one.fg == other.fg
        && one.modifier == other.modifier
        && one.underline_color == other.underline_color
}

/// What SGR has set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pen {
    foreground: Color,
    background: Color,
    underline: Color,
    modifier: Modifier,
}

impl Default for Pen {
    fn default() -> Self {
        Self {
            foreground: Color::Reset,
            background: Color::Reset,
            underline: Color::Reset,
            modifier: Modifier::empty(),
        }
    }
}

/// Each attribute, the parameter that sets it and the one that ends it.
const ATTRIBUTES: [(Modifier, u8, u8); 9] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::RAPID_BLINK, 6, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::HIDDEN, 8, 28),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// The attributes that a blank cell shows.
const SEEN_ON_BLANKS: Modifier = Modifier::UNDERLINED
    .union(Modifier::REVERSED)
    .union(Modifier::CROSSED_OUT)
    .union(Modifier::SLOW_BLINK)
    .union(Modifier::RAPID_BLINK);

impl Pen {
    /// The pen a cell wants, as far as the terminal can.
    pub(super) fn of(cell: &Cell, abilities: Abilities) -> Self {
        let underlined = cell.modifier.contains(Modifier::UNDERLINED);
        let coloured = underlined && abilities.underline_colour;
        Self {
            foreground: cell.fg,
            background: cell.bg,
            underline: if coloured { cell.underline_color } else { Color::Reset },
            modifier: cell.modifier,
        }
    }

    /// What of the pen a blank shows: neither ink nor weight.
    pub(super) fn blank(self) -> Option<Self> {
        self.modifier
            .intersection(SEEN_ON_BLANKS)
            .is_empty()
            .then(|| Self { background: self.background, ..Self::default() })
    }

    /// Gives a cell this pen.
    pub(super) fn paint(self, cell: &mut Cell) {
        cell.fg = self.foreground;
        cell.bg = self.background;
        cell.underline_color = self.underline;
        cell.modifier = self.modifier;
    }

    /// Whether nothing is set.
    pub(super) fn is_plain(self) -> bool {
        self == Self::default()
    }

    /// Whether a blank written with `self` looks as one written with `other`.
    pub(super) fn same_on_blanks(self, other: Self) -> bool {
        match (self.blank(), other.blank()) {
            (Some(one), Some(two)) => one == two,
            _ => self == other,
        }
    }

    /// Writes the change from `self` to `next`.
    pub(super) fn change(self, next: Self, out: &mut Vec<u8>) {
        if self == next {
            return;
        }
        let (mut delta, mut whole) = (Parameters::default(), Parameters::default());
        self.delta(next, &mut delta);
        if !next.is_plain() {
            whole.push("0");
            Self::default().delta(next, &mut whole);
        }
        let shorter = if delta.0.len() <= whole.0.len() { delta } else { whole };
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(&shorter.0);
        out.push(b'm');
    }

    fn delta(self, next: Self, out: &mut Parameters) {
        let mut have = self.modifier;
        for (attribute, _, end) in ATTRIBUTES {
            if have.contains(attribute) && !next.modifier.contains(attribute) {
                out.number(end);
                // One parameter ends both weights, and both blinks.
                for (other, _, same) in ATTRIBUTES {
                    if same == end {
                        have.remove(other);
                    }
                }
            }
        }
        for (attribute, start, _) in ATTRIBUTES {
            if next.modifier.contains(attribute) && !have.contains(attribute) {
                out.number(start);
            }
        }
        if self.foreground != next.foreground {
            out.colour(next.foreground, 30);
        }
        if self.background != next.background {
            out.colour(next.background, 40);
        }
        if self.underline != next.underline {
            out.underline(next.underline);
        }
    }
}

/// The parameters of one SGR sequence.
#[derive(Default)]
struct Parameters(Vec<u8>);

impl Parameters {
    fn push(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.push(b';');
        }
        self.0.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: u8) {
        self.push("");
        let _ = write!(self.0, "{number}");
    }

    /// A colour of the ink (`base` 30) or the ground (`base` 40).
    fn colour(&mut self, colour: Color, base: u8) {
        let named = |low: u8, bright: bool| if bright { base + 60 + low } else { base + low };
        match colour {
            Color::Reset => self.number(base + 9),
            Color::Black => self.number(named(0, false)),
            Color::Red => self.number(named(1, false)),
            Color::Green => self.number(named(2, false)),
            Color::Yellow => self.number(named(3, false)),
            Color::Blue => self.number(named(4, false)),
            Color::Magenta => self.number(named(5, false)),
            Color::Cyan => self.number(named(6, false)),
            Color::Gray => self.number(named(7, false)),
            Color::DarkGray => self.number(named(0, true)),
            Color::LightRed => self.number(named(1, true)),
            Color::LightGreen => self.number(named(2, true)),
            Color::LightYellow => self.number(named(3, true)),
            Color::LightBlue => self.number(named(4, true)),
            Color::LightMagenta => self.number(named(5, true)),
            Color::LightCyan => self.number(named(6, true)),
            Color::White => self.number(named(7, true)),
            Color::Indexed(index) => {
                self.number(base + 8);
                self.push("5");
                self.number(index);
            }
            Color::Rgb(red, green, blue) => {
                self.number(base + 8);
                self.push("2");
                self.number(red);
                self.number(green);
                self.number(blue);
            }
        }
    }

    /// The colour of the underline, with colons, which a terminal that does not know it skips whole.
    fn underline(&mut self, colour: Color) {
        match colour {
            Color::Rgb(red, green, blue) => self.push(&format!("58:2::{red}:{green}:{blue}")),
            Color::Indexed(index) => self.push(&format!("58:5:{index}")),
            Color::Reset => self.number(59),
            // A named colour is one of the first sixteen of the palette.
            named => {
                let palette = [
                    Color::Black,
                    Color::Red,
                    Color::Green,
                    Color::Yellow,
                    Color::Blue,
                    Color::Magenta,
                    Color::Cyan,
                    Color::Gray,
                    Color::DarkGray,
                    Color::LightRed,
                    Color::LightGreen,
                    Color::LightYellow,
                    Color::LightBlue,
                    Color::LightMagenta,
                    Color::LightCyan,
                    Color::White,
                ];
                let index = palette.iter().position(|&colour| colour == named).unwrap_or(0);
                self.push(&format!("58:5:{index}"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn pen(style: Style) -> Pen {
        let mut cell = Cell::EMPTY;
        cell.set_style(style);
        Pen::of(&cell, Abilities { underline_colour: true, ..Abilities::default() })
    }

    fn change(from: Pen, to: Pen) -> String {
        let mut out = Vec::new();
        from.change(to, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn only_what_differs_is_sent() {
        let red = pen(Style::new().fg(Color::Red).bg(Color::White));
        let blue = pen(Style::new().fg(Color::Blue).bg(Color::White));
        assert_eq!(change(red, red), "");
        assert_eq!(change(red, blue), "\x1b[34m");
        assert_eq!(change(red, Pen::default()), "\x1b[m");
    }

    #[test]
    fn ending_bold_keeps_dim() {
        let both = pen(Style::new().bold().dim());
        let dim = pen(Style::new().dim());
        assert_eq!(change(both, dim), "\x1b[0;2m");
    }

    #[test]
    fn a_reset_is_taken_where_it_is_shorter() {
        let loud = pen(Style::new().bold().italic().underlined().fg(Color::Rgb(1, 2, 3)));
        assert_eq!(change(loud, Pen::default()), "\x1b[m");
        assert_eq!(change(loud, pen(Style::new().bold())), "\x1b[0;1m");
    }

    #[test]
    fn an_underline_has_its_own_colour_in_colons() {
        let style = Style::new().underlined().underline_color(Color::Rgb(1, 2, 3));
        assert_eq!(change(Pen::default(), pen(style)), "\x1b[4;58:2::1:2:3m");
    }
}
