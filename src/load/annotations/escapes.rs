//! Signs behind a backslash, as Python, Turtle and `WebAnno`'s tables have them. In: what stands behind it. Out: characters.

/// What a letter behind a backslash stands for: itself, but for the ends of lines and tabs.
pub(super) fn sign(letter: char) -> char {
    match letter {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        letter => letter,
    }
}

/// The character that so many hexadecimal digits number; `None` where there are no such.
pub(super) fn numbered(text: &str, digits: usize) -> Option<char> {
    char::from_u32(u32::from_str_radix(text.get(..digits)?, 16).ok()?)
}
