//! A block: one paragraph's range of the buffer and what it is.

use std::ops::Range;

use crate::layout::{Align, Base};

/// What a block is, in the reader's eyes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The line under the headline.
    Subtitle,
    /// The lead.
    Summary,
    /// A paragraph of the body.
    Paragraph,
    /// A heading inside the body, of level 1 to 6.
    Heading(u8),
    /// A quotation set apart.
    Quote,
    /// A picture's caption.
    Caption,
    /// An item of a list.
    ListItem,
    /// A row of a table; U+0009 separates its cells.
    TableRow,
    /// Preformatted text.
    Code,
    /// A footnote or endnote.
    Note,
}

impl BlockKind {
    /// Whether nothing stands between two blocks of this kind where they are written.
    #[must_use]
    pub fn is_tight(self) -> bool {
        matches!(self, Self::TableRow | Self::Code)
    }

    /// Where its lines stand where an alignment is wanted: code as it is, headings never stretched, the
    /// items of a list at their bullets.
    #[must_use]
    pub fn aligned(self, wanted: Align) -> Align {
        match (self, wanted) {
            (Self::Code | Self::TableRow, _)
            | (Self::Title | Self::Heading(_), Align::Justify)
            | (Self::ListItem, Align::Center) => Align::Start,
            (_, wanted) => wanted,
        }
    }
}

/// Why a block is folded: shown only when the reader unfolds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fold {
    /// The headline or the lead once more.
    Repeated,
    /// A word of the site's own (Comments, التعليقات).
    Site,
}

/// One paragraph of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its bytes in the buffer, without the separators around it.
    pub range: Range<usize>,
    /// What it is.
    pub kind: BlockKind,
    /// Set where it is folded.
    pub fold: Option<Fold>,
    /// Its base direction where the source says one (`dir=` in HTML).
    pub dir: Option<Base>,
    /// Whether it was wrapped by hand: ends of lines in it are blanks.
    pub wrapped: bool,
    /// Whether its overrides (LRO, RLO) are obeyed: those of `<bdo>` in HTML.
    pub overrides: bool,
}
