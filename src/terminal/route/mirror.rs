//! Brackets and their mirror images (BidiMirroring.txt): those that articles use.

const PAIRS: [(char, char); 9] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('<', '>'),
    ('«', '»'),
    ('‹', '›'),
    ('≤', '≥'),
    ('⟨', '⟩'),
    ('「', '」'),
];

/// The mirror image of a character that has one.
pub(super) fn mirrored(character: char) -> Option<char> {
    PAIRS.iter().find_map(|&(one, two)| match character {
        _ if character == one => Some(two),
        _ if character == two => Some(one),
        _ => None,
    })
}
