//! A line being typed: what a key does to its text and its cursor. In: a key. Out: the text in logical
//! order, the cursor a byte of it.
//!
//! Left and right move the cursor on the screen, in text of either direction; letters are typed, and
//! erased, in logical order.

use unicode_segmentation::UnicodeSegmentation;

use super::input::{Key, KeyCode};
use super::layouts::letters;
use crate::layout::{Base, Blanks, Columns, Line, Options, Paragraph};

/// A line laid out as it is typed: in exactly its own columns, blanks at its end kept.
#[must_use]
pub fn lay_typed(text: &str, fallback: Base) -> Line {
    let options = Options { fallback, blanks: Blanks::Keep, ..Options::default() };
    let paragraph = Paragraph::new(text, &options);
    let first = |width: usize| paragraph.lines(Columns(width)).next().unwrap_or_default();
    let columns = first(text.len().max(1)).columns().0;
    first(columns.max(1))
}

/// A cursor as a byte of a text, between characters.
#[must_use]
pub fn within(text: &str, cursor: usize) -> usize {
    (0..=cursor.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Changes a typed line by a key; `false` where the key does not edit.
pub(super) fn edit(text: &mut String, cursor: &mut usize, key: Key) -> bool {
    *cursor = within(text, *cursor);
    let before = |text: &str, cursor: usize| {
        text[..cursor].graphemes(true).next_back().map_or(cursor, |last| cursor - last.len())
    };
    match (key.code, key.control) {
        (KeyCode::Char(c), false) if !key.alt => {
            let (first, second) = letters(c);
            for letter in [Some(first), second].into_iter().flatten() {
                text.insert(*cursor, letter);
                *cursor += letter.len_utf8();
            }
        }
        (KeyCode::Backspace, false) | (KeyCode::Char('h'), true) => {
            let from = before(text, *cursor);
            text.replace_range(from..*cursor, "");
            *cursor = from;
        }
        (KeyCode::Delete, false) | (KeyCode::Char('d'), true) => {
            let next = text[*cursor..].graphemes(true).next().map_or(0, str::len);
            text.replace_range(*cursor..*cursor + next, "");
        }
        (KeyCode::Char('u'), true) => {
            text.replace_range(..*cursor, "");
            *cursor = 0;
        }
        (KeyCode::Char('k'), true) => text.truncate(*cursor),
        (KeyCode::Char('w') | KeyCode::Backspace, true) => {
            let kept = text[..*cursor].trim_end();
            let word = kept.char_indices().rev().find(|(_, c)| c.is_whitespace());
            let word = word.map_or(0, |(at, c)| at + c.len_utf8());
            text.replace_range(word..*cursor, "");
            *cursor = word;
        }
        (KeyCode::Left, false) => *cursor = beside(text, *cursor, true),
        (KeyCode::Right, false) => *cursor = beside(text, *cursor, false),
        (KeyCode::Home, false) | (KeyCode::Char('a'), true) => *cursor = 0,
        (KeyCode::End, false) => *cursor = text.len(),
        _ => return false,
    }
    true
}

/// As [`edit`], of a line whose cursor stays behind its text.
pub(super) fn edit_at_end(text: &mut String, key: Key) -> bool {
    let moves = matches!(key.code, KeyCode::Left | KeyCode::Right | KeyCode::Home | KeyCode::End);
    let mut end = text.len();
    !moves && edit(text, &mut end, key)
}

/// The byte whose character stands on the screen to the left of a byte's, or to the right; the same at the
/// edge. The place behind the last character is that at the line's end: one byte has one place.
fn beside(text: &str, cursor: usize, left: bool) -> usize {
    let places = places(text);
    let Some(at) = places.iter().position(|&byte| byte == cursor) else { return text.len() };
    let next = if left { at.checked_sub(1) } else { Some(at + 1) };
    next.and_then(|next| places.get(next)).copied().unwrap_or(cursor)
}

/// The bytes at which the cursor can stand, from left to right.
fn places(text: &str) -> Vec<usize> {
    let line = lay_typed(text, Base::Ltr);
    let mut places: Vec<usize> =
        line.cells().filter_map(|cell| cell.source()).map(|source| source.start).collect();
    match line.base() {
        Base::Ltr => places.push(text.len()),
        Base::Rtl => places.insert(0, text.len()),
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::keys_spec;

    fn typed(keys: &str) -> (String, usize) {
        let (mut text, mut cursor) = (String::new(), 0);
        for input in keys_spec::parse(keys).expect("keys") {
            if let crate::app::Input::Key(key) = input {
                edit(&mut text, &mut cursor, key);
            }
        }
        (text, cursor)
    }

    #[test]
    fn in_left_to_right_text_left_goes_back() {
        assert_eq!(typed("'abc' Left Left 'x'").0, "axbc");
        assert_eq!(typed("'abc' Home Delete End 'd'").0, "bcd");
        assert_eq!(typed("'ab cd' Left C-w").0, "ab d");
        assert_eq!(typed("'abc' Left C-u").0, "c");
    }

    #[test]
    fn in_right_to_left_text_right_goes_back() {
        // Alef, ba, ta.
        assert_eq!(
            typed("'\u{627}\u{628}\u{62a}' Right '\u{62b}'").0,
            "\u{627}\u{628}\u{62b}\u{62a}"
        );
        assert_eq!(typed("'\u{627}\u{628}\u{62a}' Right Right Left Backspace").0, "\u{627}\u{62a}");
        assert_eq!(
            typed("'\u{627}\u{628}\u{62a}' Left '\u{62b}'").0,
            "\u{627}\u{628}\u{62a}\u{62b}"
        );
    }

    #[test]
    fn an_arrow_walks_over_every_character_of_mixed_text_once() {
        let text = "\u{627}\u{628} ab 12 \u{62a}\u{62b}";
        let mut cursor = 0;
        let mut seen = vec![cursor];
        while beside(text, cursor, true) != cursor && seen.len() < 99 {
            cursor = beside(text, cursor, true);
            seen.push(cursor);
        }
        assert_eq!(cursor, text.len(), "the line ends at the left: {seen:?}");
        assert_eq!(seen.len(), text.chars().count() + 1);
        for &from in seen.iter().rev().skip(1) {
            cursor = beside(text, cursor, false);
            assert_eq!(cursor, from, "and back");
        }
    }

    #[test]
    fn the_key_of_lam_alef_types_two_letters() {
        assert_eq!(typed("'\u{fefb}'").0, "\u{644}\u{627}");
        assert_eq!(typed("'\u{fefb}' Backspace").0, "\u{644}");
    }
}
