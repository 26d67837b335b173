//! Themes: TOML in, a ratatui style for each role out.
//!
//! A theme is a palette and, for each [`Role`], a style in the palette's names; what it leaves out it
//! takes from the theme it inherits (`themes/dark.toml` says how one is written). [`Theme::load`] reads
//! one for true colour; [`Theme::at`] resolves it for a terminal of fewer colours.

mod built_in;
mod colour;
mod depth;
mod error;
mod nearest;
mod resolve;
mod resolved;
mod role;
mod sgr;
mod sheet;

use std::rc::Rc;

use ratatui::style::Style;

pub use built_in::BUILT_IN;
pub use colour::{Rgb, indexed};
pub use depth::Depth;
pub use error::ThemeError;
pub use role::Role;
pub use sgr::sgr;

use resolved::Resolved;
use sheet::Sheet;

/// A style for each role, by its number.
type Styles = Box<[Style]>;

/// A style for each role, at one depth of colour.
#[derive(Clone, Debug)]
pub struct Theme {
    name: String,
    depth: Depth,
    origin: Origin,
    styles: Styles,
}

/// What a theme resolves from.
#[derive(Clone, Debug)]
enum Origin {
    /// The program's bytes.
    BuiltIn(Resolved),
    /// TOML of the user's.
    Written(Rc<Sheet>),
}

impl Theme {
    /// Reads a theme for true colour by its name: one of the user's own (pairs of name and TOML), which
    /// come first, or one that is built in.
    ///
    /// # Errors
    ///
    /// [`ThemeError`] where there is no such theme or its TOML is not a theme; it names the theme, the
    /// place and what to do.
    pub fn load(name: &str, own: &[(String, String)]) -> Result<Self, ThemeError> {
        Self::load_at(name, own, Depth::TrueColour)
    }

    /// The same for a terminal of this depth.
    ///
    /// # Errors
    ///
    /// As [`Theme::load`].
    pub fn load_at(name: &str, own: &[(String, String)], depth: Depth) -> Result<Self, ThemeError> {
        let is_own = own.iter().any(|(known, _)| known == name);
        let origin = match Resolved::of(name).filter(|_| !is_own) {
            Some(resolved) => Origin::BuiltIn(resolved),
            None => Origin::Written(Rc::new(sheet::read(name, own)?)),
        };
        let styles = origin.styles(name, depth)?;
        Ok(Self { name: name.to_owned(), depth, origin, styles })
    }

    /// The same theme on a terminal of this depth.
    #[must_use]
    pub fn at(&self, depth: Depth) -> Self {
        if self.depth == depth {
            return self.clone();
        }
        let styles = self.origin.styles(&self.name, depth);
        let styles = styles.expect("a theme that resolved for one depth resolves for others");
        Self { depth, styles, ..self.clone() }
    }

    /// The names of all themes there are: the built-in ones, then the user's own that are new.
    #[must_use]
    pub fn names(own: &[(String, String)]) -> Vec<String> {
        let mut names: Vec<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
        for (name, _) in own {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        names
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The depth it is resolved for.
    #[must_use]
    pub fn depth(&self) -> Depth {
        self.depth
    }

    /// The style of a role. What it leaves unset (often the ground) is to be kept from underneath.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role.number()]
    }

    /// The ground of the screen, whatever the depth.
    #[must_use]
    pub fn ground(&self) -> Rgb {
        match &self.origin {
            Origin::BuiltIn(resolved) => resolved.ground(),
            Origin::Written(sheet) => sheet.colour("ground").unwrap_or(Rgb(0, 0, 0)),
        }
    }

    /// The colour of plain text, whatever the depth.
    #[must_use]
    pub fn ink(&self) -> Rgb {
        match &self.origin {
            Origin::BuiltIn(resolved) => resolved.ink(),
            Origin::Written(sheet) => sheet.colour("text").unwrap_or(Rgb(255, 255, 255)),
        }
    }

    /// Whether its ground is light: made for a terminal with dark text.
    #[must_use]
    pub fn ground_is_light(&self) -> bool {
        self.ground().luminance() > self.ink().luminance()
    }
}

impl Origin {
    fn styles(&self, name: &str, depth: Depth) -> Result<Styles, ThemeError> {
        match self {
            Self::BuiltIn(resolved) => Ok(resolved.styles(depth)),
            Self::Written(sheet) => resolve::styles(name, sheet, depth),
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::load("dark", &[]).expect("the built-in themes load, as a test holds")
    }
}
