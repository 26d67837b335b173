//! Messages by language, plural forms, digits. In: a [`Message`]. Out: a sentence.
//!
//! A language is a file with one function; its match is exhaustive, so that a new message does not
//! compile until every language says it. Values put into a sentence are isolated (UAX #9, FSI and PDI). Keys stand in
//! sentences by their usual names, in white square brackets (U+27E6, U+27E7), and are said as they are now.

mod ar;
pub mod details;
mod en;
mod message;
mod plural;

pub use details::Detail;
pub use message::{Message, Noun, Piece, Trouble};

/// The language the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Arabic, its numbers in the digits 0123456789.
    Arabic,
    /// Arabic, its numbers in Arabic-Indic digits (`ar-u-nu-arab`).
    ArabicDigits,
}

impl Locale {
    /// The one for a name as POSIX or BCP 47 write it: `ar_SY.UTF-8`, `ar-EG`. English where it is none
    /// of ours.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ar") { Self::Arabic } else { Self::English }
    }

    /// A message in this language, keys by their usual names.
    #[must_use]
    pub fn say(self, message: &Message) -> String {
        self.say_with(message, |usual| Some(usual.to_owned()))
    }

    /// A message in this language. `key` tells what the key of a usual name is called now, or that it is no key.
    #[must_use]
    pub fn say_with(self, message: &Message, key: impl Fn(&str) -> Option<String>) -> String {
        let said = match self {
            Self::English => en::say(message),
            Self::Arabic | Self::ArabicDigits => ar::say(message, self),
        };
        let mut told = String::with_capacity(said.len());
        let mut rest = said.as_str();
        while let Some((before, usual, after)) = bracketed(rest) {
            told.push_str(before);
            match key(usual) {
                Some(now) if now != usual && self.is_rtl() => told.push_str(&isolate(&now)),
                Some(now) => told.push_str(&now),
                None => told.push_str(&rest[before.len()..rest.len() - after.len()]),
            }
            rest = after;
        }
        told + rest
    }

    /// The same with the digits of its language.
    #[must_use]
    pub fn with_own_digits(self) -> Self {
        match self {
            Self::English => Self::English,
            Self::Arabic | Self::ArabicDigits => Self::ArabicDigits,
        }
    }

    /// A number in this language's digits.
    #[must_use]
    pub fn number(self, number: usize) -> String {
        self.digits(&number.to_string())
    }

    /// A text of ours, its digits those of this language.
    #[must_use]
    pub fn digits(self, text: &str) -> String {
        match self {
            Self::English | Self::Arabic => text.to_owned(),
            Self::ArabicDigits => text.chars().map(arabic_indic).collect(),
        }
    }

    /// What stands between the parts of an enumeration.
    #[must_use]
    pub fn comma(self) -> &'static str {
        if self.is_rtl() { "\u{60c} " } else { ", " }
    }

    /// Whether it is written from the right.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self != Self::English
    }
}

/// The Arabic-Indic digit for an ASCII one.
fn arabic_indic(c: char) -> char {
    let digit = c.to_digit(10).filter(|_| c.is_ascii());
    digit.and_then(|digit| char::from_u32(0x660 + digit)).unwrap_or(c)
}

/// What stands before a key in a sentence, its usual name, and what stands behind it.
fn bracketed(sentence: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = sentence.split_once('\u{27e6}')?;
    let (usual, after) = rest.split_once('\u{27e7}')?;
    Some((before, usual, after))
}

/// A value put into a sentence: isolated, so that neither moves the other.
fn isolate(value: &str) -> String {
    format!("\u{2068}{value}\u{2069}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_said_as_they_are_now_and_brackets_of_a_text_stay() {
        let now = |usual: &str| match usual {
            "U" => Some("C-u".to_owned()),
            "x" => None,
            usual => Some(usual.to_owned()),
        };
        let renamed = Message::Renamed("\u{27e6}x\u{27e7}".to_owned());
        let said = Locale::English.say_with(&renamed, now);
        assert_eq!(said, "Now called \u{2068}\u{27e6}x\u{27e7}\u{2069} \u{b7} C-u undoes");
        assert!(Locale::Arabic.say_with(&renamed, now).contains("\u{2068}C-u\u{2069}"));
        assert!(Locale::English.say(&Message::LastMention).ends_with("Shift-Tab goes back"));
    }

    #[test]
    fn numbers_take_the_digits_of_the_locale_where_it_asks_for_them_and_values_keep_theirs() {
        let say = |locale: Locale, message| locale.say(&message);
        assert_eq!(say(Locale::Arabic, Message::Percent(38)), "38\u{66a}");
        assert_eq!(say(Locale::ArabicDigits, Message::Percent(38)), "\u{663}\u{668}\u{66a}");
        assert!(say(Locale::ArabicDigits, Message::NotFound("2014".to_owned())).contains("2014"));
        assert_eq!(Locale::English.with_own_digits().number(38), "38");
        assert_eq!(Locale::Arabic.with_own_digits().number(38), "\u{663}\u{668}");
    }
}
