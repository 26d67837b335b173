//! What the flags choose for the reader: its settings and its theme.

use crate::app::{Finder, Settings};
use crate::cli::{Common, MarksChoice, Recogniser, ShapeChoice};
use crate::layout::{Options, Shape};
use crate::locale::Locale;
use crate::store::{self, Folders};
use crate::theme::{Theme, ThemeError};

/// The theme where none is asked for.
const THEME: &str = "dark";

/// The reader's settings under these flags alone, on a visual route.
pub(super) fn settings(common: &Common, own_themes: &[(String, String)]) -> Settings {
    let settings = Settings {
        themes: Theme::names(own_themes),
        theme: THEME.to_owned(),
        finder: finder(common.entities.clone().unwrap_or_default()),
        ..Settings::default()
    };
    flagged(common, settings)
}

/// Settings with what the flags say in their place.
pub(super) fn flagged(common: &Common, settings: Settings) -> Settings {
    Settings {
        measure: common.width.map_or(settings.measure, usize::from),
        layout: Options {
            direction: common.dir.direction(),
            align: common.align.map_or(settings.layout.align, Into::into),
            marks: match common.marks {
                MarksChoice::Auto => settings.layout.marks,
                MarksChoice::Keep => true,
                MarksChoice::Strip => false,
            },
            shape: match common.shape {
                ShapeChoice::Nominal => Shape::Nominal,
                ShapeChoice::Forms | ShapeChoice::Auto => Shape::Forms,
            },
            ..settings.layout
        },
        locale: common.lang.map_or(settings.locale, Locale::from),
        theme: common.theme.clone().unwrap_or(settings.theme),
        ..settings
    }
}

/// Who looks for names, as the app is told.
pub(super) fn finder(recogniser: Recogniser) -> Finder {
    match recogniser {
        Recogniser::Auto => Finder::Own,
        Recogniser::None => Finder::Nobody,
        Recogniser::Command(command) => Finder::Command(command),
    }
}

/// The user's own themes, names and TOML; and what cannot be read of them.
pub(super) fn own_themes() -> (Vec<(String, String)>, Vec<String>) {
    let (themes, errors) = store::own_themes(&Folders::of_user());
    (themes, errors.iter().map(ToString::to_string).collect())
}

/// The same for commands without a screen: what cannot be read is said on standard error.
pub(super) fn own_themes_told() -> Vec<(String, String)> {
    let (themes, errors) = own_themes();
    for error in errors {
        complain!("qari: {error}");
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
