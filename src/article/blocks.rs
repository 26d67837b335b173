//! The blocks of an article: listed by a source that knows them, or found line by line in plain text.
//!
//! In: a byte of the buffer. Out: the [`Block`] there. Plain text lists only its first blocks and its
//! last one (which may be a headline, a caption, folded); every other line that is not blank is a
//! paragraph, found from the separators round a byte, so that a large file need not be scanned.

use std::ops::Range;

use super::text::Text;
use super::{Block, BlockKind};

/// How an article's blocks are known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Blocks {
    /// All of them, in order.
    Listed(Vec<Block>),
    /// The first ones; paragraphs that are not blank up to `end`; the last one from there on.
    Lines { front: Vec<Block>, last: Option<Block>, verbatim: bool },
}

impl Default for Blocks {
    fn default() -> Self {
        Self::Listed(Vec::new())
    }
}

impl Blocks {
    /// The first block that ends at or behind a byte.
    pub(super) fn from(&self, text: &Text, byte: usize) -> Option<Block> {
        let (front, last, verbatim) = match self {
            Self::Listed(blocks) => return first_from(blocks, byte).cloned(),
            Self::Lines { front, last, verbatim } => (front, last, *verbatim),
        };
        if let Some(block) = first_from(front, in_front(text, front, byte)) {
            return Some(block.clone());
        }
        let tail = last.as_ref().map_or(text.len(), |block| block.range.start);
        let mut at =
            byte.max(front.last().map_or(0, |block| text.after_separator(block.range.end)));
        while at < tail {
            let paragraph = text.paragraph(at);
            let next = text.after_separator(paragraph.end).max(at + 1);
            at = match shown(text, paragraph, verbatim) {
                Some(range) if range.end >= byte && range.start < tail => {
                    return Some(Block::paragraph(range));
                }
                Some(_) => next,
                // Blank lines are passed over together: there may be millions.
                None => text.ink_from(next..tail).unwrap_or(tail),
            };
        }
        last.clone().filter(|block| block.range.end >= byte)
    }

    /// The last block that ends before a byte.
    pub(super) fn before(&self, text: &Text, byte: usize) -> Option<Block> {
        let (front, last, verbatim) = match self {
            Self::Listed(blocks) => return last_before(blocks, byte).cloned(),
            Self::Lines { front, last, verbatim } => (front, last, *verbatim),
        };
        if let Some(block) = last.as_ref().filter(|block| block.range.end < byte) {
            return Some(block.clone());
        }
        let head = front.last().map_or(0, |block| block.range.end);
        let tail = last.as_ref().map_or(text.len(), |block| block.range.start);
        let mut at = byte.min(tail);
        loop {
            let paragraph = text.paragraph(at);
            if paragraph.start < head {
                return last_before(front, in_front(text, front, byte)).cloned();
            }
            let is_before =
                |end: usize| end < byte || end == paragraph.end && end == byte && text.is_cut(end);
            at = match shown(text, paragraph.clone(), verbatim) {
                Some(range) if is_before(range.end) && range.end <= tail => {
                    return Some(Block::paragraph(range));
                }
                Some(_) => paragraph.start.checked_sub(1)?,
                None => match text.ink_to(head..paragraph.start) {
                    Some(end) => end - 1,
                    None => return last_before(front, in_front(text, front, byte)).cloned(),
                },
            };
        }
    }

    /// Those that are listed: all, or of plain text the first ones and the last.
    pub(super) fn listed(&self) -> impl Iterator<Item = &Block> {
        let (listed, last) = match self {
            Self::Listed(blocks) => (blocks, None),
            Self::Lines { front, last, .. } => (front, last.as_ref()),
        };
        listed.iter().chain(last)
    }
}

/// A byte as it is looked for among the first blocks: that at which the last of them is cut belongs to the next.
fn in_front(text: &Text, front: &[Block], byte: usize) -> usize {
    let ends = front.last().is_some_and(|last| last.range.end == byte && byte < text.len());
    byte + usize::from(ends && text.paragraph(byte).start == byte)
}

fn first_from(blocks: &[Block], byte: usize) -> Option<&Block> {
    blocks.get(blocks.partition_point(|block| block.range.end < byte))
}

fn last_before(blocks: &[Block], byte: usize) -> Option<&Block> {
    let after = blocks.partition_point(|block| block.range.end < byte);
    after.checked_sub(1).map(|index| &blocks[index])
}

/// What of a paragraph is shown: all of it in verbatim text, else without the white space round it;
/// `None` for a blank one.
pub(super) fn shown(text: &Text, paragraph: Range<usize>, verbatim: bool) -> Option<Range<usize>> {
    let trimmed = text.trimmed(paragraph.clone())?;
    Some(if verbatim { paragraph } else { trimmed })
}

impl Block {
    /// A plain paragraph.
    #[must_use]
    pub fn paragraph(range: Range<usize>) -> Self {
        Self {
            range,
            kind: BlockKind::Paragraph,
            fold: None,
            dir: None,
            overrides: false,
            wrapped: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_and_before_any_number_of_blank_lines_stand_their_neighbours() {
        for blank in [0, 1, 70_000] {
            let text = format!("one\n{}\u{2029} \t\r\n two \n", "\n \r\n".repeat(blank));
            let two = text.find("two").expect("two");
            let text = Text::new(text);
            let blocks = Blocks::Lines { front: Vec::new(), last: None, verbatim: false };
            let range = |block: Option<Block>| block.map(|block| block.range);
            for byte in [4, two / 2, two - 1] {
                assert_eq!(range(blocks.from(&text, byte.max(4))), Some(two..two + 3), "{blank}");
                assert_eq!(range(blocks.before(&text, byte.max(4))), Some(0..3), "{blank}");
            }
            assert_eq!(range(blocks.from(&text, two + 4)), None);
            assert_eq!(range(blocks.before(&text, 2)), None);
        }
    }
}
