//! The built-in themes as they resolve: a theme's name and a depth in, its styles out, without reading TOML or measuring
//! colours, which takes longer than laying out an article.
//!
//! The bytes: a theme after another, in the order of [`BUILT_IN`]: the ground and the ink (3 × u8 each), then for each of
//! [`Depth::ALL`] the style of each role in the order of [`Role::all`]. A style is the colours of foreground, background
//! and underline (4 × u8 each: what is said, then up to three numbers) and the attributes added (u16, little-endian). A
//! test holds that they are what the TOML says; with `QARI_ACCEPT=1` it writes them again.

use ratatui::style::{Color, Modifier, Style};

use super::colour::Rgb;
use super::depth::Depth;
use super::role::Role;
use super::{BUILT_IN, Styles};

static BYTES: &[u8] = include_bytes!("resolved.bin");

/// Bytes of a style.
const STYLE: usize = 14;
/// Bytes of a theme's ground and ink.
const GROUND: usize = 6;
/// Bytes of a theme.
const THEME: usize = GROUND + Depth::ALL.len() * Role::COUNT * STYLE;

/// The colours by name, in the order of their numbers.
const NAMED: [Color; 16] = [
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

/// A built-in theme: its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Resolved(&'static [u8; THEME]);

impl Resolved {
    /// The theme of a name; `None` where none of it is built in.
    pub(super) fn of(name: &str) -> Option<Self> {
        let at = BUILT_IN.iter().position(|(known, _)| *known == name)?;
        BYTES.as_chunks().0.get(at).map(Self)
    }

    /// The ground of its screen.
    pub(super) fn ground(self) -> Rgb {
        Rgb(self.0[0], self.0[1], self.0[2])
    }

    /// The colour of its plain text.
    pub(super) fn ink(self) -> Rgb {
        Rgb(self.0[3], self.0[4], self.0[5])
    }

    /// The styles of all roles at a depth.
    pub(super) fn styles(self, depth: Depth) -> Styles {
        let (styles, _) = self.0[GROUND..].as_chunks::<STYLE>();
        let at = depth as usize * Role::COUNT;
        styles[at..at + Role::COUNT].iter().map(style).collect()
    }
}

fn style(bytes: &[u8; STYLE]) -> Style {
    let [foreground, background, underline] =
        [0, 4, 8].map(|at| colour([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]));
    let added = Modifier::from_bits_truncate(u16::from_le_bytes([bytes[12], bytes[13]]));
    let style = Style { fg: foreground, bg: background, ..Style::new() };
    Style { underline_color: underline, ..style }.add_modifier(added)
}

fn colour([said, one, two, three]: [u8; 4]) -> Option<Color> {
    match said {
        1 => Some(Color::Reset),
        2 => NAMED.get(usize::from(one)).copied(),
        3 => Some(Color::Indexed(one)),
        4 => Some(Color::Rgb(one, two, three)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{resolve, sheet};
    use super::*;

    fn said(colour: Option<Color>) -> [u8; 4] {
        match colour {
            None => [0; 4],
            Some(Color::Reset) => [1, 0, 0, 0],
            Some(Color::Indexed(index)) => [3, index, 0, 0],
            Some(Color::Rgb(red, green, blue)) => [4, red, green, blue],
            Some(named) => {
                let number = NAMED.iter().position(|known| *known == named);
                [2, number.expect("a colour of sixteen") as u8, 0, 0]
            }
        }
    }

    /// The bytes that the TOML of a theme makes.
    fn resolved(name: &str) -> Vec<u8> {
        let sheet = sheet::read(name, &[]).expect("a built-in theme");
        let colours = ["ground", "text"].map(|name| sheet.colour(name).expect("it is in all"));
        let mut bytes: Vec<u8> = colours.iter().flat_map(|rgb| [rgb.0, rgb.1, rgb.2]).collect();
        for depth in Depth::ALL {
            for style in resolve::styles(name, &sheet, depth).expect("a built-in theme") {
                assert!(style.sub_modifier.is_empty(), "a theme takes nothing away");
                let colours = [style.fg, style.bg, style.underline_color].map(said);
                bytes.extend(colours.as_flattened());
                bytes.extend(style.add_modifier.bits().to_le_bytes());
            }
        }
        bytes
    }

    #[test]
    fn the_built_in_themes_are_what_their_toml_says() {
        let bytes: Vec<u8> = BUILT_IN.iter().flat_map(|(name, _)| resolved(name)).collect();
        if std::env::var_os("QARI_ACCEPT").is_some() {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/theme/resolved.bin");
            std::fs::write(file, &bytes).expect("the sources can be written");
            return;
        }
        assert!(bytes == BYTES, "a theme was changed: QARI_ACCEPT=1 cargo test --lib theme");
    }

    #[test]
    fn a_style_is_read_as_it_was_written() {
        for (name, _) in BUILT_IN {
            let sheet = sheet::read(name, &[]).expect("a built-in theme");
            let theme = Resolved::of(name).expect("it is among the bytes");
            for depth in Depth::ALL {
                let written = resolve::styles(name, &sheet, depth).expect("a built-in theme");
                assert_eq!(theme.styles(depth), written, "{name}");
            }
        }
    }
}
