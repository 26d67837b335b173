//! The words of the news: a key in, how often it was seen and the clusters of words it behaves like.
//!
//! The bytes are an `fst` map from the key of a word to `cluster | coarse << 10 | frequency << 16`, read where
//! they lie. Clusters come from unlabelled text; words of one cluster stand between the same neighbours.

use std::sync::OnceLock;

use fst::Map;

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its fine cluster, 1 to 1023; 0 where the word is not known.
    pub fine: u16,
    /// Its coarse cluster, 1 to 63; 0 where the word is not known.
    pub coarse: u8,
    /// The binary logarithm of its count, plus one; 0 where the word is not known.
    pub frequency: u8,
}

impl Entry {
    /// As the map holds it.
    #[must_use]
    pub fn pack(self) -> u64 {
        u64::from(self.fine) | u64::from(self.coarse) << 10 | u64::from(self.frequency) << 16
    }

    fn unpack(value: u64) -> Self {
        Self {
            fine: (value & 0x3FF) as u16,
            coarse: (value >> 10 & 0x3F) as u8,
            frequency: (value >> 16 & 0xFF) as u8,
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
    words: Option<Map<&'static [u8]>>,
}

static BYTES: &[u8] = include_bytes!("../../models/lexicon.fst");

impl Lexicon {
    /// The list in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self { words: Map::new(BYTES).ok() })
    }

    /// What is known of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Entry {
        let value = self.words.as_ref().and_then(|words| words.get(key));
        value.map_or(Entry::default(), Entry::unpack)
    }
}
