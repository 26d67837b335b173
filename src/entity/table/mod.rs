//! What features weigh, read from the program's bytes as they lie: the hash of a feature in, its weights in every pass
//! added to a [`Sums`].
//!
//! The bytes, little-endian: the number of buckets (u32); the buckets; the rows. A bucket (16 bytes) is what one look-up
//! reads: four features' check sums (u16 each), which passes know each and how many of the bucket's rows stand before
//! its own (u8 each: bits of the passes, rows × 8), where the bucket's rows begin (u32: rows; its highest bit says that
//! some of its features stand in the buckets behind it). A feature's rows stand together, pass by pass. A row (8 × u8)
//! holds the weights of the tags behind outside, each plus 128.

mod written;

use super::crf::TAGS;
use super::hash::bucket;
use super::reader::Reader;

pub use written::{Row, write};

/// Weights a row: a tag's, outside left out.
pub const WIDTH: usize = TAGS - 1;

/// The passes a table can hold.
pub const PASSES: usize = 3;

/// Features a bucket.
const LANES: usize = 4;

/// A feature stands in its bucket or in one of so many behind it.
const REACH: usize = 16;

/// Of where a bucket's rows begin: whether features stand behind it.
const SPILT: u64 = 1 << 63;

/// A row of weights that are 0.
const NOTHING: u64 = 0x8080_8080_8080_8080;

/// Every other byte of a row.
const EVEN: u64 = 0x00FF_00FF_00FF_00FF;

/// The weights of some features of a token, added up by pass: of at most [`MOST`] features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Of each pass the even and the odd bytes of the rows, four sums in each number.
    totals: [[u64; 2]; PASSES],
    features: u16,
}

/// So many bytes can be added up in sixteen bits.
pub const MOST: usize = 256;

/// Features and their rows.
#[derive(Clone, Copy, Debug, Default)]
pub struct Table {
    buckets: &'static [[u8; 16]],
    rows: &'static [[u8; WIDTH]],
}

/// A feature's check sum.
fn check(feature: u64) -> u16 {
    (feature >> 48) as u16
}

impl Sums {
    /// Adds others.
    #[inline]
    pub fn add(&mut self, other: &Self) {
        for (total, other) in self.totals.iter_mut().flatten().zip(other.totals.iter().flatten()) {
            *total = total.wrapping_add(*other);
        }
        self.features = self.features.wrapping_add(other.features);
    }

    /// What the tags behind outside weigh in a pass.
    #[must_use]
    #[inline]
    pub fn weights(&self, pass: usize) -> [i16; WIDTH] {
        let nothing = self.features.wrapping_mul(128);
        std::array::from_fn(|tag| {
            let total = (self.totals[pass][tag % 2] >> (tag / 2 * 16)) as u16;
            total.wrapping_sub(nothing).cast_signed()
        })
    }
}

impl Table {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let count = reader.u32()? as usize;
        let (buckets, _) = reader.take(count.checked_mul(16)?)?.as_chunks();
        let (rows, _) = reader.rest().as_chunks();
        Some(Self { buckets, rows })
    }

    /// Adds what some features of a token weigh.
    pub fn add(&self, features: &[u64], sums: &mut Sums) {
        let mut totals = sums.totals;
        let mut known = 0;
        for &feature in features {
            let Some(rows) = self.find(feature) else { continue };
            known += 1;
            for (total, row) in totals.iter_mut().zip(rows) {
                total[0] = total[0].wrapping_add(row & EVEN);
                total[1] = total[1].wrapping_add(row >> 8 & EVEN);
            }
        }
        sums.totals = totals;
        sums.features = sums.features.wrapping_add(known);
    }

    /// The row of a feature in each pass, [`NOTHING`] where a pass does not know it; `None` where no pass does.
    #[inline]
    fn find(&self, feature: u64) -> Option<[u64; PASSES]> {
        let home = bucket(feature, self.buckets.len());
        for at in home..home + REACH {
            let (checks, rest) = self.buckets.get(at)?.split_first_chunk()?;
            let (checks, rest) =
                (u64::from_le_bytes(*checks), u64::from_le_bytes(*rest.first_chunk()?));
            let equal = equal(checks, check(feature));
            if equal != 0 {
                let about = rest >> (equal.trailing_zeros() / 16 * 8) & 0xFF;
                return self.rows((rest & !SPILT) >> 32, about);
            }
            if rest & SPILT == 0 {
                return None;
            }
        }
        None
    }

    #[inline]
    fn rows(&self, start: u64, about: u64) -> Option<[u64; PASSES]> {
        let at = (start + (about >> PASSES)) as usize;
        let [one, two, three] =
            self.rows.get(at..)?.first_chunk::<PASSES>()?.map(u64::from_le_bytes);
        let knows = |pass: u8| about >> pass & 1 == 1;
        let second = if knows(0) { two } else { one };
        let third = if knows(1) { if knows(0) { three } else { two } } else { second };
        Some([
            if knows(0) { one } else { NOTHING },
            if knows(1) { second } else { NOTHING },
            if knows(2) { third } else { NOTHING },
        ])
    }
}

/// The highest bit of each of four check sums that is the one wanted; above the first of them it may be another's.
#[inline]
fn equal(checks: u64, wanted: u16) -> u64 {
    const ONES: u64 = 0x0001_0001_0001_0001;
    const HIGH: u64 = 0x8000_8000_8000_8000;
    let differ = checks ^ (u64::from(wanted) * ONES);
    differ.wrapping_sub(ONES) & !differ & HIGH
}
