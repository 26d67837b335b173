//! A cell: what one cluster shows on the screen, and where it comes from.
//!
//! In: the characters of a cell, their notes and level. Out: the characters to send, none of them a control
//! or a format character.

use std::ops::Range;

use super::notes::Note;
use super::tables::{self, ClusterClass, record};
use super::{Options, Shape, TAB_COLUMNS, Tabs};

/// Marks of one cluster that are sent; the rest are hidden characters of their line.
pub(super) const MARKS_SENT: usize = 8;

/// What a tab shows between cells that stand in no columns.
const RULE: &str = " \u{2502}  ";

/// One cluster of a laid-out line, in visual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell<'l> {
    pub(super) text: &'l str,
    pub(super) columns: usize,
    pub(super) source: Option<(usize, usize)>,
    pub(super) level: u8,
}

impl<'l> Cell<'l> {
    /// The characters to send: never empty, no controls, at least one column wide.
    #[must_use]
    pub fn text(&self) -> &'l str {
        self.text
    }

    /// The terminal columns it takes, 1 or more.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// What each of its columns shows: a tab's blanks stand one in each, all else in the first, and behind it is nothing.
    pub fn by_column(&self) -> impl Iterator<Item = Option<&'l str>> + use<'l> {
        let (text, is_tab) = (self.text, self.text.starts_with(' '));
        let mut starts = text.char_indices().map(|(at, c)| &text[at..at + c.len_utf8()]);
        (0..self.columns).map(move |column| match column {
            _ if is_tab => starts.next(),
            0 => Some(text),
            _ => None,
        })
    }

    /// The bytes of the paragraph it shows; `None` where it is synthetic (padding, kashida).
    #[must_use]
    pub fn source(&self) -> Option<Range<usize>> {
        self.source.map(|(start, end)| start..end)
    }

    /// Whether it shows nothing of the text (padding, kashida).
    #[must_use]
    pub fn is_synthetic(&self) -> bool {
        self.source.is_none()
    }

    /// Its embedding level after L1 (odd is right-to-left).
    #[must_use]
    pub fn level(&self) -> u8 {
        self.level
    }
}

/// What is shown for a character that must not be sent: the control pictures for C0 and DEL, U+FFFD for C1
/// noncharacters and overrides that are not obeyed, U+25CB for the end of an ayah, `#` for the other signs that stand before a number.
/// `None`: nothing at all.
pub(super) fn picture(c: char) -> Option<char> {
    match c {
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32),
        '\x7F' => Some('\u{2421}'),
        '\u{6DD}' => Some('\u{25CB}'),
        '\u{600}'..='\u{605}' | '\u{890}' | '\u{891}' | '\u{8E2}' | '\u{110BD}' | '\u{110CD}' => {
            Some('#')
        }
        '\u{80}'..='\u{9F}' | '\u{202D}' | '\u{202E}' => Some('\u{FFFD}'),
        _ if c as u32 & 0xFFFE == 0xFFFE || ('\u{FDD0}'..='\u{FDEF}').contains(&c) => {
            Some('\u{FFFD}')
        }
        _ => None,
    }
}

/// Writes what a cell sends; returns how many of its bytes it shows (the rest are hidden).
pub(super) fn draw(
    cell: &str,
    notes: &[Note],
    right_to_left: bool,
    options: &Options,
    out: &mut String,
) -> usize {
    let begin = out.len();
    let (mut shown, mut marks) = (cell.len(), 0);
    let mut ligature = None;
    let keeps_joiners = cell.chars().next().map(record).is_some_and(|r| {
        matches!(
            r.cluster(),
            ClusterClass::Pictographic | ClusterClass::RegionalIndicator | ClusterClass::Consonant
        ) || r.emoji_style()
    });
    for (at, c) in cell.char_indices() {
        let (record, note) = (record(c), notes[at]);
        if record.special() {
            match c {
                '\t' if options.tabs == Tabs::Ruled => out.push_str(RULE),
                '\t' => out.extend(std::iter::repeat_n(' ', TAB_COLUMNS)),
                '\u{200D}' | '\u{FE0E}' | '\u{FE0F}' | '\u{E0020}'..='\u{E007F}'
                    if keeps_joiners =>
                {
                    out.push(c);
                }
                _ if note.columns() > 0 => out.extend(picture(c)),
                _ => {}
            }
            continue;
        }
        if at > 0 && !record.alef() {
            marks += 1;
            if marks > MARKS_SENT {
                shown = shown.min(at);
                if ligature.is_none_or(|alef| alef < at) {
                    break;
                }
                continue;
            }
        }
        if record.point() && !options.marks {
            continue;
        }
        if record.columns() == 0 && out.len() == begin {
            out.push('\u{25CC}');
        }
        if note.ligature() {
            let alef = cell[at..].char_indices().skip(1).find(|(_, c)| tables::record(*c).alef());
            let joined = note.has(Note::JOINS_BEFORE);
            if let Some((form, after)) =
                alef.and_then(|(after, alef)| Some((tables::lam_alef(alef, joined)?, after)))
            {
                ligature = Some(at + after);
                out.push(form);
                continue;
            }
        }
        if ligature == Some(at) {
            continue;
        }
        if record.has_forms() && options.shape == Shape::Forms {
            out.push(tables::form(c, note.form()));
        } else if right_to_left && record.mirrored() {
            out.push(tables::mirror(c));
        } else {
            out.push(c);
        }
    }
    shown
}
