//! How far something long has come: bytes done and bytes in all in, whole hundredths out.

/// The share that is done, in hundredths. Not 100: who is done shows no share.
#[must_use]
pub fn hundredths(done: usize, of: usize) -> usize {
    (done as u128 * 100 / of.max(1) as u128).min(99) as usize
}
