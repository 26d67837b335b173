//! Training one pass: sentences of features and gold tags in, weights out. Follow-the-regularised-leader (`McMahan` et
//! al. 2013) on the field's likelihood, with L1 so that most weights are nothing; the same numbers on every run.

use std::collections::HashMap;

use qari::entity::crf::{Chain, Row, TAGS, Transitions};
use qari::entity::hash;
use qari::entity::table::{self, WIDTH};

/// A sentence to learn from: the features of its tokens and their tags.
pub struct Example {
    pub lists: Vec<Vec<u64>>,
    pub tags: Vec<u8>,
    /// How many times it counts.
    pub weight: f32,
}

/// What learning is to do.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub rounds: usize,
    pub rate: f32,
    pub l1: f32,
    pub l2: f32,
    /// Features seen less often are not looked at.
    pub least: u32,
    /// Rows kept at most.
    pub rows: usize,
}

/// One pass as it is written: what stands between tags, the scale of the rows, and each feature's row.
pub struct Trained {
    pub transitions: Transitions,
    pub scale: f32,
    pub rows: Vec<(u64, table::Row)>,
}

const OFFSET: f32 = 1.0;

struct Weights {
    values: Vec<f32>,
    z: Vec<f32>,
    n: Vec<f32>,
}

impl Weights {
    fn new(length: usize) -> Self {
        Self { values: vec![0.0; length], z: vec![0.0; length], n: vec![0.0; length] }
    }

    fn update(&mut self, from: usize, gradient: &[f32], settings: &Settings, l1: f32) {
        for (at, &g) in (from..).zip(gradient) {
            let squares = self.n[at] + g * g;
            let sigma = (squares.sqrt() - self.n[at].sqrt()) / settings.rate;
            self.z[at] += g - sigma * self.values[at];
            self.n[at] = squares;
            let z = self.z[at];
            self.values[at] = if z.abs() <= l1 {
                0.0
            } else {
                -(z - l1.copysign(z)) / ((OFFSET + squares.sqrt()) / settings.rate + settings.l2)
            };
        }
    }
}

/// Numbers the features seen often enough.
fn number(examples: &[Example], least: u32) -> HashMap<u64, u32, hash::Builder> {
    let mut counts: HashMap<u64, u32, hash::Builder> = HashMap::default();
    let mut order = Vec::new();
    for &feature in examples.iter().flat_map(|example| &example.lists).flatten() {
        let count = counts.entry(feature).or_default();
        *count += 1;
        if *count == least {
            order.push(feature);
        }
    }
    order.into_iter().zip(0..).collect()
}

/// Learns a pass.
pub fn train(examples: &[Example], settings: &Settings) -> Trained {
    let numbers = number(examples, settings.least);
    let sentences: Vec<Vec<Vec<u32>>> = examples
        .iter()
        .map(|example| {
            let known = |list: &Vec<u64>| {
                list.iter().filter_map(|feature| numbers.get(feature).copied()).collect()
            };
            example.lists.iter().map(known).collect()
        })
        .collect();
    let mut weights = Weights::new(numbers.len() * WIDTH);
    let mut steps = Weights::new((TAGS + 1) * TAGS);
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for round in 0..settings.rounds {
        shuffle(&mut order, round as u64);
        let mut loss = 0.0;
        for &at in &order {
            loss += step(&sentences[at], &examples[at], &mut weights, &mut steps, settings);
        }
        eprintln!("round {round}: loss {loss:.0}, {} features", numbers.len());
    }
    kept(&numbers, &weights.values, transitions(&steps), settings.rows)
}

fn transitions(steps: &Weights) -> Transitions {
    let mut weights = [[0.0; TAGS]; TAGS + 1];
    for (row, values) in weights.iter_mut().zip(steps.values.chunks(TAGS)) {
        row.copy_from_slice(values);
    }
    Transitions { weights }
}

fn step(
    sentence: &[Vec<u32>],
    example: &Example,
    weights: &mut Weights,
    steps: &mut Weights,
    settings: &Settings,
) -> f64 {
    let scores: Vec<Row> = sentence.iter().map(|list| score(list, &weights.values)).collect();
    let between = transitions(steps).steps();
    let chain = Chain::new(&between, &scores);
    let marginals = chain.marginals();
    let mut loss = 0.0;
    for (at, likely) in marginals.iter().enumerate() {
        let gold = usize::from(example.tags[at]);
        loss -= f64::from(likely[gold].max(1e-9)).ln();
        let gradient: [f32; WIDTH] = std::array::from_fn(|tag| {
            (likely[tag + 1] - f32::from(u8::from(tag + 1 == gold))) * example.weight
        });
        if gradient.iter().any(|g| g.abs() > 2e-3) {
            for &feature in &sentence[at] {
                weights.update(feature as usize * WIDTH, &gradient, settings, settings.l1);
            }
        }
        let previous = at.checked_sub(1).map_or(TAGS, |before| usize::from(example.tags[before]));
        let mut difference = [[0.0; TAGS]; TAGS + 1];
        if at == 0 {
            difference[TAGS] = *likely;
        } else {
            difference[..TAGS].copy_from_slice(&chain.pairs(at));
        }
        difference[previous][gold] -= 1.0;
        for (before, gradient) in difference.iter().enumerate() {
            if gradient.iter().any(|g| g.abs() > 2e-3) {
                steps.update(before * TAGS, &gradient.map(|g| g * example.weight), settings, 0.0);
            }
        }
    }
    loss
}

fn score(list: &[u32], weights: &[f32]) -> Row {
    let mut scores = [0.0; TAGS];
    for &feature in list {
        let row = &weights[feature as usize * WIDTH..][..WIDTH];
        for (score, weight) in scores[1..].iter_mut().zip(row) {
            *score += weight;
        }
    }
    scores
}

/// A fixed shuffle for each round (xorshift).
fn shuffle(order: &mut [usize], round: u64) {
    let mut state = 0x9E37_79B9_7F4A_7C15 ^ (round + 1);
    for at in (1..order.len()).rev() {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        order.swap(at, (state % (at as u64 + 1)) as usize);
    }
}

/// The features that weigh most, in eight bits a weight.
fn kept(
    numbers: &HashMap<u64, u32, hash::Builder>,
    weights: &[f32],
    transitions: Transitions,
    most: usize,
) -> Trained {
    let row = |number: u32| &weights[number as usize * WIDTH..][..WIDTH];
    let strength =
        |number: u32| row(number).iter().fold(0.0_f32, |most, weight| most.max(weight.abs()));
    let mut kept: Vec<(f32, u64, u32)> = numbers
        .iter()
        .map(|(&feature, &number)| (strength(number), feature, number))
        .filter(|kept| kept.0 > 0.0)
        .collect();
    kept.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let found = kept.len();
    kept.truncate(most);
    let highest = kept.first().map_or(1.0, |kept| kept.0);
    let scale = highest.min(6.0) / 127.0;
    let eight_bits = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
    let rows = kept
        .iter()
        .map(|&(_, feature, number)| {
            let row = row(number);
            (feature, std::array::from_fn(|tag| eight_bits(row[tag])))
        })
        .collect();
    eprintln!(
        "{found} rows of weights, {} kept, strongest {highest:.2}, weakest {:.3}",
        kept.len(),
        kept.last().map_or(0.0, |k| k.0)
    );
    Trained { transitions, scale, rows }
}
