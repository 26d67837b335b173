//! The edges of a page's text. In: the blocks that were found, and what the page says of its article. Out: the same,
//! folded where they are the site's: the author's line and date once more, a picture's caption once more, and what
//! stands before or behind the text that the page gives in JSON-LD.

use std::collections::HashSet;

use super::letters;
use crate::article::{Block, BlockKind, Fold, squeezed};
use crate::load::limits;

/// The longest line before the text that may be the author's or the date's, in code points.
const LINE: usize = 90;

/// The most words of a line that says a day.
const WORDS: usize = 7;

/// The bytes of the shortest headline that is looked for among the first blocks, the blocks, and the bytes of a
/// section's name.
const TITLE: usize = 12;
const AMONG: usize = 8;
const SECTION: usize = 40;

/// The bytes of a block that are looked for in the text of the JSON-LD.
const LOOKED_FOR: usize = 80;

/// The largest such text that blocks are looked for in.
const BODY: usize = 1 << 20;

/// The share of it, of 100, that must be found for it to tell where the text begins and ends.
const FOUND: usize = 70;

/// The share of the page's blocks, of 100, that must be of it: some pages give an excerpt there.
const OF_PAGE: usize = 60;

/// Folds what is the site's among a page's blocks. `body` is the text in JSON-LD, `byline` the author's line. Returns
/// the first folded line that holds a date.
pub(super) fn fold(
    text: &str,
    blocks: &mut [Block],
    body: Option<&str>,
    byline: Option<&str>,
) -> Option<String> {
    let front = |block: &Block| {
        matches!(block.kind, BlockKind::Title | BlockKind::Subtitle | BlockKind::Summary)
    };
    let start = blocks.iter().position(|block| !front(block)).unwrap_or(blocks.len());
    let is_title = |block: &&Block| block.kind == BlockKind::Title;
    let title =
        blocks[..start].iter().find(is_title).map(|block| letters(&text[block.range.clone()]));
    let blocks = &mut blocks[start..];
    let words: Vec<String> =
        blocks.iter().map(|block| letters(&text[block.range.clone()])).collect();
    captions(blocks, &words);
    if let Some(title) = title.filter(|title| title.len() >= TITLE) {
        headline(blocks, &words, &title);
    }
    let (first, last) = body
        .and_then(|body| edges(&words, body))
        .unwrap_or_else(|| (first_long(text, blocks), blocks.len()));
    let byline = byline.map(letters).filter(|byline| byline.len() > 3);
    let mut dated = None;
    for (block, words) in blocks[..first].iter_mut().zip(&words) {
        let text = &text[block.range.clone()];
        let author = byline.as_ref().is_some_and(|byline| {
            words.contains(byline.as_str()) && words.len() <= byline.len() + LINE
        });
        let short = text.chars().count() <= LINE && !text.ends_with(['.', '!', '?', '\u{61F}']);
        if block.kind == BlockKind::Paragraph && short && (author || is_dated(text)) {
            block.fold = Some(Fold::Site);
            if dated.is_none() && !author && is_day(text) {
                dated = Some(squeezed(text));
            }
        }
    }
    for block in blocks[last..].iter_mut().filter(|block| block.kind != BlockKind::Note) {
        block.fold.get_or_insert(Fold::Site);
    }
    dated
}

/// Folds a heading that is the headline with the section's name before it.
fn headline(blocks: &mut [Block], words: &[String], title: &str) {
    for (block, words) in blocks.iter_mut().zip(words).take(AMONG) {
        let is_heading = matches!(block.kind, BlockKind::Heading(1 | 2));
        if is_heading && words.ends_with(title) && words.len() <= title.len() + SECTION {
            block.fold.get_or_insert(Fold::Repeated);
        }
    }
}

/// Folds a caption that comes again, as one or as a line of a gallery.
fn captions(blocks: &mut [Block], words: &[String]) {
    let mut said: HashSet<&str> = HashSet::new();
    for (block, words) in blocks.iter_mut().zip(words).filter(|(_, words)| words.len() > 12) {
        if said.contains(words.as_str()) {
            block.fold = Some(Fold::Repeated);
        } else if block.kind == BlockKind::Caption {
            said.insert(words);
        }
    }
}

