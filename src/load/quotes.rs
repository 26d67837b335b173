//! A quoted text looked for in a text, by what stands before and behind it. White space counts as white space, whatever it
//! is: a program that quotes a page has lines where the text has blanks.

use std::ops::Range;

/// Where a quote stands between its prefix and suffix, the first such place; `None` where it stands at none.
pub(super) fn find(
    text: &str,
    quote: &str,
    prefix: Option<&str>,
    suffix: Option<&str>,
) -> Option<Range<usize>> {
    let letters =
        |text: &str| -> Vec<char> { text.chars().filter(|char| !char.is_whitespace()).collect() };
    let before = prefix.map(letters).unwrap_or_default();
    let behind = suffix.map(letters).unwrap_or_default();
    let fits = |place: &Range<usize>| {
        let back = text[..place.start].chars().rev().filter(|char| !char.is_whitespace());
        let on = text[place.end..].chars().filter(|char| !char.is_whitespace());
        back.take(before.len()).eq(before.iter().rev().copied())
            && on.take(behind.len()).eq(behind.iter().copied())
    };
    let same = |at: usize| at..at + quote.len();
    let as_it_stands = text.match_indices(quote).map(|(at, _)| same(at)).find(&fits);
    as_it_stands.or_else(|| {
        let mut words = quote.split_whitespace();
        let first = words.next()?;
        let places = text.match_indices(first);
        let places = places.filter_map(|(at, _)| {
            let mut end = at + first.len();
            for word in words.clone() {
                let rest = text[end..].trim_start();
                let blank = text.len() - end - rest.len();
                end += blank + rest.strip_prefix(word).filter(|_| blank > 0).map(|_| word.len())?;
            }
            Some(at..end)
        });
        places.into_iter().find(&fits)
    })
}

/// The beginning of a text, for a message.
pub(super) fn shortened(text: &str) -> String {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_is_found_by_what_stands_round_it_whatever_the_white_space() {
        let text = "Mona met Mona\n\nSaid,  and Mona\tSaid left.";
        let found = |quote, prefix, suffix| find(text, quote, prefix, suffix).map(|it| &text[it]);
        assert_eq!(find(text, "Mona", Some("met\n"), None), Some(9..13));
        assert_eq!(found("Mona Said", None, Some(", and")), Some("Mona\n\nSaid"));
        assert_eq!(found("Mona Said", Some("and "), Some(" left")), Some("Mona\tSaid"));
        assert_eq!(found("Mona Said", Some("or "), None), None);
        assert_eq!(found("MonaSaid", None, None), None);
        assert_eq!(found("Omar", None, None), None);
    }
}
