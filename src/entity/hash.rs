//! Hashes that never change from run to run, for the model's features: words and numbers in, 64 bits out.

use std::hash::{BuildHasherDefault, Hasher};

const SEED: u64 = 0x9E37_79B9_7F4A_7C15;
const PRIME: u64 = 0xD6E8_FEB8_6659_FD93;

/// Mixes a number into a hash.
#[must_use]
pub fn mix(hash: u64, value: u64) -> u64 {
    let product = (hash ^ value.wrapping_mul(SEED)).wrapping_mul(PRIME);
    product ^ product >> 32
}

/// The hash of a text.
#[must_use]
pub fn text(text: &str) -> u64 {
    bytes(SEED, text.as_bytes())
}

/// The bucket of a hash, by its lower half: which of so many.
#[must_use]
pub fn bucket(hash: u64, buckets: usize) -> usize {
    (((hash & 0xFFFF_FFFF) * buckets as u64) >> 32) as usize
}

/// The hash of letters.
#[must_use]
pub fn letters(letters: impl Iterator<Item = char> + Clone) -> u64 {
    let count = letters.clone().count() as u64;
    letters.fold(SEED ^ count, |hash, letter| mix(hash, u64::from(letter)))
}

fn bytes(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed ^ bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(word));
    }
    hash
}

/// The hasher of the recogniser's maps, whose keys are words of the text or hashes already.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fast(u64);

/// Makes [`Fast`] hashers.
pub type Builder = BuildHasherDefault<Fast>;

impl Hasher for Fast {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, data: &[u8]) {
        self.0 = bytes(self.0, data);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = mix(self.0, value);
    }

    fn write_u32(&mut self, value: u32) {
        self.0 = mix(self.0, u64::from(value));
    }
}
