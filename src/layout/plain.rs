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
    match (base, pairs) {
        (Base::Ltr, false) => {
            weak(classes, L);
            neutral::<false>(classes, base);
        }
        (Base::Ltr, true) => {
            weak(classes, L);
            pair(classes, text, L);
            neutral::<true>(classes, base);
        }
        (Base::Rtl, false) => {
            islands::<true>(classes, |island, strong| {
                weak(island, strong);
                neutral::<false>(island, base);
            });
        }
        (Base::Rtl, true) => {
            islands::<false>(classes, weak);
            pair(classes, text, R);
            // A pair that takes the direction before it has no right-to-left letter inside: one island.
            islands::<true>(classes, |island, _| neutral::<true>(island, base));
        }
    }
}

/// A right-to-left run is at level 1, but for the islands of left-to-right letters and numbers, each of which
/// reaches from one right-to-left letter to the next: resolves each, by the strong class before it. With
/// `FILL` the rest takes its level.
fn islands<const FILL: bool>(classes: &mut [u8], mut resolve: impl FnMut(&mut [u8], u8)) {
    let letter = |class: &u8| matches!(*class, R | AL);
    let mut from = 0;
    while let Some(found) = island(&classes[from..]) {
        let shore = classes[from..from + found].iter().rposition(letter).map(|at| from + at);
        let strong = shore.map_or(R, |at| classes[at]);
        let mut start = shore.map_or(from, |at| at + 1);
        let length = classes[start..].iter().position(letter);
        let end = length.map_or(classes.len(), |length| start + length);
        // The other bytes of the letter itself stay outside.
        start += classes[start..end].iter().take_while(|class| **class == INSIDE).count();
        if FILL {
            classes[from..start].fill(1);
        }
        resolve(&mut classes[start..end], strong);
        from = end;
    }
    if FILL {
        classes[from..].fill(1);
    }
}

/// The first left-to-right letter or number. Looks at many bytes at once, as most have none.
fn island(classes: &[u8]) -> Option<usize> {
    first(classes, |class| matches!(class, L | EN | AN))
}

fn first(classes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
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
        R | AL | EN | AN => Some(R),
        _ => None,
    }
}

/// The deepest stack of BD16.
const DEEPEST: usize = 63;

/// BD16 and N0 b, c: marks the brackets of each pair by what stands between them.
fn pair(classes: &mut [u8], text: &str, embedding: u8) {
    let mut stack: Vec<(char, usize)> = Vec::with_capacity(DEEPEST);
    let mut from = 0;
    while let Some(found) = first(&classes[from..], |class| class == BRACKET) {
        let at = from + found;
        from = at + 1;
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
            let inside = &classes[opener..at];
            let holds = |wanted| inside.iter().any(|&class| direction(class) == Some(wanted));
            if holds(embedding) {
                (classes[opener], classes[at]) = (SETTLED, SETTLED);
            } else if holds(L + R - embedding) {
                (classes[opener], classes[at]) = (OPENS, CLOSES);
            }
        }
    }
}

/// The directions of brackets, as they are met from the left (N0).
struct Settled {
    embedding: u8,
    /// The last strong type, or that of a bracket.
    before: u8,
    /// What the opening brackets took whose closing ones are to come.
    open: Vec<u8>,
    /// A bracket that took a direction stands before, with nothing but marks behind it.
    marks: bool,
}

impl Settled {
    /// What a class is after N0.
    fn next(&mut self, class: u8) -> u8 {
        let settled = match class {
            INSIDE | BN => return class,
            SETTLED => self.embedding,
            OPENS => {
                self.open.push(self.before);
                self.before
            }
            CLOSES => self.open.pop().unwrap_or(self.embedding),
            NSM if self.marks => return self.before,
            _ => {
                self.before = direction(class).unwrap_or(self.before);
                self.marks = false;
                return class;
            }
        };
        self.before = settled;
        self.marks = true;
        settled
    }
}

/// N1–I2, and with `PAIRS` what is left of N0.
fn neutral<const PAIRS: bool>(classes: &mut [u8], base: Base) {
    let (embedding, level) = if base == Base::Rtl { (R, 1) } else { (L, 0) };
    let left = if base == Base::Rtl { 2 } else { 0 };
    let mut brackets = Settled { embedding, before: embedding, open: Vec::new(), marks: false };
    let mut before = embedding;
    let mut neutrals = NONE;
    let mut now = level;
    for at in 0..classes.len() {
        let class = if PAIRS { brackets.next(classes[at]) } else { classes[at] };
        let (after, here) = match class {
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
