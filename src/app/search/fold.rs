//! Folding for search: a text in, the form it is compared in and a map back to its bytes out.
//!
//! Left out: tashkeel and other combining marks, tatweel, format characters. Made one: alef and its
//! hamza and madda forms, waw and yeh with hamza and hamza itself on its seat, yeh and alef maksura and
//! the Persian yeh, teh marbuta and heh, kaf and keheh, digits of all sets, letter case, width
//! (fullwidth forms), presentation forms of lam-alef, white space.

use unicode_segmentation::UnicodeSegmentation;

/// A folded text; for each of its bytes the byte of the source it stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` the first byte of the character it comes from, and at the end the length of
    /// the source.
    starts: Vec<u32>,
}

impl Folded {
    /// Folds a text of at most 4 GB.
    #[must_use]
    pub fn new(source: &str) -> Self {
        let mut folded = Self::default();
        for (at, c) in source.char_indices() {
            if is_dropped(c) {
                continue;
            }
            let before = folded.text.len();
            push_folded(&mut folded.text, c);
            folded.starts.resize(folded.text.len(), at as u32);
            debug_assert!(folded.text.len() >= before, "folding only adds");
        }
        folded.starts.push(source.len() as u32);
        folded
    }

    /// The bytes of the source that a range of the folded text stands for; the marks behind its last
    /// letter included, so that a hit ends where its cluster does.
    #[must_use]
    pub fn source(&self, range: &std::ops::Range<usize>, source: &str) -> std::ops::Range<usize> {
        let start = self.starts[range.start] as usize;
        if range.is_empty() {
            return start..start;
        }
        let last = self.starts[range.end - 1] as usize;
        let cluster = source[last..].graphemes(true).next().map_or(0, str::len);
        start..last + cluster
    }
}

/// The folded form alone.
#[must_use]
pub fn fold(source: &str) -> String {
    let mut text = String::with_capacity(source.len());
    source.chars().filter(|&c| !is_dropped(c)).for_each(|c| push_folded(&mut text, c));
    text
}

/// Whether a character counts for nothing in a comparison.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{640}' // tatweel
        | '\u{64b}'..='\u{65f}' | '\u{670}' // tashkeel, superscript alef
        | '\u{610}'..='\u{61a}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{8d3}'..='\u{8ff}' // Koranic marks
        | '\u{300}'..='\u{36f}' // combining diacritics
        | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Adds the folded form of a character that is not dropped.
fn push_folded(text: &mut String, c: char) {
    match c {
        '\u{622}' | '\u{623}' | '\u{625}' | '\u{671}' | '\u{672}' | '\u{673}' => {
            text.push('\u{627}');
        }
        // Hamza and its seats: \u{645}\u{633}\u{624}\u{648}\u{644} is also written with a yeh seat.
        '\u{624}' | '\u{626}' | '\u{6c3}' => text.push('\u{621}'),
        '\u{649}' | '\u{6cc}' | '\u{6d2}' => text.push('\u{64a}'),
        '\u{629}' | '\u{6c0}' | '\u{6c1}' | '\u{6be}' | '\u{6d5}' => text.push('\u{647}'),
        '\u{6a9}' | '\u{6aa}' => text.push('\u{643}'),
        '\u{660}'..='\u{669}' => text.push(digit(c, 0x660)),
        '\u{6f0}'..='\u{6f9}' => text.push(digit(c, 0x6f0)),
        '\u{fef5}'..='\u{fefc}' => text.push_str("\u{644}\u{627}"),
        '\u{ff01}'..='\u{ff5e}' => {
            let narrow = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
            text.extend(narrow.to_lowercase());
        }
        c if c.is_whitespace() => text.push(' '),
        c if c.is_ascii() => text.push(c.to_ascii_lowercase()),
        c => text.extend(c.to_lowercase().filter(|&c| !is_dropped(c))),
    }
}

fn digit(c: char, zero: u32) -> char {
    char::from_digit(c as u32 - zero, 10).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one_form() {
        // mas'ul with a waw seat and with a yeh seat; al-umam bare, and with hamza and damma.
        assert_eq!(
            fold("\u{645}\u{633}\u{624}\u{648}\u{644}"),
            fold("\u{645}\u{633}\u{626}\u{648}\u{644}")
        );
        assert_eq!(
            fold("\u{627}\u{644}\u{627}\u{645}\u{645}"),
            fold("\u{627}\u{644}\u{623}\u{64f}\u{645}\u{64e}\u{645}")
        );
        assert_eq!(fold("\u{662}\u{660}\u{661}\u{664}"), "2014");
        assert_eq!(fold("Ｑａri\u{301}"), "qari");
    }

    #[test]
    fn a_hit_in_the_folded_text_covers_the_marks_of_its_last_letter() {
        let source = "x \u{628}\u{64e}\u{640}\u{628}\u{64f} y";
        let folded = Folded::new(source);
        assert_eq!(folded.text, "x \u{628}\u{628} y");
        let start = folded.text.find('\u{628}').expect("a beh");
        assert_eq!(folded.source(&(start..start + 4), source), 2..12);
    }
}
