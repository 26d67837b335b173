//! The strips kept, so that a page is laid out once. In: strips as they are laid out. Out: those of a few screens, found
//! by their bytes.

use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use super::Strip;

/// Screens of rows that are kept: the page, the one before and those that a key looks ahead to.
const SCREENS: usize = 4;
/// Rows that are kept however low the screen is: pieces of a large block are longer than that.
const LEAST: usize = 400;
/// Strips that are kept however many rows they have: the page may lie on two of them, and their neighbours are asked for.
const FEW: usize = 4;

/// Strips of one article and measure, by the byte they start at.
#[derive(Clone, Debug, Default)]
pub(super) struct Kept {
    strips: BTreeMap<usize, Rc<Strip>>,
    /// Their starts, the oldest first.
    order: VecDeque<usize>,
    /// Their rows.
    rows: usize,
    /// The rows of a screen.
    height: usize,
}

impl Kept {
    /// The same room with nothing in it.
    pub(super) fn emptied(&self) -> Self {
        Self { height: self.height, ..Self::default() }
    }

    pub(super) fn keep_for(&mut self, height: usize) {
        self.height = height;
    }

    /// The strip that starts at a byte.
    pub(super) fn starting(&self, byte: usize) -> Option<Rc<Strip>> {
        self.strips.get(&byte).map(Rc::clone)
    }

    /// The strip that holds a byte.
    pub(super) fn holding(&self, byte: usize) -> Option<Rc<Strip>> {
        let (_, strip) = self.strips.range(..=byte).next_back()?;
        strip.holds(byte).then(|| Rc::clone(strip))
    }

    /// The last strip that starts before a byte.
    pub(super) fn before(&self, byte: usize) -> Option<Rc<Strip>> {
        self.strips.range(..byte).next_back().map(|(_, strip)| Rc::clone(strip))
    }

    /// Keeps a strip, and lets the oldest go.
    pub(super) fn keep(&mut self, strip: Strip) -> Rc<Strip> {
        let (start, strip) = (strip.start, Rc::new(strip));
        self.rows += weight(&strip);
        match self.strips.insert(start, Rc::clone(&strip)) {
            Some(known) => self.rows -= weight(&known),
            None => self.order.push_back(start),
        }
        while self.rows > LEAST.max(SCREENS * self.height) && self.order.len() > FEW {
            let oldest = self.order.pop_front().and_then(|start| self.strips.remove(&start));
            self.rows -= oldest.map_or(0, |strip| weight(&strip));
        }
        strip
    }
}

/// What a strip counts: its rows; one without any counts as one.
fn weight(strip: &Strip) -> usize {
    strip.rows.len().max(1)
}
