//! A paragraph: what depends on the text alone, found once; its lines, found lazily for a width.

use super::fill::{Extent, extent};
use super::levels::Classes;
use super::notes::Note;
use super::order::Levels;
use super::placing;
use super::{Base, Columns, Line, Options, analysis, direction, levels};

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

    /// Its lines at a width of at least one column.
    #[must_use]
    pub fn lines(&self, width: Columns) -> Lines<'_> {
        self.lines_from(0, width)
    }

    /// Its lines from a byte on that begins a line at this width.
    #[must_use]
    pub fn lines_from(&self, start: usize, width: Columns) -> Lines<'_> {
        Lines { paragraph: self, at: start, width: width.0.max(1) }
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

/// The lines of a paragraph, laid out as they are asked for.
#[derive(Clone, Debug)]
pub struct Lines<'p> {
    paragraph: &'p Paragraph<'p>,
    at: usize,
    width: usize,
}

impl Lines<'_> {
    /// Lays the next line out into one that is there already; `false` at the end of the paragraph.
    pub fn next_into(&mut self, line: &mut Line) -> bool {
        let Some(extent) = self.next_extent() else { return false };
        placing::place(self.paragraph, extent, self.width, line);
        true
    }

    /// The bytes of the next line without laying it out: `None` at the end of the paragraph.
    pub fn next_range(&mut self) -> Option<std::ops::Range<usize>> {
        self.next_extent().map(|extent| extent.start..extent.end)
    }

    fn next_extent(&mut self) -> Option<Extent> {
        if self.at >= self.paragraph.notes.len() {
            return None;
        }
        let extent = extent(self.paragraph, self.at, self.width);
        self.at = extent.end;
        Some(extent)
    }
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut line = Line::default();
        self.next_into(&mut line).then_some(line)
    }
}
