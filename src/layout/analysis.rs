//! Analysis: clusters, joining and breaks in one pass. In: a paragraph. Out: its classes
//! and its [`Note`]s.

use super::breaks::{Break, Breaks};
use super::cell::MARKS_SENT;
use super::clusters::Clusters;
use super::joining::{Join, Joining};
use super::levels::Classes;
use super::notes::Note;
use super::quotes::Quotes;
use super::tables::{self, ClusterClass, Record, record};
use super::{Options, Shape};

/// Finds the classes and the notes of a paragraph, one a byte.
pub(super) fn analyse(text: &str, options: &Options, classes: &mut Classes, notes: &mut Vec<Note>) {
    classes.begin(text.len());
    notes.clear();
    notes.resize(text.len(), Note::INSIDE);
    let mut joining = Joining::new();
    let mut scans = Scans::new(options);
    let ligatures = options.shape == Shape::Forms;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let record = record(c);
        classes.next(at, record);
        notes[at].0 = scans.next(at, c, record, text, notes);
        join(joining.next(at, record), at, ligatures, notes);
        if record.plain_letter() {
            let plain = plain(text.as_bytes(), at, record, ligatures, &mut joining, classes, notes);
            at = plain.end;
            scans.resume(plain.last, plain.letter, plain.blanks);
        } else {
            at += c.len_utf8();
        }
    }
}

/// Writes down how two characters join.
#[inline]
fn join(join: Join, at: usize, ligatures: bool, notes: &mut [Note]) {
    match join {
        Join::None => {}
        Join::With(before) => {
            notes[before].0 |= Note::JOINS_AFTER;
            notes[at].0 |= Note::JOINS_BEFORE;
        }
        Join::LamAlef(lam) => {
            notes[lam].0 |= Note::JOINS_AFTER;
            notes[at].0 |= Note::JOINS_BEFORE;
            if ligatures {
                notes[lam].0 |= Note::LIGATURE_OR_WHITE;
                notes[at].0 &= !(Note::CELL | (3 * Note::COLUMNS) | Note::MAY_BREAK);
            }
        }
    }
}

/// A stretch of plain letters and blanks.
struct Plain {
    end: usize,
    /// Where its last character begins.
    last: usize,
    letter: Record,
    /// It ends in blanks.
    blanks: bool,
}

/// Goes on from a plain letter over letters and blanks of one or two bytes, which most texts are made of.
fn plain(
    bytes: &[u8],
    from: usize,
    letter: Record,
    ligatures: bool,
    joining: &mut Joining,
    classes: &mut Classes,
    notes: &mut [Note],
) -> Plain {
    const SHOWN: u8 = Note::CELL | Note::COLUMNS;
    let (mut last, mut before, mut letter) = (from, letter, letter);
    // Nearly nothing here branches: how letters join, and where words end, cannot be foreseen.
    let mut breaks = 0;
    let mut set = classes.set;
    let (each, notes) = (&mut classes.each[..bytes.len()], &mut notes[..bytes.len()]);
    let mut at = from + 1;
    while at < bytes.len() && bytes[at] & 0xC0 == 0x80 {
        at += 1;
    }
    while at < bytes.len() {
        let (record, size) = match bytes[at] {
            byte @ 0..0x80 => (tables::record_of([0, byte]), 1),
            lead @ 0xC0..0xE0 if at + 1 < bytes.len() => {
                (tables::record_of([lead, bytes[at + 1]]), 2)
            }
            _ => break,
        };
        let blank = bytes[at] == b' ';
        if !blank && !record.plain_letter() {
            break;
        }
        let joins = u8::from(before.joins_after() & record.joins_before());
        notes[last].0 |= joins * Note::JOINS_AFTER;
        let kind = if blank { Note::LIGATURE_OR_WHITE } else { breaks };
        notes[at].0 = (joins * Note::JOINS_BEFORE) | SHOWN | kind;
        if before.lam() && record.alef() {
            join(Join::LamAlef(last), at, ligatures, notes);
        }
        breaks = if blank { Note::MAY_BREAK } else { 0 };
        letter = if blank { letter } else { record };
        each[at] = record.bidi_number();
        set |= 1 << record.bidi_number();
        (last, before) = (at, record);
        at += size;
    }
    classes.set = set;
    joining.resume(last, before);
    Plain { end: at, last, letter, blanks: breaks != 0 }
}

/// The scans that most characters of most texts, letters and blanks between them, need not go through.
struct Scans {
    clusters: Clusters,
    breaks: Breaks,
    cell: Widths,
    /// None where the standards alone hold.
    quotes: Option<Quotes>,
}

impl Scans {
    fn new(options: &Options) -> Self {
        let quotes = if options.raw { None } else { Some(Quotes::new()) };
        Self {
            clusters: Clusters::new(),
            breaks: Breaks::new(),
            cell: Widths::new(options),
            quotes,
        }
    }

    /// Takes up again behind a plain letter, or behind blanks that follow one.
    fn resume(&mut self, at: usize, letter: Record, blanks: bool) {
        self.clusters.resume();
        self.breaks.resume(letter.line(), blanks);
        self.cell.resume(at);
        if let Some(quotes) = &mut self.quotes {
            quotes.resume(blanks);
        }
    }

    fn next(&mut self, at: usize, c: char, record: Record, text: &str, notes: &mut [Note]) -> u8 {
        let begins = self.clusters.next(record);
        let note = self.cell.next(at, c, record, begins, notes);
        let rest = &text[at + c.len_utf8()..];
        let together = self.quotes.as_mut().is_some_and(|quotes| quotes.next(c, record, rest));
        match self.breaks.next(record, rest) {
            Break::May if together => note,
            // A cluster is never torn, though UAX #14 alone would part a space from a mark on it.
            _ if !begins => note,
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
