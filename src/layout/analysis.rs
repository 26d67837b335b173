//! Analysis: clusters, joining and breaks in one pass. In: a paragraph. Out: its classes
//! and its [`Note`]s.

use super::breaks::{Break, Breaks};
use super::clusters::Clusters;
use super::joining::{Join, Joining};
use super::levels::Classes;
use super::notes::Note;
use super::quotes::Quotes;
use super::tables::{self, Record, record};
use super::widths::Widths;
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
