//! Scrolling regions. In: two screens. Out: how far rows of the one stand in the other, and the bytes
//! that move them there (DECSTBM, DL, IL, which every terminal has had since the VT102) before the rest is written.

use ratatui::buffer::{Buffer, Cell};

use super::Abilities;
use super::encode::Encoder;
use crate::view::Link;

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
    let far = height.cast_signed();
    let by = (1 - far..far)
        .filter(|&by| by != 0)
        .max_by_key(|&by| (found(by).count(), std::cmp::Reverse(by.abs())))?;
    if found(by).count() < (still + ROWS).min(height) {
        return None;
    }
    let (first, last) = (found(by).min()?, found(by).max()?);
    let top = first.min(first.checked_add_signed(by)?);
    let bottom = last.max(last.checked_add_signed(by)?);
    Some(Shift { top, bottom, by })
}

/// The bytes that move the rows and then write what still differs.
pub(super) fn diff(
    shift: Shift,
    (shown, old): (&Buffer, &[Link]),
    (next, new): (&Buffer, &[Link]),
    abilities: Abilities,
) -> Vec<u8> {
    let Shift { top, bottom, by } = shift;
    let mut encoder = Encoder::new(abilities);
    let (count, letter) = (by.unsigned_abs(), if by > 0 { 'M' } else { 'L' });
    let (first, last) = (top + 1, bottom + 1);
    encoder.raw(format!("\x1b[{first};{last}r\x1b[{first}H\x1b[{count}{letter}\x1b[r").as_bytes());
    let links: Vec<Link> = old.iter().filter_map(|link| shift.link(link)).collect();
    let width = usize::from(shown.area.width);
    let blank = vec![Cell::EMPTY; width];
    // What the terminal shows once the rows have moved.
    let moved = (0..usize::from(shown.area.height)).map(|y| {
        let moves = (top..=bottom).contains(&y);
        let from = if moves { y.checked_add_signed(by) } else { Some(y) };
        match from.filter(|from| !moves || (top..=bottom).contains(from)) {
            Some(from) => &shown.content[from * width..(from + 1) * width],
            None => blank.as_slice(),
        }
    });
    encoder.rows(moved, next, (&links, new));
    encoder.finish()
}

/// A number for what each row shows between its edges; `None` for a blank one.
pub(super) fn fingerprints(buffer: &Buffer) -> Vec<Option<u64>> {
    let width = usize::from(buffer.area.width);
    let edge = if width > 4 * EDGE { EDGE } else { 0 };
    buffer
        .content
        .chunks(width.max(1))
        .map(|row| fingerprint(&row[edge..row.len() - edge]))
        .collect()
}

/// A number for symbols and attributes.
fn fingerprint(row: &[Cell]) -> Option<u64> {
    let mut hash = 0_u64;
    let mut blank = true;
    for cell in row {
        let mut word = u64::from(cell.modifier.bits()) << 48;
        let symbol = cell.symbol().as_bytes();
        if let [byte] = symbol {
            word |= u64::from(*byte);
            blank &= *byte == b' ';
        } else {
            blank = false;
            word = symbol.iter().fold(word, |word, byte| word.rotate_left(8) ^ u64::from(*byte));
        }
        hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
    (!blank).then_some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_down_is_a_region_that_moves_by_one() {
        let row = |text: &str| format!("  {text:<8}  ");
        let rows = ["one", "two", "three", "four", "five", "six", "seven"].map(row);
        let shown = Buffer::with_lines(rows[..6].to_vec());
        let next = Buffer::with_lines(rows[1..].to_vec());
        let shift =
            |one: &Buffer, other: &Buffer| super::shift(&fingerprints(one), &fingerprints(other));
        let found = shift(&shown, &next);
        assert_eq!(found, Some(Shift { top: 0, bottom: 5, by: 1 }));
        assert_eq!(shift(&next, &shown), Some(Shift { top: 0, bottom: 5, by: -1 }));
        let bytes =
            found.map(|shift| diff(shift, (&shown, &[]), (&next, &[]), Abilities::default()));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
        assert_eq!(text, "\x1b[1;6r\x1b[1H\x1b[1M\x1b[r\x1b[6;3Hseven");
    }

    #[test]
    fn a_row_that_stays_is_no_shift() {
        let shown = Buffer::with_lines(["a", "b", "c", "d", "e", "f"]);
        let mut next = shown.clone();
        next.content[0].set_symbol("x");
        assert_eq!(shift(&fingerprints(&shown), &fingerprints(&next)), None);
    }
}
