//! Tokens aligned to a text, white space and marks aside, since taggers take vowel marks off. In: tokens in order, a text
//! that holds most of them. Out: where each stands, in bytes of the text.
//!
//! Runs of a few letters that occur once on both sides anchor the alignment, the longest chain of them that runs in the
//! same order (patience diff); between two anchors shorter runs do. So tokens that are not in the text, however many,
//! move nothing but themselves. Time grows as n log n.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::words::is_mark;

/// Bytes of the runs that anchor, the longest first: what is unique in an article, in a paragraph, in a sentence.
const RUNS: [usize; 3] = [24, 12, 6];

/// The bytes of a stretch between anchors in which a token is looked for by itself.
const NEAR: usize = 400;

/// Where each token stands.
pub(super) fn align(tokens: &[&str], text: &str) -> Vec<Option<Range<usize>>> {
    let bare = Bare::new(text);
    let mut joined = String::new();
    let mut starts = Vec::with_capacity(tokens.len() + 1);
    for token in tokens {
        starts.push(joined.len());
        joined.extend(token.split(counts_not));
    }
    starts.push(joined.len());
    let mut aligned = Aligned {
        tokens: joined.as_bytes(),
        starts: &starts,
        text: bare.text.as_bytes(),
        placed: vec![None; tokens.len()],
    };
    aligned.fill(0..tokens.len(), 0..bare.text.len(), 0);
    let range = |(index, at): (usize, Option<usize>)| {
        let length = starts[index + 1] - starts[index];
        at.filter(|_| length > 0).map(|at| bare.range(at..at + length))
    };
    aligned.placed.into_iter().enumerate().map(range).collect()
}

/// Whether a character does not count.
fn counts_not(char: char) -> bool {
    char.is_whitespace() || is_mark(char)
}

/// A text without its white space and marks, and where its pieces were.
struct Bare<'t> {
    whole: &'t str,
    text: String,
    /// For each piece its start here and in the text.
    pieces: Vec<(usize, usize)>,
}

impl<'t> Bare<'t> {
    fn new(whole: &'t str) -> Self {
        let text = String::with_capacity(whole.len());
        let mut bare = Self { whole, text, pieces: Vec::new() };
        for word in whole.split(counts_not).filter(|word| !word.is_empty()) {
            bare.pieces.push((bare.text.len(), word.as_ptr().addr() - whole.as_ptr().addr()));
            bare.text.push_str(word);
        }
        bare
    }

    /// A range of it as a range of the text, with the marks of its last character.
    fn range(&self, range: Range<usize>) -> Range<usize> {
        let at = |byte: usize| {
            let piece = self.pieces.partition_point(|(start, _)| *start <= byte).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(start, of_text)| of_text + byte - start)
        };
        let end = at(range.end - 1) + 1;
        let behind = &self.whole[end..];
        let marks = behind.len() - behind.trim_start_matches(is_mark).len();
        at(range.start)..end + marks
    }
}

/// An alignment as it grows. Bytes of texts without white space.
struct Aligned<'t> {
    tokens: &'t [u8],
    starts: &'t [usize],
    text: &'t [u8],
    placed: Vec<Option<usize>>,
}

impl Aligned<'_> {
    fn token(&self, index: usize) -> &[u8] {
        &self.tokens[self.starts[index]..self.starts[index + 1]]
    }

    /// Aligns some tokens to a stretch of the text, by anchors of a length.
    fn fill(&mut self, tokens: Range<usize>, text: Range<usize>, depth: usize) {
        if tokens.is_empty() || text.is_empty() {
            return;
        }
        let Some(run) = RUNS.get(depth) else { return self.walk(tokens, text) };
        let anchors = self.anchors(&tokens, &text, *run);
        let Some(first) = anchors.first() else { return self.fill(tokens, text, depth + 1) };
        self.fill(tokens.start..first.0, text.start..first.1, depth + 1);
        let ends = anchors.iter().skip(1).copied().chain([(tokens.end, text.end)]);
        for (&(token, at), (next_token, next_at)) in anchors.iter().zip(ends) {
            let (token, at) = self.go_on(token..next_token, at..next_at);
            self.fill(token..next_token, at..next_at, depth + 1);
        }
    }

    /// Places tokens as long as they follow one another in the text; the first that does not, and where.
    fn go_on(&mut self, tokens: Range<usize>, text: Range<usize>) -> (usize, usize) {
        let mut at = text.start;
        for index in tokens.clone() {
            let length = self.token(index).len();
            if !self.text[at..text.end].starts_with(self.token(index)) {
                return (index, at);
            }
            self.placed[index] = Some(at);
            at += length;
        }
        (tokens.end, at)
    }

    /// Places what no anchor places: backwards from the end, forwards from the start, then one by one.
    fn walk(&mut self, mut tokens: Range<usize>, mut text: Range<usize>) {
        while let Some(last) = tokens.clone().next_back() {
            let length = self.token(last).len();
            if !self.text[text.clone()].ends_with(self.token(last)) {
                break;
            }
            text.end -= length;
            self.placed[last] = Some(text.end);
            tokens.end = last;
        }
        (tokens.start, text.start) = self.go_on(tokens.clone(), text.clone());
        for index in tokens {
            let near = text.start..text.end.min(text.start + NEAR);
            let found = memchr::memmem::find(&self.text[near], self.token(index));
            if let Some(found) = found {
                self.placed[index] = Some(text.start + found);
                text.start += found + self.token(index).len();
            }
        }
    }

    /// Tokens and the bytes of the text where they stand, by runs from the token's start on that occur once on either
    /// side: the longest chain in which both grow.
    fn anchors(
        &self,
        tokens: &Range<usize>,
        text: &Range<usize>,
        run: usize,
    ) -> Vec<(usize, usize)> {
        let end = self.starts[tokens.end];
        let mut of_tokens: HashMap<&[u8], Option<usize>> = HashMap::new();
        for index in tokens.clone() {
            let start = self.starts[index];
            if start + run <= end && self.starts[index + 1] > start {
                once(&mut of_tokens, &self.tokens[start..start + run], index);
            }
        }
        let mut of_text: HashMap<&[u8], Option<usize>> = HashMap::new();
        for (offset, piece) in self.text[text.clone()].windows(run).enumerate() {
            if of_tokens.contains_key(piece) {
                once(&mut of_text, piece, text.start + offset);
            }
        }
        let place = |(piece, index): (&&[u8], &Option<usize>)| {
            Some(((*index)?, of_text.get(*piece).copied().flatten()?))
        };
        let mut pairs: Vec<(usize, usize)> = of_tokens.iter().filter_map(place).collect();
        pairs.sort_unstable();
        longest_chain(&pairs)
    }
}

