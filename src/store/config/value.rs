//! Values of the configuration. In: a TOML value. Out: a value of the type a setting takes, or what it
//! takes and what stands there.

use toml::de::DeValue;

use super::{Alignment, DigitSet, Language, Motion};
use crate::article::Kind;

/// What a setting takes and what stands there instead.
pub(super) struct Misfit {
    pub(super) expected: String,
    pub(super) found: String,
}

impl Misfit {
    pub(super) fn new(expected: &str, value: &DeValue<'_>) -> Self {
        let found = match value {
            DeValue::String(text) if text.trim().is_empty() => "an empty one".to_owned(),
            DeValue::String(text) => format!("the text \"{text}\""),
            DeValue::Integer(number) => format!("the number {number}"),
            DeValue::Float(number) => format!("the number {number}"),
            DeValue::Boolean(truth) => truth.to_string(),
            DeValue::Datetime(_) => "a date".to_owned(),
            DeValue::Array(_) => "a list".to_owned(),
            DeValue::Table(_) => "a table".to_owned(),
        };
        Self { expected: expected.to_owned(), found }
    }
}

/// A type that a setting takes.
pub(super) trait Taken: Sized {
    fn take(value: &DeValue<'_>) -> Result<Self, Misfit>;
}

impl Taken for bool {
    fn take(value: &DeValue<'_>) -> Result<Self, Misfit> {
        value.as_bool().ok_or_else(|| Misfit::new("true or false", value))
    }
}

impl Taken for String {
    fn take(value: &DeValue<'_>) -> Result<Self, Misfit> {
        let text = value.as_str().filter(|text| !text.trim().is_empty());
        text.map(str::to_owned).ok_or_else(|| Misfit::new("a text in quotes", value))
    }
}

/// Columns, at least one.
impl Taken for u16 {
    fn take(value: &DeValue<'_>) -> Result<Self, Misfit> {
        let number = value.as_integer();
        let number =
            number.and_then(|number| Self::from_str_radix(number.as_str(), number.radix()).ok());
        let misfit = || Misfit::new("a number of columns from 1 to 65535", value);
        number.filter(|columns| *columns > 0).ok_or_else(misfit)
    }
}

/// A score from 0 to 1.
impl Taken for f32 {
    fn take(value: &DeValue<'_>) -> Result<Self, Misfit> {
        let float = value.as_float().and_then(|number| number.as_str().parse().ok());
        let integer = || value.as_integer().and_then(|number| number.as_str().parse().ok());
        let number: Option<Self> = float.or_else(integer);
        let misfit = || Misfit::new("a number from 0 to 1", value);
        number.filter(|score| (0.0..=1.0).contains(score)).ok_or_else(misfit)
    }
}

/// A type whose values are words.
pub(super) trait Word: Copy + 'static {
    const WORDS: &'static [(&'static str, Self)];
}

impl Word for Alignment {
    const WORDS: &'static [(&'static str, Self)] =
        &[("start", Self::Start), ("center", Self::Center), ("justify", Self::Justify)];
}

impl Word for Language {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", Self::Auto), ("en", Self::English), ("ar", Self::Arabic)];
}

impl Word for DigitSet {
    const WORDS: &'static [(&'static str, Self)] =
        &[("western", Self::Western), ("locale", Self::Locale)];
}

impl Word for Motion {
    const WORDS: &'static [(&'static str, Self)] =
        &[("full", Self::Full), ("reduced", Self::Reduced)];
}

impl Word for Kind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("person", Self::Person),
        ("organisation", Self::Organisation),
        ("place", Self::Place),
        ("other", Self::Other),
        ("date", Self::Date),
        ("number", Self::Number),
    ];
}

/// Whether tashkeel is shown, or what the terminal can show.
impl Word for Option<bool> {
    const WORDS: &'static [(&'static str, Self)] =
        &[("auto", None), ("show", Some(true)), ("hide", Some(false))];
}

/// The value of a word.
pub(super) fn word<W: Word>(value: &DeValue<'_>) -> Result<W, Misfit> {
    let known = |text: &str| W::WORDS.iter().find(|(word, _)| *word == text);
    let found = value.as_str().and_then(known);
    found.map(|(_, word)| *word).ok_or_else(|| {
        let words: Vec<_> = W::WORDS.iter().map(|(word, _)| format!("\"{word}\"")).collect();
        Misfit::new(&one_of(&words), value)
    })
}

/// `a, b or c`.
fn one_of(words: &[String]) -> String {
    match words {
        [words @ .., last] if !words.is_empty() => format!("{} or {last}", words.join(", ")),
        words => words.concat(),
    }
}
