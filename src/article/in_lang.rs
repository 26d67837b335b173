//! The languages of parts of an article, where they are not the article's own. Bytes are of the article's buffer; a
//! language is a tag of BCP 47.

use std::cmp::Reverse;
use std::ops::Range;

/// A part in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InLang {
    /// Its bytes in the article's buffer.
    pub range: Range<usize>,
    /// Its language, as [`lang_tag`] writes it; `und` where the source says that it is none that is known.
    pub lang: String,
}

/// The longest tag that is kept, in bytes.
const LONGEST: usize = 64;

/// A language tag in the customary letters (`zh-Hant-TW`; RFC 5646 §2.1.1): `und` for an empty one, `None` for what
/// is no tag.
#[must_use]
pub fn lang_tag(said: &str) -> Option<String> {
    let said = said.trim();
    if said.is_empty() {
        return Some("und".to_owned());
    }
    let mut subtags = said.split(['-', '_']);
    let first = subtags.next()?;
    let is_tag = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let is_language = matches!(first.len(), 2..=8) || matches!(first, "x" | "X" | "i" | "I");
    let letters = first.bytes().all(|byte| byte.is_ascii_alphabetic());
    if said.len() > LONGEST || !is_language || !letters {
        return None;
    }
    let mut tag = first.to_ascii_lowercase();
    let mut within_extension = first.len() == 1;
    for subtag in subtags {
        if !is_tag(subtag) {
            return None;
        }
        let lower = subtag.to_ascii_lowercase();
        tag.push('-');
        match subtag.len() {
            2 if !within_extension => tag.push_str(&subtag.to_ascii_uppercase()),
            4 if !within_extension && subtag.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                tag.push_str(&lower[..1].to_ascii_uppercase());
                tag.push_str(&lower[1..]);
            }
            _ => tag.push_str(&lower),
        }
        within_extension |= subtag.len() == 1;
    }
    Some(tag)
}

/// Parts that may nest as parts that stand apart, in order: where several lie, the innermost counts.
#[must_use]
pub(crate) fn innermost(mut parts: Vec<InLang>) -> Vec<InLang> {
    parts.sort_by_key(|part| (part.range.start, Reverse(part.range.end)));
    let (mut apart, mut open): (Vec<InLang>, Vec<InLang>) = (Vec::new(), Vec::new());
    let mut at = 0;
    let mut push = |range: Range<usize>, lang: &str| match apart.last_mut() {
        _ if range.is_empty() => {}
        Some(last) if last.range.end == range.start && last.lang == lang => {
            last.range.end = range.end;
        }
        _ => apart.push(InLang { range, lang: lang.to_owned() }),
    };
    for part in parts {
        let start = part.range.start;
        while let Some(outer) = open.pop() {
            push(at.max(outer.range.start)..outer.range.end.min(start), &outer.lang);
            at = at.max(outer.range.end.min(start));
            if outer.range.end > start {
                open.push(outer);
                break;
            }
        }
        at = at.max(start);
        open.push(part);
    }
    while let Some(outer) = open.pop() {
        push(at..outer.range.end, &outer.lang);
        at = at.max(outer.range.end);
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_written_as_is_customary_and_what_is_none_is_refused() {
        let tags = [
            ("AR", Some("ar")),
            (" fr-ca ", Some("fr-CA")),
            ("zh_hant_tw", Some("zh-Hant-TW")),
            ("de-CH-1996", Some("de-CH-1996")),
            ("en-u-CA-islamic", Some("en-u-ca-islamic")),
            ("", Some("und")),
            ("ar_EG.UTF-8", None),
            ("a", None),
            ("<b>", None),
            ("\u{639}", None),
        ];
        for (said, wanted) in tags {
            assert_eq!(lang_tag(said).as_deref(), wanted, "{said}");
        }
    }

    #[test]
    fn of_parts_in_one_another_the_innermost_counts() {
        let part = |range, lang: &str| InLang { range, lang: lang.to_owned() };
        let nested = vec![
            part(10..12, "en"),
            part(0..20, "fr"),
            part(4..15, "de"),
            part(15..20, "fr"),
            part(18..25, "he"),
            part(30..30, "he"),
        ];
        let wanted = [
            part(0..4, "fr"),
            part(4..10, "de"),
            part(10..12, "en"),
            part(12..15, "de"),
            part(15..18, "fr"),
            part(18..25, "he"),
        ];
        assert_eq!(innermost(nested), wanted);
    }
}
