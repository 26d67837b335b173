//! A linear-chain conditional random field over the tags of a sentence: scores in, the best tags and how likely
//! each is out (Viterbi, forward-backward).

/// Tags: outside, and begin and inside of each of four kinds.
pub const TAGS: usize = 9;

/// The tag of a token outside all mentions.
pub const OUTSIDE: u8 = 0;

/// A score or weight for each tag.
pub type Row = [f32; TAGS];

/// A number for each tag, and some more: so many are worked out four at a time.
type Lanes = [f32; 12];

fn lanes(row: &Row, rest: f32) -> Lanes {
    let mut lanes = [rest; 12];
    lanes[..TAGS].copy_from_slice(row);
    lanes
}

fn row(lanes: &Lanes) -> Row {
    std::array::from_fn(|tag| lanes[tag])
}

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

/// `e^x`, the same on every machine; 0 far below. Nothing in it keeps a compiler from working out four at once.
#[must_use]
#[inline]
pub fn exp(x: f32) -> f32 {
    /// Added to a number, it leaves the nearest whole one in the lowest bits.
    const MAGIC: f32 = 12_582_912.0;
    let scaled = x.min(80.0) * std::f32::consts::LOG2_E;
    let near = (scaled + MAGIC) - MAGIC;
    let whole = if near > scaled { near - 1.0 } else { near };
    let part = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + part
            * (1.0
                + part
                    * (0.5
                        + part
                            * (1.0 / 6.0
                                + part * (1.0 / 24.0 + part * (1.0 / 120.0 + part / 720.0)))));
    let exponent = (whole + MAGIC).to_bits().wrapping_sub(MAGIC.to_bits()).wrapping_add(127);
    let power = f32::from_bits(exponent << 23) * series;
    if x < -80.0 { 0.0 } else { power }
}

/// The weights between tags, where a tag may follow; minus infinity where it may not.
#[derive(Clone, Debug)]
pub struct Ways([Lanes; TAGS + 1]);

impl Ways {
    /// The best sequence of tags for a sentence's scores.
    #[must_use]
    pub fn best(&self, scores: &[Row]) -> Vec<u8> {
        let mut reached: Vec<Lanes> = Vec::with_capacity(scores.len());
        for score in scores {
            let best = reached.last().map_or(self.0[TAGS], |before| self.best_to(before));
            reached.push(sum(&best, &lanes(score, 0.0)));
        }
        let mut tags = vec![0; scores.len()];
        let mut way = [0.0; 12];
        for (tag, reached) in tags.iter_mut().zip(&reached).rev() {
            let best = first_highest(&sum(reached, &way));
            *tag = best as u8;
            way = std::array::from_fn(
                |before| if before < TAGS { self.0[before][best] } else { 0.0 },
            );
        }
        tags
    }

    /// How much the best way to each tag weighs.
    fn best_to(&self, before: &Lanes) -> Lanes {
        let mut best = [f32::NEG_INFINITY; 12];
        for (&before, weights) in before.iter().zip(&self.0[..TAGS]) {
            for lane in 0..12 {
                let total = before + weights[lane];
                best[lane] = if total > best[lane] { total } else { best[lane] };
            }
        }
        best
    }
}

/// The first of the tags that weigh most.
fn first_highest(lanes: &Lanes) -> usize {
    (1..TAGS).fold(0, |best, tag| if lanes[tag] > lanes[best] { tag } else { best })
}

impl Transitions {
    /// What the best sequence is sought in.
    #[must_use]
    pub fn ways(&self) -> Ways {
        let mut ways = self.weights.map(|row| lanes(&row, f32::NEG_INFINITY));
        for (before, row) in ways.iter_mut().enumerate() {
            for tag in (0..TAGS).filter(|&tag| !may_follow(before, tag)) {
                row[tag] = f32::NEG_INFINITY;
            }
        }
        Ways(ways)
    }

    /// `e` to each weight; 0 where a tag may not follow.
    #[must_use]
    pub fn steps(&self) -> Steps {
        let (mut from, mut to) = ([[0.0; 12]; TAGS + 1], [[0.0; 12]; TAGS]);
        for (before, row) in from.iter_mut().enumerate() {
            for tag in (0..TAGS).filter(|&tag| may_follow(before, tag)) {
                row[tag] = exp(self.weights[before][tag]);
                if before < TAGS {
                    to[tag][before] = row[tag];
                }
            }
        }
        Steps { from, to }
    }
}

