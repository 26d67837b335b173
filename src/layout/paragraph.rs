//! A paragraph: what depends on the text alone, found once; its lines, found lazily for a width.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{Base, Columns, Direction, Line, Options};

/// The paragraphs of a text as byte ranges, separators left out (UAX #9 P1: LF, CRLF, CR, U+0085,
/// U+2029).
pub fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    text.split('\n').map(move |piece| {
        let range = from..from + piece.len();
        from = range.end + 1;
        range
    })
}

/// A paragraph ready to be laid out at any width.
#[derive(Clone, Debug)]
pub struct Paragraph<'t> {
    text: &'t str,
    base: Base,
}

impl<'t> Paragraph<'t> {
    /// Analyses a paragraph: its direction, levels, clusters and joining.
    #[must_use]
    pub fn new(text: &'t str, options: &Options) -> Self {
        let base = match options.direction {
            Direction::Fixed(base) => base,
            Direction::Auto | Direction::FirstStrong => options.fallback,
        };
        Self { text, base }
    }

    /// Its base direction.
    #[must_use]
    pub fn base(&self) -> Base {
        self.base
    }

    /// Its lines at a width of at least one column.
    #[must_use]
    pub fn lines(&self, width: Columns) -> Lines<'_> {
        self.lines_from(0, width)
    }

    /// Its lines from a byte on that begins a line at this width.
    #[must_use]
    pub fn lines_from(&self, start: usize, width: Columns) -> Lines<'_> {
        Lines { text: self.text, base: self.base, at: start, width: width.0.max(1) }
    }
}

/// The lines of a paragraph, laid out as they are asked for.
#[derive(Clone, Debug)]
pub struct Lines<'p> {
    text: &'p str,
    base: Base,
    at: usize,
    width: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut line = Line { range: (self.at, self.at), base: self.base, ..Line::default() };
        let start = self.at;
        for (offset, cluster) in self.text[start..].grapheme_indices(true).take(self.width) {
            let (from, to) = (start + offset, start + offset + cluster.len());
            line.text.push_str(cluster);
            line.cells.push((line.text.len() as u32, 1, from as u32, to as u32, 0));
            line.range.1 = to;
        }
        self.at = line.range.1;
        Some(line)
    }
}
