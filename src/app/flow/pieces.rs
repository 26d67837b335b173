//! A block too large to lay out whole, in pieces of a few screens. In: the block, and how its lines are laid out. Out:
//! the lines of one piece; the same whichever way one came to it.
//!
//! Where a line breaks depends on where the line before it began, back to the block's start. But two ways of filling
//! lines from different words soon fall into step, since both break at the same wide gaps. So each piece is filled
//! from some lines before it on, and begins with the first line that begins within it; it ends where the next piece
//! begins, with a line cut short there in the rare case that the two ways have not met. Bytes are of the article's
//! buffer.

use std::ops::Range;
use std::rc::Rc;

use super::setting::Setting;
use crate::article::Article;
use crate::layout::Line;

/// The lines of a piece, about.
const LINES: usize = 96;
/// The lines before a piece that its lines are filled from, about.
const BEFORE: usize = 64;
/// The bytes of a column, about: Arabic letters have two.
const BYTES: usize = 2;
/// Bytes before and behind the lines wanted that their layout looks at (joining, levels of numbers, the next break).
const CONTEXT: usize = 512;

/// Laid-out lines, each with the byte that its own bytes count from.
type Lines = Vec<(usize, Rc<Line>)>;

/// The pieces of a block.
pub(super) struct Pieces<'a> {
    article: &'a Article,
    block: &'a Range<usize>,
    setting: &'a Setting,
    /// The bytes from one piece to the next, about.
    step: usize,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(article: &'a Article, block: &'a Range<usize>, setting: &'a Setting) -> Self {
        let step = (LINES * BYTES * setting.width).max(2 * CONTEXT);
        Self { article, block, setting, step }
    }

    /// The lines of the piece that holds a byte, and their bytes.
    pub(super) fn lay(&self, byte: usize) -> (Lines, Range<usize>) {
        let byte = byte.clamp(self.block.start, self.block.end.saturating_sub(1));
        let mut number = (byte - self.block.start) / self.step;
        let mut piece = self.start(number)..self.start(number + 1);
        // A piece begins with a line, not with the byte that its number tells.
        if byte < piece.start {
            number -= 1;
            piece = self.start(number)..piece.start;
        } else if byte >= piece.end {
            number += 1;
            piece = piece.end..self.start(number + 1);
        }
        let mut lines = self.lines(self.origin(number), &piece);
        if lines.first().is_none_or(|first| bytes(first).start < piece.start) {
            lines = self.lines(piece.start, &piece);
        }
        if let Some(last) = lines.last().map(bytes).filter(|last| last.end > piece.end) {
            // The next piece begins within this line.
            let shorter = self.context(last.start)..piece.end;
            lines.pop();
            lines.extend(self.setting.lines(self.article, shorter, last.start));
        }
        (lines, piece)
    }

    /// The byte where a piece begins; the block's end for those behind the last.
    fn start(&self, number: usize) -> usize {
        let wanted = self.block.start.saturating_add(number.saturating_mul(self.step));
        if number == 0 || wanted >= self.block.end {
            return wanted.min(self.block.end);
        }
        let wanted = self.article.boundary(wanted);
        let (origin, at) = (self.origin(number), wanted..wanted + 1);
        let lines = self.setting.extents(self.article, self.slice(origin, &at), origin);
        match lines.into_iter().find(|line| line.end > wanted) {
            Some(line) if line.start >= wanted => line.start,
            // A line of more bytes than a piece, such as marks upon marks, is cut.
            Some(line) if line.end > wanted + self.step / 2 => wanted,
            Some(line) => line.end,
            None => wanted,
        }
    }

    /// The word that the lines of a piece are filled from.
    fn origin(&self, number: usize) -> usize {
        let wanted = self.block.start + number * self.step;
        let back = wanted.saturating_sub(BEFORE * BYTES * self.setting.width);
        if back <= self.block.start {
            return self.block.start;
        }
        let (from, to) = (self.context(back), self.article.boundary(back));
        let text = self.article.slice(from..to);
        text.rfind(char::is_whitespace).map_or(to, |at| {
            let blank = text[at..].chars().next().map_or(1, char::len_utf8);
            from + at + blank
        })
    }

    /// The lines that hold some bytes, filled from a byte before them on.
    fn lines(&self, origin: usize, wanted: &Range<usize>) -> Lines {
        let slice = self.slice(origin, wanted);
        let mut lines = self.setting.lines(self.article, slice, origin);
        lines.retain(|line| {
            let line = bytes(line);
            line.end > wanted.start && line.start < wanted.end
        });
        lines
    }

    /// What is laid out for the lines that hold some bytes, filled from a byte before them on.
    fn slice(&self, origin: usize, wanted: &Range<usize>) -> Range<usize> {
        let ahead = CONTEXT + 4 * BYTES * self.setting.width;
        let end = wanted.end.saturating_add(ahead).min(self.block.end);
        self.context(origin)..self.article.boundary(end).max(origin)
    }

    /// The boundary some bytes before a byte.
    fn context(&self, byte: usize) -> usize {
        self.article.boundary(byte.saturating_sub(CONTEXT).max(self.block.start))
    }
}

/// A line's bytes.
fn bytes((origin, line): &(usize, Rc<Line>)) -> Range<usize> {
    let range = line.range();
    origin + range.start..origin + range.end
}
