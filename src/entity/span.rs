//! What the recogniser finds: mentions as bytes of the text it was given, with their kinds and scores, and the
//! entities they name.

use std::ops::Range;

use crate::article::Kind;

/// A mention in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its bytes, proclitics left out.
    pub range: Range<usize>,
    /// Its kind.
    pub kind: Kind,
    /// How sure the recogniser is, 0 to 1.
    pub score: f32,
    /// The entity it names: an index into [`Found::entities`].
    pub entity: usize,
}

/// An entity of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its kind.
    pub kind: Kind,
    /// Its canonical name, the longest proper one, as the text writes it.
    pub name: String,
}

/// What was found in a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The mentions in reading order; none overlaps another.
    pub mentions: Vec<Span>,
    /// The entities in order of their first mention.
    pub entities: Vec<Named>,
}

/// The recogniser's label of a kind.
#[must_use]
pub fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "PER",
        Kind::Organisation => "ORG",
        Kind::Place => "LOC",
        Kind::Other => "MISC",
        Kind::Date => "DATE",
        Kind::Number => "NUM",
    }
}
