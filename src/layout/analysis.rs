//! Analysis: clusters, joining and breaks in one pass. In: a paragraph. Out: its classes
//! and its [`Note`]s.

use super::breaks::{Break, Breaks};
use super::cell::MARKS_SENT;
use super::clusters::Clusters;
use super::joining::{Join, Joining};
use super::levels::Classes;
use super::notes::Note;
use super::tables::{ClusterClass, Record, record};
use super::{Options, Shape};

/// Finds the classes and the notes of a paragraph, one a byte.
pub(super) fn analyse(text: &str, options: &Options, classes: &mut Classes, notes: &mut Vec<Note>) {
    classes.begin(text.len());
    notes.clear();
    notes.resize(text.len(), Note::INSIDE);
    let mut joining = Joining::new();
    let mut scans = Scans::new(options);
    // The last character, while only letters and blanks have come; then the scans stand still.
    let mut plain: Option<(usize, Record)> = None;
    for (at, c) in text.char_indices() {
        let record = record(c);
        let mut note = match plain {
            Some((_, before)) if record.plain_letter() => {
                classes.next_plain(at, record);
                let breaks = if before.white() { Note::MAY_BREAK } else { 0 };
                breaks | Note::CELL | Note::COLUMNS
            }
            Some(_) if c == ' ' => {
                classes.next_plain(at, record);
                Note::LIGATURE_OR_WHITE | Note::CELL | Note::COLUMNS
            }
            _ => {
                if let Some((before_at, before)) = plain.take() {
                    scans.resume(before_at, before);
                }
                classes.next(at, c, record);
                scans.next(at, c, record, text, notes)
            }
        };
        if plain.is_some() || record.plain_letter() {
            let last = plain.map(|(_, before)| before);
            plain = Some((at, if c == ' ' { last.unwrap_or(record).with_white() } else { record }));
        }
        match joining.next(at, record) {
            Join::None => {}
            Join::With(before) => {
                notes[before].0 |= Note::JOINS_AFTER;
                note |= Note::JOINS_BEFORE;
            }
            Join::LamAlef(lam) => {
                notes[lam].0 |= Note::JOINS_AFTER;
                note |= Note::JOINS_BEFORE;
                if options.shape == Shape::Forms {
                    notes[lam].0 |= Note::LIGATURE_OR_WHITE;
                    note &= !(Note::CELL | (3 * Note::COLUMNS) | Note::MAY_BREAK);
                }
            }
        }
        notes[at].0 = note;
    }
}

/// The scans that most characters of most texts, letters and blanks between them, need not go through.
struct Scans {
    clusters: Clusters,
    breaks: Breaks,
    cell: Widths,
}

impl Scans {
    fn new(options: &Options) -> Self {
        Self { clusters: Clusters::new(), breaks: Breaks::new(), cell: Widths::new(options) }
    }

    /// Takes up again behind a plain letter, or behind blanks that follow one.
    fn resume(&mut self, at: usize, letter: Record) {
        self.clusters.resume();
        self.breaks.resume(letter.line(), letter.white());
        self.cell.resume(at);
    }

    fn next(&mut self, at: usize, c: char, record: Record, text: &str, notes: &mut [Note]) -> u8 {
        let begins = self.clusters.next(record);
        let note = self.cell.next(at, c, record, begins, notes);
        match self.breaks.next(record, &text[at + c.len_utf8()..]) {
            Break::No => note,
            Break::May => note | Note::MAY_BREAK,
            Break::Must => note | Note::MUST_BREAK | Note::MAY_BREAK,
        }
    }
}

/// Where the cell under way stands: its columns and the characters that it will send.
#[allow(clippy::struct_excessive_bools, reason = "each is one fact about the cell")]
struct Widths {
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
    fn new(options: &Options) -> Self {
        Self {
            overrides_shown: !options.raw,
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
    fn resume(&mut self, at: usize) {
        self.first = at;
        self.emoji_style = false;
        self.pictographic = false;
        self.columns = 1;
        self.marks = 0;
        self.closed = false;
    }

    /// The columns of the next character, and whether a cell begins with it.
    #[inline]
    fn next(&mut self, at: usize, c: char, record: Record, begins: bool, notes: &mut [Note]) -> u8 {
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
