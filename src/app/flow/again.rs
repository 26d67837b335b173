//! The same place in another version of an article. In: both, and a byte of the old one. Out: a byte of
//! the new one.

use crate::article::Article;

/// Bytes of the old text that are looked for in the new one.
const SAMPLE: usize = 96;
/// How far from where the place would be it is looked for, in bytes.
const REACH: usize = 256 * 1024;

/// Where the text at a byte of `old` stands in `new`; the same share of it where it is gone.
#[must_use]
pub fn same_place(old: &Article, new: &Article, byte: usize) -> usize {
    if old.is_empty() || new.is_empty() {
        return 0;
    }
    let byte = old.boundary(byte);
    let end = old.boundary((byte + SAMPLE).min(old.len()));
    let sample = old.slice(byte..end);
    if byte + sample.len() <= new.len()
        && new.boundary(byte) == byte
        && new.boundary(end) == end
        && new.slice(byte..end) == sample
    {
        return byte;
    }
    let from = new.boundary(byte.saturating_sub(REACH));
    let to = new.boundary(byte.saturating_add(REACH).min(new.len()));
    let window = new.slice(from..to.max(from));
    let near = window.match_indices(&*sample).map(|(at, _)| from + at);
    near.min_by_key(|at| at.abs_diff(byte)).unwrap_or_else(|| {
        new.boundary((byte as u128 * new.len() as u128 / old.len() as u128) as usize)
    })
}
