//! Clusters of words from unlabelled text by the exchange algorithm (Martin, Liermann and Ney 1998): each word goes
//! to the class where the classes' bigrams tell the text best, until few move.

use std::collections::HashMap;

/// A text as numbers: the words' indices, sentence after sentence, each begun and ended by index 0.
pub struct Sequence {
    pub words: Vec<u32>,
    pub types: usize,
}

struct Neighbours {
    /// Of each word, the words before it and after it with their counts.
    before: Vec<Vec<(u32, u32)>>,
    after: Vec<Vec<(u32, u32)>>,
    count: Vec<u32>,
}

fn neighbours(sequence: &Sequence) -> Neighbours {
    let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
    let mut count = vec![0; sequence.types];
    for &word in &sequence.words {
        count[word as usize] += 1;
    }
    for pair in sequence.words.windows(2) {
        *pairs.entry((pair[0], pair[1])).or_default() += 1;
    }
    let mut sorted: Vec<_> = pairs.into_iter().collect();
    sorted.sort_unstable();
    let (mut before, mut after) =
        (vec![Vec::new(); sequence.types], vec![Vec::new(); sequence.types]);
    for ((first, second), count) in sorted {
        after[first as usize].push((second, count));
        before[second as usize].push((first, count));
    }
    Neighbours { before, after, count }
}

/// `x ln x`, looked up while small.
struct Entropy(Vec<f32>);

impl Entropy {
    fn new() -> Self {
        Self((0..1 << 16).map(|x| if x == 0 { 0.0 } else { x as f32 * (x as f32).ln() }).collect())
    }

    fn of(&self, x: i32) -> f32 {
        self.0.get(x as usize).copied().unwrap_or_else(|| x as f32 * (x as f32).ln())
    }
}

/// The class of each word, 1 to `classes`; word 0, the edge, is alone in class 0. Words come most frequent first.
pub fn cluster(sequence: &Sequence, classes: usize, rounds: usize) -> Vec<u16> {
    let near = neighbours(sequence);
    let entropy = Entropy::new();
    let all = classes + 1;
    let mut class: Vec<u16> = (0..sequence.types)
        .map(|word| if word == 0 { 0 } else { ((word - 1) % classes + 1) as u16 })
        .collect();
    let mut counts = Counts::new(all);
    for word in 0..sequence.types {
        counts.totals[class[word] as usize] += near.count[word] as i32;
        for &(next, count) in &near.after[word] {
            let (from, to) = (class[word] as usize, class[next as usize] as usize);
            counts.pairs[from * all + to] += count as i32;
            counts.flipped[to * all + from] += count as i32;
        }
    }
    let (mut left, mut right) = (vec![0_i32; all], vec![0_i32; all]);
    for round in 0..rounds {
        let mut moved = 0;
        for word in 1..sequence.types {
            let own = class[word] as usize;
            let mut touched_left = Vec::new();
            let mut touched_right = Vec::new();
            for &(other, count) in near.before[word].iter().filter(|near| near.0 as usize != word) {
                let class = class[other as usize] as usize;
                if left[class] == 0 {
                    touched_left.push(class);
                }
                left[class] += count as i32;
            }
            for &(other, count) in near.after[word].iter().filter(|near| near.0 as usize != word) {
                let class = class[other as usize] as usize;
                if right[class] == 0 {
                    touched_right.push(class);
                }
                right[class] += count as i32;
            }
            let count = near.count[word] as i32;
            let sides = [(&touched_left[..], &left[..]), (&touched_right[..], &right[..])];
            counts.shift(own, -1, sides, count);
            let mut gains = vec![0.0_f32; all];
            for &other in &touched_left {
                let row = &counts.pairs[other * all..(other + 1) * all];
                for (gain, &now) in gains.iter_mut().zip(row) {
                    *gain += entropy.of(now + left[other]) - entropy.of(now);
                }
            }
            for &other in &touched_right {
                let row = &counts.flipped[other * all..(other + 1) * all];
                for (gain, &now) in gains.iter_mut().zip(row) {
                    *gain += entropy.of(now + right[other]) - entropy.of(now);
                }
            }
            let mut best = (own, f32::NEG_INFINITY);
            for (candidate, (&gain, &total)) in gains.iter().zip(&counts.totals).enumerate().skip(1)
            {
                let gain = gain - 2.0 * (entropy.of(total + count) - entropy.of(total));
                if gain > best.1 {
                    best = (candidate, gain);
                }
            }
            counts.shift(best.0, 1, sides, count);
            moved += usize::from(best.0 != own);
            class[word] = best.0 as u16;
            for other in touched_left {
                left[other] = 0;
            }
            for other in touched_right {
                right[other] = 0;
            }
        }
        eprintln!("{classes} clusters, round {round}: {moved} of {} words moved", sequence.types);
        if moved * 100 < sequence.types {
            break;
        }
    }
    class
}

/// How often the words of classes stand beside one another.
struct Counts {
    all: usize,
    /// By the class before, then the class behind.
    pairs: Vec<i32>,
    /// The same by the class behind, then the class before.
    flipped: Vec<i32>,
    /// The words of each class.
    totals: Vec<i32>,
}

impl Counts {
    fn new(all: usize) -> Self {
        let square = vec![0; all * all];
        Self { all, pairs: square.clone(), flipped: square, totals: vec![0; all] }
    }

    /// Puts a word into a class (1), or takes it out (-1): its neighbours before and behind, as the classes touched
    /// and the counts by class, and its own count.
    fn shift(
        &mut self,
        class: usize,
        sign: i32,
        [(before, left), (behind, right)]: [(&[usize], &[i32]); 2],
        count: i32,
    ) {
        let all = self.all;
        for &other in before {
            self.pairs[other * all + class] += sign * left[other];
            self.flipped[class * all + other] += sign * left[other];
        }
        for &other in behind {
            self.pairs[class * all + other] += sign * right[other];
            self.flipped[other * all + class] += sign * right[other];
        }
        self.totals[class] += sign * count;
    }
}
