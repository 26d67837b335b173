//! Keys as `--keys` spells them: `Tab Tab e`, `C-c`, `'typed text'`. In: one string. Out: inputs.
//!
//! Blank-separated: a character, or a name (Tab, Enter, F1 …), with `C-`, `S-`, `A-` before it; what
//! stands in single quotes is typed. A single quote before a blank or at the end is the key itself.

use super::input::{Input, Key, KeyCode};

/// What in a string of keys is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// A word that names no key.
    #[error(
        "`{word}` (the {nth}. key) is no key; write a character, Tab BackTab Enter Esc Space Up Down \
         Left Right Home End PageUp PageDown Backspace Delete F1 to F12, with C- S- A- before it, or \
         'typed text'"
    )]
    NoKey {
        /// As written.
        word: String,
        /// Which of the keys it is, from 1.
        nth: usize,
    },
    /// A quotation that does not end.
    #[error("the typed text {text:?} (the {nth}. key) lacks its closing single quote")]
    Unclosed {
        /// What follows the opening quote.
        text: String,
        /// Which of the keys it is, from 1.
        nth: usize,
    },
}

/// Reads a string of keys.
///
/// # Errors
///
/// [`KeysError`] names the first word that is no key.
pub fn parse(spec: &str) -> Result<Vec<Input>, KeysError> {
    let mut inputs = Vec::new();
    let mut rest = spec.trim_start();
    let mut nth = 1;
    while !rest.is_empty() {
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let quoted = rest.strip_prefix('\'').filter(|text| !text.starts_with(char::is_whitespace));
        if let Some(text) = quoted.filter(|text| !text.is_empty()) {
            let Some(close) = text.find('\'') else {
                return Err(KeysError::Unclosed { text: text.to_owned(), nth });
            };
            inputs.extend(text[..close].chars().map(|c| Input::Key(plain(KeyCode::Char(c)))));
            rest = text[close + 1..].trim_start();
        } else {
            let word = &rest[..end];
            let no_key = || KeysError::NoKey { word: word.to_owned(), nth };
            inputs.push(Input::Key(key(word).ok_or_else(no_key)?));
            rest = rest[end..].trim_start();
        }
        nth += 1;
    }
    Ok(inputs)
}

/// One key with its modifiers: `x`, `C-x`, `S-Tab`, `F1`.
#[must_use]
pub fn key(word: &str) -> Option<Key> {
    let mut key = plain(KeyCode::Esc);
    let mut name = word;
    while let Some((modifier, rest)) = name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        match modifier {
            "C" => key.control = true,
            "A" => key.alt = true,
            "S" => key.shift = true,
            _ => return None,
        }
        name = rest;
    }
    key.code = code(name)?;
    if key.shift && key.code == KeyCode::Tab {
        (key.code, key.shift) = (KeyCode::BackTab, false);
    }
    Some(key)
}

fn code(name: &str) -> Option<KeyCode> {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return Some(KeyCode::Char(character));
    }
    Some(match name {
        "Tab" => KeyCode::Tab,
        "BackTab" => KeyCode::BackTab,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Space" => KeyCode::Char(' '),
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        _ => {
            let number: u8 = name.strip_prefix('F')?.parse().ok()?;
            return (1..=12).contains(&number).then_some(KeyCode::F(number));
        }
    })
}

fn plain(code: KeyCode) -> Key {
    Key { code, control: false, alt: false, shift: false }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(spec: &str) -> Vec<KeyCode> {
        let inputs = parse(spec).expect("keys");
        let code = |input: &Input| match input {
            Input::Key(key) => key.code,
            other => panic!("{other:?} is no key"),
        };
        inputs.iter().map(code).collect()
    }

    #[test]
    fn names_characters_and_typed_text_become_keys() {
        use KeyCode::{BackTab, Char, Enter, F, Tab};
        assert_eq!(
            codes(" Tab e  F12 S-Tab 'a b' Enter \u{62a} "),
            [
                Tab,
                Char('e'),
                F(12),
                BackTab,
                Char('a'),
                Char(' '),
                Char('b'),
                Enter,
                Char('\u{62a}')
            ]
        );
        assert_eq!(codes("' a '"), [Char('\''), Char('a'), Char('\'')]);
        assert_eq!(codes("- C--"), [Char('-'), Char('-')]);
        assert_eq!(codes(""), []);
    }

    #[test]
    fn modifiers_stand_before_their_key() {
        let key = key("C-A-x").expect("a key");
        assert_eq!((key.control, key.alt, key.shift), (true, true, false));
    }

    #[test]
    fn what_is_no_key_is_named_with_its_place() {
        let error = parse("Tab Tabb").expect_err("no key");
        assert_eq!(error, KeysError::NoKey { word: "Tabb".into(), nth: 2 });
        assert!(matches!(parse("F13"), Err(KeysError::NoKey { .. })));
        assert!(matches!(parse("X-a"), Err(KeysError::NoKey { .. })));
        assert!(matches!(parse("a 'open"), Err(KeysError::Unclosed { nth: 2, .. })));
    }
}
