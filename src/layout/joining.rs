//! Joining (The Unicode Standard, 9.2). In: the records of a paragraph's characters, one by one, in logical
//! order. Out: which two characters join, and which lam and alef make one ligature.

use super::tables::Record;

/// The last character that is not transparent, between two characters of a paragraph.
#[derive(Clone, Debug)]
pub(super) struct Joining {
    before: Option<(usize, Record)>,
}

/// What a character does to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Join {
    /// It stands apart.
    None,
    /// It joins the character at this byte.
    With(usize),
    /// It is the alef of the lam at this byte.
    LamAlef(usize),
}

impl Joining {
    pub(super) const fn new() -> Self {
        Self { before: None }
    }

    /// Takes up again behind a character that is not transparent.
    pub(super) fn resume(&mut self, at: usize, record: Record) {
        self.before = Some((at, record));
    }

    /// Takes the next character, at byte `at`.
    #[inline]
    pub(super) fn next(&mut self, at: usize, record: Record) -> Join {
        if record.transparent() {
            return Join::None;
        }
        let before = self.before.replace((at, record));
        match before {
            Some((from, before)) if before.joins_after() && record.joins_before() => {
                if before.lam() && record.alef() { Join::LamAlef(from) } else { Join::With(from) }
            }
            _ => Join::None,
        }
    }
}
