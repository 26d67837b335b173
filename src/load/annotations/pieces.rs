//! Pieces of a tagger's output joined into spans. In: spans of one token each, tagged `B-X`, `I-X` (IOB, IOBES, BILOU)
//! as ungrouped pipelines give them, sub-words marked `##` or by U+2581. Out: spans of X.

use crate::load::mentions::Span;

/// What marks the first piece of a word, in `SentencePiece` and in byte-level BPE.
const WORD_STARTS: [char; 2] = ['\u{2581}', '\u{120}'];

/// Joins pieces; spans that are none stay.
pub(super) fn join(spans: Vec<Span>) -> Vec<Span> {
    let tagged = |span: &Span| span.label == "O" || tag(&span.label, true).is_some();
    let all_tagged = spans.iter().all(tagged);
    let starts_marked =
        spans.iter().any(|span| span.word.as_deref().is_some_and(|it| it.starts_with(WORD_STARTS)));
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    let mut open = false;
    for mut span in spans {
        let word = span.word.take();
        let inside_word = word.as_deref().is_some_and(|word| {
            word.starts_with("##") || starts_marked && !word.starts_with(WORD_STARTS)
        });
        let word = word.map(|word| word.trim_start_matches("##").replace(WORD_STARTS, " "));
        if span.label == "O" {
            open = false;
            continue;
        }
        let tagged = std::mem::take(&mut span.label);
        let (prefix, label) = tag(&tagged, all_tagged).unwrap_or(("", &tagged));
        label.clone_into(&mut span.label);
        let follows = |last: &Span| {
            let gap = last.end.zip(span.start).map(|(end, start)| start - end);
            let next = last.index.zip(span.index).map(|(last, index)| index - last);
            (gap == Some(0) || gap == Some(1) || next == Some(1), gap == Some(0) || gap.is_none())
        };
        let continues = joined.last_mut().filter(|last| {
            let (near, touches) = follows(last);
            let same = last.label == label && near;
            match prefix {
                "I" | "M" | "E" | "L" => same && open,
                "B" => same && touches && inside_word,
                "" => same && touches && inside_word && word.is_some(),
                _ => false,
            }
        });
        match continues {
            Some(last) => {
                last.end = span.end;
                last.index = span.index;
                last.quote = None;
                last.score = last.score.zip(span.score).map(|(one, other)| one.min(other));
                if let (Some(all), Some(word)) = (&mut last.word, word) {
                    all.push_str(&word);
                }
            }
            None => joined.push(Span { word, ..span }),
        }
        open = !matches!(prefix, "E" | "L" | "S" | "U");
    }
    joined
}

/// A tag's prefix and label. `E-`, `S-` and the like are prefixes where all labels have one: `E-mail` is none.
fn tag(label: &str, all: bool) -> Option<(&str, &str)> {
    let (prefix, name) = label.split_once('-')?;
    let known = match prefix {
        "B" | "I" => true,
        "E" | "S" | "L" | "U" | "M" => all,
        _ => false,
    };
    (known && !name.is_empty()).then_some((prefix, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(pieces: &[(&str, &str, i64, i64)]) -> Vec<(String, i64, i64)> {
        let piece = |(label, word, start, end): &(&str, &str, i64, i64)| Span {
            label: (*label).to_owned(),
            word: Some((*word).to_owned()),
            start: Some(*start),
            end: Some(*end),
            ..Span::default()
        };
        let spans = join(pieces.iter().map(piece).collect());
        spans
            .into_iter()
            .map(|span| (span.label, span.start.unwrap_or(-1), span.end.unwrap_or(-1)))
            .collect()
    }

    #[test]
    fn pieces_of_words_are_joined_and_neighbours_are_not() {
        let pieces = [("B-PER", "Mo", 0, 2), ("B-PER", "##na", 2, 4), ("I-PER", "Ali", 5, 8)];
        assert_eq!(joined(&pieces), [("PER".to_owned(), 0, 8)]);
        let pieces = [("B-PER", "Mo", 0, 2), ("B-PER", "na", 2, 4), ("O", "x", 4, 5)];
        assert_eq!(joined(&pieces), [("PER".to_owned(), 0, 2), ("PER".to_owned(), 2, 4)]);
        let pieces = [("B-PER", "\u{2581}Mo", 0, 2), ("I-PER", "na", 2, 4)];
        assert_eq!(joined(&pieces), [("PER".to_owned(), 0, 4)]);
        let pieces = [("S-PER", "a", 0, 1), ("B-LOC", "b", 2, 3), ("E-LOC", "c", 4, 5)];
        assert_eq!(joined(&pieces), [("PER".to_owned(), 0, 1), ("LOC".to_owned(), 2, 5)]);
        // Where a word stands between, a piece begins anew.
        let pieces = [("I-PER", "a", 0, 1), ("O", "b", 1, 2), ("I-PER", "c", 2, 3)];
        assert_eq!(joined(&pieces).len(), 2);
    }
}
