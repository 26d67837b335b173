//! Messages by language, plural forms, digits. In: a [`Message`]. Out: a sentence.
//!
//! A language is a file with one function; its match is exhaustive, so that a new message does not
//! compile until every language says it. Values put into a sentence are isolated (UAX #9, FSI and PDI).

mod ar;
mod en;
mod message;
mod plural;

pub use message::{Message, Noun};

/// The language the interface speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locale {
    /// English.
    #[default]
    English,
    /// Arabic.
    Arabic,
}

impl Locale {
    /// The one for a name as POSIX or BCP 47 write it: `ar_SY.UTF-8`, `ar-EG`. English where it is none
    /// of ours.
    #[must_use]
    pub fn of_name(name: &str) -> Self {
        let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ar") { Self::Arabic } else { Self::English }
    }

    /// A message in this language.
    #[must_use]
    pub fn say(self, message: &Message) -> String {
        match self {
            Self::English => en::say(message),
            Self::Arabic => ar::say(message),
        }
    }

    /// Whether it is written from the right.
    #[must_use]
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }
}

/// A value put into a sentence: isolated, so that neither moves the other.
fn isolate(value: &str) -> String {
    format!("\u{2068}{value}\u{2069}")
}
