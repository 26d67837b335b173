//! `CoNLL`: a token, a tab and its IOB2 tag a line, a blank line between blocks. Tokens are words and
//! signs (UAX #29), cut where a mention begins or ends, so that a proclitic is a token of its own. IOB2
//! is flat: of mentions that overlap the outermost is written.

use std::io::{self, Write};
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::field;
use crate::article::{Article, Mention};
use crate::print::mentions::Walk;

/// Writes an article's tokens.
pub(super) fn write(article: &Article, id: Option<&str>, out: &mut dyn Write) -> io::Result<()> {
    if let Some(id) = id {
        writeln!(out, "-DOCSTART- {}\tO\n", field(id))?;
    }
    let mut walk = Walk::new(article);
    for block in article.blocks() {
        let text = article.slice(block.range.clone());
        let flat = flat(walk.within(&block.range));
        let mut last = None;
        for token in tokens(&text, block.range.start, &flat) {
            let words = &text[token.start - block.range.start..token.end - block.range.start];
            let inside = flat.iter().position(|mention| {
                mention.range.start <= token.start && token.end <= mention.range.end
            });
            match inside {
                None => writeln!(out, "{}\tO", field(words))?,
                Some(index) => {
                    let begins = if last == Some(index) { 'I' } else { 'B' };
                    writeln!(
                        out,
                        "{}\t{begins}-{}",
                        field(words),
                        field(flat[index].label.as_str())
                    )?;
                }
            }
            last = inside;
        }
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// The mentions that are not written, since they overlap another.
pub(super) fn left_out(article: &Article) -> Vec<&Mention> {
    let mut walk = Walk::new(article);
    let mut left: Vec<&Mention> = Vec::new();
    for block in article.blocks() {
        let within = walk.within(&block.range);
        // Those that are written are among them in their order.
        let mut written = flat(within).into_iter().peekable();
        let mut is_written =
            |mention: &&Mention| written.next_if(|next| std::ptr::eq(*next, *mention)).is_some();
        left.extend(within.iter().copied().filter(|mention| !is_written(mention)));
    }
    left
}

/// The mentions that no earlier one overlaps.
fn flat<'a>(mentions: &[&'a Mention]) -> Vec<&'a Mention> {
    let mut flat: Vec<&Mention> = Vec::new();
    for mention in mentions {
        if flat.last().is_none_or(|last| last.range.end <= mention.range.start) {
            flat.push(mention);
        }
    }
    flat
}

/// The tokens of a block, as bytes of the buffer.
fn tokens(text: &str, origin: usize, mentions: &[&Mention]) -> Vec<Range<usize>> {
    let mut cuts: Vec<usize> =
        mentions.iter().flat_map(|mention| [mention.range.start, mention.range.end]).collect();
    cuts.sort_unstable();
    let mut tokens = Vec::new();
    for (at, word) in text.split_word_bound_indices().filter(|(_, word)| !word.trim().is_empty()) {
        let (mut start, end) = (origin + at, origin + at + word.len());
        let first = cuts.partition_point(|&cut| cut <= start);
        for &cut in cuts[first..].iter().take_while(|&&cut| cut < end) {
            tokens.push(start..cut);
            start = cut;
        }
        tokens.push(start..end);
    }
    tokens
}
