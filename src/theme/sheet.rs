//! A theme's sheet: its TOML and that of the themes it inherits, laid over one another.
//! In: a name and the user's own themes. Out: the palette and a specification for each key of `[roles]`.

use std::collections::BTreeMap;

use serde::Deserialize;
use strsim::levenshtein;

use super::colour::Rgb;
use super::error::ThemeError;
use super::role::Role;
use super::{BUILT_IN, Theme};

/// A theme as it is written. All but `inherits` of an inherited one is laid under it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sheet {
    inherits: Option<String>,
    #[serde(default)]
    palette: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) sixteen: BTreeMap<String, String>,
    #[serde(default)]
    roles: BTreeMap<String, Spec>,
}

/// A role's style in the palette's names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Spec {
    pub(super) fg: Option<String>,
    pub(super) bg: Option<String>,
    pub(super) underline: Option<String>,
    #[serde(default)]
    pub(super) add: Vec<String>,
    pub(super) plain: Option<Vec<String>>,
}

impl Sheet {
    /// A colour of the palette.
    pub(super) fn colour(&self, name: &str) -> Option<Rgb> {
        self.palette.get(name).and_then(|text| Rgb::parse(text))
    }

    /// A role's specification: the kind's own, else that of all kinds.
    pub(super) fn spec(&self, role: Role) -> Option<&Spec> {
        self.roles.get(&role.to_string()).or_else(|| self.roles.get(role.key()))
    }

    fn over(mut self, under: Self) -> Self {
        for (name, colour) in under.palette {
            self.palette.entry(name).or_insert(colour);
        }
        for (name, colour) in under.sixteen {
            self.sixteen.entry(name).or_insert(colour);
        }
        for (role, spec) in under.roles {
            self.roles.entry(role).or_insert(spec);
        }
        self
    }
}

/// Reads a theme and what it inherits.
pub(super) fn read(name: &str, own: &[(String, String)]) -> Result<Sheet, ThemeError> {
    let mut visited = vec![name.to_owned()];
    let mut sheet = parse(name, own)?;
    while let Some(parent) = sheet.inherits.take() {
        if visited.contains(&parent) {
            return Err(ThemeError::Circle { theme: name.to_owned() });
        }
        let mut under = parse(&parent, own)?;
        let next = under.inherits.take();
        visited.push(parent);
        sheet = sheet.over(under);
        sheet.inherits = next;
    }
    Ok(sheet)
}

fn parse(name: &str, own: &[(String, String)]) -> Result<Sheet, ThemeError> {
    let written = own.iter().find(|(known, _)| known == name).map(|(_, toml)| toml.as_str());
    let carried = BUILT_IN.iter().find(|(known, _)| *known == name).map(|(_, toml)| *toml);
    let Some(source) = written.or(carried) else {
        let known = Theme::names(own).join(", ");
        return Err(ThemeError::Unknown { name: name.to_owned(), known });
    };
    let sheet: Sheet = toml::from_str(source).map_err(|error| ThemeError::Syntax {
        theme: name.to_owned(),
        message: error.to_string().trim_end().to_owned(),
    })?;
    check_colours(name, &sheet)?;
    check_roles(name, &sheet)?;
    Ok(sheet)
}

fn check_colours(theme: &str, sheet: &Sheet) -> Result<(), ThemeError> {
    match sheet.palette.iter().find(|(_, colour)| Rgb::parse(colour).is_none()) {
        None => Ok(()),
        Some((name, colour)) => Err(ThemeError::Colour {
            theme: theme.to_owned(),
            place: format!("palette.{name}"),
            colour: colour.clone(),
        }),
    }
}

fn check_roles(theme: &str, sheet: &Sheet) -> Result<(), ThemeError> {
    let known: Vec<String> =
        Role::all().flat_map(|role| [role.key().to_owned(), role.to_string()]).collect();
    let Some(role) = sheet.roles.keys().find(|key| !known.contains(key)) else { return Ok(()) };
    let nearest =
        known.iter().min_by_key(|key| levenshtein(key, role)).cloned().unwrap_or_default();
    Err(ThemeError::NoSuchRole { theme: theme.to_owned(), role: role.clone(), nearest })
}

/// The colour's name with `kind` replaced by that of a role's kind.
pub(super) fn palette_name(name: &str, role: Role) -> &str {
    match (name, role.kind()) {
        ("kind", Some(kind)) => kind.name(),
        _ => name,
    }
}
