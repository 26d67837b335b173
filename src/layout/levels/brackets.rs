//! Brackets (UAX #9 BD16 and N0). In: the classes of a paragraph after the weak rules. Out: the
//! pairs marked by what stands between them, and with [`Settled`] the direction that each bracket takes.

use super::classes::{BN, BRACKET, CLOSES, INSIDE, L, NSM, OPENS, R, SETTLED, direction, first};

/// The deepest stack of BD16.
const DEEPEST: usize = 63;

/// BD16 and N0 b, c: marks the brackets of each pair by what stands between them.
///
/// `bracket` says of the bracket at a place which opens its pair and whether it is that.
pub(super) fn pair(
    classes: &mut [u8],
    embedding: u8,
    mut bracket: impl FnMut(usize) -> Option<(char, bool)>,
) {
    let mut stack = [('\0', 0); DEEPEST];
    let mut deep = 0;
    let mut from = 0;
    while let Some(found) = first(&classes[from..], |class| class == BRACKET) {
        let at = from + found;
        from = at + 1;
        let Some((opening, opens)) = bracket(at) else { continue };
        if opens {
            if deep == DEEPEST {
                return;
            }
            stack[deep] = (opening, at);
            deep += 1;
        } else if let Some(depth) = stack[..deep].iter().rposition(|(one, _)| *one == opening) {
            let opener = stack[depth].1;
            deep = depth;
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
pub(super) struct Settled {
    embedding: u8,
    /// The last strong type, or that of a bracket.
    before: u8,
    /// What the opening brackets took whose closing ones are to come.
    open: Vec<u8>,
    /// A bracket that took a direction stands before, with nothing but marks behind it.
    marks: bool,
}

impl Settled {
    /// At the start, where the type before (sos) is the embedding direction.
    pub(super) fn new(embedding: u8) -> Self {
        Self { embedding, before: embedding, open: Vec::new(), marks: false }
    }

    /// What a class is after N0.
    pub(super) fn next(&mut self, class: u8) -> u8 {
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
