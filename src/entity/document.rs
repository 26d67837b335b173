//! What a document teaches about its own names: an earlier pass's tags in, features for the next pass out.
//!
//! A name is said clearly once (`President Emil Foo`) and left bare later (`Foo`). For each stem of the text this
//! keeps how likely each kind was wherever it stood, and its place in the longest mention that held it.

use std::collections::HashMap;

use super::analysis::Analysis;
use super::crf::{Row, TAGS};
use super::hash;
use super::tagging::Tagging;

/// What is known about a stem of the text.
#[derive(Clone, Debug, Default)]
struct Stem {
    /// How often it stands in the text.
    count: u16,
    /// The sums of how likely each kind was, and the highest.
    sums: [f32; 4],
    highest: [f32; 4],
    /// The longest mention that held it: its length in tokens, its kind, and where in it.
    longest: (u8, u8, u8),
}

/// What a text teaches.
#[derive(Debug, Default)]
pub struct Knowledge {
    stems: HashMap<u64, Stem, hash::Builder>,
}

/// How likely each kind is, whatever the place in the mention.
fn kinds(likely: &Row) -> [f32; 4] {
    std::array::from_fn(|kind| likely[2 * kind + 1] + likely[2 * kind + 2])
}

impl Knowledge {
    /// Reads a pass over a text.
    #[must_use]
    pub fn learn(analysis: &Analysis<'_>, tagging: &Tagging) -> Self {
        let mut stems: HashMap<u64, Stem, hash::Builder> = HashMap::default();
        for (index, likely) in tagging.likely.iter().enumerate() {
            let stem = stems.entry(analysis.word(index).stem_hash).or_default();
            stem.count = stem.count.saturating_add(1);
            for (kind, likely) in kinds(likely).into_iter().enumerate() {
                stem.sums[kind] += likely;
                stem.highest[kind] = stem.highest[kind].max(likely);
            }
        }
        for mention in tagging.mentions() {
            let length = mention.tokens.len().min(8) as u8;
            for (place, index) in mention.tokens.clone().enumerate() {
                let Some(stem) = stems.get_mut(&analysis.word(index).stem_hash) else { continue };
                let place = match place {
                    0 => 1,
                    place if place + 1 == mention.tokens.len() => 3,
                    _ => 2,
                };
                if length > stem.longest.0 {
                    stem.longest = (length, mention.kind as u8 + 1, place);
                }
            }
        }
        Self { stems }
    }

    /// Adds to the features of the tokens of a sentence that begins at a token.
    pub fn features(
        &self,
        analysis: &Analysis<'_>,
        tagging: &Tagging,
        start: usize,
        lists: &mut [Vec<u64>],
    ) {
        let values: Vec<[u64; 4]> = (start..start + lists.len())
            .map(|index| self.values(analysis, tagging, index))
            .collect();
        for (at, features) in lists.iter_mut().enumerate() {
            let place =
                |at: Option<usize>| at.and_then(|at| values.get(at)).copied().unwrap_or([99; 4]);
            let (before, here, after) =
                (place(at.checked_sub(1)), place(Some(at)), place(Some(at + 1)));
            let mut push =
                |template: u64, value: u64| features.push(hash::mix(160 + template, value));
            push(0, here[0]);
            push(1, here[1]);
            push(2, here[2]);
            push(3, here[0] << 16 | here[1] << 8 | here[2]);
            push(4, before[0] << 8 | here[0]);
            push(5, here[0] << 8 | after[0]);
            push(6, before[2] << 8 | here[2]);
            push(7, here[2] << 8 | after[2]);
            push(8, here[3] << 16 | here[0]);
            push(9, here[3] << 16 | here[1]);
            push(10, before[1] << 8 | here[1]);
            push(11, here[1] << 8 | after[1]);
        }
    }

    /// Of a token: the mean opinion where else it stands, the surest opinion anywhere, its place in the longest
    /// mention, and this pass's opinion of this very token.
    fn values(&self, analysis: &Analysis<'_>, tagging: &Tagging, index: usize) -> [u64; 4] {
        let own = &tagging.likely[index];
        let tag = (0..TAGS).max_by(|&a, &b| own[a].total_cmp(&own[b])).unwrap_or(0) as u64;
        let sure = own[tag as usize];
        let opinion = (tag << 2) + u64::from(sure > 0.6) + u64::from(sure > 0.9);
        let Some(stem) = self.stems.get(&analysis.word(index).stem_hash) else {
            return [0, 0, 0, opinion];
        };
        let own = kinds(own);
        let others = stem.count.saturating_sub(1);
        let mean = if others == 0 {
            0
        } else {
            let sums: [f32; 4] = std::array::from_fn(|kind| {
                (stem.sums[kind] - own[kind]).max(0.0) / f32::from(others)
            });
            1 + strongest(&sums) * 2 + u64::from(others > 1)
        };
        let (length, kind, place) = stem.longest;
        let longest = u64::from(kind) << 4 | u64::from(place) << 2 | u64::from(length.min(3));
        [mean, strongest(&stem.highest), longest, opinion]
    }
}

/// The strongest kind and how strong, in six steps; 0 where none is.
fn strongest(likely: &[f32; 4]) -> u64 {
    let kind = (0..4).max_by(|&a, &b| likely[a].total_cmp(&likely[b])).unwrap_or(0);
    let step =
        [0.05, 0.15, 0.3, 0.5, 0.75, 0.93].iter().filter(|&&step| likely[kind] > step).count()
            as u64;
    if step == 0 { 0 } else { kind as u64 * 8 + step }
}
