//! Scrolling regions. In: two screens. Out: how far rows of the one stand in the other, and the bytes
//! that move them there (DECSTBM, DL, IL, which every terminal has had since the VT102) before the rest is written.

use std::ops::Range;

use ratatui::buffer::Cell;

use super::Abilities;
use super::encode::Encoder;
use super::pen::looks_same;
use super::shown::{Before, Shown};
use crate::view::{Frame, Link};

/// Rows `top..=bottom` move by `by` rows, upwards where it is positive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    top: usize,
    bottom: usize,
    by: isize,
}

impl Shift {
    /// Whether most of the rows it spans come from elsewhere: no other way is as short.
    pub(super) fn is_sure(self) -> bool {
        let rows = self.bottom + 1 - self.top;
        rows >= 2 * ROWS && self.by.unsigned_abs() * 4 <= rows
    }

    /// Where a link stands once the rows have moved; `None` where its row is gone.
    fn link(self, link: &Link) -> Option<Link> {
        let y = usize::from(link.row);
        if !(self.top..=self.bottom).contains(&y) {
            return Some(link.clone());
        }
        let row = y.checked_add_signed(-self.by)?;
        let stays = (self.top..=self.bottom).contains(&row);
        stays.then(|| Link { row: row as u16, ..link.clone() })
    }
}

/// Columns at either edge that do not count: a scrollbar stands there.
const EDGE: usize = 2;
/// Rows that must be found again, so that a region is worth its bytes.
const ROWS: usize = 4;

/// The shift by which most rows are found again, by the fingerprints of what is shown and what is to be shown.
pub(super) fn shift(before: &[Option<u64>], after: &[Option<u64>]) -> Option<Shift> {
    let height = before.len();
    // The rows of `next` that stand in `shown` so far below.
    let found = |by: isize| {
        (0..height).filter(move |&y| {
            let from = y.checked_add_signed(by).filter(|&from| from < height);
            after[y].is_some() && from.is_some_and(|from| after[y] == before[from])
        })
    };
    let still = found(0).count();
    if still * 4 > height * 3 {
        return None;
    }
    let by = commonest(before, after)?;
    if found(by).count() < (still + ROWS).min(height) {
        return None;
    }
    let (first, last) = (found(by).min()?, found(by).max()?);
    let top = first.min(first.checked_add_signed(by)?);
    let bottom = last.max(last.checked_add_signed(by)?);
    Some(Shift { top, bottom, by })
}

/// How far below most of the rows to be shown stand now, where any do; the nearest of several.
fn commonest(before: &[Option<u64>], after: &[Option<u64>]) -> Option<isize> {
    let place = |(y, fingerprint): (usize, &Option<u64>)| Some(((*fingerprint)?, y));
    let mut places: Vec<(u64, usize)> = before.iter().enumerate().filter_map(place).collect();
    places.sort_unstable();
    let mut counts = vec![0_usize; 2 * before.len()];
    for (fingerprint, y) in after.iter().enumerate().filter_map(place) {
        let first = places.partition_point(|&(other, _)| other < fingerprint);
        for &(_, from) in places[first..].iter().take_while(|(other, _)| *other == fingerprint) {
            if from != y {
                counts[from + before.len() - y] += 1;
            }
        }
    }
    let by = |at: usize| at.cast_signed() - before.len().cast_signed();
    let (at, _) = counts
        .iter()
        .enumerate()
        .filter(|(_, count)| **count > 0)
        .max_by_key(|&(at, count)| (*count, std::cmp::Reverse(by(at).abs())))?;
    Some(by(at))
}

/// The bytes that move the rows and then write what still differs.
pub(super) fn diff(
    shift: Shift,
    shown: &Shown,
    (next, new): (&Frame, &[Link]),
    abilities: Abilities,
) -> Vec<u8> {
    let Shift { top, bottom, by } = shift;
    let mut encoder = Encoder::new(abilities);
    let (count, letter) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
    let (first, last) = (top + 1, bottom + 1);
    encoder.raw(format!("\x1b[{first};{last}r\x1b[{first}H\x1b[{count}{letter}\x1b[r").as_bytes());
    let links: Vec<Link> = shown.links.iter().filter_map(|link| shift.link(link)).collect();
    // What the terminal shows once the rows have moved.
    let moved = |y: usize| {
        let moves = (top..=bottom).contains(&y);
        let from = if moves { y.checked_add_signed(by) } else { Some(y) };
        from.filter(|from| !moves || (top..=bottom).contains(from))
    };
    encoder.rows(Before::shown(shown), moved, next, (&links, new));
    encoder.finish()
}

