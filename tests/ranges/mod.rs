//! What holds of every article, whatever bytes it came from. For the test of hostile files, and for the fuzz target.

use qari::article::Article;

/// Checks that blocks and mentions are ranges of the text, blocks one after another, and mentions of entities.
pub(crate) fn fit(article: &Article) {
    let text = article.slice(0..article.len()).into_owned();
    let mut end = 0;
    for block in article.blocks() {
        assert!(block.range.start >= end && text.get(block.range.clone()).is_some());
        end = block.range.end;
    }
    for mention in &article.mentions {
        assert!(text.get(mention.range.clone()).is_some_and(|words| !words.is_empty()));
        assert!((mention.entity.0 as usize) < article.entities.len());
    }
}
