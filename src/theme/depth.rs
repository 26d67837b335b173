//! How many colours a terminal shows.

/// The depth of colour a theme is resolved for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Depth {
    /// 24 bits.
    #[default]
    TrueColour,
    /// The 256 colours of xterm; the first 16, which users redefine, are not used.
    Indexed,
    /// The terminal's own 16, by name.
    Sixteen,
    /// None: bold, dim, underline and reverse alone.
    Plain,
}

impl Depth {
    /// All of them, in the order of their numbers.
    pub(super) const ALL: [Self; 4] = [Self::TrueColour, Self::Indexed, Self::Sixteen, Self::Plain];
}
