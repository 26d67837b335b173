//! Names of places and people known beforehand: a key in, its classes out; the longest known name at a token.
//!
//! The bytes are [`Keys`] from the hash of a name (see [`of_name`]) to its [`Known`], read where they lie.
//! `models/README.md` says what they are made of and under which licences.

use std::sync::OnceLock;

use super::hash;
use super::keys::Keys;

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

/// What some words that stand together are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Known {
    /// The classes of the name they are; none where they are none.
    pub classes: Classes,
    /// Whether a longer name begins with them.
    pub goes_on: bool,
}

impl Known {
    /// As the map holds it.
    #[must_use]
    pub fn pack(self) -> u32 {
        u32::from(self.classes.0) | u32::from(self.goes_on) << 8
    }

    /// From what the map holds.
    #[must_use]
    pub fn unpack(value: u32) -> Self {
        Self { classes: Classes((value & 0xFF) as u8), goes_on: value >> 8 & 1 == 1 }
    }
}

/// The hash of a name whose words' keys have these hashes; of one word it is the word's.
#[must_use]
pub fn of_name(words: impl IntoIterator<Item = u64>) -> u64 {
    words.into_iter().reduce(hash::mix).unwrap_or_default()
}

/// A list of names.
#[derive(Debug)]
pub struct Gazetteer {
    names: Keys,
}

static EMBEDDED: OnceLock<Gazetteer> = OnceLock::new();

static BYTES: &[u8] = include_bytes!("../../models/gazetteer.bin");

impl Gazetteer {
    /// The list in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        EMBEDDED.get_or_init(|| Self { names: Keys::read(BYTES).unwrap_or_default() })
    }

    /// Takes other bytes for the program's, before the first look-up: for the program that makes them. Whether it came
    /// in time and they are a list.
    #[must_use]
    pub fn replace(bytes: &'static [u8]) -> bool {
        Keys::read(bytes).is_some_and(|names| EMBEDDED.set(Self { names }).is_ok())
    }

    /// What a word's key is known as.
    #[must_use]
    pub fn get(&self, key: &str) -> Classes {
        self.known(hash::text(key)).classes
    }

    /// What is known of a name's hash.
    #[must_use]
    pub fn known(&self, name: u64) -> Known {
        self.names.get(name).map_or(Known::default(), Known::unpack)
    }

    /// The longest name that begins with a word and goes on with the words of these hashes: how many words, and its
    /// classes. What is known of the word alone is given.
    #[must_use]
    pub fn longest(
        &self,
        word: u64,
        mut known: Known,
        later: impl Iterator<Item = u64>,
    ) -> Option<(usize, Classes)> {
        let mut best = (!known.classes.is_empty()).then_some((1, known.classes));
        let mut name = word;
        for (index, next) in later.enumerate() {
            if !known.goes_on {
                break;
            }
            name = of_name([name, next]);
            known = self.known(name);
            if !known.classes.is_empty() {
                best = Some((index + 2, known.classes));
            }
        }
        best
    }
}
