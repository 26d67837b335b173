//! What an article's mentions cover, for the tests of annotations.

use qari::article::{Article, Mention};

/// The words and the label of each mention, in order.
pub(crate) fn names(article: &Article) -> Vec<(String, String)> {
    let name = |mention: &Mention| {
        (article.slice(mention.range.clone()).into_owned(), mention.label.to_string())
    };
    article.mentions.iter().map(name).collect()
}
