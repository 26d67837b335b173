//! What a word is to the grammars of dates and amounts: a word's key in, its [`Lexeme`] out.
//!
//! The words stand in `lexemes.txt`, a line a class, as keys (see [`super::normal`]).

use std::collections::HashMap;
use std::sync::OnceLock;

use super::analysis::{Analysis, WordType};
use super::hash;
use super::token::{TokenKind, digit};

/// The part a word plays in a date or an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lexeme {
    /// None.
    Word,
    /// Decimal digits.
    Number,
    /// A month whose name is nothing else.
    Month,
    /// A month whose name is also another word or a person's.
    PerhapsMonth,
    /// A month whose name is also a verb's form.
    VerbMonth,
    /// The first word of a month of two.
    MonthFirst,
    /// The first word of a month of two that is also a word or name.
    PerhapsMonthFirst,
    /// The first word of the months of pilgrimage and truce.
    SacredMonthFirst,
    /// The second word of a month of two.
    MonthSecond,
    /// The second word of the months of pilgrimage and truce.
    SacredMonthSecond,
    /// A day of the week.
    Weekday,
    /// Morning, evening.
    DayPart,
    /// Today, yesterday, tomorrow.
    Relative,
    /// The word day.
    Day,
    /// The word month.
    MonthHead,
    /// The word year.
    YearHead,
    /// Last, next, current.
    Modifier,
    /// From, of.
    From,
    /// To, until.
    To,
    /// And.
    And,
    /// A preposition of time.
    When,
    /// In.
    In,
    /// On, with, between: behind it no proclitic stands.
    Preposition,
    /// The hundred of a percentage.
    Hundred,
    /// A sign of percentage.
    Percent,
    /// Million, thousand.
    Scale,
    /// A currency's name.
    Currency,
    /// The country of a currency.
    Nationality,
    /// A currency's sign.
    CurrencySign,
    /// A number in words.
    Numeral,
    /// A slash or hyphen.
    Dash,
    /// A colon.
    Colon,
    /// A party, forces, a ministry: the first word of an organisation's long name.
    Head,
    /// A person's title or calling, which a name leaves out.
    Title,
    /// City, province: what a place's name leaves out.
    PlaceHead,
    /// Newspaper, channel: what a medium's name leaves out.
    MediumHead,
    /// Prayer, sermon: what Friday after it is not a date.
    Rite,
}

/// The lexemes of a text's tokens.
#[must_use]
pub fn lexemes(analysis: &Analysis<'_>) -> Vec<Lexeme> {
    let tokens = analysis.types.iter().zip(&analysis.tokens);
    tokens
        .map(|(&word, token)| match token.kind {
            TokenKind::Number => Lexeme::Number,
            TokenKind::Other => Lexeme::Word,
            _ => analysis.words[word as usize].lexeme,
        })
        .collect()
}

/// The lexeme of a word, whatever stands around it.
#[must_use]
pub fn of_word(word: &WordType) -> Lexeme {
    let whole = of_key(&word.key);
    if whole != Lexeme::Word || word.proclitics == 0 {
        return whole;
    }
    match of_key(&word.stem) {
        // A currency or modifier with a proclitic belongs to another phrase.
        Lexeme::Currency | Lexeme::Modifier | Lexeme::Scale => Lexeme::Word,
        Lexeme::Hundred if word.proclitics == 1 && word.key.starts_with('\u{628}') => {
            Lexeme::Percent
        }
        lexeme => lexeme,
    }
}

fn of_key(key: &str) -> Lexeme {
    if key.starts_with(|c: char| digit(c).is_some()) {
        return Lexeme::Number;
    }
    table().get(key).copied().unwrap_or(Lexeme::Word)
}

fn table() -> &'static HashMap<&'static str, Lexeme, hash::Builder> {
    static TABLE: OnceLock<HashMap<&'static str, Lexeme, hash::Builder>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = HashMap::default();
        for (class, words) in
            include_str!("lexemes.txt").lines().filter_map(|line| line.split_once(':'))
        {
            if let Some(lexeme) = by_name(class) {
                table.extend(
                    words.split(' ').filter(|word| !word.is_empty()).map(|word| (word, lexeme)),
                );
            }
        }
        table.insert(":", Lexeme::Colon);
        table
    })
}

fn by_name(class: &str) -> Option<Lexeme> {
    use Lexeme as L;
    Some(match class {
        "Month" => L::Month,
        "PerhapsMonth" => L::PerhapsMonth,
        "VerbMonth" => L::VerbMonth,
        "MonthFirst" => L::MonthFirst,
        "PerhapsMonthFirst" => L::PerhapsMonthFirst,
        "SacredMonthFirst" => L::SacredMonthFirst,
        "MonthSecond" => L::MonthSecond,
        "SacredMonthSecond" => L::SacredMonthSecond,
        "Weekday" => L::Weekday,
        "DayPart" => L::DayPart,
        "Relative" => L::Relative,
        "Day" => L::Day,
        "MonthHead" => L::MonthHead,
        "YearHead" => L::YearHead,
        "Modifier" => L::Modifier,
        "From" => L::From,
        "To" => L::To,
        "And" => L::And,
        "When" => L::When,
        "In" => L::In,
        "Preposition" => L::Preposition,
        "Hundred" => L::Hundred,
        "Percent" => L::Percent,
        "Scale" => L::Scale,
        "Currency" => L::Currency,
        "Nationality" => L::Nationality,
        "CurrencySign" => L::CurrencySign,
        "Numeral" => L::Numeral,
        "Dash" => L::Dash,
        "Head" => L::Head,
        "Title" => L::Title,
        "PlaceHead" => L::PlaceHead,
        "MediumHead" => L::MediumHead,
        "Rite" => L::Rite,
        _ => return None,
    })
}
