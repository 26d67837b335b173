//! Order (UAX #9 L1, L2). In: the levels of a line. Out: its runs of one level in visual order. Cells are
//! drawn whole (L3) and mirrored at odd levels (L4) by the placing of their runs.

use super::notes::Note;

/// Neighbouring cells of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) level: u8,
}

/// The runs of `start..end` from left to right.
pub(super) fn visual_runs(
    levels: Levels<'_>,
    notes: &[Note],
    start: usize,
    end: usize,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    if start == end {
        return runs;
    }
    let mut run = Run { start, end: start, level: levels.at(start) };
    for (at, note) in (start..end).zip(&notes[start..end]) {
        let level = levels.at(at);
        if level != run.level && note.has(Note::CELL) {
            run.end = at;
            runs.push(run);
            run = Run { start: at, end: at, level };
        }
    }
    run.end = end;
    runs.push(run);
    reverse(&mut runs);
    runs
}

/// L2: from the highest level to the lowest odd one, reverse what stands at it or above.
fn reverse(runs: &mut [Run]) {
    let highest = runs.iter().map(|run| run.level).max().unwrap_or(0);
    let lowest = runs.iter().map(|run| run.level).filter(|level| level % 2 == 1).min();
    let Some(lowest) = lowest else { return };
    for level in (lowest..=highest).rev() {
        let mut from = 0;
        while from < runs.len() {
            let length = runs[from..].iter().take_while(|run| run.level >= level).count();
            runs[from..from + length].reverse();
            from += length + 1;
        }
    }
}

/// The levels of a paragraph: one a byte, or one for all.
#[derive(Clone, Copy, Debug)]
pub(super) enum Levels<'p> {
    /// Every character has this level.
    One(u8),
    /// One a byte.
    Each(&'p [u8]),
}

impl Levels<'_> {
    #[inline]
    fn at(self, byte: usize) -> u8 {
        match self {
            Self::One(level) => level,
            Self::Each(levels) => levels[byte],
        }
    }
}