/// The first block of a text that is given elsewhere, and the one behind its last.
fn edges(words: &[String], body: &str) -> Option<(usize, usize)> {
    if body.len() > BODY {
        return None;
    }
    let body = letters(body);
    let is_in = |words: &String| {
        let start = limits::beginning(words, LOOKED_FOR);
        words.len() > 12 && memchr::memmem::find(body.as_bytes(), start.as_bytes()).is_some()
    };
    let found: Vec<usize> = (0..words.len()).filter(|&index| is_in(&words[index])).collect();
    let length: usize = found.iter().map(|&index| words[index].len()).sum();
    let (&first, &last) = (found.first()?, found.last()?);
    let all: usize = words.iter().map(String::len).sum();
    let whole = length * 100 >= body.len() * FOUND && length * 100 >= all * OF_PAGE;
    whole.then_some((first, last + 1))
}

/// The first block that is long as paragraphs are.
fn first_long(text: &str, blocks: &[Block]) -> usize {
    let long = |block: &Block| {
        block.kind == BlockKind::Paragraph && text[block.range.clone()].chars().count() > LINE
    };
    blocks.iter().position(long).unwrap_or(0)
}

/// Whether a line holds a year or an hour.
fn is_dated(text: &str) -> bool {
    let digits = |run: &str| run.chars().filter_map(value).collect::<Vec<u32>>();
    text.split(|char: char| value(char).is_none() && char != ':').any(|run| {
        let parts: Vec<Vec<u32>> = run.split(':').map(digits).collect();
        match parts.as_slice() {
            [year] => matches!(year[..], [1, 3 | 4 | 9, _, _] | [2, 0, _, _]),
            [hour, minute, ..] => matches!(hour.len(), 1 | 2) && minute.len() == 2,
            [] => false,
        }
    })
}

/// Whether a line holds a day: one year, a number that can be a day's, and few words.
pub(super) fn is_day(text: &str) -> bool {
    let numbers: Vec<Vec<u32>> = text
        .split(|char: char| value(char).is_none())
        .map(|run| run.chars().filter_map(value).collect())
        .collect();
    let is_year = |digits: &&Vec<u32>| matches!(digits[..], [1, 3 | 4 | 9, _, _] | [2, 0, _, _]);
    let is_day = |digits: &Vec<u32>| match digits[..] {
        [day] => day > 0,
        [tens, ones] => (1..=31).contains(&(tens * 10 + ones)),
        _ => false,
    };
    let words = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty());
    numbers.iter().filter(is_year).count() == 1
        && numbers.iter().any(is_day)
        && words.count() <= WORDS
}

/// The value of a digit, European, Arabic or Persian.
fn value(char: char) -> Option<u32> {
    match char {
        '\u{660}'..='\u{669}' => Some(u32::from(char) - 0x660),
        '\u{6F0}'..='\u{6F9}' => Some(u32::from(char) - 0x6F0),
        char => char.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_hours_are_dates_in_all_digits_and_other_numbers_are_not() {
        for dated in [
            "Updated 6:55 AM",
            "3 May 2019",
            "\u{6F1}\u{6F4}\u{6F0}\u{6F2}",
            "\u{662}\u{660}\u{662}\u{664}",
        ] {
            assert!(is_dated(dated), "{dated}");
        }
        for other in ["12345 people", "3 of 4", "Note: 7", "1:2 odds", ""] {
            assert!(!is_dated(other), "{other}");
        }
        for day in
            ["6 May 2024, 14:00", "2024-05-06", "\u{6F2}\u{6F9} x \u{6F1}\u{6F3}\u{6F9}\u{6F9}"]
        {
            assert!(is_day(day), "{day}");
        }
        let long = "The ferry was back on 6 May 2024 as was said";
        for other in ["14:05", "Report 2021", "1945 1960 7", long] {
            assert!(!is_day(other), "{other}");
        }
    }
}
