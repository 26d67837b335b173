//! What a source says of the language of its parts, as far as it keeps names out: an article and a mention in, whether
//! the recogniser that found it could read what it stands in.
//!
//! [`language`](super::language) guesses by letters, which a short text gives few of; a language that is said and is
//! neither Arabic nor English rules out the recogniser of the letters that it is written in. `en` and `ar` rule nothing
//! out: pages in many languages have them from their site's template.

use std::ops::Range;

use super::span::Found;
use crate::article::{Article, BlockKind, Kind};

/// Languages in Arabic letters other than Arabic.
const ARABIC_LETTERS: [&str; 20] = [
    "az", "bal", "ckb", "fa", "glk", "haz", "kk", "kmr", "ks", "ku", "lrc", "mzn", "pnb", "prs",
    "ps", "pus", "sd", "sdh", "ug", "ur",
];

/// Those of them that are written in Latin letters as well.
const BOTH: [&str; 4] = ["az", "kk", "kmr", "ku"];

/// Keeps, of what was found in the part of an article that begins at a byte, what is a mention of it: code holds none,
/// and no name is found by a recogniser of another language than that which the article, or its part, says it is in.
pub fn keep_mentions(article: &Article, start: usize, found: &mut Found) {
    found.mentions.retain(|mention| {
        let range = start + mention.range.start..start + mention.range.end;
        is_mention(article, &range, mention.kind)
    });
}

fn is_mention(article: &Article, range: &Range<usize>, kind: Kind) -> bool {
    if article.block_from(range.start).is_some_and(|block| block.kind == BlockKind::Code) {
        return false;
    }
    if matches!(kind, Kind::Date | Kind::Number) {
        return true;
    }
    match article.lang_at(range.start) {
        None => true,
        Some(lang) => {
            let name = article.slice(range.clone());
            let arabic = name.chars().any(|char| matches!(char, '\u{620}'..='\u{6FF}'));
            !rules_out(lang, arabic)
        }
    }
}

/// Whether a language that is said keeps a recogniser from its letters: the Arabic, or the English.
fn rules_out(lang: &str, arabic: bool) -> bool {
    let lang = lang.to_ascii_lowercase();
    let mut subtags = lang.split(['-', '_']);
    let language = subtags.next().unwrap_or_default();
    // What is no code (`Arabic`, `english`), or says that it is none that is known, says nothing here.
    if !matches!(language.len(), 2 | 3)
        || matches!(
            language,
            "ar" | "ara" | "arb" | "arz" | "apc" | "ary" | "en" | "eng" | "und" | "mul" | "zxx"
        )
    {
        return false;
    }
    let in_arabic_letters = match subtags.next() {
        Some("arab") => true,
        Some("latn" | "cyrl") => false,
        _ if BOTH.contains(&language) => return true,
        _ => ARABIC_LETTERS.contains(&language),
    };
    arabic == in_arabic_letters
}

#[cfg(test)]
mod tests {
    use super::rules_out;

    #[test]
    fn a_language_rules_out_the_recogniser_of_its_own_letters() {
        let (arabic, english) = (true, false);
        for (lang, letters, wanted) in [
            ("fa", arabic, true),
            ("fa-IR", arabic, true),
            ("fa", english, false),
            ("fr", english, true),
            ("fr", arabic, false),
            ("az-Arab", english, false),
            ("ku", arabic, true),
            ("ku", english, true),
            ("he", arabic, false),
            ("ar", arabic, false),
            ("en-US", arabic, false),
            ("en", english, false),
            ("und", english, false),
            ("Persian", arabic, false),
        ] {
            assert_eq!(rules_out(lang, letters), wanted, "{lang}, Arabic letters: {letters}");
        }
    }
}
