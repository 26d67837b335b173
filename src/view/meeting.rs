//! What meets a row. In: the mentions, links or emphases of an article in their order, a row. Out: those that have bytes on it.

use std::ops::Range;

use crate::app::flow::TextRow;
use crate::article::{Inline, Link, Mention};

/// The longest mention or emphasis that is looked for, in bytes.
const LONGEST: usize = 1024;

/// The mentions that meet a row, with their indices.
pub(super) fn mentions<'m>(
    mentions: &'m [Mention],
    text: &TextRow,
) -> impl Iterator<Item = (usize, &'m Mention)> {
    meeting(mentions, text.bytes(), |mention| &mention.range)
}

/// What is set apart on a row.
pub(super) fn inlines<'i>(
    inlines: &'i [Inline],
    text: &TextRow,
) -> impl Iterator<Item = &'i Inline> {
    meeting(inlines, text.bytes(), |inline| &inline.range).map(|(_, inline)| inline)
}

/// Those of a list in the order of their starts that meet a range; they may stand inside one another.
fn meeting<T>(
    all: &[T],
    bytes: Range<usize>,
    range: impl Fn(&T) -> &Range<usize>,
) -> impl Iterator<Item = (usize, &T)> {
    let from = bytes.start.saturating_sub(LONGEST);
    let first = all.partition_point(|one| range(one).start < from);
    let begun = all.iter().enumerate().skip(first);
    let ranged = begun.map(move |(index, one)| (index, one, range(one).clone()));
    ranged
        .take_while(move |(.., range)| range.start < bytes.end)
        .filter(move |(.., range)| range.end > bytes.start)
        .map(|(index, one, _)| (index, one))
}

/// The links of an article that meet a range.
pub(super) fn links<'l>(links: &'l [Link], bytes: &Range<usize>) -> impl Iterator<Item = &'l Link> {
    let first = links.partition_point(|link| link.range.end <= bytes.start);
    let end = bytes.end;
    links[first..].iter().take_while(move |link| link.range.start < end)
}
