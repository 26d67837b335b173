//! Plain text: a decoded file in, one article out, its buffer the whole text.

use super::shape;
use crate::article::{Article, Block};

/// An article of plain text; `raw` takes it as bare paragraphs.
pub(super) fn article(text: String, raw: bool) -> Article {
    let mut article = Article::plain(text, raw);
    article.dir = shape::direction(&article.slice(0..article.len()));
    if !raw {
        recognise(&mut article);
    }
    article
}

/// Finds headline, lead, caption and what is folded among the first blocks and in the last.
fn recognise(article: &mut Article) {
    let mut front: Vec<Block> = article.blocks().take(shape::FRONT).collect();
    let mut last = article
        .block_before(article.len() + 1)
        .filter(|last| front.last().is_some_and(|block| block.range.end < last.range.start));
    let text = |block: &Block| article.slice(block.range.clone()).into_owned();
    shape::recognise(&mut front, text);
    shape::fold_repeated(&mut front, text);
    match (&mut last, front.as_mut_slice()) {
        (Some(last), _) | (None, [_, .., last]) => shape::fold_closing(last, text),
        (None, _) => {}
    }
    article.set_shape(front, last);
    article.notices.extend(shape::notice(article));
}
