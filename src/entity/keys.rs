//! A small map that is read from the program's bytes as it lies: the hash of a key in, its value out.
//!
//! The bytes, little-endian: the number of buckets (u32); where each bucket begins, and behind the last one where it
//! ends (u32 each, in pairs); the pairs: the upper half of a key's hash (u32) and its value (u32). The keys themselves
//! are not there: of 2³⁰ strange words about one is taken for a known one.

use super::hash::bucket;

/// Values by hashes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keys {
    starts: &'static [[u8; 4]],
    pairs: &'static [[u8; 8]],
}

/// Keys a bucket, on the average.
const AVERAGE: usize = 3;

fn check(hash: u64) -> u32 {
    (hash >> 32) as u32
}

impl Keys {
    /// A map in some bytes; `None` where they are not one.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let (count, rest) = bytes.split_first_chunk()?;
        let starts = (u32::from_le_bytes(*count) as usize).checked_add(1)?.checked_mul(4)?;
        let (starts, pairs) = rest.split_at_checked(starts)?;
        let ((starts, _), (pairs, left)) = (starts.as_chunks(), pairs.as_chunks());
        let whole =
            starts.last().is_some_and(|&end| u32::from_le_bytes(end) as usize == pairs.len());
        (whole && left.is_empty()).then_some(Self { starts, pairs })
    }

    /// The value of a key's hash.
    #[must_use]
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u32> {
        let at = bucket(hash, self.starts.len().checked_sub(1)?);
        let [start, end] = [at, at + 1].map(|at| u32::from_le_bytes(self.starts[at]) as usize);
        self.pairs.get(start..end)?.iter().find_map(|pair| {
            let pair = u64::from_le_bytes(*pair);
            (pair as u32 == check(hash)).then_some((pair >> 32) as u32)
        })
    }

    /// The bytes of a map. Of two hashes that cannot be told apart the lower is kept.
    #[must_use]
    pub fn write(values: &std::collections::BTreeMap<u64, u32>) -> Vec<u8> {
        let mut buckets = vec![Vec::new(); (values.len() / AVERAGE).max(1)];
        let count = buckets.len();
        for (&hash, &value) in values {
            buckets[bucket(hash, count)].push(u64::from(value) << 32 | u64::from(check(hash)));
        }
        let mut bytes = (count as u32).to_le_bytes().to_vec();
        let mut start = 0_u32;
        for pairs in &mut buckets {
            pairs.dedup_by_key(|pair| *pair as u32);
            bytes.extend(start.to_le_bytes());
            start += pairs.len() as u32;
        }
        bytes.extend(start.to_le_bytes());
        bytes.extend(buckets.iter().flatten().flat_map(|pair| pair.to_le_bytes()));
        bytes
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::hash;
    use super::Keys;

    #[test]
    fn every_key_has_its_value_and_strange_ones_none() {
        let hash = |number: u32| hash::text(&format!("word {number}"));
        let values: BTreeMap<u64, u32> =
            (0..5000).map(|number| (hash(number), number * 7)).collect();
        let bytes: &'static [u8] = Keys::write(&values).leak();
        let keys = Keys::read(bytes).expect("a map");
        assert!((0..5000).all(|number| keys.get(hash(number)) == Some(number * 7)));
        assert!((5000..50_000).all(|number| keys.get(hash(number)).is_none()));
    }

    #[test]
    fn bytes_cut_short_are_no_map() {
        let values: BTreeMap<u64, u32> = (0..9).map(|key| (key << 29 | key, 1)).collect();
        let bytes: &'static [u8] = Keys::write(&values).leak();
        assert!(Keys::read(bytes).is_some());
        assert!((0..bytes.len()).all(|length| Keys::read(&bytes[..length]).is_none()));
    }
}
