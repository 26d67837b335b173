//! Order (UAX #9 L1, L2). In: the levels of a line. Out: its runs of one level in visual order. Cells are
//! drawn whole (L3) and mirrored at odd levels (L4) by the placing of their runs.

use super::notes::Note;
use super::{Base, Paragraph};

/// Neighbouring cells of one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) level: u8,
}

/// The runs of a line from left to right: its cells from `start` to `shown` by their levels, the white space
/// from there to `end` at the base level (L1).
pub(super) fn visual_runs(
    paragraph: &Paragraph<'_>,
    start: usize,
    shown: usize,
    end: usize,
    runs: &mut Vec<Run>,
) {
    runs.clear();
    if start < shown {
        level_runs(paragraph.levels(), paragraph.notes(), start, shown, runs);
    }
    if shown < end {
        let level = u8::from(paragraph.base() == Base::Rtl);
        runs.push(Run { start: shown, end, level });
    }
    reverse(runs);
}

fn level_runs(levels: Levels<'_>, notes: &[Note], start: usize, end: usize, runs: &mut Vec<Run>) {
    let levels = match levels {
        Levels::One(level) => return runs.push(Run { start, end, level }),
        Levels::Each(levels) => levels,
    };
    let mut from = start;
    while from < end {
        let level = levels[from];
        let mut next = from;
        loop {
            let same = levels[next..end].iter().position(|other| *other != level);
            next = same.map_or(end, |same| next + same);
            if next == end || notes[next].has(Note::CELL) {
                break;
            }
            next += 1;
        }
        runs.push(Run { start: from, end: next, level });
        from = next;
    }
}

/// L2: from the highest level to the lowest odd one, reverse what stands at it or above.
fn reverse(runs: &mut [Run]) {
    if runs.len() < 2 {
        return;
    }
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
