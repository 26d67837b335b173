//! The shorter way to levels (UAX #9 W1–I2) for a paragraph without embeddings, overrides and isolates: one
//! level run, resolved in place, without memory of its own.
//!
//! In: the `Bidi_Class` of each character at its first byte, [`INSIDE`] at its other bytes. Out:
//! one level a byte. A test holds it equal to the whole way.

use super::Base;
use super::tables::{self, Bidi};

/// A byte inside a character.
pub(super) const INSIDE: u8 = 0xFF;

const L: u8 = Bidi::L as u8;
const R: u8 = Bidi::R as u8;
const AL: u8 = Bidi::AL as u8;
const EN: u8 = Bidi::EN as u8;
const ES: u8 = Bidi::ES as u8;
const ET: u8 = Bidi::ET as u8;
const AN: u8 = Bidi::AN as u8;
const CS: u8 = Bidi::CS as u8;
const BN: u8 = Bidi::BN as u8;
const ON: u8 = Bidi::ON as u8;
/// After the weak rules: a mark that took a neutral's type.
const NSM: u8 = Bidi::NSM as u8;

/// In the place of ON: a paired bracket.
pub(super) const BRACKET: u8 = 0x40;
/// A bracket of a pair with a strong type of the embedding direction inside.
const SETTLED: u8 = 0x41;
/// An opening and a closing bracket of a pair with strong types of the other direction only.
const OPENS: u8 = 0x42;
const CLOSES: u8 = 0x43;

/// Resolves the classes of one level run to levels; `pairs`, whether it may hold a pair of brackets.
pub(super) fn resolve(classes: &mut [u8], text: &str, pairs: bool, base: Base) {
    if pairs {
        let embedding = if base == Base::Rtl { R } else { L };
        weak(classes, embedding);
        pair(classes, text, embedding);
        settle(classes, embedding);
        neutral(classes, base);
    } else if base == Base::Ltr {
        weak(classes, L);
        neutral(classes, base);
    } else {
        islands(classes);
    }
}

/// A right-to-left run without bracket pairs is at level 1, but for the islands of left-to-right letters
/// and numbers, each of which reaches from one right-to-left letter to the next.
fn islands(classes: &mut [u8]) {
    let mut from = 0;
    while let Some(found) = island(&classes[from..]) {
        let letter = |class: &u8| matches!(*class, R | AL);
        let shore = classes[from..from + found].iter().rposition(letter).map(|at| from + at);
        let strong = shore.map_or(R, |at| classes[at]);
        let start = shore.map_or(from, |at| at + 1);
        let length = classes[start..].iter().position(letter);
        let end = length.map_or(classes.len(), |length| start + length);
        classes[from..start].fill(1);
        // The other bytes of the letter itself stay outside.
        let inside = classes[start..end].iter().take_while(|class| **class == INSIDE).count();
        classes[start..start + inside].fill(1);
        weak(&mut classes[start + inside..end], strong);
        neutral(&mut classes[start + inside..end], Base::Rtl);
        from = end;
    }
    classes[from..].fill(1);
}

/// The first left-to-right letter or number. Looks at many bytes at once, as most have none.
fn island(classes: &[u8]) -> Option<usize> {
    const BLOCK: usize = 32;
    let land = |class: u8| matches!(class, L | EN | AN);
    let mut from = 0;
    for block in classes.chunks(BLOCK) {
        if block.iter().fold(false, |found, &class| found | land(class)) {
            return block.iter().position(|&class| land(class)).map(|at| from + at);
        }
        from += block.len();
    }
    None
}

const NONE: usize = usize::MAX;

/// What the weak rules remember between two characters.
struct Weak {
    /// The last strong class: L, R or AL.
    strong: u8,
    /// The class of the character before after W1–W3.
    before: u8,
    /// That character became EN by W4 or W5, or was.
    after_number: bool,
    /// A separator directly behind a number, and that number (W4).
    separator: usize,
    number: u8,
    /// The first of the terminators before this character (W5).
    terminators: usize,
}

/// W1–W7: leaves L, R, EN, AN, ON, NSM (neutral) and BN.
///
/// `strong` is the last strong class before: L, R or AL.
fn weak(classes: &mut [u8], strong: u8) {
    let mut now = Weak {
        strong,
        before: if strong == AL { R } else { strong },
        after_number: false,
        separator: NONE,
        number: 0,
        terminators: NONE,
    };
    for at in 0..classes.len() {
        match classes[at] {
            INSIDE | BN => {}
            AL => {
                classes[at] = R;
                now.letter(AL, R);
            }
            class @ (L | R) => now.letter(class, class),
            NSM => now.mark(classes, at),
            BRACKET => {
                now.apart();
                now.before = ON;
            }
            class => classes[at] = now.next(classes, at, class),
        }
    }
}

impl Weak {
    #[inline]
    fn letter(&mut self, strong: u8, class: u8) {
        self.strong = strong;
        self.before = class;
        self.apart();
    }

    /// Nothing is pending behind this character.
    #[inline]
    fn apart(&mut self) {
        self.after_number = false;
        self.separator = NONE;
        self.terminators = NONE;
    }

