//! Mentions and the entities they name.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A label as its source wrote it: `PER`, `GPE`, `Person`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(Arc<str>, Kind);

impl Label {
    /// A label by its name.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(Arc::from(name), kind(name))
    }

    /// Its name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The kind it is coloured and grouped as.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.1
    }
}

fn kind(label: &str) -> Kind {
    match label.to_ascii_uppercase().as_str() {
        "PER" | "PERS" | "PERSON" | "PERSNAME" => Kind::Person,
        "ORG" | "ORGANIZATION" | "ORGANISATION" | "ORGNAME" => Kind::Organisation,
        "LOC" | "GPE" | "FAC" | "LOCATION" | "PLACE" | "FACILITY" | "GEO" | "PLACENAME"
        | "GEOGNAME" | "CITY" | "COUNTRY" | "STATE_OR_PROVINCE" => Kind::Place,
        "DATE" | "TIME" | "DATETIME" | "TIM" | "TIMEX" | "DURATION" => Kind::Date,
        "NUM" | "CARDINAL" | "ORDINAL" | "MONEY" | "PERCENT" | "QUANTITY" | "CURR" | "UNIT"
        | "NUMBER" | "NUMEX" => Kind::Number,
        _ => Kind::Other,
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds that have a colour and a key, in the order of the keys `1` to `6`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// People.
    Person,
    /// Organisations.
    Organisation,
    /// Places.
    Place,
    /// Events, works, products and all other labels.
    Other,
    /// Dates and times.
    Date,
    /// Numbers, amounts, percentages.
    Number,
}

impl Kind {
    /// All kinds, in the order of their keys.
    pub const ALL: [Self; 6] =
        [Self::Person, Self::Organisation, Self::Place, Self::Other, Self::Date, Self::Number];

    /// Its name where it is written for machines: in themes and as a class in HTML.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Place => "place",
            Self::Other => "other",
            Self::Date => "date",
            Self::Number => "number",
        }
    }
}

/// An index into [`super::Article::entities`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntityId(pub u32);

/// A person, place, organisation or other thing that an article names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// Its identifier in the source, or `e1`, `e2` … in order of first mention.
    pub id: String,
    /// Its label.
    pub label: Label,
    /// Its canonical name: the longest proper one.
    pub name: String,
    /// Where it can be looked up.
    pub url: Option<String>,
}

/// One place where an entity is named.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its bytes in the article's buffer, proclitics left out.
    pub range: Range<usize>,
    /// Its label.
    pub label: Label,
    /// What it names.
    pub entity: EntityId,
    /// How sure the recogniser is, 0 to 1; `None` where a person or file said it.
    pub score: Option<f32>,
}
