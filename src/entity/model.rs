//! The tagger's weights, read from the program's bytes as they lie.
//!
//! The bytes, little-endian: `QARI` `NER2`; the number of passes (u32); for each pass its transitions (10 × 9 f32) and
//! the scale of its weights (f32); the [`Table`] of what features weigh in all passes.

use std::sync::OnceLock;

use super::crf::{Row, Steps, TAGS, Transitions, Ways};
use super::reader::Reader;
use super::table::{PASSES, Sums, Table};

static BYTES: &[u8] = include_bytes!("../../models/tagger.bin");

/// The first bytes of a model.
pub const MAGIC: &[u8; 8] = b"QARINER2";

/// What one pass knows of tags.
#[derive(Debug)]
pub struct Pass {
    /// The weights between tags, to seek the best sequence in.
    pub ways: Ways,
    /// `e` to them.
    pub steps: Steps,
    scale: f32,
    /// Its place among the passes.
    number: usize,
}

/// All passes.
#[derive(Debug, Default)]
pub struct Model {
    /// In the order they run.
    pub passes: Vec<Pass>,
    /// What features weigh in them.
    pub table: Table,
}

impl Model {
    /// The model in the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Model> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self::read(BYTES).unwrap_or_default())
    }

    /// A model in some bytes; `None` where they are not one.
    #[must_use]
    pub fn read(bytes: &'static [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes.strip_prefix(MAGIC)?);
        let count = reader.u32()? as usize;
        let passes = (0..count.min(PASSES))
            .map(|number| Pass::read(&mut reader, number))
            .collect::<Option<_>>()?;
        Some(Self { passes, table: Table::read(&mut reader)? })
    }
}

impl Pass {
    fn read(reader: &mut Reader, number: usize) -> Option<Self> {
        let mut weights = [[0.0; TAGS]; TAGS + 1];
        for weight in weights.iter_mut().flatten() {
            *weight = reader.f32()?;
        }
        let transitions = Transitions { weights };
        let (ways, steps) = (transitions.ways(), transitions.steps());
        Some(Self { ways, steps, scale: reader.f32()?, number })
    }

    /// The score of each tag for a token whose features weigh so much.
    #[must_use]
    pub fn total(&self, sums: &Sums) -> Row {
        let mut scores = [0.0; TAGS];
        for (score, sum) in scores[1..].iter_mut().zip(sums.weights(self.number)) {
            *score = f32::from(sum) * self.scale;
        }
        scores
    }
}
