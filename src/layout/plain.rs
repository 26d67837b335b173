//! The shorter way to levels (UAX #9 W1–I2) for a paragraph without embeddings, overrides and isolates: one
//! level run, resolved in place.
//!
//! In: the `Bidi_Class` of each character at its first byte, [`INSIDE`] at its other bytes; the brackets. Out:
//! one level a byte. A test holds it equal to the whole way.

use super::Base;
use super::tables::Bidi;

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

/// A paired bracket of the paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bracket {
    pub(super) at: usize,
    /// The opening bracket of its pair, in canonical form.
    pub(super) opening: char,
    pub(super) opens: bool,
}

/// Resolves the classes of one level run to levels.
pub(super) fn resolve(classes: &mut [u8], offset: usize, brackets: &[Bracket], base: Base) {
    if brackets.len() > 1 {
        weak(classes, if base == Base::Rtl { R } else { L });
        paired_brackets(classes, offset, brackets, base);
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

/// What stands before a bracket: the last place of each direction.
#[derive(Clone, Copy)]
struct Context {
    left: usize,
    right: usize,
    /// The closing bracket's number, for an opening one with a partner.
    partner: usize,
    /// What the pair resolves to.
    class: Option<u8>,
}

/// The deepest stack of BD16.
const DEEPEST: usize = 63;

/// N0.
fn paired_brackets(classes: &mut [u8], offset: usize, brackets: &[Bracket], base: Base) {
    let mut contexts = contexts(classes, offset, brackets);
    pair(brackets, &mut contexts);
    let embedding = if base == Base::Rtl { R } else { L };
    // The last bracket that took a direction, as a place behind which it is the preceding strong type.
    let mut last: Option<(usize, u8)> = None;
    for number in 0..brackets.len() {
        let (at, here) = (brackets[number].at - offset, contexts[number]);
        if here.partner != NONE {
            let inside = contexts[here.partner];
            let found = |place: usize| place != NONE && place > at;
            let (left, right) = (found(inside.left), found(inside.right));
            let class = if embedding == L && left || embedding == R && right {
                Some(embedding)
            } else if left || right {
                Some(preceding(here, last, embedding))
            } else {
                None
            };
            contexts[number].class = class;
            contexts[here.partner].class = class;
        }
        if let Some(class) = contexts[number].class {
            last = Some((at, class));
            classes[at] = class;
            let behind = classes[at + 1..].iter_mut();
            for mark in behind.take_while(|class| matches!(**class, INSIDE | BN | NSM)) {
                if *mark == NSM {
                    *mark = class;
                }
            }
        }
    }
}

/// The strong type before an opening bracket, that of a resolved bracket included.
fn preceding(here: Context, last: Option<(usize, u8)>, embedding: u8) -> u8 {
    let places = [(here.left, L), (here.right, R)];
    let letters = places.into_iter().filter(|(place, _)| *place != NONE);
    letters.chain(last).max_by_key(|(place, _)| *place).map_or(embedding, |(_, class)| class)
}

fn contexts(classes: &[u8], offset: usize, brackets: &[Bracket]) -> Vec<Context> {
    let mut found = Vec::with_capacity(brackets.len());
    let (mut left, mut right, mut from) = (NONE, NONE, 0);
    for bracket in brackets {
        let at = bracket.at - offset;
        for (place, &class) in (from..at).zip(&classes[from..at]) {
            match direction(class) {
                Some(L) => left = place,
                Some(_) => right = place,
                None => {}
            }
        }
        from = at;
        found.push(Context { left, right, partner: NONE, class: None });
    }
    found
}

/// BD16.
fn pair(brackets: &[Bracket], contexts: &mut [Context]) {
    let mut stack: Vec<usize> = Vec::with_capacity(DEEPEST);
    for (number, bracket) in brackets.iter().enumerate() {
        if bracket.opens {
            if stack.len() == DEEPEST {
                return;
            }
            stack.push(number);
        } else if let Some(depth) =
            stack.iter().rposition(|&opener| brackets[opener].opening == bracket.opening)
        {
            contexts[stack[depth]].partner = number;
            stack.truncate(depth);
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
