//! One query made ready: folded, exact, or a regular expression. In: a text. Out: the ranges it matches.

use std::ops::Range;

use regex::{Regex, RegexBuilder};

use super::{Comparison, Folded, fold};

/// A query made ready.
pub(super) enum Matcher {
    /// The folded query, looked for in the folded text.
    Folded(String),
    /// The query, letter for letter.
    Exact(String),
    /// A regular expression.
    Regex(Regex),
}

impl Matcher {
    /// Makes a query ready; what is wrong with it where it is no regular expression.
    pub(super) fn new(query: &str, comparison: Comparison) -> Result<Self, String> {
        if comparison.regex {
            let regex = RegexBuilder::new(query)
                .case_insensitive(!comparison.exact)
                .size_limit(1 << 20)
                .build()
                .map_err(|error| {
                    let text = error.to_string();
                    let last = text.lines().next_back().unwrap_or_default();
                    last.trim_start_matches("error: ").to_owned()
                })?;
            return Ok(Self::Regex(regex));
        }
        Ok(if comparison.exact { Self::Exact(query.to_owned()) } else { Self::Folded(fold(query)) })
    }

    /// The ranges of a text that match, in order.
    pub(super) fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        match self {
            Self::Folded(query) => {
                let folded = Folded::new(text);
                found(&folded.text, query).map(|range| folded.source(&range, text)).collect()
            }
            Self::Exact(query) => found(text, query).collect(),
            Self::Regex(regex) => regex.find_iter(text).map(|found| found.range()).collect(),
        }
    }
}

/// Where a query stands in a text.
fn found<'t>(text: &'t str, query: &'t str) -> impl Iterator<Item = Range<usize>> {
    let length = query.len();
    let matches = (length > 0).then(|| text.match_indices(query));
    matches.into_iter().flatten().map(move |(at, _)| at..at + length)
}
