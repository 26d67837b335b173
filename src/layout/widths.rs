//! Widths (UAX #11, UTS #51): the columns of each character, and where cells begin. In: a paragraph's characters, one
//! by one. Out: these parts of their notes, in terminal columns.

use super::Options;
use super::cell::MARKS_SENT;
use super::notes::Note;
use super::tables::{ClusterClass, Record};

/// Where the cell under way stands: its columns and the characters that it will send.
#[allow(clippy::struct_excessive_bools, reason = "each is one fact about the cell")]
pub(super) struct Widths {
    overrides_shown: bool,
    marks_shown: bool,
    /// The first character of the cell: where, and whether it takes emoji style.
    first: usize,
    emoji_style: bool,
    pictographic: bool,
    columns: usize,
    marks: usize,
    /// The cell holds only a prepended sign (U+0600, U+06DD …), which stands by itself.
    closed: bool,
}

/// A cell grows no wider than this; a longer cluster is shown as several.
const WIDEST: usize = 8;

impl Widths {
    pub(super) fn new(options: &Options) -> Self {
        Self {
            overrides_shown: !(options.raw || options.overrides),
            marks_shown: options.marks,
            first: 0,
            emoji_style: false,
            pictographic: false,
            columns: 0,
            marks: 0,
            closed: false,
        }
    }

    /// Takes up again behind a cell of one plain character.
    pub(super) fn resume(&mut self, at: usize) {
        self.first = at;
        self.emoji_style = false;
        self.pictographic = false;
        self.columns = 1;
        self.marks = 0;
        self.closed = false;
    }

    /// The columns of the next character, and whether a cell begins with it.
    #[inline]
    pub(super) fn next(
        &mut self,
        at: usize,
        c: char,
        record: Record,
        begins: bool,
        notes: &mut [Note],
    ) -> u8 {
        let mut columns = own_columns(c, record, self.overrides_shown);
        let white = if record.white() { Note::LIGATURE_OR_WHITE } else { 0 };
        if begins || self.closed || columns > 0 && self.columns >= WIDEST {
            if columns == 0 && !record.special() && (self.marks_shown || !record.point()) {
                columns = 1;
            }
            self.first = at;
            self.emoji_style = record.emoji_style();
            self.pictographic = record.cluster() == ClusterClass::Pictographic;
            self.columns = usize::from(columns);
            self.marks = 0;
            self.closed = record.special();
            return white | Note::CELL | (columns * Note::COLUMNS);
        }
        match c {
            '\u{FE0F}' if self.emoji_style && self.columns == 1 => columns = 1,
            '\u{FE0E}' if self.emoji_style && self.columns == 2 => {
                notes[self.first].0 -= Note::COLUMNS;
                self.columns = 1;
            }
            _ if self.pictographic
                && (record.cluster() == ClusterClass::Pictographic || record.emoji_modifier()) =>
            {
                columns = 0;
            }
            _ => {}
        }
        if !record.special() {
            self.marks += 1;
            if self.marks > MARKS_SENT {
                columns = 0;
            } else if self.columns == 0 && columns == 0 && (self.marks_shown || !record.point()) {
                columns = 1;
            }
        }
        self.columns += usize::from(columns);
        white | (columns * Note::COLUMNS)
    }
}

/// The columns of a character by itself: a control is one picture, a tab is 3 for its own width.
fn own_columns(c: char, record: Record, overrides_shown: bool) -> u8 {
    if !record.special() {
        return record.columns();
    }
    match c {
        '\t' => 3,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => 0,
        '\u{202D}' | '\u{202E}' => u8::from(overrides_shown),
        _ => u8::from(super::cell::picture(c).is_some()),
    }
}
