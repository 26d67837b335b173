//! A `Text` as one string with the styles of its pieces. In: ratatui's lines of spans. Out: bytes of the
//! lines joined by one line feed.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Text;

use crate::layout::paragraphs;

/// The string, where its lines begin and where its styles change.
#[derive(Clone, Debug)]
pub(super) struct Flat {
    text: String,
    lines: Vec<usize>,
    styles: Vec<(usize, Style)>,
}

impl Flat {
    pub(super) fn new(text: &Text) -> Self {
        let mut flat = Self { text: String::new(), lines: Vec::new(), styles: Vec::new() };
        for (index, line) in text.lines.iter().enumerate() {
            if index > 0 {
                flat.text.push('\n');
            }
            flat.lines.push(flat.text.len());
            for span in &line.spans {
                flat.styles.push((flat.text.len(), span.style));
                flat.text.push_str(&span.content);
            }
        }
        flat
    }

    /// The whole string.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs: the line of the text each belongs to, and its bytes.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = (usize, Range<usize>)> + '_ {
        let mut found: Vec<Range<usize>> = paragraphs(&self.text).collect();
        // A line feed at the very end, or nothing at all, is an empty line of the text still.
        let end = self.text.len();
        if self.lines.last() == Some(&end) && found.last().is_none_or(|last| last.start != end) {
            found.push(end..end);
        }
        found.into_iter().map(|range| (self.line_of(range.start), range))
    }

    /// The line of the text that a byte belongs to.
    pub(super) fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|&start| start <= byte).saturating_sub(1)
    }

    /// The style of the span that a byte belongs to.
    pub(super) fn style(&self, byte: usize) -> Style {
        let next = self.styles.partition_point(|&(start, _)| start <= byte);
        next.checked_sub(1).map_or_else(Style::default, |index| self.styles[index].1)
    }
}
