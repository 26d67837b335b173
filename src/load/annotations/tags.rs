//! Tags of tokens: which columns of a table hold them, and the spans they mark (IOB, IOB2, IOBES, BILOU), several at a
//! token where mentions are nested. In: rows of columns; tags in order. Out: tags; spans as ranges of the text.

use std::ops::Range;

/// The labels of chunks in the tables of `CoNLL` 2000 and 2003, which are tagged as names are.
const CHUNKS: [&str; 15] = [
    "NP", "VP", "PP", "ADVP", "ADJP", "SBAR", "PRT", "CONJP", "INTJ", "LST", "UCP", "NC", "VC",
    "PC", "ADVC",
];

/// The bytes of a text that a mention may go on over where tokens of it are not found.
const GAP: usize = 64;

/// The prefix and label of a tag (`B-PER`, `B_PER`, `PER-B`); `None` of what is none.
fn parts(tag: &str) -> Option<(&str, &str)> {
    let is_prefix = |it: &str| matches!(it, "B" | "I" | "E" | "S" | "L" | "U" | "M" | "W");
    let before = tag.split_once(['-', '_']);
    let behind = tag.rsplit_once('-').map(|(label, suffix)| (suffix, label));
    let tagged = before.into_iter().chain(behind);
    tagged
        .into_iter()
        .find(|(prefix, label)| is_prefix(prefix) && !label.is_empty())
        .or_else(|| (tag == "O").then_some(("O", "")))
}

/// Whether a tag marks a token as one of a mention or of none, whatever the mentions are.
pub(super) fn is_tag(tag: &str) -> bool {
    parts(tag).is_some() || is_bare(tag)
}

/// Whether a tag says both that a mention begins or goes on and what it is, or is of none.
pub(super) fn is_prefixed(tag: &str) -> bool {
    parts(tag).is_some()
}

/// Whether a tag says that a mention begins or goes on, and nothing of what it is.
fn is_bare(tag: &str) -> bool {
    matches!(tag, "B" | "I")
}

/// The columns behind the token that hold tags in every row, from the first such on; nested mentions have further ones,
/// in some tables where there are any only (Wojood). `None` where the last column is to be asked.
pub(super) fn columns(rows: &[Vec<&str>]) -> Option<Vec<usize>> {
    let tagged = |row: &Vec<&str>| {
        let trailing = row.iter().rev().take_while(|tag| parts(tag).is_some()).count();
        (trailing > 0).then(|| row.len() - trailing)
    };
    let mut first = 0;
    for row in rows {
        first = first.max(tagged(row)?);
    }
    let most = rows.iter().map(Vec::len).max()?;
    let is_chunk = |column: &usize| {
        let tags = rows.iter().filter_map(|row| parts(row.get(*column)?));
        let mut labels = tags.map(|(_, label)| label).filter(|label| !label.is_empty()).peekable();
        labels.peek().is_some() && labels.all(|label| CHUNKS.contains(&label))
    };
    let columns: Vec<usize> = (first..most).filter(|column| !is_chunk(column)).collect();
    (columns.len() > 1).then_some(columns)
}

/// Whether a last column says what a token is named as, as `CoNLL-U` does.
pub(super) fn says_name(column: &str) -> bool {
    let keys = || column.split('|').filter_map(|pair| pair.split_once('='));
    keys().any(|(key, tag)| {
        NAMES.iter().any(|name| name.eq_ignore_ascii_case(key))
            || key == "Entity" && !tag.contains(['(', ')'])
    })
}

/// Under which keys `CoNLL-U` has tags.
const NAMES: [&str; 4] = ["NER", "Name", "NE", "NamedEntity"];

/// The tags of a last column, of which nested mentions may have several, `B-ORG|B-GPE` (`WebAnno` TSV 2).
pub(super) fn lasts(column: &str) -> Vec<String> {
    if column.contains('|') && column.split('|').all(is_prefixed) {
        return column.split('|').map(str::to_owned).collect();
    }
    vec![last(column)]
}

/// The tag of a last column: a tag, none (`_`, `-`), or one among `KEY=VALUE|…` as `CoNLL-U` has it.
fn last(column: &str) -> String {
    let of_key = |key: &str| {
        let pairs = column.split('|').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, tag)| tag)
    };
    let named = NAMES.iter().find_map(|key| of_key(key));
    match named.or_else(|| of_key("Entity").filter(|tag| !tag.contains(['(', ')']))) {
        Some(tag) => tag.to_owned(),
        None if matches!(column, "_" | "-" | "*") || column.contains('=') => "O".to_owned(),
        None => column.to_owned(),
    }
}

/// The tag of a column of brackets, `(PERSON*`, `*`, `*)`, `(GPE)`; `open` is the label of the bracket that is open.
pub(super) fn bracketed(column: &str, open: &mut Option<String>) -> String {
    let opens = column.strip_prefix('(').map(|label| label.trim_end_matches([')', '*']));
    let tag = match (opens, &open) {
        (Some(label), _) => format!("B-{label}"),
        (None, Some(label)) => format!("I-{label}"),
        (None, None) => "O".to_owned(),
    };
    if let Some(label) = opens {
        *open = Some(label.to_owned());
    }
    if column.ends_with(')') {
        *open = None;
    }
    tag
}

