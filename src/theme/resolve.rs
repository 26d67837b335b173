//! Specifications in, styles of one depth out.
//!
//! Fewer colours, fewer means: 256 take the nearest; 16 take the terminal's own names, a pale ground (a
//! mixture) falls away and the role's `plain` modifiers stand in for it, and text in the colour of the
//! ground becomes reversed; without colour only modifiers are left.

use ratatui::style::{Color, Modifier, Style};

use super::Styles;
use super::colour::Rgb;
use super::depth::Depth;
use super::error::ThemeError;
use super::nearest::Nearest;
use super::role::Role;
use super::sheet::{Sheet, Spec, palette_name};

/// The styles of all roles.
pub(super) fn styles(theme: &str, sheet: &Sheet, depth: Depth) -> Result<Styles, ThemeError> {
    let nearest = (depth == Depth::Indexed).then(Nearest::new);
    let style = |role| Resolver { theme, sheet, depth, role, nearest: nearest.as_ref() }.style();
    Role::all().map(style).collect()
}

/// A colour as a specification names it.
struct Named<'s> {
    name: &'s str,
    rgb: Rgb,
    mixed: bool,
}

struct Resolver<'s> {
    theme: &'s str,
    sheet: &'s Sheet,
    depth: Depth,
    role: Role,
    /// For 256 colours.
    nearest: Option<&'s Nearest>,
}

impl<'s> Resolver<'s> {
    fn style(&self) -> Result<Style, ThemeError> {
        let Some(spec) = self.sheet.spec(self.role) else {
            let role = self.role.to_string();
            return Err(ThemeError::MissingRole { theme: self.theme.to_owned(), role });
        };
        let fg = self.named(spec.fg.as_deref())?;
        let bg = self.named(spec.bg.as_deref())?;
        let underline = self.named(spec.underline.as_deref())?;
        let add = self.modifiers(&spec.add)?;
        let plain = self.plain(spec)?;

        let mut style = Style::new();
        match self.depth {
            Depth::TrueColour | Depth::Indexed => {
                let page = self.sheet.colour("ground").unwrap_or(Rgb(0, 0, 0));
                let on = bg.as_ref().map_or(page, |bg| bg.rgb);
                style.fg = fg.as_ref().map(|fg| self.ink(fg.rgb, on));
                style.bg = bg.as_ref().map(|bg| self.ground(bg.rgb));
                style.underline_color = underline.as_ref().map(|line| self.ink(line.rgb, on));
                Ok(style.add_modifier(add))
            }
            Depth::Sixteen => {
                let reversed = fg.as_ref().is_some_and(|fg| fg.name == "ground");
                let pale = bg.as_ref().is_some_and(|bg| bg.mixed || self.terminals(bg).is_none());
                style.fg = match (&fg, &bg) {
                    (Some(_), Some(bg)) if reversed => self.terminals(bg),
                    (Some(fg), _) => self.terminals(fg),
                    (None, _) => None,
                };
                style.bg = match &bg {
                    Some(bg) if !reversed && !pale => self.terminals(bg),
                    _ => None,
                };
                let reverse = if reversed { Modifier::REVERSED } else { Modifier::empty() };
                Ok(style.add_modifier(if pale { plain } else { add | reverse }))
            }
            Depth::Plain => Ok(style.add_modifier(plain)),
        }
    }

    /// `NAME`, `#rrggbb`, or either with a percentage: that much of it over the ground.
    fn named(&self, text: Option<&'s str>) -> Result<Option<Named<'s>>, ThemeError> {
        let Some(text) = text else { return Ok(None) };
        let (name, share) = match text.rsplit_once(' ') {
            Some((name, percent)) => (name.trim_end(), share(percent)),
            None => (text, Some(1.0)),
        };
        let name = palette_name(name, self.role);
        let rgb = self.sheet.colour(name).or_else(|| Rgb::parse(name));
        let ground = self.sheet.colour("ground");
        let (Some(rgb), Some(share), Some(ground)) = (rgb, share, ground) else {
            return Err(ThemeError::Colour {
                theme: self.theme.to_owned(),
                place: self.role.to_string(),
                colour: text.to_owned(),
            });
        };
        let mixed = share < 1.0;
        let rgb = if mixed { rgb.over(ground, share) } else { rgb };
        Ok(Some(Named { name, rgb, mixed }))
    }

    fn ink(&self, colour: Rgb, on: Rgb) -> Color {
        match self.nearest {
            Some(nearest) => Color::Indexed(nearest.ink(colour, on)),
            None => full(colour),
        }
    }

    fn ground(&self, colour: Rgb) -> Color {
        match self.nearest {
            Some(nearest) => Color::Indexed(nearest.ground(colour)),
            None => full(colour),
        }
    }

    /// The terminal's own colour for a name of the palette; `None` where the theme has none for it.
    fn terminals(&self, colour: &Named) -> Option<Color> {
        self.sheet.sixteen.get(colour.name).and_then(|name| name.parse().ok())
    }

    fn plain(&self, spec: &Spec) -> Result<Modifier, ThemeError> {
        self.modifiers(spec.plain.as_ref().unwrap_or(&spec.add))
    }

    fn modifiers(&self, names: &[String]) -> Result<Modifier, ThemeError> {
        let modifier = |name: &String| match name.as_str() {
            "bold" => Ok(Modifier::BOLD),
            "dim" => Ok(Modifier::DIM),
            "italic" => Ok(Modifier::ITALIC),
            "underlined" => Ok(Modifier::UNDERLINED),
            "reversed" => Ok(Modifier::REVERSED),
            _ => Err(ThemeError::Modifier {
                theme: self.theme.to_owned(),
                place: self.role.to_string(),
                modifier: name.clone(),
            }),
        };
        names.iter().map(modifier).collect()
    }
}

fn full(Rgb(red, green, blue): Rgb) -> Color {
    Color::Rgb(red, green, blue)
}

fn share(percent: &str) -> Option<f64> {
    let number: u8 = percent.strip_suffix('%')?.parse().ok()?;
    (number <= 100).then(|| f64::from(number) / 100.0)
}
