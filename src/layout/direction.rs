//! Direction (UAX #9 P2–P3, or the direction of most letters). In: a paragraph. Out: its [`Base`].

use super::levels::Classes;
use super::tables::{Bidi, record};
use super::{Base, Direction, Options};

/// The base direction of a paragraph whose classes are known.
pub(super) fn of_classes(text: &str, classes: &Classes, options: &Options) -> Base {
    if options.direction != Direction::Auto {
        return direction(text, options);
    }
    match (classes.has(&[Bidi::L]), classes.has(&[Bidi::R, Bidi::AL])) {
        (false, false) => options.fallback,
        (true, false) if !has_addresses(text) => Base::Ltr,
        (false, true) if !has_addresses(text) => Base::Rtl,
        _ => direction(text, options),
    }
}

/// The base direction of a paragraph, by itself: what [`super::Paragraph::base`] would say.
#[must_use]
pub fn direction(text: &str, options: &Options) -> Base {
    let found = match options.direction {
        Direction::Fixed(base) => Some(base),
        Direction::FirstStrong => first_strong(text),
        Direction::Auto => of_most_letters(text),
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
fn of_most_letters(text: &str) -> Option<Base> {
    let (ltr, rtl) = if has_addresses(text) {
        text.split(char::is_whitespace)
            .filter(|word| !has_addresses(word))
            .map(strong_letters)
            .fold((0, 0), |sum, word| (sum.0 + word.0, sum.1 + word.1))
    } else {
        strong_letters(text)
    };
    match ltr.cmp(&rtl) {
        std::cmp::Ordering::Less => Some(Base::Rtl),
        std::cmp::Ordering::Greater => Some(Base::Ltr),
        std::cmp::Ordering::Equal => None,
    }
}

fn has_addresses(text: &str) -> bool {
    text.contains('@') || text.contains("://") || text.contains("www.")
}

fn strong_letters(text: &str) -> (usize, usize) {
    let mut counts = (0, 0);
    for c in text.chars() {
        match record(c).bidi() {
            Bidi::L => counts.0 += 1,
            Bidi::R | Bidi::AL => counts.1 += 1,
            _ => {}
        }
    }
    counts
}
