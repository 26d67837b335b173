//! How far an article has come. In: which parts are done, and the page. Out: the next part, and what is to be shown of what
//! was found. Ranges are bytes of the article.

use std::ops::Range;

use crate::app::share::hundredths;
use crate::app::{Input, Recognised};
use crate::article::Article;
use crate::entity::parts::{Gathered, PART, WHOLE, part};
use crate::run::stretches::Stretches;

/// The mentions kept at most: of a text with more, those round the page.
pub(super) const MENTIONS: usize = 60_000;
/// The page is recognised with what follows it, up to so many bytes.
const LEAST: usize = 3 << 10;
/// An article of fewer bytes is done so soon that nothing is said of how far it has come.
const LONG: usize = 512 << 10;

/// How far an article has come.
#[derive(Default)]
pub(super) struct Progress {
    pub(super) done: Stretches,
    pub(super) gathered: Gathered,
    /// How far from the page parts are recognised, in bytes; `None` for all of them.
    pub(super) reach: Option<usize>,
    /// Whether nothing more is to be recognised.
    pub(super) stopped: bool,
    /// Which of the mentions gathered are not shown yet.
    pub(super) unshown: Vec<Range<usize>>,
    /// So many of the entities gathered are shown.
    pub(super) shown: usize,
}

impl Progress {
    /// What is to be recognised, as seen from a byte.
    pub(super) fn wanted(&self, article: &Article, byte: usize) -> Range<usize> {
        let all = 0..article.len();
        let Some(reach) = self.reach else { return all };
        byte.saturating_sub(reach)..byte.saturating_add(reach).min(all.end)
    }

    /// The next part: whole paragraphs from the page on, the page itself first, then those before it.
    pub(super) fn next(&self, article: &Article, seen: &Range<usize>) -> Option<Range<usize>> {
        let byte = seen.start;
        if self.stopped {
            return None;
        }
        if article.len() <= WHOLE {
            return self.done.next(0, &(0..article.len()));
        }
        let gap = self.done.next(byte, &self.wanted(article, byte))?;
        // A part is as long as ever, however little of it is wanted.
        let whole = self.done.gap(gap.start, article.len());
        let near = if gap.end <= byte { gap.end.saturating_sub(PART) } else { gap.start };
        let start = article.block_from(near).map_or(near, |block| block.range.start.min(near));
        let start = start.max(near.saturating_sub(PART / 2)).max(whole.start);
        let start = article.boundary(start).max(whole.start);
        let mut end = part(article, start).end.min(whole.end);
        if start <= byte && seen.end - start <= PART {
            // What is seen comes soonest by itself.
            let foot = article.block_from(seen.end).map_or(end, |block| block.range.end);
            end = end.min(foot.max(start + LEAST));
            end = article.boundary(end).max(seen.end.min(end));
        }
        (start < end).then_some(start..end)
    }

    /// Some of the mentions gathered as an input that shows them, where there are any.
    pub(super) fn shown(&mut self, at: usize, mentions: Vec<Range<usize>>) -> Option<Input> {
        let (mentions, entities) = self.gathered.some(mentions.into_iter().flatten(), self.shown);
        if mentions.is_empty() {
            return None;
        }
        // The first take the place of what there was.
        let input = if self.shown == 0 { Input::Recognised } else { Input::RecognisedMore };
        self.shown = self.gathered.entities();
        Some(input(at, Recognised { mentions, entities }))
    }

    /// How much of what is wanted is done, in hundredths, where that is worth saying.
    pub(super) fn share(&self, article: &Article, seen: &Range<usize>) -> Option<usize> {
        let wanted = self.wanted(article, seen.start);
        if wanted.len() < LONG || self.next(article, seen).is_none() {
            return None;
        }
        Some(hundredths(self.done.within(&wanted), wanted.len()))
    }

    /// Keeps the mentions round a byte where there are too many; whether that was so for the first time.
    pub(super) fn bound(&mut self, byte: usize) -> bool {
        if self.gathered.len() <= MENTIONS {
            return false;
        }
        let near = self.gathered.nearest(byte, MENTIONS / 2);
        let first = self.reach.is_none();
        // What is kept reaches further than what is wanted, so that a step is no new part.
        self.reach = Some((near.end - byte) / 2);
        self.gathered.keep(&near);
        self.unshown.clear();
        self.unshown.push(0..self.gathered.len());
        self.shown = 0;
        self.done.keep(&near);
        first
    }
}
