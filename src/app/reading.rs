//! One article being read: where, which mention, what is unfolded.

use std::collections::BTreeMap;
use std::ops::Range;

use super::flow::{Anchor, Flow};
use super::mentions::Focus;
use super::page::Page;
use crate::article::{Entity, Mention};

/// The state of reading one article.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The place at the top of the screen, as the last movement set it; a resize leaves it alone.
    pub anchor: Anchor,
    /// The rows around it.
    pub flow: Option<Flow>,
    /// The visible rows.
    pub page: Page,
    /// The mention under the cursor, an index into the article's.
    pub current: Option<usize>,
    /// Where the mention stood that was dismissed last: the walk goes on from there.
    pub(super) left: Option<usize>,
    /// What is known of the mention under the cursor.
    pub focus: Option<Focus>,
    /// The start of the caption or note that was gone to last, until the next key.
    pub aside: Option<usize>,
    /// That one, whatever was pressed since.
    pub(super) last_aside: Option<usize>,
    /// The mentions that can be walked to: indices into the article's, in reading order.
    pub walk: Vec<usize>,
    /// Whether folded blocks are shown.
    pub unfolded: bool,
    /// Marks by their letter.
    pub marks: BTreeMap<char, usize>,
    /// What was before each correction that can be undone.
    pub before: Vec<Before>,
    /// How often its mentions were put right; from the first time on what a recogniser finds is not taken.
    pub corrections: usize,
    /// The byte up to which it is read aloud from the anchor on; nothing where it is drawn.
    pub reach: usize,
    /// Whether it has been shown.
    pub seen: bool,
    /// The furthest byte shown.
    pub furthest: usize,
    /// Whether its source is no longer what is shown.
    pub outdated: bool,
    /// How much of it has been recognised, in hundredths, while that goes on.
    pub recognising: Option<usize>,
    /// Whether its end was shown.
    pub finished: bool,
}

/// An article's mentions and entities before a correction.
#[derive(Clone, Debug)]
pub struct Before {
    pub(super) mentions: Vec<Mention>,
    pub(super) entities: Vec<Entity>,
    /// The bytes of the mention that was under the cursor.
    pub(super) cursor: Option<Range<usize>>,
}

/// The readings of the articles that were opened, by the articles' indices.
#[derive(Clone, Debug, Default)]
pub(super) struct Readings(BTreeMap<usize, Reading>);

impl Readings {
    /// That of an article, where it was opened.
    pub(super) fn get(&self, at: usize) -> Option<&Reading> {
        self.0.get(&at)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut Reading> {
        self.0.get_mut(&at)
    }

    /// That of an article, begun where it was not.
    pub(super) fn begin(&mut self, at: usize) -> &mut Reading {
        self.0.entry(at).or_default()
    }
}
