//! A table's bytes: the rows of each pass in, what [`Table`](super::Table) reads out.

use std::collections::BTreeMap;

use super::{LANES, PASSES, REACH, WIDTH, check};
use crate::entity::hash::bucket;

/// Of ten features' places four are left free, so that few stand behind their bucket.
const FILLED: (usize, usize) = (5, 2);

/// A feature's row in one pass.
pub type Row = [i8; WIDTH];

/// A feature's row in each pass.
type Rows = [Option<Row>; PASSES];

/// A bucket while it is filled.
#[derive(Clone, Default)]
struct Bucket<'r> {
    features: Vec<(u16, &'r Rows)>,
    spilt: bool,
}

fn count(rows: &Rows) -> usize {
    rows.iter().flatten().count()
}

/// Writes a table: of each pass its features' hashes and rows. Also says how many features were left out: those that
/// could not be told from another, and those that would stand too far from their bucket.
#[must_use]
pub fn write(passes: &[&[(u64, Row)]]) -> (Vec<u8>, usize) {
    let mut features: BTreeMap<u64, Rows> = BTreeMap::new();
    for (number, pass) in passes.iter().take(PASSES).enumerate() {
        for &(feature, row) in *pass {
            features.entry(feature).or_default()[number] = Some(row);
        }
    }
    let (buckets, left) = filled(&features);
    let mut table = (buckets.len() as u32).to_le_bytes().to_vec();
    let mut rows: Vec<u8> = Vec::new();
    for Bucket { features, spilt } in &buckets {
        let mut lanes = [(0, 0); LANES];
        let start = rows.len() / WIDTH;
        for (lane, (check, feature)) in lanes.iter_mut().zip(features) {
            let known = feature.iter().zip(0..).map(|(row, pass)| u8::from(row.is_some()) << pass);
            *lane = (*check, known.sum::<u8>() | ((rows.len() / WIDTH - start) << PASSES) as u8);
            let weights = feature.iter().flatten().flatten();
            rows.extend(weights.map(|weight| weight.cast_unsigned() ^ 0x80));
        }
        table.extend(lanes.iter().flat_map(|lane| lane.0.to_le_bytes()));
        table.extend(lanes.iter().map(|lane| lane.1));
        table.extend((start as u32 | u32::from(*spilt) << 31).to_le_bytes());
    }
    table.extend(rows);
    // Three rows are read at once.
    table.extend([0; WIDTH * PASSES]);
    (table, left)
}

/// The features in their buckets, those of most rows first, which are looked for most; how many found no place.
fn filled(features: &BTreeMap<u64, Rows>) -> (Vec<Bucket<'_>>, usize) {
    let mut buckets = vec![Bucket::default(); features.len() * FILLED.1 / FILLED.0 + REACH];
    let number = buckets.len();
    let mut order: Vec<(u64, &Rows)> = features.iter().map(|(&hash, rows)| (hash, rows)).collect();
    order.sort_by_key(|(_, rows)| PASSES - count(rows));
    let mut left = 0;
    for (feature, rows) in order {
        let home = bucket(feature, number);
        let near = &mut buckets[home..(home + REACH).min(number)];
        let free = near.iter().position(|bucket| bucket.features.len() < LANES);
        let check = check(feature);
        // One of the same check sum on the way would be taken for it.
        let alike = |bucket: &Bucket<'_>| bucket.features.iter().any(|other| other.0 == check);
        match free.filter(|&free| !near[..=free].iter().any(alike)) {
            Some(free) => {
                near[..free].iter_mut().for_each(|bucket| bucket.spilt = true);
                near[free].features.push((check, rows));
            }
            None => left += 1,
        }
    }
    (buckets, left)
}

#[cfg(test)]
mod tests {
    use super::super::super::hash::mix;
    use super::super::super::reader::Reader;
    use super::super::{Sums, Table};
    use super::*;

    fn row(feature: u64, pass: usize) -> Row {
        std::array::from_fn(|tag| (feature as i8).wrapping_mul(tag as i8 + 1) ^ pass as i8)
    }

    /// Whether a pass knows a feature: of twenty thousand one in three, so that all combinations come.
    fn knows(feature: u64, pass: usize) -> bool {
        mix(feature, pass as u64 + 1).is_multiple_of(3)
    }

    #[test]
    fn a_feature_weighs_in_each_pass_what_was_written_and_an_unknown_one_nothing() {
        let features: Vec<u64> = (0..20_000).map(|number| mix(7, number)).collect();
        let passes: Vec<Vec<(u64, Row)>> = (0..PASSES)
            .map(|pass| {
                let known = features.iter().filter(|&&feature| knows(feature, pass));
                known.map(|&feature| (feature, row(feature, pass))).collect()
            })
            .collect();
        let passes: Vec<&[(u64, Row)]> = passes.iter().map(Vec::as_slice).collect();
        let (bytes, left) = write(&passes);
        let table = Table::read(&mut Reader::new(bytes.leak())).expect("a table");
        let differs = |feature: &&u64| {
            let mut sums = Sums::default();
            table.add(&[**feature], &mut sums);
            (0..PASSES).any(|pass| {
                let weights =
                    if knows(**feature, pass) { row(**feature, pass) } else { [0; WIDTH] };
                sums.weights(pass) != weights.map(i16::from)
            })
        };
        // The check sums of unknown features may be known ones'.
        assert!(features.iter().filter(differs).count() <= left + 5);
    }

    #[test]
    fn bytes_cut_short_weigh_nothing_and_break_nothing() {
        let rows: Vec<(u64, Row)> = (0..64).map(|at| (mix(1, at), [1; WIDTH])).collect();
        let (bytes, _) = write(&[&rows]);
        let bytes: &'static [u8] = bytes.leak();
        for length in 0..bytes.len() {
            if let Some(table) = Table::read(&mut Reader::new(&bytes[..length])) {
                let mut sums = Sums::default();
                table.add(&rows.iter().map(|row| row.0).collect::<Vec<_>>(), &mut sums);
                let weights = (0..PASSES).flat_map(|pass| sums.weights(pass));
                assert!({ weights }.all(|weight| (0..=64).contains(&weight)), "{length}");
            }
        }
    }
}
