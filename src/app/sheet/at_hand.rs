//! The search in the articles at hand, a step at a time. In: a query, the articles. Out: what each step found, as passages;
//! steps are counted in bytes.

use std::collections::VecDeque;

use crate::app::passage::Passage;
use crate::app::search::{Comparison, STEP, Search};
use crate::app::share::hundredths;
use crate::app::shelf::Shelf;

/// The search in the articles at hand.
#[derive(Clone, Debug)]
pub(super) struct AtHand {
    /// The articles that are left, the one being searched first.
    left: VecDeque<usize>,
    search: Search,
    /// Hits of the article being searched that were handed out.
    taken: usize,
    /// Bytes of the articles that are behind, and of all.
    behind: usize,
    of: usize,
    share: usize,
}

impl AtHand {
    pub(super) fn new(articles: &Shelf, query: &str, comparison: Comparison) -> Self {
        Self {
            left: articles.lasting().map(|(at, _)| at).collect(),
            search: Search::new(query.to_owned(), comparison, true),
            taken: 0,
            behind: 0,
            of: articles.lasting().map(|(_, article)| article.len()).sum(),
            share: 0,
        }
    }

    /// How much has been searched, in hundredths.
    pub(super) fn share(&self) -> usize {
        self.share
    }

    /// Searches on for about so many bytes; what was found, and whether anything is left.
    pub(super) fn advance(&mut self, articles: &Shelf, mut budget: usize) -> (Vec<Passage>, bool) {
        let mut found = Vec::new();
        while let Some(&at) = self.left.front() {
            let Some(article) = articles.get(at) else {
                self.left.pop_front();
                continue;
            };
            if budget == 0 {
                break;
            }
            self.search.advance(article, budget.min(STEP), |_| false);
            let new = self.search.hits[self.taken..].iter().cloned();
            found.extend(new.map(|range| Passage {
                article: at,
                range,
                mention: None,
                quote: None,
            }));
            self.taken = self.search.hits.len();
            let searched = match self.search.reached() {
                Some(byte) => byte.min(article.len()),
                None => article.len(),
            };
            self.share = hundredths(self.behind + searched, self.of);
            if self.search.is_running() {
                break;
            }
            budget = budget.saturating_sub(article.len());
            self.behind += article.len();
            self.left.pop_front();
            let Search { query, comparison, .. } = std::mem::take(&mut self.search);
            self.search = Search::new(query, comparison, true);
            self.taken = 0;
        }
        (found, !self.left.is_empty())
    }
}