/// `e` to the weights between neighbours' tags.
#[derive(Clone, Debug)]
pub struct Steps {
    /// From each tag to each; from the sentence's edge last.
    from: [Lanes; TAGS + 1],
    /// To each tag from each.
    to: [Lanes; TAGS],
}

/// How likely each tag is at each token.
#[must_use]
pub fn marginals(steps: &Steps, scores: &[Row]) -> Vec<Row> {
    let emissions: Vec<Lanes> = scores.iter().map(exponentials).collect();
    let forward = forward(steps, &emissions);
    let mut likely = vec![[0.0; TAGS]; scores.len()];
    let mut backward = [1.0; 12];
    for at in (0..scores.len()).rev() {
        likely[at] = row(&normalised(product(&forward[at], &backward)));
        backward = stepped_back(steps, &emissions[at], &backward);
    }
    likely
}

/// Forward and backward sums over one sentence, scaled at each token to stay in range.
#[derive(Debug)]
pub struct Chain<'s> {
    steps: &'s Steps,
    emissions: Vec<Lanes>,
    forward: Vec<Lanes>,
    backward: Vec<Lanes>,
}

impl<'s> Chain<'s> {
    /// Sums over all sequences of tags.
    #[must_use]
    pub fn new(steps: &'s Steps, scores: &[Row]) -> Self {
        let emissions: Vec<Lanes> = scores.iter().map(exponentials).collect();
        let forward = forward(steps, &emissions);
        let mut backward = vec![[1.0; 12]; emissions.len()];
        for at in (1..emissions.len()).rev() {
            backward[at - 1] = stepped_back(steps, &emissions[at], &backward[at]);
        }
        Self { steps, emissions, forward, backward }
    }

    /// How likely each tag is at each token.
    #[must_use]
    pub fn marginals(&self) -> Vec<Row> {
        let pairs = self.forward.iter().zip(&self.backward);
        pairs.map(|(forward, backward)| row(&normalised(product(forward, backward)))).collect()
    }

    /// How likely each pair of tags is at a token (from 1) and the one before it.
    #[must_use]
    pub fn pairs(&self, at: usize) -> [Row; TAGS] {
        let mut pairs = [[0.0; TAGS]; TAGS];
        let mut total = 0.0;
        for (before, row) in pairs.iter_mut().enumerate() {
            for (tag, pair) in row.iter_mut().enumerate() {
                *pair = self.forward[at - 1][before]
                    * self.steps.from[before][tag]
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

fn exponentials(scores: &Row) -> Lanes {
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    // No tag falls to nothing, or a sentence that leaves no other way would divide by zero.
    lanes(scores, highest).map(|score| exp(score - highest).max(1e-18))
}

fn normalised(lanes: Lanes) -> Lanes {
    let total: f32 = lanes[..TAGS].iter().sum();
    if total > 0.0 { lanes.map(|value| value / total) } else { [1.0 / 9.0; 12] }
}

fn sum(one: &Lanes, other: &Lanes) -> Lanes {
    std::array::from_fn(|lane| one[lane] + other[lane])
}

fn product(one: &Lanes, other: &Lanes) -> Lanes {
    std::array::from_fn(|lane| one[lane] * other[lane])
}

fn forward(steps: &Steps, emissions: &[Lanes]) -> Vec<Lanes> {
    let mut sums: Vec<Lanes> = Vec::with_capacity(emissions.len());
    for emission in emissions {
        let reached = sums.last().map_or(steps.from[TAGS], |before| through(&steps.from, before));
        sums.push(normalised(product(&reached, emission)));
    }
    sums
}

/// The sums before a token, from its own and those behind it.
fn stepped_back(steps: &Steps, emission: &Lanes, behind: &Lanes) -> Lanes {
    normalised(through(&steps.to, &product(emission, behind)))
}

/// Sums of rows, each as many times as its weight says.
fn through(rows: &[Lanes], weights: &Lanes) -> Lanes {
    let mut sums = [0.0; 12];
    for (row, &weight) in rows[..TAGS].iter().zip(weights) {
        for lane in 0..12 {
            sums[lane] += weight * row[lane];
        }
    }
    sums
}
