//! The tagger's weights, read from the program's bytes as they lie.
//!
//! The bytes, little-endian: `QARI` `NER1`; the number of passes (u32); for each pass its transitions (10 × 9 f32),
//! the scale of its weights (f32), its number of rows (u32), its check sums (u16 a row) and its rows (8 × i8 a row:
//! the tags behind outside). A feature's row stands at its hash's place or behind it, up to the first row that is
//! empty (check sum 0).

use std::sync::OnceLock;

use super::crf::{Row, Steps, TAGS, Transitions};

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
    /// `e` to them.
    pub steps: Steps,
    scale: f32,
    checks: &'static [[u8; 2]],
    rows: &'static [[u8; WIDTH]],
}

/// The weights of some features of a token, added up.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sum([i16; WIDTH]);

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
        let (checks, _) = reader.take(rows * 2)?.as_chunks();
        let (rows, _) = reader.take(rows * WIDTH)?.as_chunks();
        let transitions = Transitions { weights };
        let steps = transitions.steps();
        Some(Self { transitions, steps, scale, checks, rows })
    }

    /// The score of each tag for a token's features.
    #[must_use]
    pub fn score(&self, features: &[u64]) -> Row {
        let mut sum = Sum::default();
        self.add(features, &mut sum);
        self.total(&sum)
    }

    /// Adds what some features of a token weigh.
    pub fn add(&self, features: &[u64], sum: &mut Sum) {
        for &feature in features {
            if let Some(row) = self.row(feature) {
                for (sum, &weight) in sum.0.iter_mut().zip(row) {
                    *sum = sum.saturating_add(i16::from(weight.cast_signed()));
                }
            }
        }
    }

    /// The score of each tag for a token whose features weigh so much.
    #[must_use]
    pub fn total(&self, sum: &Sum) -> Row {
        let mut scores = [0.0; TAGS];
        for (score, sum) in scores[1..].iter_mut().zip(sum.0) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }

    fn row(&self, feature: u64) -> Option<&'static [u8; WIDTH]> {
        let wanted = check(feature);
        let mut at = place(feature, self.checks.len());
        while let Some(group) = self.checks.get(at..).and_then(<[_]>::first_chunk) {
            let ends = first(*group, wanted);
            if let Some(&check) = group.get(ends) {
                let found = u16::from_le_bytes(check) == wanted;
                return self.rows.get(at + ends).filter(|_| found);
            }
            at += GROUP;
        }
        // The builder leaves empty rows, so that a search ends soon; a broken table ends after all rows.
        let rest = (at..self.checks.len()).chain(0..self.checks.len());
        let ends = |&at: &usize| [wanted, 0].contains(&u16::from_le_bytes(self.checks[at]));
        let at = { rest }.find(ends)?;
        (u16::from_le_bytes(self.checks[at]) == wanted).then(|| &self.rows[at])
    }
}

/// Check sums that are compared at once.
const GROUP: usize = 4;

/// The first of some check sums that is the one wanted, or 0; [`GROUP`] where none is.
fn first(group: [[u8; 2]; GROUP], wanted: u16) -> usize {
    const ONES: u64 = 0x0001_0001_0001_0001;
    const HIGH: u64 = 0x8000_8000_8000_8000;
    // The highest bit of each of the four numbers that is 0; above the first of them it may be another's.
    let zeros = |four: u64| four.wrapping_sub(ONES) & !four & HIGH;
    let [one, two, three, four] = group;
    let four =
        u64::from_le_bytes([one[0], one[1], two[0], two[1], three[0], three[1], four[0], four[1]]);
    let ends = zeros(four) | zeros(four ^ (u64::from(wanted) * ONES));
    ends.trailing_zeros() as usize / 16
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