/// A number for what each row shows between its edges; `None` for a blank one.
pub(super) fn fingerprints(frame: &Frame) -> Vec<Option<u64>> {
    let width = usize::from(frame.buffer.area.width);
    let edge = if width > 4 * EDGE { EDGE } else { 0 };
    let rows = frame.buffer.content.chunks(width.max(1)).enumerate();
    rows.map(|(y, row)| {
        let drawn = frame.ink.columns(frame.ink.mask(y));
        fingerprint(
            row,
            drawn.map(|columns| columns.start.max(edge)..columns.end.min(width - edge)),
        )
    })
    .collect()
}

/// A number for symbols, attributes and the columns they stand in; blanks do not count.
fn fingerprint(row: &[Cell], drawn: impl Iterator<Item = Range<usize>>) -> Option<u64> {
    let mut hash = 0_u64;
    let mut blank = true;
    for columns in drawn {
        for (x, cell) in columns.clone().zip(row.get(columns).unwrap_or_default()) {
            let symbol = cell.symbol().as_bytes();
            if symbol == b" " && cell.modifier.is_empty() {
                continue;
            }
            blank &= symbol == b" ";
            let place = u64::from(cell.modifier.bits()) << 48 ^ (x as u64) << 32;
            let word =
                symbol.iter().fold(0_u64, |word, byte| word.rotate_left(8) ^ u64::from(*byte));
            hash = (hash.rotate_left(5) ^ place ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
    (!blank).then_some(hash)
}

/// Whether the cells that nothing was drawn on are what they are taken for.
pub(super) fn is_ground_without_ink(frame: &Frame) -> bool {
    let width = usize::from(frame.buffer.area.width).max(1);
    let rows = frame.buffer.content.chunks(width).enumerate();
    rows.into_iter().all(|(y, row)| {
        let dry = frame.ink.every() & !frame.ink.mask(y);
        frame.ink.columns(dry).flatten().all(|x| looks_same(&row[x], &frame.ground))
    })
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;

    fn frame(rows: &[String]) -> Frame {
        Frame::of_cells(Buffer::with_lines(rows.to_vec()))
    }

    fn shown(rows: &[String]) -> Shown {
        let mut frame = frame(rows);
        let fingerprints = fingerprints(&frame);
        Shown::take(&mut frame, Vec::new(), fingerprints, Vec::new())
    }

    #[test]
    fn a_line_down_is_a_region_that_moves_by_one() {
        let row = |text: &str| format!("  {text:<8}  ");
        let rows = ["one", "two", "three", "four", "five", "six", "seven"].map(row);
        let (shown, next) = (shown(&rows[..6]), frame(&rows[1..]));
        let found = shift(&shown.fingerprints, &fingerprints(&next));
        assert_eq!(found, Some(Shift { top: 0, bottom: 5, by: 1 }));
        let back = shift(&fingerprints(&next), &shown.fingerprints);
        assert_eq!(back, Some(Shift { top: 0, bottom: 5, by: -1 }));
        let bytes = found.map(|shift| diff(shift, &shown, (&next, &[]), Abilities::default()));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        assert_eq!(text, "\x1b[1;6r\x1b[1H\x1b[1M\x1b[r\x1b[6;3Hseven");
    }

    #[test]
    fn a_row_that_stays_is_no_shift() {
        let rows = ["a", "b", "c", "d", "e", "f"].map(str::to_owned);
        let mut next = rows.clone();
        next[0] = "x".to_owned();
        assert_eq!(shift(&shown(&rows).fingerprints, &fingerprints(&frame(&next))), None);
    }
}
