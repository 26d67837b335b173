//! Text wrapped by hand, as e-mail and Project Gutenberg have it: lines of about the same length, blank lines between
//! paragraphs. In: a text. Out: its paragraphs as blocks, where most of its lines were filled before the next began.
//!
//! A line was filled where the first word of the next would not have fitted in it. Lines that were not (verse, addresses,
//! headings), and those that are indented or begin with a mark of a list or a quotation, begin a block of their own.

use std::ops::Range;

use super::limits;
use crate::article::Block;

/// The widths that lines are wrapped at, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 45..=100;

/// The fewest lines that must be filled for a text to be wrapped.
const LINES: usize = 8;

/// Of a hundred lines that another follows so many must be filled.
const FILLED: usize = 80;

/// What a line may fall short of the width by and be filled: words were parted otherwise, or since changed.
const SLACK: usize = 4;

/// A line that is not blank.
struct Line {
    /// Its bytes, without the white space round it.
    range: Range<usize>,
    /// Its characters, and those of its first word.
    width: usize,
    first: usize,
    /// Whether a sentence ends with it.
    ends: bool,
    /// Whether it goes on from the line before: directly behind it, with nothing that begins a block.
    follows: bool,
}

/// Whether the beginning of a text is wrapped by hand.
pub(super) fn is_wrapped(head: &str) -> bool {
    width(&lines(head)).is_some()
}

/// The paragraphs of a text that is wrapped by hand, and how many of its lines were joined.
pub(super) fn blocks(text: &str) -> Option<(Vec<Block>, usize)> {
    let width = width(&lines(limits::beginning(text, limits::SHAPED_BYTES)))?;
    let mut blocks: Vec<Block> = Vec::new();
    let (mut joined, mut filled) = (0, false);
    let lines = lines(text);
    for (index, line) in lines.iter().enumerate() {
        match blocks.last_mut().filter(|_| filled && line.follows) {
            Some(block) => {
                block.range.end = line.range.end;
                block.wrapped = true;
                joined += 1;
            }
            None => blocks.push(Block::paragraph(line.range.clone())),
        }
        filled = lines.get(index + 1).is_some_and(|next| is_filled(line, next, width));
    }
    Some((blocks, joined))
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut blank) = (0, true);
    for whole in text.split_inclusive('\n') {
        let shown = whole.trim();
        if !shown.is_empty() {
            let indented = whole.starts_with([' ', '\t']);
            let start = at + (whole.len() - whole.trim_start().len());
            let word = shown.split_whitespace().next().unwrap_or_default();
            lines.push(Line {
                range: start..start + shown.len(),
                width: shown.chars().count(),
                first: word.chars().count(),
                ends: shown.ends_with(['.', '!', '?', '\u{61f}']),
                follows: !blank && !indented && !begins_a_block(shown, word),
            });
        }
        blank = shown.is_empty();
        at += whole.len();
    }
    lines
}

/// Whether a line begins with a mark of a list, a quotation or a rule.
fn begins_a_block(line: &str, word: &str) -> bool {
    let number = word.trim_end_matches(['.', ')']);
    line.starts_with(['>', '|', '#'])
        || matches!(word, "-" | "*" | "+" | "\u{2022}")
        || (number.len() < word.len()
            && number.len() < 4
            && !number.is_empty()
            && number.chars().all(char::is_numeric))
}

/// The width that lines are wrapped at, where they are.
fn width(lines: &[Line]) -> Option<usize> {
    let followed = || lines.windows(2).filter(|pair| pair[1].follows);
    let mut widths: Vec<usize> = followed().map(|pair| pair[0].width).collect();
    widths.sort_unstable();
    let width = *widths.get(widths.len() * 19 / 20)?;
    let filled = followed().filter(|pair| is_filled(&pair[0], &pair[1], width)).count();
    // Of lines filled by hand few end where a sentence does.
    let ended = followed().filter(|pair| pair[0].ends).count();
    let long = lines.iter().filter(|line| line.width > width + 2 * SLACK).count();
    let wrapped = WIDTHS.contains(&width)
        && filled >= LINES
        && filled * 100 >= FILLED * widths.len()
        && ended * 2 <= widths.len()
        && long * 50 <= lines.len();
    wrapped.then_some(width)
}

fn is_filled(line: &Line, next: &Line, width: usize) -> bool {
    line.width + 1 + next.first + SLACK > width
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words wrapped at a width.
    fn wrapped(words: &str, width: usize, end: &str) -> String {
        let mut text = String::new();
        let mut column = 0;
        for word in words.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                text.push_str(end);
                column = 0;
            } else if column > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(word);
            column += length;
        }
        text
    }

    #[test]
    fn filled_lines_are_one_paragraph_and_others_stay_apart() {
        let words =
            "the boats came in late and nobody on the quay had a word to say about it ".repeat(8);
        let paragraph = wrapped(words.trim(), 66, "\n");
        let text = format!(
            "A TITLE\n\n{paragraph}\n\n- one\n- two\n\n{paragraph}\n\nShort verse\nand short again\n"
        );
        let (blocks, joined) = blocks(&text).expect("wrapped by hand");
        let texts: Vec<&str> = blocks.iter().map(|block| &text[block.range.clone()]).collect();
        assert_eq!(
            texts,
            ["A TITLE", &paragraph, "- one", "- two", &paragraph, "Short verse", "and short again"]
        );
        assert_eq!(joined, 2 * (paragraph.lines().count() - 1));
    }

    #[test]
    fn verse_and_lines_that_are_paragraphs_are_not_wrapped() {
        let verse = "In what far lands the poet sings his longer lines of fifty\nAnd then a shorter one that ends in time\nThe third again is nearly sixty characters or so in all\nThe fourth is short\n\n".repeat(20);
        assert!(!is_wrapped(&verse));
        let paragraphs = "A paragraph on one line, which is longer than anyone would wrap a line by hand, since it goes on and on.\n".repeat(30);
        assert!(!is_wrapped(&paragraphs));
        let sentences = "A sentence of one length that stands on its own line.\n".repeat(30);
        assert!(!is_wrapped(&sentences));
        assert!(!is_wrapped("one\ntwo\n") && !is_wrapped(""));
    }
}
