//! A paragraph: what depends on the text alone, found once. In: its text, [`Options`]. Out: its base direction, and the
//! levels and notes from which [`lines`](super::lines) are made for a width.

use super::levels::Classes;
use super::notes::Note;
use super::order::Levels;
use super::{Base, Options, analysis, direction, levels};

/// The memory of a paragraph, to be used again.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    classes: Classes,
    notes: Vec<Note>,
}

/// A paragraph ready to be laid out at any width.
#[derive(Clone, Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    base: Base,
    classes: Classes,
    notes: Vec<Note>,
    options: Options,
}

impl<'t> Paragraph<'t> {
    /// Analyses a paragraph: its direction, levels, clusters, joining and breaks.
    #[must_use]
    pub fn new(text: &'t str, options: &Options) -> Self {
        Self::with_scratch(text, options, Scratch::default())
    }

    /// As [`Self::new`], in the memory of an earlier paragraph.
    #[must_use]
    pub fn with_scratch(text: &'t str, options: &Options, mut scratch: Scratch) -> Self {
        analysis::analyse(text, options, &mut scratch.classes, &mut scratch.notes);
        let base = direction::of_classes(text, &scratch.classes, options);
        let obeyed = options.raw || options.overrides;
        levels::levels(text, base, obeyed, &mut scratch.classes);
        let Scratch { classes, notes } = scratch;
        Self { text, base, classes, notes, options: options.clone() }
    }

    /// Gives its memory back for the next paragraph.
    #[must_use]
    pub fn into_scratch(self) -> Scratch {
        Scratch { classes: self.classes, notes: self.notes }
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Its base direction.
    #[must_use]
    pub fn base(&self) -> Base {
        self.base
    }

    /// The override controls (LRO, RLO) it holds. Unless [`Options::raw`], they are not obeyed: they embed
    /// as LRE and RLE do, and each shows as U+FFFD.
    #[must_use]
    pub fn overrides(&self) -> usize {
        self.text.matches(['\u{202D}', '\u{202E}']).count()
    }

    pub(super) fn levels(&self) -> Levels<'_> {
        if self.classes.each.is_empty() {
            return Levels::One(u8::from(self.base == Base::Rtl));
        }
        Levels::Each(&self.classes.each)
    }

    pub(super) fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Whether a line that ends there shows the soft hyphen before it (UAX #14, 5.3).
    pub(super) fn hyphenates(&self, end: usize) -> bool {
        !self.options.raw && self.text.as_bytes()[..end].ends_with("\u{AD}".as_bytes())
    }

    pub(super) fn options(&self) -> &Options {
        &self.options
    }
}
