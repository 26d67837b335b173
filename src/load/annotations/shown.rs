//! A part of a text of XML as it is shown. In: the text and where its paragraphs end. Out: the text shown, and the byte of
//! it for each of the part.

use std::ops::Range;

/// A part of a text as it is shown: white space squeezed, paragraphs apart.
pub(super) struct Shown {
    pub(super) text: String,
    /// Bytes of the part and of the text shown, for each word.
    words: Vec<(usize, usize)>,
}

impl Shown {
    pub(super) fn new(text: &str, part: Range<usize>, mut ends: Vec<usize>) -> Self {
        ends.sort_unstable();
        let mut ends = ends.into_iter().peekable();
        let mut shown = Self { text: String::new(), words: Vec::new() };
        let (mut blank, mut apart) = (false, false);
        for (at, char) in text[part.clone()].char_indices() {
            let at = part.start + at;
            while ends.next_if(|end| *end <= at).is_some() {
                apart = true;
            }
            if char.is_whitespace() {
                blank = true;
                continue;
            }
            if !shown.text.is_empty() {
                match (apart, blank) {
                    (true, _) => shown.text.push_str("\n\n"),
                    (false, true) => shown.text.push(' '),
                    _ => {}
                }
            }
            if apart || blank || shown.words.is_empty() {
                shown.words.push((at, shown.text.len()));
            }
            (blank, apart) = (false, false);
            shown.text.push(char);
        }
        shown
    }

    /// The byte of the text shown that a byte of the part is, at the end of its word at most.
    pub(super) fn byte(&self, byte: usize) -> usize {
        let behind = self.words.partition_point(|(at, _)| *at <= byte);
        let Some((at, shown)) = behind.checked_sub(1).map(|nth| self.words[nth]) else { return 0 };
        (shown + byte - at).min(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_one_blank_and_paragraphs_stand_apart() {
        let text = "  a\n  b cd\n\ne ";
        let shown = Shown::new(text, 0..text.len(), vec![10]);
        assert_eq!(shown.text, "a b cd\n\ne");
        let bytes: Vec<usize> = [2, 3, 6, 9, 10, 12, 13].map(|byte| shown.byte(byte)).into();
        assert_eq!(bytes, [0, 1, 2, 5, 6, 8, 9]);
        assert_eq!(Shown::new("a", 0..0, Vec::new()).byte(0), 0);
    }
}
