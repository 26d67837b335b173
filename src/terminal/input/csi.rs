//! Keys that send a control sequence: xterm's and its kin's (VT220 `~` keys, modifiers as a second
//! parameter), urxvt's, the Linux console's, `modifyOtherKeys` and `CSI u`. In: the sequence without
//! its introducer. Out: the key.

use crate::app::{Key, KeyCode};

use super::plain;

/// The key of a control sequence.
pub(super) fn key(body: &[u8]) -> Option<Key> {
    if let [b'[', letter @ b'A'..=b'E'] = *body {
        return Some(plain(KeyCode::F(1 + letter - b'A')));
    }
    let (&last, parameters) = body.split_last()?;
    let numbers = numbers(parameters)?;
    let first = numbers.first().copied().unwrap_or(1);
    let modifiers = numbers.get(1).copied().unwrap_or(1);
    match last {
        b'Z' => Some(plain(KeyCode::BackTab)),
        b'~' if first == 27 => typed(*numbers.get(2)?, modifiers),
        b'~' => Some(modified(numbered(first)?, modifiers)),
        b'u' => typed(at_its_place(first, parameters), modifiers),
        // urxvt: Control, and with Shift. Its `CSI n $` for Shift has no final byte and is not to be told
        // from the beginning of a DECRPM.
        b'^' => Some(Key { control: true, ..plain(numbered(first)?) }),
        b'@' => Some(Key { control: true, shift: true, ..plain(numbered(first)?) }),
        b'a'..=b'd' => Some(Key { shift: true, ..plain(lettered(last.to_ascii_uppercase())?) }),
        letter => Some(modified(lettered(letter)?, modifiers)),
    }
}

/// The key of the keyboard protocol of kitty: its third sub-parameter is what the key gives under QWERTY,
/// where that is another character.
fn at_its_place(code_point: u32, parameters: &[u8]) -> u32 {
    let first = parameters.split(|&byte| byte == b';').next().unwrap_or_default();
    let place = first.split(|&byte| byte == b':').nth(2);
    let place = place.and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
    if code_point < 0x80 { code_point } else { place.unwrap_or(code_point) }
}

/// The keys of the keypad in that protocol, in the order of its numbers.
fn keypad(code_point: u32) -> Option<KeyCode> {
    const FIRST: u32 = 57_399;
    const CHARACTERS: &[u8] = b"0123456789./*-+\r=,";
    const KEYS: [KeyCode; 8] = [
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Home,
        KeyCode::End,
    ];
    let index = usize::try_from(code_point.checked_sub(FIRST)?).ok()?;
    match CHARACTERS.get(index) {
        Some(b'\r') => Some(KeyCode::Enter),
        Some(&character) => Some(KeyCode::Char(char::from(character))),
        None if index == CHARACTERS.len() + KEYS.len() + 1 => Some(KeyCode::Delete),
        None => KEYS.get(index - CHARACTERS.len()).copied(),
    }
}

/// The key of SS3 and a letter: cursor keys in application mode, F1 to F4, the keypad.
pub(super) fn ss3(letter: u8) -> Option<Key> {
    match letter {
        b'M' => Some(plain(KeyCode::Enter)),
        b'j'..=b'y' => Some(plain(KeyCode::Char(char::from(letter - 0x40)))),
        // urxvt: Control with a cursor key.
        b'a'..=b'd' => Some(Key { control: true, ..plain(lettered(letter.to_ascii_uppercase())?) }),
        letter => lettered(letter).map(plain),
    }
}

fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

/// A character sent as its code point, with modifiers.
fn typed(code_point: u32, modifiers: u32) -> Option<Key> {
    if let Some(code) = keypad(code_point) {
        return Some(modified(code, modifiers));
    }
    let code = match char::from_u32(code_point)? {
        // Keys that type nothing: of the locks, of the modifiers, of the media.
        '\u{e000}'..='\u{f8ff}' => return None,
        '\t' if modifiers.wrapping_sub(1) & 1 != 0 => return Some(plain(KeyCode::BackTab)),
        '\t' => KeyCode::Tab,
        '\r' => KeyCode::Enter,
        '\u{1b}' => KeyCode::Esc,
        '\u{8}' | '\u{7f}' => KeyCode::Backspace,
        character => KeyCode::Char(character),
    };
    Some(modified(code, modifiers))
}

/// xterm's modifier parameter: one more than Shift 1, Alt 2, Control 4.
fn modified(code: KeyCode, parameter: u32) -> Key {
    let bits = parameter.saturating_sub(1);
    Key { code, shift: bits & 1 != 0, alt: bits & 2 != 0, control: bits & 4 != 0 }
}

/// Numbers between semicolons, sub-parameters behind a colon left out; `None` where it is no such list.
fn numbers(parameters: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(parameters).ok()?;
    if text.is_empty() {
        return Some(Vec::new());
    }
    let number = |field: &str| -> Option<u32> {
        let whole = field.split(':').next().unwrap_or_default();
        if whole.is_empty() { Some(1) } else { whole.parse().ok() }
    };
    text.split(';').map(number).collect()
}