/// Takes down where a piece occurs; `None` where it does more than once.
fn once<'p>(places: &mut HashMap<&'p [u8], Option<usize>>, piece: &'p [u8], at: usize) {
    match places.entry(piece) {
        Entry::Vacant(entry) => {
            entry.insert(Some(at));
        }
        Entry::Occupied(mut entry) => *entry.get_mut() = None,
    }
}

/// The longest chain of pairs, sorted by their first, in which the second grows too.
fn longest_chain(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // For each length the pair that ends a chain of it lowest, and before each pair the one before in its chain.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (index, (_, at)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < *at);
        before[index] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chain.push(pairs[index]);
        next = before[index];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words that are found, and how many are not.
    fn found<'t>(tokens: &[&str], text: &'t str) -> (Vec<&'t str>, usize) {
        let placed = align(tokens, text);
        let lost = placed.iter().filter(|range| range.is_none()).count();
        (placed.into_iter().flatten().map(|range| &text[range]).collect(), lost)
    }

    #[test]
    fn tokens_that_are_not_in_the_text_move_nothing_but_themselves() {
        let body =
            "Mona went to Rome and met Omar there; they spoke of the ferry, of bread and of kites.";
        let words: Vec<&str> = body.split_inclusive(' ').collect();
        let front =
            ["Mona", "and", "Omar", "speak", "of", "Rome", "and", "of", "bread", "at", "last"];
        let tokens: Vec<&str> = front.iter().copied().chain(words.iter().copied()).collect();
        let placed = align(&tokens, body);
        assert!(placed[front.len()..].iter().all(Option::is_some));
        assert_eq!(placed[front.len()], Some(0..4));
        // In the middle too, and at the end.
        let (half, rest) = words.split_at(8);
        let tokens: Vec<&str> = [half, &front, rest, &front].concat();
        let placed = align(&tokens, body);
        assert_eq!(
            placed[front.len() + 8],
            Some(body.find("they").unwrap()..body.find(" spoke").unwrap())
        );
        assert!(placed[..8].iter().all(Option::is_some));
    }

    #[test]
    fn white_space_within_and_between_tokens_does_not_count() {
        assert_eq!(found(&["a", "bc", "d e"], "ab c\n de"), (vec!["a", "b c", "de"], 0));
        assert_eq!(found(&["x", "", "b"], "a b"), (vec!["b"], 2));
        assert_eq!(found(&["a"], " "), (vec![], 1));
    }

    #[test]
    fn marks_that_a_tagger_took_off_do_not_count() {
        let text =
            "\u{642}\u{627}\u{644}\u{64E} \u{645}\u{64F}\u{62D}\u{645}\u{651}\u{62F}\u{64C}.";
        let words = ["\u{642}\u{627}\u{644}", "\u{645}\u{62D}\u{645}\u{62F}", "."];
        let wanted = [
            "\u{642}\u{627}\u{644}\u{64E}",
            "\u{645}\u{64F}\u{62D}\u{645}\u{651}\u{62F}\u{64C}",
            ".",
        ];
        assert_eq!(found(&words, text), (wanted.to_vec(), 0));
    }

    #[test]
    fn repeated_words_cost_no_more_than_others() {
        let text = "so ".repeat(50_000);
        let tokens = vec!["so"; 50_000];
        assert_eq!(align(&tokens, &text).iter().flatten().count(), 50_000);
        let tokens = vec!["no"; 50_000];
        assert_eq!(align(&tokens, &text).iter().flatten().count(), 0);
    }
}
