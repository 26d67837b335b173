//! Messages by language, plural forms, digits.

/// The language the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}
