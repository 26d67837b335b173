//! The tagger's weights, read from the program's bytes as they lie.
//!
//! The bytes, little-endian: `QARI` `NER1`; the number of passes (u32); for each pass its transitions (10 × 9 f32),
//! the scale of its weights (f32), its number of rows (u32), its check sums (u16 a row) and its rows (8 × i8 a row:
//! the tags behind outside). A feature's row stands at its hash's place or behind it, up to the first row that is
//! empty (check sum 0).

use std::sync::OnceLock;

use super::crf::{Row, TAGS, Transitions};

static BYTES: &[u8] = include_bytes!("../../models/tagger.bin");

/// The first bytes of a model.
pub const MAGIC: &[u8; 8] = b"QARINER1";

/// Weights a row.
pub const WIDTH: usize = TAGS - 1;

/// One pass's weights.
#[derive(Debug)]
pub struct Pass {
    /// Between tags.
    pub transitions: Transitions,
    scale: f32,
    checks: &'static [u8],
    rows: &'static [u8],
}

/// All passes.
#[derive(Debug)]
pub struct Model {
    /// In the order they run.
    pub passes: Vec<Pass>,
}

/// A feature's check sum, never 0.
#[must_use]
pub fn check(feature: u64) -> u16 {
    ((feature >> 48) as u16).max(1)
}

/// The row a feature is first looked for at.
#[must_use]
pub fn place(feature: u64, rows: usize) -> usize {
    (((feature & 0xFFFF_FFFF) * rows as u64) >> 32) as usize
}

impl Model {
    /// The model in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Model> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self::read(BYTES).unwrap_or(Self { passes: Vec::new() }))
    }

    /// A model in some bytes; `None` where they are not one.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes.strip_prefix(MAGIC)? };
        let count = reader.u32()?;
        let passes = (0..count).map(|_| Pass::read(&mut reader)).collect::<Option<_>>()?;
        Some(Self { passes })
    }
}

impl Pass {
    fn read(reader: &mut Reader) -> Option<Self> {
        let mut weights = [[0.0; TAGS]; TAGS + 1];
        for weight in weights.iter_mut().flatten() {
            *weight = reader.f32()?;
        }
        let scale = reader.f32()?;
        let rows = reader.u32()? as usize;
        let checks = reader.take(rows * 2)?;
        let rows = reader.take(rows * WIDTH)?;
        Some(Self { transitions: Transitions { weights }, scale, checks, rows })
    }

    /// The score of each tag for a token's features.
    #[must_use]
    pub fn score(&self, features: &[u64]) -> Row {
        let mut sums = [0_i16; WIDTH];
        for &feature in features {
            if let Some(row) = self.row(feature) {
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    *sum = sum.saturating_add(i16::from(weight.cast_signed()));
                }
            }
        }
        let mut scores = [0.0; TAGS];
        for (score, sum) in scores[1..].iter_mut().zip(sums) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    fn row(&self, feature: u64) -> Option<&'static [u8]> {
        let rows = self.checks.len() / 2;
        let wanted = check(feature).to_le_bytes();
        let mut at = place(feature, rows);
        // The builder leaves empty rows, so that a search ends soon; a broken table ends after all rows.
        for _ in 0..rows {
            let found = &self.checks[at * 2..at * 2 + 2];
            if found == wanted {
                return Some(&self.rows[at * WIDTH..(at + 1) * WIDTH]);
            }
            if found == [0, 0] {
                return None;
            }
            at = if at + 1 == rows { 0 } else { at + 1 };
        }
        None
    }
}

struct Reader {
    rest: &'static [u8],
}

impl Reader {
    fn take(&mut self, length: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }

    fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }

    fn f32(&mut self) -> Option<f32> {
        Some(f32::from_le_bytes(self.take(4)?.try_into().ok()?))
    }
}
