//! Names of places and people known beforehand: a key in, its classes out; the longest known name at a token.
//!
//! The bytes are an `fst` map from the key of a name (see [`super::normal`]) to its [`Classes`], read where they
//! lie. `models/README.md` says what they are made of and under which licences.

use std::sync::OnceLock;

use fst::Map;
use fst::raw::Output;

/// What a name is known as: bits, for a name can be of several classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes(pub u8);

impl Classes {
    /// A country or continent.
    pub const COUNTRY: Self = Self(1);
    /// A city of 100,000 people or more.
    pub const CITY: Self = Self(2);
    /// A smaller town.
    pub const TOWN: Self = Self(4);
    /// A given name.
    pub const FIRST: Self = Self(8);
    /// A family name.
    pub const LAST: Self = Self(16);
    /// An organisation.
    pub const ORGANISATION: Self = Self(32);
    /// A region, a sea, a street.
    pub const REGION: Self = Self(64);
    /// An event, a competition, a prize, a work.
    pub const EVENT: Self = Self(128);

    /// The class of a name in the builder's list.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Some(match name {
            "country" => Self::COUNTRY,
            "city" => Self::CITY,
            "town" => Self::TOWN,
            "first" => Self::FIRST,
            "last" => Self::LAST,
            "organisation" => Self::ORGANISATION,
            "place" => Self::REGION,
            "event" => Self::EVENT,
            _ => return None,
        })
    }

    /// Whether it is of one of these classes.
    #[must_use]
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Both.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Any kind of place.
    #[must_use]
    pub fn is_place(self) -> bool {
        self.any(Self(1 | 2 | 4 | 64))
    }

    /// A place, a given or a family name.
    #[must_use]
    pub fn is_place_or_person(self) -> bool {
        self.is_place() || self.any(Self(8 | 16))
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A list of names.
#[derive(Debug)]
pub struct Gazetteer {
    names: Option<Map<&'static [u8]>>,
}

static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();

static BYTES: &[u8] = include_bytes!("../../models/gazetteer.fst");

impl Gazetteer {
    /// The list in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        EMBEDDED.get_or_init(|| Self { names: Map::new(BYTES).ok() })
    }

    /// Takes other bytes for the program's, before the first look-up: for the program that makes them. Whether it came
    /// in time and they are a list.
    #[must_use]
    pub fn replace(bytes: &'static [u8]) -> bool {
        Map::new(bytes).is_ok_and(|names| EMBEDDED.set(Self { names: Some(names) }).is_ok())
    }

    /// What a key is known as.
    #[must_use]
    pub fn get(&self, key: &str) -> Classes {
        let value = self.names.as_ref().and_then(|names| names.get(key));
        Classes(value.unwrap_or(0) as u8)
    }

    /// The longest name that begins with these words' keys: how many words, and its classes.
    #[must_use]
    pub fn longest<'k>(&self, words: impl Iterator<Item = &'k str>) -> Option<(usize, Classes)> {
        let fst = self.names.as_ref()?.as_fst();
        let (mut node, mut output, mut best) = (fst.root(), Output::zero(), None);
        for (index, word) in words.enumerate() {
            let blank: &[u8] = if index > 0 { b" " } else { b"" };
            for &byte in blank.iter().chain(word.as_bytes()) {
                let Some(position) = node.find_input(byte) else { return best };
                let transition = node.transition(position);
                output = output.cat(transition.out);
                node = fst.node(transition.addr);
            }
            if node.is_final() {
                best = Some((index + 1, Classes(output.cat(node.final_output()).value() as u8)));
            }
        }
        best
    }
}
