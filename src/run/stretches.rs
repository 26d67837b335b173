//! Stretches of a text that are done, and the one to do next: the nearest to where one reads. Bytes of the text.

use std::ops::Range;

/// What is done: in order, apart from one another.
#[derive(Clone, Debug, Default)]
pub(super) struct Stretches(Vec<Range<usize>>);

impl Stretches {
    /// Adds one.
    pub(super) fn add(&mut self, stretch: Range<usize>) {
        let first = self.0.partition_point(|done| done.end < stretch.start);
        let behind = self.0.partition_point(|done| done.start <= stretch.end);
        let mut whole = stretch;
        for done in &self.0[first..behind] {
            whole = whole.start.min(done.start)..whole.end.max(done.end);
        }
        self.0.splice(first..behind, [whole]);
    }

    /// Forgets what lies outside of a range.
    pub(super) fn keep(&mut self, range: &Range<usize>) {
        for done in &mut self.0 {
            *done = done.start.max(range.start)..done.end.min(range.end);
        }
        self.0.retain(|done| !done.is_empty());
    }

    /// How many bytes of a range are done.
    pub(super) fn within(&self, range: &Range<usize>) -> usize {
        let shared = |done: &Range<usize>| {
            done.end.min(range.end).saturating_sub(done.start.max(range.start))
        };
        self.0.iter().map(shared).sum()
    }

    /// What is not done round a byte that is not, in a text of so many bytes.
    pub(super) fn gap(&self, byte: usize, length: usize) -> Range<usize> {
        let behind = self.0.partition_point(|done| done.end <= byte);
        let before = behind.checked_sub(1).map_or(0, |at| self.0[at].end);
        match self.0.get(behind) {
            Some(done) if done.start <= byte => byte..byte,
            Some(done) => before..done.start,
            None => before..length,
        }
    }

    /// What of a range is to be done next: from a byte on, else before it; `None` where all is done.
    pub(super) fn next(&self, byte: usize, range: &Range<usize>) -> Option<Range<usize>> {
        let byte = byte.clamp(range.start, range.end);
        let first = self.0.partition_point(|done| done.end <= byte);
        let start =
            self.0.get(first).filter(|done| done.start <= byte).map_or(byte, |done| done.end);
        let behind = self.0.partition_point(|done| done.start < start);
        let end = self.0.get(behind).map_or(range.end, |done| done.start.min(range.end));
        if start < end {
            return Some(start..end);
        }
        // Nothing is left behind the byte: what lies before it, the nearest first.
        let mut end = byte;
        for done in self.0[..behind].iter().rev() {
            if done.end < end {
                break;
            }
            end = end.min(done.start);
        }
        let before = self.0.partition_point(|done| done.end < end);
        let start = before.checked_sub(1).map_or(0, |at| self.0[at].end).max(range.start);
        (start < end).then_some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_next_is_what_follows_then_what_precedes_until_all_is_done() {
        for from in [0, 1, 37, 99, 100] {
            let (mut stretches, all) = (Stretches::default(), 0..100);
            let mut order = Vec::new();
            while let Some(next) = stretches.next(from, &all) {
                // In pieces: forwards from its start, before the byte from its end.
                let piece = if next.end <= from {
                    next.end.saturating_sub(7).max(next.start)..next.end
                } else {
                    next.start..(next.start + 7).min(next.end)
                };
                assert!(!piece.is_empty());
                assert_eq!(stretches.within(&piece), 0, "{piece:?} once");
                order.push(piece.start);
                stretches.add(piece);
            }
            assert_eq!(stretches.within(&all), 100, "from {from}: {order:?}");
            assert_eq!(stretches.gap(50, 100), 50..50);
            let behind = order.iter().filter(|at| **at >= from).count();
            assert!(order[..behind].is_sorted(), "forwards first: {order:?}");
        }
    }

    #[test]
    fn a_hole_is_found_from_where_one_reads() {
        let mut stretches = Stretches::default();
        for done in [0..10, 20..30, 40..50] {
            stretches.add(done);
        }
        assert_eq!(stretches.next(5, &(0..50)), Some(10..20));
        assert_eq!(stretches.next(32, &(0..50)), Some(32..40));
        assert_eq!(stretches.next(45, &(0..50)), Some(30..40));
        assert_eq!(stretches.gap(32, 70), 30..40);
        assert_eq!(stretches.gap(60, 70), 50..70);
        stretches.keep(&(25..50));
        assert_eq!(stretches.next(45, &(25..50)), Some(30..40));
        assert_eq!(stretches.within(&(0..50)), 15);
    }
}
