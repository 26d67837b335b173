//! What a word is to the grammars of dates and amounts: a word's key in, its [`Lexeme`] out.
//!
//! The words stand in `lexemes.txt`, a line a class, as keys (see [`super::normal`]); the program carries their hashes
//! ([`Keys`]), which a test holds to the list, and with `QARI_ACCEPT=1` writes again.

use std::sync::OnceLock;

use super::keys::Keys;
use super::token::digit;

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

/// The lexeme of a word by its key, whatever stands around it.
#[must_use]
pub(super) fn of_key(key: &str, hash: u64) -> Lexeme {
    if key.starts_with(|c: char| digit(c).is_some()) {
        return Lexeme::Number;
    }
    let class = words().get(hash).and_then(|class| CLASSES.get(class as usize));
    class.map_or(Lexeme::Word, |class| class.1)
}

static BYTES: &[u8] = include_bytes!("lexemes.bin");

/// From the hash of a word's key to the place of its class in [`CLASSES`].
fn words() -> &'static Keys {
    static WORDS: OnceLock<Keys> = OnceLock::new();
    WORDS.get_or_init(|| Keys::read(BYTES).unwrap_or_default())
}

/// The classes by the names they have in `lexemes.txt`.
const CLASSES: [(&str, Lexeme); 35] = [
    ("Month", Lexeme::Month),
    ("PerhapsMonth", Lexeme::PerhapsMonth),
    ("VerbMonth", Lexeme::VerbMonth),
    ("MonthFirst", Lexeme::MonthFirst),
    ("PerhapsMonthFirst", Lexeme::PerhapsMonthFirst),
    ("SacredMonthFirst", Lexeme::SacredMonthFirst),
    ("MonthSecond", Lexeme::MonthSecond),
    ("SacredMonthSecond", Lexeme::SacredMonthSecond),
    ("Weekday", Lexeme::Weekday),
    ("DayPart", Lexeme::DayPart),
    ("Relative", Lexeme::Relative),
    ("Day", Lexeme::Day),
    ("MonthHead", Lexeme::MonthHead),
    ("YearHead", Lexeme::YearHead),
    ("Modifier", Lexeme::Modifier),
    ("From", Lexeme::From),
    ("To", Lexeme::To),
    ("And", Lexeme::And),
    ("When", Lexeme::When),
    ("In", Lexeme::In),
    ("Preposition", Lexeme::Preposition),
    ("Hundred", Lexeme::Hundred),
    ("Percent", Lexeme::Percent),
    ("Scale", Lexeme::Scale),
    ("Currency", Lexeme::Currency),
    ("Nationality", Lexeme::Nationality),
    ("CurrencySign", Lexeme::CurrencySign),
    ("Numeral", Lexeme::Numeral),
    ("Dash", Lexeme::Dash),
    ("Head", Lexeme::Head),
    ("Title", Lexeme::Title),
    ("PlaceHead", Lexeme::PlaceHead),
    ("MediumHead", Lexeme::MediumHead),
    ("Rite", Lexeme::Rite),
    ("Colon", Lexeme::Colon),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::entity::hash;

    /// The words of `lexemes.txt` and their classes' places.
    fn listed() -> Vec<(&'static str, usize)> {
        let lines = include_str!("lexemes.txt").lines().filter(|line| !line.starts_with('#'));
        let classes = lines.filter_map(|line| line.split_once(": "));
        let place = |name| CLASSES.iter().position(|class| class.0 == name);
        classes
            .flat_map(|(class, words)| {
                let place = place(class).unwrap_or_else(|| panic!("there is no class {class}"));
                words.split(' ').map(move |word| (word, place))
            })
            .collect()
    }

    #[test]
    fn the_bytes_hold_the_words_of_the_list() {
        let hashes: BTreeMap<u64, u32> =
            listed().into_iter().map(|(word, class)| (hash::text(word), class as u32)).collect();
        let bytes = Keys::write(&hashes);
        if std::env::var_os("QARI_ACCEPT").is_some() {
            let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/entity/lexemes.bin");
            std::fs::write(file, &bytes).expect("the sources can be written");
            return;
        }
        assert!(bytes == BYTES, "the list was changed: QARI_ACCEPT=1 cargo test --lib lexeme");
        for (word, class) in listed() {
            assert_eq!(of_key(word, hash::text(word)), CLASSES[class].1, "{word}");
        }
    }
}
