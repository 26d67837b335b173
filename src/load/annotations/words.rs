//! Words looked for in a text. In: spans that say words and no offsets, as pipelines of slow tokenizers give them. Out:
//! where they stand, in the order of the text; white space, case, tatweel and marks do not count, since tokenizers leave
//! them out.

use std::collections::HashSet;
use std::ops::Range;

use memchr::memmem;

use crate::load::mentions::Span;

/// Places the spans that say no offsets; `start` is the byte of the buffer where the text begins.
pub(super) fn place(spans: &mut [Span], text: &str, start: usize) {
    if !spans.iter().any(is_wanted) {
        return;
    }
    let bare = Bare::new(text);
    let (mut from, mut used) = (0, HashSet::new());
    for span in spans.iter_mut().filter(|span| is_wanted(span)) {
        let words = Bare::new(span.word.as_deref().unwrap_or_default()).text;
        let found = bare.find(&words, from, &used).or_else(|| bare.find(&words, 0, &used));
        let Some(found) = found else { continue };
        used.insert(found.start);
        from = found.end;
        let range = bare.range(found);
        span.at = Some(start + range.start..start + range.end);
    }
}

fn is_wanted(span: &Span) -> bool {
    span.word.is_some() && span.start.is_none()
}

/// A text without what does not count.
struct Bare {
    text: String,
    /// For each character its byte here, and the bytes it stands for, the marks behind it among them.
    chars: Vec<(usize, Range<usize>)>,
}

impl Bare {
    fn new(text: &str) -> Self {
        let mut bare = Self { text: String::with_capacity(text.len()), chars: Vec::new() };
        for (at, char) in text.char_indices() {
            let end = at + char.len_utf8();
            if is_mark(char) {
                if let Some((_, last)) = bare.chars.last_mut().filter(|(_, last)| last.end == at) {
                    last.end = end;
                }
            } else if !char.is_whitespace() {
                bare.chars.push((bare.text.len(), at..end));
                bare.text.extend(char.to_lowercase());
            }
        }
        bare
    }

    /// Where words stand from a byte on: as whole words, else anywhere.
    fn find(&self, words: &str, from: usize, used: &HashSet<usize>) -> Option<Range<usize>> {
        if words.is_empty() {
            return None;
        }
        let finder = memmem::Finder::new(words);
        let places = || {
            let places = finder.find_iter(&self.text.as_bytes()[from..]).map(|at| from + at);
            places.map(|at| at..at + words.len()).filter(|place| !used.contains(&place.start))
        };
        places().find(|place| self.is_whole(place)).or_else(|| places().next())
    }

    /// Whether a word starts and ends where a place does: neighbours do not touch it, or are no letters.
    fn is_whole(&self, place: &Range<usize>) -> bool {
        let (first, behind) = (self.nth(place.start), self.nth(place.end));
        let apart = |one: usize, other: usize| {
            let (Some((at, range)), Some((_, next))) = (self.chars.get(one), self.chars.get(other))
            else {
                return true;
            };
            let letter = self.text[*at..].chars().next().is_some_and(char::is_alphanumeric);
            range.end < next.start || !letter
        };
        let before = first.checked_sub(1).is_none_or(|before| apart(before, first));
        let next = self.chars.get(behind).and_then(|(at, _)| self.text[*at..].chars().next());
        let ends = next.is_none_or(|next| !next.is_alphanumeric());
        before && (ends || behind.checked_sub(1).is_none_or(|last| apart(last, behind)))
    }

    /// The character at or behind a byte.
    fn nth(&self, byte: usize) -> usize {
        self.chars.partition_point(|(at, _)| *at < byte)
    }

    /// A range of it as a range of the text.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        let (first, behind) = (self.nth(range.start), self.nth(range.end));
        self.chars[first].1.start..self.chars[behind - 1].1.end
    }
}

/// Whether a character is a mark of Latin, Hebrew or Arabic, tatweel, or one that joins or directs.
pub(super) fn is_mark(char: char) -> bool {
    matches!(char,
        '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}'
        | '\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}'
        | '\u{6D6}'..='\u{6DC}' | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{200B}'..='\u{200F}' | '\u{FE00}'..='\u{FE0F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_order_as_whole_words_first() {
        let text = "Romeo saw Rome, then ro\u{301}me again.";
        let span = |word: &str| Span { word: Some(word.to_owned()), ..Span::default() };
        let mut spans = [span("rome"), span("Rome"), span("Romeo"), span("rome"), span("paris")];
        place(&mut spans, text, 10);
        let found: Vec<_> = spans.into_iter().map(|span| span.at).collect();
        assert_eq!(found, [Some(20..24), Some(31..37), Some(10..15), None, None]);
    }
}
