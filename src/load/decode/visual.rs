//! Hebrew in visual order: each line as it was to be seen, from left to right. In: text decoded as ISO-8859-8, whose
//! label says so (WHATWG Encoding; RFC 1556). Out: the same in logical order, as all else is.
//!
//! Many files of that label are in logical order nevertheless. Final letters tell: a word ends with them.

use std::collections::HashMap;

use encoding_rs::ISO_8859_8;

/// Letters that only end a word.
const FINAL: [char; 5] = ['\u{5DA}', '\u{5DD}', '\u{5DF}', '\u{5E3}', '\u{5E5}'];

/// Elements inside a line.
const INLINE: [&str; 20] = [
    "a", "abbr", "b", "big", "cite", "code", "em", "font", "i", "kbd", "nobr", "s", "small",
    "span", "strike", "strong", "sub", "sup", "tt", "u",
];

/// Elements whose content is no text of the page.
const OTHER: [&str; 2] = ["script", "style"];

/// Brackets, and entities for them, that face the other way in the other direction.
const MIRRORED: [(&str, &str); 6] = [
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    ("\u{AB}", "\u{BB}"),
    ("&lt;", "&gt;"),
    ("&laquo;", "&raquo;"),
];

/// A text in logical order, and how many of its lines were turned; `None` where its words are in logical order.
pub(super) fn logical(text: &str) -> Option<(String, usize)> {
    if !is_visual(text) {
        return None;
    }
    let is_markup = text.trim_start().starts_with('<');
    let (mut out, mut turned) = (String::with_capacity(text.len()), 0);
    if is_markup {
        markup(text, &mut out, &mut turned);
    } else {
        for line in text.split_inclusive('\n') {
            let (line, end) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
            flush(&mut vec![Token::Text(line)], &mut out, &mut turned);
            out.push_str(end);
        }
    }
    Some((out, turned))
}

/// Whether words begin with final letters more often than they end with them; where none has one, the label is taken
/// at its word.
fn is_visual(text: &str) -> bool {
    let (begins, ends, hebrew) = finals(text);
    hebrew && begins >= ends
}

/// Whether the final letters of bytes in ISO-8859-8 say that they are in visual order.
pub(super) fn is_sure(bytes: &[u8]) -> bool {
    let (begins, ends, _) = finals(&ISO_8859_8.decode_without_bom_handling(bytes).0);
    begins > ends
}

/// How many words begin with final letters and how many end with them, and whether there are words.
fn finals(text: &str) -> (usize, usize, bool) {
    let (mut begins, mut ends, mut hebrew) = (0_usize, 0_usize, false);
    for word in text.split(|char: char| !is_hebrew(char)) {
        let (mut letters, mut last) = (word.chars(), word.chars());
        let (Some(first), Some(last)) = (letters.next(), last.next_back()) else { continue };
        hebrew = true;
        if letters.next().is_some() {
            begins += usize::from(FINAL.contains(&first));
            ends += usize::from(FINAL.contains(&last));
        }
    }
    (begins, ends, hebrew)
}

fn is_hebrew(char: char) -> bool {
    matches!(char, '\u{5D0}'..='\u{5EA}')
}

