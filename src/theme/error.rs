//! What can be wrong with a theme, in the words of the person who wrote it.

/// Why a theme cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ThemeError {
    /// No theme has this name.
    #[error("no theme is called `{name}`; there are {known}")]
    Unknown {
        /// The name asked for.
        name: String,
        /// The names there are, with commas.
        known: String,
    },
    /// The file is not TOML, or not a theme.
    #[error("theme `{theme}`: {message}")]
    Syntax {
        /// The theme.
        theme: String,
        /// What the parser says, with line and column.
        message: String,
    },
    /// A theme inherits itself.
    #[error("theme `{theme}` inherits itself through `inherits`; name another theme there")]
    Circle {
        /// The theme.
        theme: String,
    },
    /// `[roles]` holds a key that is no role.
    #[error("theme `{theme}`: there is no role `{role}`; the nearest is `{nearest}`")]
    NoSuchRole {
        /// The theme.
        theme: String,
        /// The key as written.
        role: String,
        /// The role whose name is nearest to it.
        nearest: String,
    },
    /// A role that neither the theme nor what it inherits sets.
    #[error("theme `{theme}` does not set the role `{role}`; set it or add `inherits = \"dark\"`")]
    MissingRole {
        /// The theme.
        theme: String,
        /// The role's key.
        role: String,
    },
    /// A colour that is neither in the palette nor a hexadecimal one.
    #[error(
        "theme `{theme}`, `{place}`: `{colour}` is neither a name of the palette nor \"#rrggbb\" nor \
         \"NAME 20%\""
    )]
    Colour {
        /// The theme.
        theme: String,
        /// The role or palette entry it stands in.
        place: String,
        /// As written.
        colour: String,
    },
    /// A modifier that is none.
    #[error(
        "theme `{theme}`, `{place}`: `{modifier}` is none of bold, dim, italic, underlined, reversed"
    )]
    Modifier {
        /// The theme.
        theme: String,
        /// The role it stands in.
        place: String,
        /// As written.
        modifier: String,
    },
}
