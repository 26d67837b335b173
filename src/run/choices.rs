//! What the flags choose for the reader: its settings and its theme.

use crate::app::Settings;
use crate::cli::{Common, MarksChoice, ShapeChoice};
use crate::layout::{Options, Shape};
use crate::store::{self, Folders};
use crate::theme::{Theme, ThemeError};

/// The theme where none is asked for.
const THEME: &str = "dark";

/// The reader's settings under these flags, on a visual route.
pub(super) fn settings(common: &Common, own_themes: &[(String, String)]) -> Settings {
    let defaults = Settings::default();
    Settings {
        measure: common.width.map_or(defaults.measure, usize::from),
        layout: Options {
            direction: common.dir.direction(),
            marks: common.marks != MarksChoice::Strip,
            shape: match common.shape {
                ShapeChoice::Nominal => Shape::Nominal,
                ShapeChoice::Forms | ShapeChoice::Auto => Shape::Forms,
            },
            ..defaults.layout
        },
        locale: common.lang.map_or(defaults.locale, Into::into),
        themes: Theme::names(own_themes),
        theme: common.theme.clone().unwrap_or_else(|| THEME.to_owned()),
        ..defaults
    }
}

/// The user's own themes: names and TOML. One that cannot be read is said on standard error.
pub(super) fn own_themes() -> Vec<(String, String)> {
    let (themes, errors) = store::own_themes(&Folders::of_user());
    for error in errors {
        eprintln!("qari: {error}");
    }
    themes
}

/// The theme that is in use.
pub(super) fn theme(
    settings: &Settings,
    own_themes: &[(String, String)],
) -> Result<Theme, ThemeError> {
    Theme::load(&settings.theme, own_themes)
}
