//! Code within a paragraph of right-to-left text: from its brackets and dots nothing tells a reader's eye which way they
//! belong, so that `f()` would stand as `()f`. In: a paragraph and where code stands in it. Out: the paragraph with its
//! code in left-to-right isolates (UAX #9, LRI and PDI), and where each byte of it stands now.

use std::ops::Range;

use crate::load::shape::is_right_to_left;

/// Begins left-to-right text that does not move what is around it.
const LRI: char = '\u{2066}';
/// Ends it.
const PDI: char = '\u{2069}';

/// A paragraph whose code stands apart.
#[derive(Debug)]
pub(in crate::load) struct Isolated {
    /// Its text.
    pub(in crate::load) text: String,
    /// Where isolates begin and end in what it was made of.
    code: Vec<Range<usize>>,
}

impl Isolated {
    /// Sets code apart, where any letter of the paragraph is written from the right.
    pub(in crate::load) fn new(text: &str, code: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut code: Vec<Range<usize>> = if text.chars().any(is_right_to_left) {
            code.into_iter()
                .filter(|range| text.get(range.clone()).is_some_and(|code| !code.is_empty()))
                .collect()
        } else {
            Vec::new()
        };
        code.sort_by_key(|range| (range.start, usize::MAX - range.end));
        // Code in code stands apart with it.
        code.dedup_by(|inner, outer| inner.start < outer.end);
        let mut isolated = String::with_capacity(text.len() + 6 * code.len());
        let mut at = 0;
        for range in &code {
            isolated.push_str(&text[at..range.start]);
            isolated.push(LRI);
            isolated.push_str(&text[range.clone()]);
            isolated.push(PDI);
            at = range.end;
        }
        isolated.push_str(&text[at..]);
        Self { text: isolated, code }
    }

    /// Where what begins at a byte begins now.
    pub(in crate::load) fn start(&self, byte: usize) -> usize {
        let begun = self.code.partition_point(|range| range.start <= byte);
        let ended = self.code.partition_point(|range| range.end <= byte);
        byte + LRI.len_utf8() * begun + PDI.len_utf8() * ended
    }

    /// Where what ends at a byte ends now.
    pub(in crate::load) fn end(&self, byte: usize) -> usize {
        let begun = self.code.partition_point(|range| range.start < byte);
        let ended = self.code.partition_point(|range| range.end < byte);
        byte + LRI.len_utf8() * begun + PDI.len_utf8() * ended
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_in_right_to_left_text_stands_apart_and_ranges_follow() {
        let text = "\u{627} f() \u{628} x.y()";
        let code = [3..6, 10..15, 11..12];
        let isolated = Isolated::new(text, code.clone());
        assert_eq!(isolated.text, "\u{627} \u{2066}f()\u{2069} \u{628} \u{2066}x.y()\u{2069}");
        for range in code {
            let moved = isolated.start(range.start)..isolated.end(range.end);
            assert_eq!(isolated.text[moved], text[range]);
        }
        let last = isolated.start(7)..isolated.end(9);
        assert_eq!(&isolated.text[last], "\u{628}");
    }

    #[test]
    fn text_from_the_left_is_left_alone() {
        let isolated = Isolated::new("call f() twice", std::iter::once(5..8));
        assert_eq!((isolated.text.as_str(), isolated.end(8)), ("call f() twice", 8));
    }
}
