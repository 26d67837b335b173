//! When a place is saved while one reads. In: keys pressed, saves done, the time. Out: whether it is time, and how long
//! until it is.

use std::time::{Duration, Instant};

/// How long a place may be unsaved: what a reader that is killed loses at most.
pub(super) const SAVED_AFTER: Duration = Duration::from_secs(15);

/// What is not saved yet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Saving {
    after: Duration,
    /// When something was pressed first that is not saved yet.
    unsaved: Option<Instant>,
}

impl Saving {
    /// Saves as often.
    pub(super) fn every(after: Duration) -> Self {
        Self { after, unsaved: None }
    }

    /// Something was pressed.
    pub(super) fn pressed(&mut self, now: Instant) {
        self.unsaved.get_or_insert(now);
    }

    /// How long until it is time; `None` where nothing is unsaved.
    pub(super) fn left(&self, now: Instant) -> Option<Duration> {
        let since = self.unsaved?;
        Some(self.after.saturating_sub(now.saturating_duration_since(since)))
    }

    /// Whether it is time now; what was pressed until then counts as saved.
    pub(super) fn is_due(&mut self, now: Instant) -> bool {
        let due = self.left(now).is_some_and(|left| left.is_zero());
        if due {
            self.unsaved = None;
        }
        due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_saved_a_quarter_of_a_minute_after_the_first_key_and_not_again_until_the_next() {
        let begin = Instant::now();
        let at = |seconds| begin + Duration::from_secs(seconds);
        let mut saving = Saving::every(SAVED_AFTER);
        assert_eq!(saving.left(at(0)), None, "nobody has read on: nothing wakes the reader");
        assert!(!saving.is_due(at(100)));
        saving.pressed(at(100));
        saving.pressed(at(110));
        assert_eq!(saving.left(at(110)), Some(Duration::from_secs(5)));
        assert!(!saving.is_due(at(114)));
        assert!(saving.is_due(at(115)), "keys pressed again and again do not put it off");
        assert!(!saving.is_due(at(200)));
        saving.pressed(at(200));
        assert!(saving.is_due(at(300)));
    }
}
