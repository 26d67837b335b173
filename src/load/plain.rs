//! Plain text: a decoded file in, one article out, its buffer the whole text.

use super::{limits, shape, wrapped};
use crate::article::{Article, Block, Bound, Notice};

/// An article of plain text; `raw` takes it as bare paragraphs.
pub(super) fn article(text: String, raw: bool) -> Article {
    if !raw
        && text.len() < limits::WRAPPED_BYTES as usize
        && let Some((blocks, lines)) = wrapped::blocks(&text)
    {
        return of_blocks(text, blocks, lines);
    }
    shaped(Article::plain(text, raw), raw)
}

/// An article of paragraphs, of which so many lines were joined.
fn of_blocks(text: String, mut blocks: Vec<Block>, lines: usize) -> Article {
    let words = |block: &Block| text[block.range.clone()].to_owned();
    let front = blocks.len().min(shape::FRONT);
    shape::recognise(&mut blocks[..front], words);
    shape::fold_repeated(&mut blocks, words);
    if let [_, .., last] = blocks.as_mut_slice() {
        shape::fold_closing(last, words);
    }
    let dir = shape::direction(&text);
    let mut article = Article::new(text, blocks);
    article.dir = dir;
    article.notices.extend(shape::notice(&article));
    article.notices.push(Notice::Rewrapped { lines });
    article
}

/// The same article with its direction and its shape, told from its first pages and its last block.
pub(super) fn shaped(mut article: Article, raw: bool) -> Article {
    article.dir = shape::direction(&article.slice(0..article.boundary(limits::DIRECTION_BYTES)));
    if !raw {
        recognise(&mut article);
    }
    article
}

/// Finds headline, lead, caption and what is folded among the first blocks and in the last.
fn recognise(article: &mut Article) {
    let mut front: Vec<Block> = Vec::new();
    for block in article.blocks().take(shape::FRONT) {
        // What follows a long paragraph is no part of a front.
        let is_long = block.range.len() > limits::FRONT_BYTES;
        front.push(block);
        if is_long {
            break;
        }
    }
    let is_long = |block: &Block| block.range.len() > limits::FRONT_BYTES;
    // Nor is the last line looked for behind one: the machine that wrote the text writes no word of a site's.
    let mut last = (!front.last().is_some_and(is_long))
        .then(|| article.block_before(article.len() + 1))
        .flatten()
        .filter(|last| front.last().is_some_and(|block| block.range.end < last.range.start));
    let text = |block: &Block| {
        let end = article.boundary(block.range.end.min(block.range.start + limits::SHAPE_BYTES));
        article.slice(block.range.start..end).into_owned()
    };
    shape::recognise(&mut front, text);
    shape::fold_repeated(&mut front, text);
    match (&mut last, front.as_mut_slice()) {
        (Some(last), _) | (None, [_, .., last]) => shape::fold_closing(last, text),
        (None, _) => {}
    }
    let mut known = front.iter().chain(&last);
    if known.any(|block| block.range.len() >= Article::PARAGRAPH) {
        article.notices.push(Notice::Limit { what: Bound::Paragraph });
    }
    article.set_shape(front, last);
    article.notices.extend(shape::notice(article));
}
