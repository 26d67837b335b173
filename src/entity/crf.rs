//! A linear-chain conditional random field over the tags of a sentence: scores in, the best tags and how likely
//! each is out (Viterbi, forward-backward).

/// Tags: outside, and begin and inside of each of four kinds.
pub const TAGS: usize = 9;

/// The tag of a token outside all mentions.
pub const OUTSIDE: u8 = 0;

/// A score or weight for each tag.
pub type Row = [f32; TAGS];

/// The weights between neighbours' tags.
#[derive(Clone, Debug)]
pub struct Transitions {
    /// From each tag to each; from the sentence's edge last.
    pub weights: [Row; TAGS + 1],
}

/// Whether a tag may follow another: an inside tag only its own kind's begin or inside.
#[must_use]
pub fn may_follow(before: usize, tag: usize) -> bool {
    let inside = tag != 0 && tag.is_multiple_of(2);
    !inside || before == tag || before + 1 == tag && before != TAGS
}

/// `e^x`, the same on every machine; 0 far below.
#[must_use]
pub fn exp(x: f32) -> f32 {
    if x < -80.0 {
        return 0.0;
    }
    let scaled = x.min(80.0) * std::f32::consts::LOG2_E;
    // The floor, without a call of the mathematical library.
    let cut = f32::from(scaled as i16);
    let whole = if cut > scaled { cut - 1.0 } else { cut };
    let part = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5
                        + part
                            * (1.0 / 6.0
                                + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    f32::from_bits((whole as i32 + 127).cast_unsigned() << 23) * series
}

impl Transitions {
    /// The best sequence of tags for a sentence's scores.
    #[must_use]
    pub fn best(&self, scores: &[Row]) -> Vec<u8> {
        let Some(first) = scores.first() else { return Vec::new() };
        let mut weights = self.weights;
        for (before, row) in weights.iter_mut().enumerate() {
            for tag in (0..TAGS).filter(|&tag| !may_follow(before, tag)) {
                row[tag] = f32::NEG_INFINITY;
            }
        }
        let mut back = vec![[0_u8; TAGS]; scores.len()];
        let mut reach: Row = std::array::from_fn(|tag| weights[TAGS][tag] + first[tag]);
        for (score, back) in scores.iter().zip(&mut back).skip(1) {
            let mut next = [f32::NEG_INFINITY; TAGS];
            for (before, (&reach, weights)) in reach.iter().zip(&weights).enumerate() {
                for tag in 0..TAGS {
                    let total = reach + weights[tag];
                    if total > next[tag] {
                        (next[tag], back[tag]) = (total, before as u8);
                    }
                }
            }
            reach = std::array::from_fn(|tag| next[tag] + score[tag]);
        }
        let last = (0..TAGS).max_by(|&a, &b| reach[a].total_cmp(&reach[b])).unwrap_or(0);
        let mut tags = vec![last as u8; scores.len()];
        for at in (1..scores.len()).rev() {
            tags[at - 1] = back[at][tags[at] as usize];
        }
        tags
    }

    /// `e` to each weight; 0 where a tag may not follow.
    #[must_use]
    pub fn steps(&self) -> Steps {
        let mut steps = [[0.0; TAGS]; TAGS + 1];
        for (before, row) in steps.iter_mut().enumerate() {
            for (tag, step) in row.iter_mut().enumerate() {
                if may_follow(before, tag) {
                    *step = exp(self.weights[before][tag]);
                }
            }
        }
        steps
    }
}

/// `e` to the weights between neighbours' tags.
pub type Steps = [Row; TAGS + 1];

/// How likely each tag is at each token.
#[must_use]
pub fn marginals(steps: &Steps, scores: &[Row]) -> Vec<Row> {
    Chain::new(steps, scores).marginals()
}

/// Forward and backward sums over one sentence, scaled at each token to stay in range.
#[derive(Debug)]
pub struct Chain {
    steps: Steps,
    emissions: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

impl Chain {
    /// Sums over all sequences of tags.
    #[must_use]
    pub fn new(steps: &Steps, scores: &[Row]) -> Self {
        let emissions: Vec<Row> = scores.iter().map(exponentials).collect();
        let forward = forward(steps, &emissions);
        let backward = backward(steps, &emissions);
        Self { steps: *steps, emissions, forward, backward }
    }

    /// How likely each tag is at each token.
    #[must_use]
    pub fn marginals(&self) -> Vec<Row> {
        let pairs = self.forward.iter().zip(&self.backward);
        pairs
            .map(|(forward, backward)| {
                normalised(std::array::from_fn(|tag| forward[tag] * backward[tag]))
            })
            .collect()
    }

    /// How likely each pair of tags is at a token (from 1) and the one before it.
    #[must_use]
    pub fn pairs(&self, at: usize) -> [Row; TAGS] {
        let mut pairs = [[0.0; TAGS]; TAGS];
        let mut total = 0.0;
        for (before, row) in pairs.iter_mut().enumerate() {
            for (tag, pair) in row.iter_mut().enumerate() {
                *pair = self.forward[at - 1][before]
                    * self.steps[before][tag]
                    * self.emissions[at][tag]
                    * self.backward[at][tag];
                total += *pair;
            }
        }
        for pair in pairs.iter_mut().flatten() {
            *pair /= total;
        }
        pairs
    }
}

fn exponentials(scores: &Row) -> Row {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    // No tag falls to nothing, or a sentence that leaves no other way would divide by zero.
    std::array::from_fn(|tag| exp(scores[tag] - highest).max(1e-18))
}

fn normalised(row: Row) -> Row {
    let total: f32 = row.iter().sum();
    if total > 0.0 { row.map(|value| value / total) } else { [1.0 / 9.0; TAGS] }
}

fn forward(steps: &Steps, emissions: &[Row]) -> Vec<Row> {
    let mut sums: Vec<Row> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let row = match sums.last() {
            None => std::array::from_fn(|tag| steps[TAGS][tag] * emission[tag]),
            Some(before) => {
                let mut row = [0.0; TAGS];
                for (from, &sum) in before.iter().enumerate() {
                    for tag in 0..TAGS {
                        row[tag] += sum * steps[from][tag];
                    }
                }
                std::array::from_fn(|tag| row[tag] * emission[tag])
            }
        };
        sums.push(normalised(row));
    }
    sums
}

fn backward(steps: &Steps, emissions: &[Row]) -> Vec<Row> {
    let mut sums = vec![[1.0; TAGS]; emissions.len()];
    for at in (1..emissions.len()).rev() {
        let ahead: Row = std::array::from_fn(|tag| emissions[at][tag] * sums[at][tag]);
        let row: Row = std::array::from_fn(|before| {
            (0..TAGS).map(|tag| steps[before][tag] * ahead[tag]).sum()
        });
        sums[at - 1] = normalised(row);
    }
    sums
}
