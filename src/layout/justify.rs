//! Justification. In: a placed line and the columns it lacks. Out: the same line with synthetic cells.
//!
//! An Arabic line stretches by kashida first: tatweel between two letters that join, one place a word, chosen
//! by typesetting's priorities, never inside a lam-alef; then by blanks. A line with left-to-right letters
//! stretches by blanks alone.

use super::line::Drawn;
use super::notes::Note;
use super::tables::{Bidi, JoiningGroup as G, joining_group, record};
use super::{Line, Paragraph};

/// A stretch is no longer than this; what is lacking still is made up by blanks.
const LONGEST: usize = 4;

/// A place to stretch: before the cell that begins at this byte, the better the lower its rank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) at: usize,
    pub(super) rank: u8,
    pub(super) columns: usize,
}

/// Stretches the cells of `start..end` by `room` columns.
pub(super) fn stretch(
    paragraph: &Paragraph<'_>,
    start: usize,
    end: usize,
    room: usize,
    line: &mut Line,
) {
    let text = &paragraph.text()[start..end];
    let mut lacking = room;
    let mut kashidas = Vec::new();
    if !text.chars().any(|c| record(c).bidi() == Bidi::L) {
        kashidas = places(paragraph, start, end);
        share_by_rank(&mut kashidas, &mut lacking);
    }
    let mut blanks: Vec<Place> = text
        .char_indices()
        .filter(|(at, _)| paragraph.notes()[start + at].white())
        .map(|(at, _)| Place { at: start + at, rank: 0, columns: 0 })
        .collect();
    share_evenly(&mut blanks, lacking);
    insert(line, &kashidas, &blanks);
}

/// One column each, the best places first, until all is made up or all are at their longest.
fn share_by_rank(places: &mut [Place], lacking: &mut usize) {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|&number| places[number].rank);
    for number in order.iter().cycle().take(order.len() * LONGEST) {
        if *lacking == 0 {
            return;
        }
        places[*number].columns += 1;
        *lacking -= 1;
    }
}

/// The same to each, what remains spread along the line.
fn share_evenly(places: &mut [Place], lacking: usize) {
    let count = places.len();
    for (number, place) in places.iter_mut().enumerate() {
        place.columns = (number + 1) * lacking / count - number * lacking / count;
    }
}

/// The best place of each word.
fn places(paragraph: &Paragraph<'_>, start: usize, end: usize) -> Vec<Place> {
    let (text, notes) = (paragraph.text(), paragraph.notes());
    let cells = (start..end).filter(|&at| notes[at].has(Note::CELL));
    let mut places: Vec<Place> = Vec::new();
    let mut best: Option<Place> = None;
    let mut before: Option<(char, Note)> = None;
    for at in cells {
        let (note, rest) = (notes[at], &text[at..end]);
        if note.white() {
            places.extend(best.take());
            before = None;
            continue;
        }
        let Some(letter) = rest.chars().next() else { break };
        if let Some((last, last_note)) = before
            && last_note.has(Note::JOINS_AFTER)
            && !last_note.ligature()
            && note.has(Note::JOINS_BEFORE)
            && let Some(rank) = rank(last, letter, note, next_letter(text, notes, at, end))
            && best.is_none_or(|best| rank <= best.rank)
        {
            best = Some(Place { at, rank, columns: 0 });
        }
        before = Some((letter, note));
    }
    places.extend(best);
    places
}

/// The letter of the cell behind this one, where the two join.
fn next_letter(text: &str, notes: &[Note], at: usize, end: usize) -> Option<(char, Note)> {
    if !notes[at].has(Note::JOINS_AFTER) || notes[at].ligature() {
        return None;
    }
    let next = (at + 1..end).find(|&next| notes[next].has(Note::CELL))?;
    Some((text[next..].chars().next()?, notes[next]))
}

/// How good it is to stretch between two letters: 0 is best.
fn rank(before: char, letter: char, note: Note, next: Option<(char, Note)>) -> Option<u8> {
    const TATWEEL: char = '\u{640}';
    let last = !note.has(Note::JOINS_AFTER);
    let group = joining_group(letter);
    if before == TATWEEL || letter == TATWEEL {
        return Some(0);
    }
    if matches!(joining_group(before), G::Seen | G::Sad) {
        return Some(1);
    }
    let before_final = next.is_some_and(|(letter, note)| {
        !note.has(Note::JOINS_AFTER) && matches!(joining_group(letter), G::Reh | G::Yeh)
    });
    if note.ligature() {
        return Some(6);
    }
    match group {
        G::TehMarbuta | G::Heh | G::Dal if last => Some(2),
        G::Alef | G::Tah | G::Lam | G::Kaf | G::Gaf if last => Some(3),
        G::Beh | G::Noon | G::Yeh if before_final => Some(4),
        G::Waw | G::Ain | G::Qaf | G::Feh if last => Some(5),
        _ if last => Some(6),
        _ => None,
    }
}

/// Draws the line anew with its synthetic cells, each on the logical side before its place (kashida) or
/// beside it (blanks).
pub(super) fn insert(line: &mut Line, kashidas: &[Place], blanks: &[Place]) {
    let from = line.range.0;
    let columns_at = |places: &[Place], cell: &Drawn| {
        let at = from + cell.source as usize;
        let found = places.binary_search_by_key(&at, |place| place.at);
        if cell.source == Drawn::SYNTHETIC { 0 } else { found.map_or(0, |n| places[n].columns) }
    };
    let (cells, text) = (std::mem::take(&mut line.cells), std::mem::take(&mut line.text));
    let mut begin = 0;
    for cell in cells {
        let own = &text[begin..cell.end as usize];
        begin = cell.end as usize;
        let (kashida, blank) = (columns_at(kashidas, &cell), columns_at(blanks, &cell));
        let right_to_left = cell.level % 2 == 1;
        if !right_to_left {
            synthetic(line, "\u{640}", kashida, cell.level);
        }
        line.text.push_str(own);
        line.cells.push(Drawn { end: line.text.len() as u32, ..cell });
        if right_to_left {
            synthetic(line, "\u{640}", kashida, cell.level);
        }
        synthetic(line, " ", blank, cell.level);
    }
}

fn synthetic(line: &mut Line, text: &str, count: usize, level: u8) {
    for _ in 0..count {
        line.text.push_str(text);
        line.cells.push(Drawn {
            end: line.text.len() as u32,
            source: Drawn::SYNTHETIC,
            source_end: Drawn::SYNTHETIC,
            columns: 1,
            level,
        });
    }
}
