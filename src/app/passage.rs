//! A passage: a range of an article in its sentence, cut to some columns with the range in view.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::article::{Article, Block};
use crate::layout::Base;

/// Bytes on each side of a range that its sentence is looked for in.
const REACH: usize = 800;

/// A place that can be gone to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The article.
    pub article: usize,
    /// Its bytes.
    pub range: Range<usize>,
    /// The mention it is, an index into the article's.
    pub mention: Option<usize>,
    /// Its sentence, where the article is not at hand.
    pub quote: Option<Quote>,
}

/// A sentence of an article that is not at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    text: String,
    focus: Range<usize>,
    dir: Base,
}

impl Quote {
    /// The sentence of a range.
    #[must_use]
    pub fn of(article: &Article, range: &Range<usize>) -> Self {
        let whole = sentence(article, range);
        let focus = range.start - whole.start..range.end - whole.start;
        Self { text: article.slice(whole).into_owned(), focus, dir: article.dir }
    }

    /// The sentence.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The sentence as an article of its own, and the range in it.
    #[must_use]
    pub fn article(&self) -> (Article, Range<usize>) {
        let block = Block::paragraph(0..self.text.len());
        let mut article = Article::new(self.text.clone(), vec![block]);
        article.dir = self.dir;
        (article, self.focus.clone())
    }
}

/// A passage ready to be laid out as one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The text, with an ellipsis where it is cut.
    pub text: String,
    /// The bytes of `text` that the passage is about.
    pub focus: Range<usize>,
}

/// The sentence (UAX #29) that holds a range, inside its block.
#[must_use]
pub fn sentence(article: &Article, range: &Range<usize>) -> Range<usize> {
    let Some(block) = article.block_from(range.start).map(|block| block.range) else {
        return range.clone();
    };
    let from = article.boundary(range.start.saturating_sub(REACH)).max(block.start);
    let to = article.boundary(range.end.saturating_add(REACH).min(article.len())).min(block.end);
    let to = to.max(range.end);
    let text = article.slice(from..to);
    let mut start = from;
    for (at, piece) in text.split_sentence_bound_indices() {
        let end = from + at + piece.len();
        if from + at <= range.start {
            start = from + at;
        }
        if end >= range.end {
            return start
                ..from + at + piece.trim_end().len().max(range.end.saturating_sub(from + at));
        }
    }
    start..to
}

/// A range in its sentence, grown word by word on both sides to so many columns at most.
#[must_use]
pub fn excerpt(article: &Article, range: &Range<usize>, columns: usize) -> Excerpt {
    let whole = sentence(article, range);
    let text = article.slice(whole.clone());
    let focus = range.start - whole.start..range.end - whole.start;
    let words: Vec<Range<usize>> =
        text.split_word_bound_indices().map(|(at, word)| at..at + word.len()).collect();
    let width = |range: Range<usize>| text[range].width();
    let mut first = words.partition_point(|word| word.end <= focus.start);
    let mut last = words.partition_point(|word| word.start < focus.end);
    let end_of = |last: usize| last.checked_sub(1).map_or(0, |index| words[index].end);
    let start_of = |first: usize| words.get(first).map_or(text.len(), |word| word.start);
    // The room for an ellipsis and a blank on both sides is kept from the start.
    let room = columns.saturating_sub(2);
    let mut used = width(start_of(first)..end_of(last).max(start_of(first)));
    loop {
        let back = first.checked_sub(1).map(|index| width(words[index].clone()));
        let on = words.get(last).map(|word| width(word.clone()));
        let grows_back = back.is_some_and(|more| used + more <= room);
        let grows_on = on.is_some_and(|more| used + more <= room);
        let behind = text.len() - end_of(last);
        let ahead = start_of(first);
        if grows_back && (!grows_on || ahead >= behind) {
            first -= 1;
            used += back.unwrap_or(0);
        } else if grows_on {
            last += 1;
            used += on.unwrap_or(0);
        } else {
            break;
        }
    }
    let (start, end) = (start_of(first), end_of(last).max(focus.end));
    cut(&text, start.min(focus.start)..end, focus)
}

fn cut(text: &str, range: Range<usize>, focus: Range<usize>) -> Excerpt {
    let start = range.start + (text[range.clone()].len() - text[range.clone()].trim_start().len());
    let start = start.min(focus.start);
    let end = range.start + text[range.clone()].trim_end().len();
    let end = end.max(focus.end);
    let lead = if start > 0 { "\u{2026}" } else { "" };
    let tail = if end < text.trim_end().len() { "\u{2026}" } else { "" };
    let shift = lead.len();
    let body = one_line(&text[start..end]);
    Excerpt {
        text: format!("{lead}{body}{tail}"),
        focus: focus.start - start + shift..focus.end - start + shift,
    }
}

/// The text with separators that would end a line as blanks of the same bytes.
fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r', '\t']) {
        Cow::Owned(text.replace(['\n', '\r', '\t'], " "))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Block;

    fn article(text: &str) -> Article {
        Article::new(text.to_owned(), vec![Block::paragraph(0..text.len())])
    }

    #[test]
    fn a_passage_keeps_its_focus_and_says_where_it_is_cut() {
        let article = article("One two. Alpha beta gamma delta epsilon zeta eta. Three.");
        let at = 26..31; // delta
        assert_eq!(article.slice(at.clone()), "delta");
        let whole = excerpt(&article, &at, 80);
        assert_eq!(whole.text, "Alpha beta gamma delta epsilon zeta eta.");
        assert_eq!(&whole.text[whole.focus], "delta");
        for columns in 1..40 {
            let cut = excerpt(&article, &at, columns);
            assert_eq!(&cut.text[cut.focus.clone()], "delta", "{columns}");
            assert!(cut.text.width() <= columns.max(7), "{columns}: {}", cut.text);
        }
    }
}
