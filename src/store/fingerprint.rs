//! What an article is known by: its beginning. In: an article. Out: 128 bits that a renamed file keeps.
//!
//! FNV-1a over the characters of the first blocks that are not white space, up to 2 KiB, so that a file of
//! any size costs the same and another wrapping or a blank line more changes nothing.

use std::fmt;

use crate::article::Article;

/// The bytes of text that are looked at.
const LIMIT: usize = 2048;
/// The bytes of one block that are looked at, white space included.
const BLOCK_LIMIT: usize = 4 * LIMIT;

const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The fingerprint of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// That of an article; `None` where it holds nothing to read.
    #[must_use]
    pub fn of(article: &Article) -> Option<Self> {
        let (mut hash, mut hashed) = (OFFSET_BASIS, 0);
        for block in article.blocks() {
            let end = article.boundary(block.range.end.min(block.range.start + BLOCK_LIMIT));
            let text = article.slice(block.range.start..end);
            for word in text.split_whitespace() {
                let word = &word.as_bytes()[..word.len().min(LIMIT - hashed)];
                hash = fnv_1a(hash, word);
                hashed += word.len();
            }
            // Behind a paragraph that is shown in parts the next are looked for far away.
            if hashed >= LIMIT || block.range.len() >= Article::PARAGRAPH {
                break;
            }
        }
        (hashed > 0).then_some(Self(hash))
    }

    /// That of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        Self::of_text(name)
    }

    /// That of a text, all of it.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        Self(fnv_1a(OFFSET_BASIS, text.as_bytes()))
    }

    /// Reads one as it is displayed.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        digits.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// <http://www.isthe.com/chongo/tech/comp/fnv/>
fn fnv_1a(hash: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a_of_128_bits() {
        // The published test vectors of "" and "foobar".
        assert_eq!(fnv_1a(OFFSET_BASIS, b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(fnv_1a(OFFSET_BASIS, b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
        assert_eq!(Fingerprint::parse(&Fingerprint(7).to_string()), Some(Fingerprint(7)));
        assert_eq!(Fingerprint::parse("7"), None);
    }
}
