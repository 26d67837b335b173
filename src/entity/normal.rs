//! Normalisation for look-up only: a word in, its key out; the text itself is never changed.
//!
//! Left out: tashkeel, tatweel, format characters. Made one: the alefs with and without hamza or madda, alef maksura and yeh,
//! teh marbuta and heh, hamza on waw and yeh with their carriers, Persian kaf and yeh, the letters that dialects and foreign
//! names add with those of the standard alphabet (gaf, veh, peh, tcheh, jeh). Presentation forms' letters are left as they
//! are. Latin letters keep their case.

/// The key of one character; `None` where it is left out.
#[must_use]
pub fn fold(c: char) -> Option<char> {
    Some(match c {
        '\u{064B}'..='\u{065F}'
        | '\u{0670}'
        | '\u{0640}'
        | '\u{0610}'..='\u{061A}'
        | '\u{06D6}'..='\u{06ED}'
        | '\u{200B}'..='\u{200F}'
        | '\u{00AD}' => return None,
        '\u{0622}' | '\u{0623}' | '\u{0625}' | '\u{0671}' => '\u{0627}',
        '\u{0649}' | '\u{06CC}' | '\u{0626}' => '\u{064A}',
        '\u{0624}' => '\u{0648}',
        '\u{0629}' | '\u{06C1}' | '\u{06BE}' => '\u{0647}',
        '\u{06A9}' | '\u{06AF}' | '\u{06AD}' => '\u{0643}',
        '\u{06A8}' => '\u{0642}',
        '\u{06A4}' | '\u{06A5}' => '\u{0641}',
        '\u{067E}' => '\u{0628}',
        '\u{0686}' => '\u{062C}',
        '\u{0698}' => '\u{0632}',
        '\u{2019}' => '\'',
        _ => c,
    })
}

/// The key of a word.
#[must_use]
pub fn normalise(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    normalise_into(word, &mut key);
    key
}

/// Appends the key of a word.
pub fn normalise_into(word: &str, key: &mut String) {
    key.extend(word.chars().filter_map(fold));
}

/// The key of a name of several words: their keys with one blank between, hyphens taken for blanks.
#[must_use]
pub fn normalise_name(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty())
    {
        if !key.is_empty() {
            key.push(' ');
        }
        normalise_into(word, &mut key);
    }
    key
}
