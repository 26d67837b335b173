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

    /// The bytes of the text shown that bytes of the part are, which begin and end with a character that is shown.
    pub(super) fn range(&self, range: Range<usize>) -> Range<usize> {
        let of_word = |nth: usize, byte: usize| {
            let word = nth.checked_sub(1).map(|nth| self.words[nth]);
            word.map_or(0, |(at, shown)| (shown + byte - at).min(self.text.len()))
        };
        let first = self.words.partition_point(|(at, _)| *at <= range.start);
        let last = self.words.partition_point(|(at, _)| *at < range.end);
        of_word(first, range.start)..of_word(last, range.end)
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
        let ranges = [2..3, 6..10, 12..13, 2..13].map(|range| shown.range(range));
        assert_eq!(ranges, [0..1, 2..6, 8..9, 0..9]);
        // Where a paragraph ends within a word, what ends there does not take in what is behind it.
        let shown = Shown::new("abcd", 0..4, vec![2]);
        assert_eq!((shown.range(0..2), shown.range(2..4)), (0..2, 4..6));
        assert_eq!(Shown::new("a", 0..0, Vec::new()).range(0..0), 0..0);
    }
}
