//! Amounts: tokens and their lexemes in, the tokens of each number, percentage and sum of money out.
//!
//! Digits with what makes them an amount: a percentage (its sign or its words), a scale (million, thousand), a
//! currency. Of numbers in words only percentages count. The two ends of a range are two.

use std::ops::Range;

use super::analysis::Analysis;
use super::lexeme::Lexeme;

/// The tokens of the amount that begins at a token.
#[must_use]
pub fn amount(analysis: &Analysis<'_>, lexemes: &[Lexeme], start: usize) -> Option<Range<usize>> {
    let lexeme = |at: usize| lexemes.get(at).copied().unwrap_or(Lexeme::Word);
    let unspaced = |at: usize| analysis.tokens.get(at).is_some_and(|token| !token.spaced);
    let end = match lexeme(start) {
        Lexeme::Number => start + 1,
        Lexeme::CurrencySign | Lexeme::Percent
            if lexeme(start + 1) == Lexeme::Number && unspaced(start + 1) =>
        {
            start + 2
        }
        Lexeme::Numeral => return percentage_in_words(lexemes, start),
        _ => return None,
    };
    if lexeme(end) == Lexeme::Colon
        && lexeme(end + 1) == Lexeme::Number
        && unspaced(end)
        && unspaced(end + 1)
    {
        return Some(start..end + 2);
    }
    let dinars = || dinars(analysis, start, end);
    let end = percentage(lexemes, end).or_else(dinars).unwrap_or_else(|| money(lexemes, end));
    Some(start..end)
}

/// Behind the letter that stands for dinars, which only a number with decimals has: behind a whole one it means minutes.
fn dinars(analysis: &Analysis<'_>, number: usize, at: usize) -> Option<usize> {
    let decimals =
        analysis.token_text(number).contains(|c: char| crate::entity::token::digit(c).is_none());
    let letter = analysis.tokens.get(at).is_some_and(|_| analysis.token_text(at) == "\u{62F}");
    (decimals && letter).then_some(at + 1)
}

fn percentage(lexemes: &[Lexeme], at: usize) -> Option<usize> {
    match (lexemes.get(at)?, lexemes.get(at + 1)) {
        (Lexeme::Percent, _) => Some(at + 1),
        (Lexeme::In, Some(Lexeme::Hundred)) => Some(at + 2),
        _ => None,
    }
}

/// Behind the scale and the currency that follow digits, with the currency's country.
fn money(lexemes: &[Lexeme], mut at: usize) -> usize {
    while lexemes.get(at) == Some(&Lexeme::Scale) {
        at += 1;
    }
    if lexemes.get(at) == Some(&Lexeme::CurrencySign) {
        return at + 1;
    }
    if lexemes.get(at) != Some(&Lexeme::Currency) {
        return at;
    }
    at + 1 + usize::from(lexemes.get(at + 1) == Some(&Lexeme::Nationality))
}

/// Numerals up to a percentage.
fn percentage_in_words(lexemes: &[Lexeme], start: usize) -> Option<Range<usize>> {
    let mut at = start;
    while matches!(lexemes.get(at), Some(Lexeme::Numeral | Lexeme::And)) {
        at += 1;
    }
    percentage(lexemes, at).map(|end| start..end)
}
