//! Weak types (UAX #9 W1–W7). In: the classes of a paragraph, or of a stretch of it whose
//! borders are strong. Out: in place L, R, EN, AN, and what is left for the neutral rules.

use super::classes::{AL, AN, BN, BRACKET, CS, EN, ES, ET, INSIDE, L, NSM, ON, R};

/// No place.
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
pub(super) fn weak(classes: &mut [u8], strong: u8) {
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
