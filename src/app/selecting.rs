//! Selection and copying: always a range of the text in logical order, drawn as its visual pieces.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::App;
use super::effect::Effect;
use super::flow::{RowKind, TextRow};
use crate::article::{Article, Emphasis, Inline, lang_tag};
use crate::layout::{Base, Columns};
use crate::locale::Message;

/// How much a click takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    /// From word to word.
    Word,
    /// From paragraph to paragraph.
    Paragraph,
}

/// Text being selected: the cluster where it began and the one it has come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: Range<usize>,
    /// Where it is now.
    pub head: Range<usize>,
}

impl Selection {
    /// Its bytes.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.anchor.start.min(self.head.start)..self.anchor.end.max(self.head.end)
    }
}

impl App {
    /// The cluster under a column and row of the screen, or the nearest of that row's line.
    pub(super) fn cluster_at(&self, column: u16, row: u16) -> Option<Range<usize>> {
        let reading = self.reading()?;
        let room = self.room();
        let RowKind::Text(text) = &reading.page.rows.get(usize::from(row))?.kind else {
            return None;
        };
        let own = usize::from(column).saturating_sub(usize::from(room.left) + text.left);
        text.line.hit(Columns(own)).map_or_else(
            || nearest(text, own),
            |hit| Some(text.origin + hit.start..text.origin + hit.end),
        )
    }

    /// A range grown to whole words or paragraphs.
    pub(super) fn grown(&self, range: &Range<usize>, grain: Grain) -> Range<usize> {
        let Some(article) = self.article() else { return range.clone() };
        let Some(block) = article.block_from(range.start).map(|block| block.range) else {
            return range.clone();
        };
        match grain {
            Grain::Paragraph => block,
            Grain::Word => {
                let from = article.boundary(range.start.saturating_sub(200)).max(block.start);
                let to = article.boundary((range.end + 200).min(article.len())).min(block.end);
                let text = article.slice(from..to.max(range.end));
                let mut words = text.split_word_bound_indices();
                words
                    .find(|(at, word)| from + at + word.len() > range.start)
                    .map_or(range.clone(), |(at, word)| from + at..from + at + word.len())
            }
        }
    }

    /// The selection, else the mention under the cursor, else the paragraph at the top.
    pub(super) fn what_is_meant(&self) -> Option<String> {
        Some(copied(self.article()?, self.range_meant()?))
    }

    /// The language that its source says it is in, BCP 47.
    pub(super) fn lang_of_what_is_meant(&self) -> Option<String> {
        let lang = lang_tag(self.article()?.lang_at(self.range_meant()?.start)?);
        lang.filter(|lang| lang != "und")
    }

    fn range_meant(&self) -> Option<Range<usize>> {
        Some(if let Some(selection) = &self.selection {
            selection.range()
        } else if let Some(mention) = self.current() {
            mention.range.clone()
        } else {
            self.article()?.block_from(self.top_byte())?.range
        })
    }

    /// Copies what is meant.
    pub(super) fn copy_what_is_meant(&mut self) {
        if let Some(text) = self.what_is_meant() {
            self.copy(text);
        }
    }

    /// Puts a text on the clipboard, and says how much.
    pub(super) fn copy(&mut self, text: String) {
        self.say(Message::Copied(text.graphemes(true).count()));
        self.effects.push(Effect::Copy(text));
    }
}

/// A range as it is copied: without the isolates that code stands in since it was read, which its source does not have.
fn copied(article: &Article, range: Range<usize>) -> String {
    let mut text = article.slice(range.clone()).into_owned();
    let code = |inline: &&Inline| inline.emphasis == Emphasis::Code;
    let near = |inline: &&Inline| {
        inline.range.start <= range.end && range.start <= inline.range.end + ISOLATE
    };
    for inline in article.inlines.iter().rev().filter(code).filter(near) {
        let before = inline.range.start.wrapping_sub(ISOLATE);
        for (at, control) in [(inline.range.end, '\u{2069}'), (before, '\u{2066}')] {
            let own = at.wrapping_sub(range.start);
            if at >= range.start && text.get(own..).is_some_and(|rest| rest.starts_with(control)) {
                text.remove(own);
            }
        }
    }
    text
}

/// The bytes of an isolate's control.
const ISOLATE: usize = 3;

/// The cluster nearest to a column that no cell of a line is under: of its end where the column is on the
/// side lines end, of its start on the other.
fn nearest(text: &TextRow, column: usize) -> Option<Range<usize>> {
    let mut cells: Vec<Range<usize>> = text.line.cells().filter_map(|cell| cell.source()).collect();
    cells.sort_by_key(|source| source.start);
    let left = column < text.line.indent().0 + text.line.columns().0 / 2;
    let at_end = left == (text.base == Base::Rtl);
    let source = if at_end { cells.last() } else { cells.first() }?;
    Some(text.origin + source.start..text.origin + source.end)
}
