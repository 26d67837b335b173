//! What a list says of an article. In: the article. Out: [`Entry`], small whatever the article's size, so that a list
//! of a million need not hold their texts.

use super::{Article, BlockKind, squeezed};
use crate::layout::Base;

/// The most bytes of a title or lead that a row of a list can show.
const LONGEST: usize = 600;

/// The first blocks in which a lead is looked for.
const FRONT: usize = 8;

/// An article in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its title on one line.
    pub title: String,
    /// Its summary, else its first paragraph, on one line.
    pub lead: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When, as the source wrote it.
    pub published: Option<String>,
    /// The bytes of its text.
    pub bytes: usize,
    /// Its base direction.
    pub dir: Base,
    /// Whether it was opened before, in this session or an earlier one.
    pub read: bool,
    /// Why it cannot be read, where it cannot.
    pub problem: Option<String>,
}

impl Entry {
    /// That of an article.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let meta = &article.meta;
        Self {
            title: title(article),
            lead: lead(article),
            source: meta.source.clone(),
            byline: meta.byline.clone(),
            published: meta.published.clone(),
            bytes: article.len(),
            dir: article.dir,
            read: false,
            problem: None,
        }
    }

    /// That of something in an article's place that cannot be read.
    #[must_use]
    pub fn unreadable(problem: String) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }

    /// What a list is filtered by: title, source and author.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        let meta = [&self.source, &self.byline];
        std::iter::once(self.title.as_str()).chain(meta.into_iter().flatten().map(String::as_str))
    }
}

fn title(article: &Article) -> String {
    let block = article.first_of(BlockKind::Title).or_else(|| article.block_from(0));
    block.map(|block| beginning(article, &block.range)).unwrap_or_default()
}

fn lead(article: &Article) -> Option<String> {
    let mut blocks = article.blocks().take(FRONT).filter(|block| block.fold.is_none());
    let titled = article.first_of(BlockKind::Title).is_some();
    let lead = blocks.by_ref().skip(usize::from(!titled)).find(|block| {
        matches!(block.kind, BlockKind::Summary | BlockKind::Subtitle | BlockKind::Paragraph)
    });
    lead.map(|block| beginning(article, &block.range))
}

/// The beginning of a block on one line.
fn beginning(article: &Article, range: &std::ops::Range<usize>) -> String {
    let end = article.boundary(range.end.min(range.start + LONGEST)).max(range.start);
    squeezed(&article.slice(range.start..end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_says_title_and_lead_on_a_line_each_and_stays_small() {
        let body = "word ".repeat(1000);
        let article = Article::plain(format!("A title\nof two lines\n{body}"), false);
        let entry = Entry::of(&article);
        assert_eq!(
            (entry.title.as_str(), entry.lead.as_deref()),
            ("A title", Some("of two lines"))
        );
        let long = Entry::of(&Article::plain(body, false));
        assert!(long.title.len() <= LONGEST && long.lead.is_none());
    }
}