/// What a line of a page is made of.
enum Token<'t> {
    Text(&'t str),
    Open(&'t str, &'t str),
    Close(&'t str),
    /// An element of its own: a picture.
    Single(&'t str),
}

/// Turns the lines of a page, which blocks and `<br>` end.
fn markup(text: &str, out: &mut String, turned: &mut usize) {
    let (mut rest, mut line, mut verbatim) = (text, Vec::new(), false);
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        push_text(before, verbatim, &mut line, out, turned);
        let end = if tag.starts_with("<!--") { "-->" } else { ">" };
        let length = tag.find(end).map_or(tag.len(), |at| at + end.len());
        let (tag, behind) = tag.split_at(length);
        rest = behind;
        let inner = tag.trim_start_matches(['<', '/']);
        let name =
            inner.split(|char: char| !char.is_ascii_alphanumeric()).next().unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let name = name.as_str();
        match INLINE.iter().find(|inline| **inline == name) {
            Some(inline) if tag.starts_with("</") => line.push(Token::Close(inline)),
            Some(inline) => line.push(Token::Open(inline, tag)),
            None if name == "img" || name.is_empty() => line.push(Token::Single(tag)),
            None => {
                flush(&mut line, out, turned);
                out.push_str(tag);
                if name == "pre" {
                    verbatim = !tag.starts_with("</");
                }
                if OTHER.contains(&name) && !tag.starts_with("</") {
                    let (other, behind) = rest.split_at(end_tag(rest, name));
                    out.push_str(other);
                    rest = behind;
                }
            }
        }
    }
    push_text(rest, verbatim, &mut line, out, turned);
    flush(&mut line, out, turned);
}

/// Where the end tag of an element stands, the end for none.
fn end_tag(text: &str, name: &str) -> usize {
    let is = |at: &usize| {
        let named = text.as_bytes().get(at + 2..at + 2 + name.len());
        named.is_some_and(|named| named.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(is).unwrap_or(text.len())
}

/// Adds text to a line; preformatted, each of its lines is one.
fn push_text<'t>(
    text: &'t str,
    verbatim: bool,
    line: &mut Vec<Token<'t>>,
    out: &mut String,
    turned: &mut usize,
) {
    if !verbatim {
        line.push(Token::Text(text));
        return;
    }
    for (index, piece) in text.split('\n').enumerate() {
        if index > 0 {
            flush(line, out, turned);
            out.push('\n');
        }
        line.push(Token::Text(piece));
    }
}

/// Writes a line in logical order. Its elements stand in the other order too, each around the same text.
fn flush(line: &mut Vec<Token<'_>>, out: &mut String, turned: &mut usize) {
    let hebrew = |token: &Token<'_>| matches!(token, Token::Text(text) if text.contains(is_hebrew));
    if !line.iter().any(hebrew) {
        for token in line.drain(..) {
            match token {
                Token::Text(text) | Token::Open(_, text) | Token::Single(text) => {
                    out.push_str(text);
                }
                Token::Close(name) => out.extend(["</", name, ">"]),
            }
        }
        return;
    }
    *turned += 1;
    // Which tags are open, by name, each with its number: what an end tag ends.
    let mut opened: HashMap<&str, Vec<(usize, &str)>> = HashMap::new();
    let mut turned_tokens: Vec<String> = Vec::new();
    for token in line.drain(..) {
        turned_tokens.push(match token {
            Token::Text(text) => turn(text),
            Token::Single(tag) => tag.to_owned(),
            Token::Open(name, tag) => {
                opened.entry(name).or_default().push((turned_tokens.len(), tag));
                format!("</{name}>")
            }
            Token::Close(name) => {
                let tag = opened.get_mut(name).and_then(Vec::pop);
                // One that was opened in a line before stays so.
                tag.map_or_else(String::new, |(_, tag)| tag.to_owned())
            }
        });
    }
    // What is not closed in this line ends with it.
    let mut left: Vec<(usize, &str)> = opened.into_values().flatten().collect();
    left.sort_unstable();
    turned_tokens.extend(left.into_iter().map(|(_, tag)| tag.to_owned()));
    out.extend(turned_tokens.iter().rev().map(String::as_str));
}

/// A piece of a line in logical order: reversed, its numbers and Latin words as they were, its brackets mirrored.
fn turn(text: &str) -> String {
    let units = units(text);
    let mut pieces: Vec<String> = Vec::new();
    let mut at = 0;
    while at < units.len() {
        let end = left_to_right(&units, at);
        if end > at {
            pieces.push(units[at..end].concat());
            at = end;
        } else {
            pieces.push(mirrored(units[at]).to_owned());
            at += 1;
        }
    }
    pieces.iter().rev().map(String::as_str).collect()
}

/// Characters, and entities as one.
fn units(text: &str) -> Vec<&str> {
    let mut units = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let entity = rest.strip_prefix('&').and_then(|entity| {
            let length = entity.bytes().take(10).position(|byte| byte == b';')?;
            let named =
                entity[..length].bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
            (named && length > 0).then_some(length + 2)
        });
        let (unit, behind) = rest.split_at(entity.unwrap_or(first.len_utf8()));
        units.push(unit);
        rest = behind;
    }
    units
}

/// Where a run that goes from left to right ends, the same place for none: Latin words with what is between them, or
/// a number with its signs.
fn left_to_right(units: &[&str], start: usize) -> usize {
    let is = |at: usize, of: fn(char) -> bool| {
        units.get(at).is_some_and(|unit| unit.len() == 1 && unit.chars().all(of))
    };
    let digit = |at| is(at, |char| char.is_ascii_digit());
    let sign = |at| is(at, |char| matches!(char, '%' | '$' | '#' | '+'));
    let mut end = start;
    if sign(start) && digit(start + 1) {
        end += 1;
    }
    while digit(end) || (end > start && is(end, |char| ".,:/-".contains(char)) && digit(end + 1)) {
        end += 1;
    }
    if end > start && sign(end) {
        end += 1;
    }
    if !is(end, |char| char.is_ascii_alphabetic()) {
        return if digit(start) || digit(start + 1) { end } else { start };
    }
    let mut last = end;
    let hebrew = |at: usize| units[at].contains(is_hebrew);
    for at in end..units.len() {
        if hebrew(at) {
            break;
        }
        if is(at, |char| char.is_ascii_alphanumeric()) {
            last = at + 1;
        }
    }
    last
}

fn mirrored(unit: &str) -> &str {
    MIRRORED
        .iter()
        .find_map(|(left, right)| match unit {
            unit if unit == *left => Some(*right),
            unit if unit == *right => Some(*left),
            _ => None,
        })
        .unwrap_or(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Capitals stand for Hebrew letters; `A` for the final mem, which ends words.
    fn hebrew(text: &str) -> String {
        let letter = |char: char| match char {
            'A' => '\u{5DD}',
            'B'..='Z' => char::from_u32(0x5D0 + u32::from(char) - u32::from('B')).unwrap_or(char),
            char => char,
        };
        text.chars().map(letter).collect()
    }

    fn turned(text: &str) -> Option<String> {
        logical(&hebrew(text)).map(|(text, _)| text)
    }

    #[test]
    fn lines_in_visual_order_are_turned_and_their_numbers_and_latin_words_are_not() {
        let said = "(2012 ABC) acme inc v2 ADEF 50% AXYZ.\n\nlatin only\r\n.AGHI 12,500 AJKL";
        let want = ".ZYXA 50% FEDA acme inc v2 (CBA 2012)\n\nlatin only\r\nLKJA 12,500 IHGA.";
        assert_eq!(turned(said), Some(hebrew(want)));
    }

    #[test]
    fn words_that_end_as_words_do_are_in_logical_order_whatever_the_label_says() {
        assert_eq!(turned("CBA FEDA, HGA"), None);
        assert_eq!(turned("no such letters"), None);
        assert_eq!(turned("BC DE"), Some(hebrew("ED CB")));
    }

    #[test]
    fn a_page_of_nothing_but_elements_is_turned_in_time_in_its_length() {
        // Quadratic, each would take minutes.
        let many = 200_000;
        let scripts = "<script></script>".repeat(many);
        let nested = format!("{}AB{}", "<b>".repeat(many), "</i>".repeat(many));
        for page in [scripts + "<p>AB", format!("<p>{nested}")] {
            assert!(turned(&page).is_some_and(|page| page.contains(&hebrew("BA"))));
        }
    }

    #[test]
    fn a_page_keeps_its_elements_around_their_words() {
        let said =
            "<html><script>BA</script><p>ABC <b>&quot;ADEF</b> <a href=x>AGHI</a><br>(AJKL)<p>x";
        let want =
            "<html><script>BA</script><p><a href=x>IHGA</a> <b>FEDA&quot;</b> CBA<br>(LKJA)<p>x";
        assert_eq!(turned(said), Some(hebrew(want)));
    }
}