/// A span as tags mark it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub(super) label: String,
    pub(super) range: Range<usize>,
}

/// The spans that the tags of tokens mark, which stand at these ranges. A mention goes on over a token that was not
/// found, as far as its tags do.
pub(super) fn spans<'t>(
    tokens: impl Iterator<Item = (&'t [String], Option<&'t Range<usize>>)>,
) -> Vec<Marked> {
    let mut spans: Vec<Marked> = Vec::new();
    // Those that may go on, the outer first.
    let mut open: Vec<usize> = Vec::new();
    for (tags, range) in tokens {
        let mut still = Vec::new();
        for tag in tags {
            let bare = is_bare(tag).then_some((tag.as_str(), ""));
            let (prefix, label) = parts(tag).or(bare).unwrap_or(("I", tag));
            if prefix == "O" {
                continue;
            }
            let goes_on = matches!(prefix, "I" | "M" | "E" | "L");
            let known = open.iter().position(|nth| goes_on && spans[*nth].label == label);
            let known = known.map(|at| open.remove(at));
            let Some(range) = range else {
                still.extend(known);
                continue;
            };
            let near = known.filter(|nth| range.start.saturating_sub(spans[*nth].range.end) <= GAP);
            let nth = near.unwrap_or_else(|| {
                spans.push(Marked { label: label.to_owned(), range: range.clone() });
                spans.len() - 1
            });
            spans[nth].range.end = range.end;
            if !matches!(prefix, "E" | "L" | "S" | "U" | "W") {
                still.push(nth);
            }
        }
        open = still;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(tags: &[&str]) -> Vec<(String, Range<usize>)> {
        let tags: Vec<Vec<String>> =
            tags.iter().map(|row| row.split(' ').map(str::to_owned).collect()).collect();
        let ranges: Vec<Range<usize>> = (0..tags.len()).map(|nth| nth * 2..nth * 2 + 1).collect();
        let tokens = tags.iter().map(Vec::as_slice).zip(ranges.iter().map(Some));
        spans(tokens).into_iter().map(|span| (span.label, span.range)).collect()
    }

    #[test]
    fn nested_mentions_go_on_in_whatever_column_they_stand() {
        let of = |label: &str, range| (label.to_owned(), range);
        assert_eq!(
            marked(&["B-OCC", "I-OCC B-ORG", "I-OCC I-ORG B-GPE", "O"]),
            [of("OCC", 0..5), of("ORG", 2..5), of("GPE", 4..5)]
        );
        // Two of one label, one in the other.
        assert_eq!(
            marked(&["B-ORG", "I-ORG B-ORG", "I-ORG I-ORG", "I-ORG"]),
            [of("ORG", 0..7), of("ORG", 2..5)]
        );
        assert_eq!(
            marked(&["I-PER", "I-PER", "B-PER", "I-LOC", "PER", "S-PER", "I-PER"]),
            [0..3, 4..5, 6..7, 8..9, 10..11, 12..13]
                .into_iter()
                .zip(["PER", "PER", "LOC", "PER", "PER", "PER"])
                .map(|(range, label)| of(label, range))
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn tags_are_read_with_the_prefix_in_front_behind_and_alone() {
        let of = |label: &str, range| (label.to_owned(), range);
        for tags in [
            ["B-A", "I-A", "B-A", "O", "B-C"],
            ["A-B", "A-I", "A-B", "O", "C-B"],
            ["B_A", "I_A", "B_A", "O", "B_C"],
            ["B-A", "E-A", "S-A", "O", "S-C"],
            ["B-A", "L-A", "U-A", "O", "U-C"],
            ["B-A", "E-A", "W-A", "O", "W-C"],
        ] {
            assert_eq!(marked(&tags), [of("A", 0..3), of("A", 4..5), of("C", 8..9)], "{tags:?}");
        }
        let alone = [of("", 0..3), of("", 4..5)];
        assert_eq!(marked(&["B", "I", "B", "O"]), alone);
        assert_eq!(marked(&["A", "A", "O", "C"]), [of("A", 0..3), of("C", 6..7)]);
    }

    #[test]
    fn columns_of_chunks_hold_no_names() {
        let rows = |text: &'static str| -> Vec<Vec<&str>> {
            text.lines().map(|line| line.split(' ').skip(1).collect()).collect()
        };
        assert_eq!(columns(&rows("U.N. NNP I-NP I-ORG\nof IN B-PP O")), None);
        assert_eq!(columns(&rows("a B-OCC\nb I-OCC B-ORG\nc O")), Some(vec![0, 1]));
        assert_eq!(columns(&rows("a NN B-OCC O\nb B-X I-OCC B-ORG")), Some(vec![1, 2]));
        assert_eq!(columns(&rows("a O\nb NER=B-PER")), None);
    }

    #[test]
    fn brackets_are_tags() {
        let mut open = None;
        let tags: Vec<_> = ["(GPE)", "*", "(PERSON*", "*", "*)", "*"]
            .map(|column| bracketed(column, &mut open))
            .into();
        assert_eq!(tags, ["B-GPE", "O", "B-PERSON", "I-PERSON", "I-PERSON", "O"]);
    }
}
