//! Tokens with their tags behind a slash, `Mona/B-PER met/O` (Farasa, Stanford's slashTags), and NLTK's trees of chunks,
//! `(S (PERSON Mona/NNP) met/VBD)`. In: a text. Out: lines of `CoNLL`.

use std::fmt::Write as _;

use super::tags;

/// The tokens; `None` where the text is no such.
pub(super) fn tokens(text: &str) -> Option<String> {
    of_tree(text).or_else(|| of_tags(text))
}

/// Tokens that each have a tag.
fn of_tags(text: &str) -> Option<String> {
    let mut table = String::new();
    let mut named = false;
    for line in text.lines() {
        for piece in line.split_whitespace() {
            let (token, tag) = piece.rsplit_once('/').filter(|(token, _)| !token.is_empty())?;
            let plain = tag.chars().all(|char| char.is_ascii_uppercase() || char == '_');
            if !tags::is_prefixed(tag) && (tag.is_empty() || !plain) {
                return None;
            }
            named |= tag == "O";
            let _ = writeln!(table, "{token}\t{tag}");
        }
        table.push('\n');
    }
    // Without one that is of no name these are parts of speech, or anything.
    named.then_some(table)
}

/// A tree of a sentence, of which the parts are tokens with their parts of speech, or names of such.
fn of_tree(text: &str) -> Option<String> {
    let text = text.trim();
    text.starts_with("(S").then_some(())?;
    let mut table = String::new();
    let mut open: Vec<&str> = Vec::new();
    let mut first = false;
    let spaced = text.replace('(', " ( ").replace(')', " ) ");
    let mut pieces = spaced.split_whitespace();
    while let Some(piece) = pieces.next() {
        match piece {
            "(" => {
                let label = pieces.next()?;
                let known = open.len() < 2 && label.chars().all(|char| char.is_ascii_uppercase());
                // What is deeper is a parse of the sentence.
                known.then_some(())?;
                open.push(if label == "S" { "" } else { label });
                first = true;
            }
            ")" => {
                open.pop()?;
                table.push_str(if open.is_empty() { "\n" } else { "" });
            }
            token => {
                let (word, _) = token.rsplit_once('/').filter(|(word, _)| !word.is_empty())?;
                let _ = match open.last()? {
                    &"" => writeln!(table, "{word}\tO"),
                    label => writeln!(table, "{word}\t{}-{label}", if first { 'B' } else { 'I' }),
                };
                first = false;
            }
        }
    }
    open.is_empty().then_some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_behind_slashes_and_names_in_trees_are_lines_of_tokens() {
        let wanted = "Mona\tB-PER\nSaid\tI-PER\nin\tO\nRome\tB-GPE\n";
        let tagged = tokens("Mona/B-PER Said/I-PER in/O Rome/B-GPE");
        assert_eq!(tagged.as_deref(), Some(format!("{wanted}\n").as_str()));
        let tree = tokens("(S\n  (PER Mona/NNP Said/NNP)\n  in/IN\n  (GPE Rome/NNP))");
        assert_eq!(tree.as_deref(), Some(format!("{wanted}\n").as_str()));
        for other in
            ["Mona/NN met/VB", "and/or more", "(S (NP (NNP Mona)))", "(Somebody said so.)", ""]
        {
            assert_eq!(tokens(other), None, "{other}");
        }
    }
}
