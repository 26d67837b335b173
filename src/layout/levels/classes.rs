//! Classes: the `Bidi_Class` of each character of a paragraph as numbers, which the rules work on in place.

use crate::layout::tables::{Bidi, Record};

/// A byte inside a character.
pub(super) const INSIDE: u8 = 0xFF;

pub(super) const L: u8 = Bidi::L as u8;
pub(super) const R: u8 = Bidi::R as u8;
pub(super) const AL: u8 = Bidi::AL as u8;
pub(super) const EN: u8 = Bidi::EN as u8;
pub(super) const ES: u8 = Bidi::ES as u8;
pub(super) const ET: u8 = Bidi::ET as u8;
pub(super) const AN: u8 = Bidi::AN as u8;
pub(super) const CS: u8 = Bidi::CS as u8;
pub(super) const B: u8 = Bidi::B as u8;
pub(super) const BN: u8 = Bidi::BN as u8;
pub(super) const ON: u8 = Bidi::ON as u8;
/// After the weak rules: a mark that took a neutral's type.
pub(super) const NSM: u8 = Bidi::NSM as u8;

/// In the place of ON: a paired bracket.
pub(super) const BRACKET: u8 = 0x40;
/// A bracket of a pair with a strong type of the embedding direction inside.
pub(super) const SETTLED: u8 = 0x41;
/// An opening and a closing bracket of a pair with strong types of the other direction only.
pub(super) const OPENS: u8 = 0x42;
pub(super) const CLOSES: u8 = 0x43;

/// The direction a resolved class has for neutrals: L or R, or none.
pub(super) const fn direction(class: u8) -> Option<u8> {
    match class {
        L => Some(L),
        R | AL | EN | AN => Some(R),
        _ => None,
    }
}

/// The classes of a paragraph, as the stages before have found them.
#[derive(Clone, Debug, Default)]
pub(in crate::layout) struct Classes {
    /// The number of the class at a character's first byte, [`INSIDE`] at the others; later the levels.
    pub(in crate::layout) each: Vec<u8>,
    /// The classes that occur, a bit each.
    pub(in crate::layout) set: u32,
    /// How many paired brackets occur.
    pub(super) brackets: usize,
}

impl Classes {
    /// Makes room for a text.
    pub(in crate::layout) fn begin(&mut self, bytes: usize) {
        self.each.clear();
        self.each.resize(bytes, INSIDE);
        self.brackets = 0;
        self.set = 0;
    }

    /// Whether one of the classes of a set occurs.
    pub(super) fn has(&self, set: u32) -> bool {
        self.set & set != 0
    }

    /// Whether the paragraph holds explicit controls.
    pub(in crate::layout) fn is_explicit(&self) -> bool {
        self.has(super::EXPLICIT)
    }

    /// Takes a character that is no bracket.
    #[inline]
    pub(in crate::layout) fn next_plain(&mut self, at: usize, record: Record) {
        let class = record.bidi_number();
        self.each[at] = class;
        self.set |= 1 << class;
    }

    /// Takes a character.
    pub(in crate::layout) fn next(&mut self, at: usize, record: Record) {
        self.next_plain(at, record);
        if record.bracket() {
            self.each[at] = BRACKET;
            self.brackets += 1;
        }
    }
}

/// Classes as a set, a bit each.
pub(super) const fn set_of(classes: &[Bidi]) -> u32 {
    let (mut bits, mut at) = (0, 0);
    while at < classes.len() {
        bits |= 1 << classes[at] as u32;
        at += 1;
    }
    bits
}

/// The first class of the wanted ones. Looks at many bytes at once, as most have none.
pub(super) fn first(classes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut from = 0;
    for block in classes.chunks(BLOCK) {
        if block.iter().fold(false, |found, &class| found | wanted(class)) {
            return block.iter().position(|&class| wanted(class)).map(|at| from + at);
        }
        from += block.len();
    }
    None
}
