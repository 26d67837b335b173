//! Notes: what the stages found of each character, one byte of notes at its first byte.
//!
//! In: the answers of clusters, joining and breaks. Out: a [`Note`] a byte of text ([`Note::INSIDE`] at the
//! other bytes of a character), so that a line can begin anywhere and be read in both directions.

/// The notes of one character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Note(pub(super) u8);

impl Note {
    /// It joins the letter before it.
    pub(super) const JOINS_BEFORE: u8 = 1;
    /// It joins the letter after it.
    pub(super) const JOINS_AFTER: u8 = 2;
    /// A line may break before it.
    pub(super) const MAY_BREAK: u8 = 4;
    /// A cell begins with it.
    pub(super) const CELL: u8 = 8;
    /// Its columns, 0 to 2, or 3 for a tab.
    pub(super) const COLUMNS: u8 = 16;
    /// A line must break before it.
    pub(super) const MUST_BREAK: u8 = 64;
    /// With [`Self::JOINS_AFTER`]: a lam whose cell holds the alef too. Without: white space.
    pub(super) const LIGATURE_OR_WHITE: u8 = 128;

    /// A byte inside a character; no character has this value.
    pub(super) const INSIDE: Self = Self(Self::MUST_BREAK);

    #[inline]
    pub(super) const fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }

    /// Terminal columns.
    #[inline]
    pub(super) const fn columns(self) -> usize {
        COLUMNS[(self.0 >> 4 & 3) as usize] as usize
    }

    /// A tab.
    #[inline]
    pub(super) const fn tab(self) -> bool {
        self.0 & (3 * Self::COLUMNS) == 3 * Self::COLUMNS
    }

    /// A line must break before it.
    #[inline]
    pub(super) const fn must_break(self) -> bool {
        self.0 & (Self::MUST_BREAK | Self::MAY_BREAK) == Self::MUST_BREAK | Self::MAY_BREAK
    }

    /// It does not hang at a line's end: no white space, and no hidden character by itself.
    #[inline]
    pub(super) const fn stands(self) -> bool {
        STANDS[self.0 as usize]
    }

    /// Isolated 0, final 1, initial 2, medial 3.
    #[inline]
    pub(super) const fn form(self) -> usize {
        (self.0 & 3) as usize
    }

    /// Lam of a lam-alef.
    #[inline]
    pub(super) const fn ligature(self) -> bool {
        self.0 & (Self::LIGATURE_OR_WHITE | Self::JOINS_AFTER)
            == Self::LIGATURE_OR_WHITE | Self::JOINS_AFTER
    }

    /// White space, which hangs at a line's end.
    #[inline]
    pub(super) const fn white(self) -> bool {
        self.0 & (Self::LIGATURE_OR_WHITE | Self::JOINS_AFTER) == Self::LIGATURE_OR_WHITE
    }
}

const COLUMNS: [u8; 4] = [0, 1, 2, super::TAB_COLUMNS as u8];

static STANDS: [bool; 256] = {
    let mut stands = [false; 256];
    let mut bits = 0;
    while bits < 256 {
        let note = Note(bits as u8);
        stands[bits] = note.0 != Note::INSIDE.0
            && !note.white()
            && (note.columns() > 0 || !note.has(Note::CELL));
        bits += 1;
    }
    stands
};
