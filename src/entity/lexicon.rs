//! The words of the news: a key in, how often it was seen and the clusters of words it behaves like.
//!
//! The bytes are [`Keys`] from the hash of a word's key to `cluster | coarse << 10 | frequency << 16 | habit << 24`, read
//! where they lie. Clusters come from unlabelled text; words of one cluster stand between the same neighbours.

use std::sync::OnceLock;

use super::hash;
use super::keys::Keys;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its fine cluster, 1 to 1023; 0 where the word is not known.
    pub fine: u16,
    /// Its coarse cluster, 1 to 63; 0 where the word is not known.
    pub coarse: u8,
    /// The binary logarithm of its count, plus one; 0 where the word is not known.
    pub frequency: u8,
    /// What it mostly named in untold articles: see [`habit`]; 0 where nothing.
    pub habit: u8,
}

/// A word's habit in six bits: the kind it named most (0 to 3), in what share of its places, and whether it was seen
/// four times or more. `likely` are the sums of how likely each kind was over `count` places.
#[must_use]
pub fn habit(likely: [f32; 4], count: u16) -> u8 {
    let kind = (0..4).max_by(|&a, &b| likely[a].total_cmp(&likely[b])).unwrap_or(0);
    let share = likely[kind] / f32::from(count.max(1));
    let step = [0.1, 0.3, 0.6, 0.9].iter().filter(|&&step| share > step).count() as u8;
    if step == 0 { 0 } else { step | (kind as u8) << 3 | u8::from(count > 3) << 5 }
}

impl Entry {
    /// As the map holds it.
    #[must_use]
    pub fn pack(self) -> u32 {
        u32::from(self.fine)
            | u32::from(self.coarse) << 10
            | u32::from(self.frequency) << 16
            | u32::from(self.habit) << 24
    }

    /// From what the map holds.
    #[must_use]
    pub fn unpack(value: u32) -> Self {
        Self {
            fine: (value & 0x3FF) as u16,
            coarse: (value >> 10 & 0x3F) as u8,
            frequency: (value >> 16 & 0xFF) as u8,
            habit: (value >> 24 & 0x3F) as u8,
        }
    }

    /// Whether the word is known.
    #[must_use]
    pub fn is_known(self) -> bool {
        self.frequency > 0
    }
}

/// A list of words.
#[derive(Debug)]
pub struct Lexicon {
    words: Keys,
}

static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();

static BYTES: &[u8] = include_bytes!("../../models/lexicon.bin");

impl Lexicon {
    /// The list in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        EMBEDDED.get_or_init(|| Self { words: Keys::read(BYTES).unwrap_or_default() })
    }

    /// Takes other bytes for the program's, before the first look-up: for the program that makes them. Whether it came
    /// in time and they are a list.
    #[must_use]
    pub fn replace(bytes: &'static [u8]) -> bool {
        Keys::read(bytes).is_some_and(|words| EMBEDDED.set(Self { words }).is_ok())
    }

    /// What is known of a word's key.
    #[must_use]
    pub fn get(&self, key: &str) -> Entry {
        self.known(hash::text(key))
    }

    /// What is known of the hash of a word's key.
    #[must_use]
    pub fn known(&self, key: u64) -> Entry {
        self.words.get(key).map_or(Entry::default(), Entry::unpack)
    }
}
