//! Direction (UAX #9 P2–P3, or the direction of most letters). In: a paragraph. Out: its [`Base`].

use std::ops::Range;

use super::levels::Classes;
use super::tables::{Bidi, record};
use super::{Base, Direction, Options};

/// The base direction of a paragraph, by itself: what [`super::Paragraph::base`] would say.
#[must_use]
pub fn direction(text: &str, options: &Options) -> Base {
    let mut classes = Classes::default();
    if options.direction == Direction::Auto {
        classes.begin(text.len());
        text.char_indices().for_each(|(at, c)| classes.next_plain(at, record(c)));
    }
    of_classes(text, &classes, options)
}

/// The base direction of a paragraph whose classes are known.
pub(super) fn of_classes(text: &str, classes: &Classes, options: &Options) -> Base {
    let found = match options.direction {
        Direction::Fixed(base) => Some(base),
        Direction::FirstStrong => first_strong(text),
        Direction::Auto => of_most_letters(text, &classes.each),
    };
    found.unwrap_or(options.fallback)
}

/// P2: the first strong character outside isolates.
fn first_strong(text: &str) -> Option<Base> {
    let mut depth = 0_usize;
    for c in text.chars() {
        match record(c).bidi() {
            Bidi::L if depth == 0 => return Some(Base::Ltr),
            Bidi::R | Bidi::AL if depth == 0 => return Some(Base::Rtl),
            Bidi::LRI | Bidi::RLI | Bidi::FSI => depth += 1,
            Bidi::PDI => depth = depth.saturating_sub(1),
            Bidi::B => return None,
            _ => {}
        }
    }
    None
}

/// The direction of most strong characters; URLs, e-mail addresses and handles are not counted.
fn of_most_letters(text: &str, classes: &[u8]) -> Option<Base> {
    let (mut ltr, mut rtl) = letters(classes);
    for word in addresses(text) {
        let (left, right) = letters(&classes[word]);
        (ltr, rtl) = (ltr - left, rtl - right);
    }
    match ltr.cmp(&rtl) {
        std::cmp::Ordering::Less => Some(Base::Rtl),
        std::cmp::Ordering::Greater => Some(Base::Ltr),
        std::cmp::Ordering::Equal => None,
    }
}

/// How many characters are L, and how many R or AL.
fn letters(classes: &[u8]) -> (usize, usize) {
    const L: u8 = Bidi::L as u8;
    const R: u8 = Bidi::R as u8;
    const AL: u8 = Bidi::AL as u8;
    let left = classes.iter().map(|&class| usize::from(class == L)).sum();
    let right = classes.iter().map(|&class| usize::from(class == R || class == AL)).sum();
    (left, right)
}

/// The words (between white space of ASCII) that hold `@`, `://` or `www.`.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(found) = bytes[from..].iter().position(|b| matches!(b, b'@' | b':' | b'w')) {
            let at = from + found;
            if [&b"@"[..], b"://", b"www."].iter().any(|mark| bytes[at..].starts_with(mark)) {
                let blank = |byte: &u8| byte.is_ascii_whitespace();
                let start = bytes[..at].iter().rposition(blank).map_or(0, |blank| blank + 1);
                let length = bytes[at..].iter().position(blank);
                let end = length.map_or(bytes.len(), |length| at + length);
                from = end;
                return Some(start..end);
            }
            from = at + 1;
        }
        None
    })
}
