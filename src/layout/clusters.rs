//! Clusters (UAX #29). In: the records of a paragraph's characters, one by one. Out: whether a cluster
//! begins before each.

use std::ops::Range;

use super::tables::{ClusterClass as C, Record, record};

/// The grapheme clusters of a text (UAX #29, extended) as byte ranges.
pub fn clusters(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut scan = Clusters::new();
    let mut begins =
        text.char_indices().filter(move |(_, c)| scan.next(record(*c))).map(|(at, _)| at);
    let mut from = begins.next();
    std::iter::from_fn(move || {
        let start = from?;
        from = begins.next();
        Some(start..from.unwrap_or(text.len()))
    })
}

/// Where the scan of a paragraph stands between two characters.
#[derive(Clone, Debug)]
pub(super) struct Clusters {
    before: Option<C>,
    /// An odd number of regional indicators stands before (GB12, GB13).
    half_flag: bool,
    /// What stands before of `Pictographic Extend* ZWJ` (GB11): 1 to the extends, 2 with the ZWJ.
    emoji: u8,
    /// What stands before of a conjunct (GB9c): 1 consonant, 2 consonant and linker.
    conjunct: u8,
}

impl Clusters {
    pub(super) const fn new() -> Self {
        Self { before: None, half_flag: false, emoji: 0, conjunct: 0 }
    }

    /// Takes up again behind a character of the class Other.
    pub(super) fn resume(&mut self) {
        *self = Self { before: Some(C::Other), ..Self::new() };
    }

    /// Takes the next character: whether a cluster begins with it.
    pub(super) fn next(&mut self, record: Record) -> bool {
        let class = record.cluster();
        let begins = self.begins(class);
        self.half_flag = class == C::RegionalIndicator && !self.half_flag;
        self.emoji = match (class, self.emoji) {
            (C::Pictographic, _) | (C::Extend | C::InCBExtend | C::Linker, 1) => 1,
            (C::ZWJ, 1) => 2,
            _ => 0,
        };
        self.conjunct = match (class, self.conjunct) {
            (C::Consonant, _) => 1,
            (C::Linker, 1 | 2) => 2,
            (C::InCBExtend | C::ZWJ, kept) => kept,
            _ => 0,
        };
        self.before = Some(class);
        begins
    }

    fn begins(&self, class: C) -> bool {
        let Some(before) = self.before else { return true };
        match (before, class) {
            (C::CR, C::LF) => false,
            (C::CR | C::LF | C::Control, _) | (_, C::CR | C::LF | C::Control) => true,
            (C::L, C::L | C::V | C::LV | C::LVT)
            | (C::LV | C::V, C::V | C::T)
            | (C::LVT | C::T, C::T)
            | (_, C::Extend | C::InCBExtend | C::Linker | C::ZWJ | C::SpacingMark)
            | (C::Prepend, _) => false,
            (_, C::Consonant) => self.conjunct != 2,
            (_, C::Pictographic) => self.emoji != 2,
            (C::RegionalIndicator, C::RegionalIndicator) => !self.half_flag,
            _ => true,
        }
    }
}