    /// W1: a mark is what it stands on.
    fn mark(&mut self, classes: &mut [u8], at: usize) {
        classes[at] = match self.before {
            class @ (L | R | AN) => class,
            EN => self.european(),
            ET => match self.next(classes, at, ET) {
                ON => NSM,
                class => class,
            },
            _ => {
                self.apart();
                NSM
            }
        };
    }

    /// W7.
    fn european(&self) -> u8 {
        if self.strong == L { L } else { EN }
    }

    /// W2–W7 for what is no letter and no mark; amends what was pending.
    fn next(&mut self, classes: &mut [u8], at: usize, class: u8) -> u8 {
        match class {
            EN if self.strong != AL => {
                let european = self.european();
                if self.separator != NONE && self.number == EN {
                    classes[self.separator] = european;
                }
                if self.terminators != NONE {
                    for class in &mut classes[self.terminators..at] {
                        if !matches!(*class, INSIDE | BN) {
                            *class = european;
                        }
                    }
                }
                self.apart();
                self.after_number = true;
                self.before = EN;
                european
            }
            EN | AN => {
                if self.separator != NONE && self.number == AN && self.before == CS {
                    classes[self.separator] = AN;
                }
                self.apart();
                self.before = AN;
                AN
            }
            ES | CS => {
                let number = self.before;
                self.apart();
                if matches!(number, EN | AN) {
                    (self.separator, self.number) = (at, number);
                }
                self.before = class;
                ON
            }
            ET => {
                self.separator = NONE;
                self.before = ET;
                if self.after_number {
                    return self.european();
                }
                self.terminators = self.terminators.min(at);
                ON
            }
            _ => {
                self.apart();
                self.before = ON;
                ON
            }
        }
    }
}

/// The direction a resolved class has for neutrals: L or R, or none.
const fn direction(class: u8) -> Option<u8> {
    match class {
        L => Some(L),
        R | EN | AN => Some(R),
        _ => None,
    }
}

/// The deepest stack of BD16.
const DEEPEST: usize = 63;

/// BD16 and N0 b, c: marks the brackets of each pair by what stands between them.
fn pair(classes: &mut [u8], text: &str, embedding: u8) {
    let mut stack: Vec<(char, usize)> = Vec::with_capacity(DEEPEST);
    // Behind the last strong types of the embedding direction and of the other.
    let (mut same, mut other) = (0, 0);
    for at in 0..classes.len() {
        if let Some(found) = direction(classes[at]) {
            if found == embedding {
                same = at + 1;
            } else {
                other = at + 1;
            }
            continue;
        }
        if classes[at] != BRACKET {
            continue;
        }
        let Some((opening, opens)) = text[at..].chars().next().and_then(tables::bracket) else {
            continue;
        };
        if opens {
            if stack.len() == DEEPEST {
                return;
            }
            stack.push((opening, at));
        } else if let Some(depth) = stack.iter().rposition(|(bracket, _)| *bracket == opening) {
            let opener = stack[depth].1;
            stack.truncate(depth);
            if same > opener {
                (classes[opener], classes[at]) = (SETTLED, SETTLED);
            } else if other > opener {
                (classes[opener], classes[at]) = (OPENS, CLOSES);
            }
        }
    }
}

/// N0: gives the marked brackets their direction, and the marks that stand on them.
fn settle(classes: &mut [u8], embedding: u8) {
    let mut before = embedding;
    let mut open: Vec<u8> = Vec::with_capacity(DEEPEST);
    for at in 0..classes.len() {
        before = match classes[at] {
            SETTLED => embedding,
            OPENS => {
                open.push(before);
                before
            }
            CLOSES => open.pop().unwrap_or(embedding),
            class => {
                before = direction(class).unwrap_or(before);
                continue;
            }
        };
        classes[at] = before;
        let behind = classes[at + 1..].iter_mut();
        for mark in behind.take_while(|class| matches!(**class, INSIDE | BN | NSM)) {
            if *mark == NSM {
                *mark = before;
            }
        }
    }
}

/// N1–I2.
fn neutral(classes: &mut [u8], base: Base) {
    let (embedding, level) = if base == Base::Rtl { (R, 1) } else { (L, 0) };
    let left = if base == Base::Rtl { 2 } else { 0 };
    let mut before = embedding;
    let mut neutrals = NONE;
    let mut now = level;
    for at in 0..classes.len() {
        let (after, here) = match classes[at] {
            R => (R, 1),
            // What X9 removes has the level of what stands before it.
            INSIDE | BN => {
                if neutrals == NONE {
                    classes[at] = now;
                }
                continue;
            }
            L => (L, left),
            EN | AN => (R, 2),
            _ => {
                neutrals = neutrals.min(at);
                continue;
            }
        };
        if neutrals != NONE {
            let between = match (before, after) {
                (L, L) => left,
                (R, R) => 1,
                _ => level,
            };
            classes[neutrals..at].fill(between);
            neutrals = NONE;
        }
        before = after;
        now = here;
        classes[at] = here;
    }
    if neutrals != NONE {
        classes[neutrals..].fill(level);
    }
}
