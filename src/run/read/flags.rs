//! What the flags and the environment fix about the way to the terminal.

use crate::cli::{BidiChoice, ColorChoice, Common, MarksChoice, ShapeChoice};
use crate::run::configured::InUse;
use crate::terminal::{Colours, Environment, Overrides, Route};
use crate::theme::Depth;

/// What the flags fix about the way to the terminal.
pub(in crate::run) fn overrides(common: &Common, in_use: &InUse) -> Overrides {
    Overrides {
        route: match common.bidi {
            BidiChoice::Auto => None,
            BidiChoice::Visual => Some(Route::Visual),
            BidiChoice::VisualLrm => Some(Route::VisualLrm),
            BidiChoice::Words => Some(Route::Words),
            BidiChoice::Logical => Some(Route::Logical),
        },
        routes: in_use.routes.clone(),
        marks: match common.marks {
            MarksChoice::Auto => in_use.configured.config.tashkeel,
            MarksChoice::Keep => Some(true),
            MarksChoice::Strip => Some(false),
        },
        forms: match common.shape {
            ShapeChoice::Auto => None,
            ShapeChoice::Forms => Some(true),
            ShapeChoice::Nominal => Some(false),
        },
    }
}

/// The depth of colour on this terminal.
pub(super) fn depth(choice: ColorChoice, environment: &Environment) -> Depth {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    match (choice, environment.colours()) {
        (ColorChoice::Never, _) | (ColorChoice::Auto, Colours::None) => Depth::Plain,
        _ if choice == ColorChoice::Auto && refused => Depth::Plain,
        (_, Colours::True) => Depth::TrueColour,
        (_, Colours::Indexed) => Depth::Indexed,
        (_, Colours::Sixteen | Colours::None) => Depth::Sixteen,
    }
}
