//! What the recogniser found, kept with the memory of an article. In: what was found in all of an article, or what is
//! kept of it. Out: the other.

use std::path::PathBuf;

use crate::article::{Article, Kind};
use crate::entity::parts::WHOLE;
use crate::entity::{Found, Named, STAMP, Span};
use crate::store::{Find, Finds, State};

/// Scores are kept in so many parts of one, rounded down: none passes a threshold that it did not pass.
const PARTS: f32 = 10_000.0;

/// Whether what is found in an article of so many bytes is kept.
pub(super) fn are_kept(length: usize) -> bool {
    length <= WHOLE
}

/// Whether an earlier reader has opened the only source there is, and is likely to have kept what was found in it.
pub(super) fn may_be_kept(state: &State, sources: &[PathBuf]) -> bool {
    let [source] = sources else { return false };
    source.metadata().is_ok_and(|data| data.len() <= WHOLE as u64)
        && source.canonicalize().is_ok_and(|path| state.knows(&path.display().to_string()))
}

/// What was found in an article, as it is kept.
#[allow(clippy::cast_sign_loss, reason = "a score is 0 at least")]
pub(super) fn kept(found: &Found, article: &Article) -> Finds {
    let mut finds = Finds::of(STAMP, &article.slice(0..article.len()));
    let find = |Span { range, kind, score, entity }: &Span| {
        (range.start, range.len(), *kind as usize, *entity, (score * PARTS) as u16)
    };
    let named = |named: &Named| (named.kind as usize, named.name.clone());
    finds.mentions = found.mentions.iter().map(find).collect();
    finds.entities = found.entities.iter().map(named).collect();
    finds
}

/// What is kept, as it was found; `None` where the recogniser or the text is another.
pub(super) fn found(finds: &Finds, article: &Article) -> Option<Found> {
    if !finds.is_of(STAMP, &article.slice(0..article.len())) {
        return None;
    }
    let span = |&(start, length, kind, entity, score): &Find| Span {
        range: start..start + length,
        kind: Kind::ALL[kind],
        score: f32::from(score) / PARTS,
        entity,
    };
    let named =
        |(kind, name): &(usize, String)| Named { kind: Kind::ALL[*kind], name: name.clone() };
    Some(Found {
        mentions: finds.mentions.iter().map(span).collect(),
        entities: finds.entities.iter().map(named).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entity::Recogniser;

    #[test]
    fn what_is_kept_is_what_was_found_but_for_the_last_digits_of_scores() {
        let article = Article::plain("Paris, 14 July 1789".to_owned(), false);
        let text = article.slice(0..article.len());
        let first = Recogniser::new().text(&text);
        let again = found(&kept(&first, &article), &article).expect("the same text");
        assert_eq!(again.entities, first.entities);
        assert_eq!(again.mentions.len(), first.mentions.len());
        for (again, first) in again.mentions.iter().zip(&first.mentions) {
            assert_eq!((&again.range, again.kind), (&first.range, first.kind));
            assert!(again.score <= first.score && again.score > first.score - 2.0 / PARTS);
        }
        let other = Article::plain("Paris, 14 July 1798".to_owned(), false);
        assert_eq!(found(&kept(&first, &article), &other), None);
    }
}
