//! Specifications in, styles of one depth out.
//!
//! Fewer colours, fewer means: 256 take the nearest; 16 take the terminal's own names, a pale ground (a
//! mixture) falls away and the role's `plain` modifiers stand in for it, and text in the colour of the
//! ground becomes reversed; without colour only modifiers are left.

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

use super::colour::Rgb;
use super::depth::Depth;
use super::error::ThemeError;
use super::role::Role;
use super::sheet::{Sheet, Spec, palette_name};

/// The styles of all roles.
pub(super) fn styles(
    theme: &str,
    sheet: &Sheet,
    depth: Depth,
) -> Result<HashMap<Role, Style>, ThemeError> {
    Role::all().map(|role| Ok((role, Resolver { theme, sheet, depth, role }.style()?))).collect()
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
                let full = |colour: &Named| self.full(colour.rgb);
                style.fg = fg.as_ref().map(full);
                style.bg = bg.as_ref().map(full);
                style.underline_color = underline.as_ref().map(full);
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

    fn full(&self, rgb: Rgb) -> Color {
        match self.depth {
            Depth::Indexed => Color::Indexed(rgb.nearest_indexed()),
            _ => Color::Rgb(rgb.0, rgb.1, rgb.2),
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

fn share(percent: &str) -> Option<f64> {
    let number: u8 = percent.strip_suffix('%')?.parse().ok()?;
    (number <= 100).then(|| f64::from(number) / 100.0)
}
