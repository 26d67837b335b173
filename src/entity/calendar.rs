//! Dates: tokens and their lexemes in, the tokens of each calendar date, month, year, weekday and part of a day out.
//!
//! A date is read from its first token, longest first: `[part of a day] [today] [day] weekday [day] month [year]
//! [modifier]`. A head word (day, month, year) before it stays out; between its parts it belongs to it. A comma ends it.

use std::ops::Range;

use super::analysis::Analysis;
use super::lexeme::Lexeme;
use super::token::digit;

/// Arabic's article.
const ARTICLE: &str = "\u{627}\u{644}";

/// Reads dates at a token.
pub struct Calendar<'a, 't> {
    analysis: &'a Analysis<'t>,
    lexemes: &'a [Lexeme],
}

impl<'a, 't> Calendar<'a, 't> {
    /// Over a text.
    #[must_use]
    pub fn new(analysis: &'a Analysis<'t>, lexemes: &'a [Lexeme]) -> Self {
        Self { analysis, lexemes }
    }

    /// The tokens of the date that begins at a token.
    #[must_use]
    pub fn at(&self, start: usize) -> Option<Range<usize>> {
        let end = self
            .numeric(start)
            .or_else(|| self.written(start))
            .or_else(|| self.day_of_a_range(start))
            .or_else(|| self.year_alone(start))?;
        Some(start..end)
    }

    fn lexeme(&self, at: usize) -> Lexeme {
        self.lexemes.get(at).copied().unwrap_or(Lexeme::Word)
    }

    fn before(&self, at: usize) -> Lexeme {
        at.checked_sub(1).map_or(Lexeme::Word, |at| self.lexeme(at))
    }

    /// The value of a whole number's digits.
    fn number(&self, at: usize) -> Option<u32> {
        if self.lexeme(at) != Lexeme::Number {
            return None;
        }
        let digits: Option<Vec<u32>> = self.analysis.token_text(at).chars().map(digit).collect();
        digits
            .filter(|digits| digits.len() <= 4)?
            .iter()
            .try_fold(0_u32, |sum, digit| Some(sum * 10 + digit))
    }

    fn is_day(&self, at: usize) -> bool {
        self.number(at).is_some_and(|day| (1..=31).contains(&day))
    }

    fn is_year(&self, at: usize) -> bool {
        self.number(at).is_some_and(|year| (1000..2200).contains(&year))
    }

    fn unspaced(&self, at: usize) -> bool {
        self.analysis.tokens.get(at).is_some_and(|token| !token.spaced)
    }

    /// `17/05/2015`, `2015-05-17`, `17.05.2015`.
    fn numeric(&self, start: usize) -> Option<usize> {
        if self.lexeme(start) == Lexeme::Number
            && self.analysis.token_text(start).matches('.').count() == 2
        {
            let parts: Vec<&str> = self.analysis.token_text(start).split('.').collect();
            return (parts[0].len() <= 2 && parts[1].len() <= 2 && parts[2].len() == 4)
                .then_some(start + 1);
        }
        let parts = [self.number(start)?, self.number(start + 2)?, self.number(start + 4)?];
        let dashes =
            self.lexeme(start + 1) == Lexeme::Dash && self.lexeme(start + 3) == Lexeme::Dash;
        let close = (start + 1..start + 5).all(|at| self.unspaced(at));
        let year = parts[0] > 1000 && parts[2] <= 31 || parts[2] > 1000 && parts[0] <= 31;
        (dashes && close && year && parts[1] <= 31).then_some(start + 5)
    }

    /// A date with a weekday or a month in words.
    fn written(&self, start: usize) -> Option<usize> {
        let mut at = self.part_of_a_day(start);
        let parted = at > start;
        while self.lexeme(at) == Lexeme::Relative {
            at += 1;
        }
        let relative = at;
        if self.lexeme(at) == Lexeme::Day && at > start {
            at += 1;
            // `The morning of the day of tomorrow, Friday`.
            while self.lexeme(at) == Lexeme::Relative {
                at += 1;
            }
        }
        if let Some(end) = self.weekday(at) {
            return Some(self.modifiers(self.month_after_weekday(end).unwrap_or(end)));
        }
        if at > start
            && let Some(end) = self.month(at, start)
        {
            return Some(self.modifiers(end));
        }
        if parted && at > relative + 1 {
            return Some(at);
        }
        if parted && relative > self.part_of_a_day(start) {
            return Some(relative);
        }
        (at == start).then(|| self.month(start, start).map(|end| self.modifiers(end)))?
    }

    /// Behind `evening`, `evening of the day`; the start itself where none is.
    fn part_of_a_day(&self, start: usize) -> usize {
        if self.lexeme(start) == Lexeme::DayPart { start + 1 } else { start }
    }

    fn weekday(&self, at: usize) -> Option<usize> {
        let is = self.lexeme(at) == Lexeme::Weekday && self.before(at) != Lexeme::Rite;
        is.then_some(at + 1)
    }

    fn month_after_weekday(&self, at: usize) -> Option<usize> {
        self.is_day(at).then(|| self.month(at, at)).flatten().or_else(|| self.numeric(at))
    }

    /// `[day] [of] [month] NAME [/ NAME] [year]`, from a token; `start` is where the whole date began.
    fn month(&self, start: usize, whole: usize) -> Option<usize> {
        let mut at = start;
        let day = self.is_day(at);
        if day {
            at += 1;
            if self.lexeme(at) == Lexeme::From {
                at += 1;
            }
            if self.lexeme(at) == Lexeme::MonthHead {
                at += 1;
            }
        }
        let (mut end, perhaps) = self.month_name(at)?;
        if self.lexeme(end) == Lexeme::Dash
            && let Some((other, _)) = self.month_name(end + 1)
        {
            end = other;
        } else if self.analysis.tokens.get(end).is_some() && self.bracketed_month(end).is_some() {
            end = self.bracketed_month(end)?;
        }
        // `May 17, 2015`
        if !day && self.is_day(end) && self.analysis.token_text(at).is_ascii() {
            return Some(self.english_year(end + 1).unwrap_or(end + 1));
        }
        let year = self.year_after(end);
        if perhaps && !day && year.is_none() && !self.tells_of_time(at, end, whole) {
            return None;
        }
        if let Some(year) = year {
            return Some(year);
        }
        Some(end)
    }

    fn english_year(&self, at: usize) -> Option<usize> {
        let comma = self.analysis.tokens.get(at).is_some() && self.analysis.token_text(at) == ",";
        (comma && self.is_year(at + 1)).then_some(at + 2)
    }

    fn bracketed_month(&self, open: usize) -> Option<usize> {
        let (end, _) =
            (self.analysis.token_text(open) == "(").then(|| self.month_name(open + 1))??;
        (end < self.analysis.tokens.len() && self.analysis.token_text(end) == ")")
            .then_some(end + 1)
    }

    /// Behind a month's name, and whether the name may be something else.
    fn month_name(&self, at: usize) -> Option<(usize, bool)> {
        let second = self.lexeme(at + 1);
        match self.lexeme(at) {
            Lexeme::Month => Some((at + 1, false)),
            Lexeme::PerhapsMonth | Lexeme::VerbMonth => Some((at + 1, true)),
            Lexeme::MonthFirst if second == Lexeme::MonthSecond => Some((at + 2, false)),
            Lexeme::PerhapsMonthFirst if second == Lexeme::MonthSecond => Some((at + 2, true)),
            Lexeme::SacredMonthFirst if second == Lexeme::SacredMonthSecond => {
                Some((at + 2, false))
            }
            _ => None,
        }
    }

    /// Whether what stands around a doubtful month makes it one.
    fn tells_of_time(&self, at: usize, end: usize, whole: usize) -> bool {
        let before = self.before(whole.min(at));
        let preposition = matches!(
            before,
            Lexeme::When | Lexeme::MonthHead | Lexeme::In | Lexeme::To | Lexeme::From
        );
        let month_before = matches!(before, Lexeme::And | Lexeme::To)
            && at >= 2
            && matches!(
                self.lexeme(at - 2),
                Lexeme::Month | Lexeme::PerhapsMonth | Lexeme::VerbMonth
            );
        let verb = self.lexeme(at) == Lexeme::VerbMonth && before == Lexeme::From;
        (preposition && !verb || month_before) || self.lexeme(end) == Lexeme::Modifier
    }

    /// Behind the year that follows a month, `year` in words and `of the year` between.
    fn year_after(&self, at: usize) -> Option<usize> {
        let mut number = at;
        if self.lexeme(number) == Lexeme::From && self.lexeme(number + 1) == Lexeme::YearHead {
            number += 1;
        }
        if self.lexeme(number) == Lexeme::YearHead {
            number += 1;
        }
        if self.is_year(number) {
            return Some(number + 1);
        }
        (number == at + 2 && self.lexeme(number) == Lexeme::Modifier).then_some(number + 1)
    }

    fn modifiers(&self, at: usize) -> usize {
        if self.lexeme(at) == Lexeme::Modifier { at + 1 } else { at }
    }

    /// The first day of `17 to 28 May`, `18 and 22 March`.
    fn day_of_a_range(&self, start: usize) -> Option<usize> {
        let joined = matches!(self.lexeme(start + 1), Lexeme::To | Lexeme::And | Lexeme::Dash);
        if !self.is_day(start) || !joined || !self.is_day(start + 2) {
            return None;
        }
        let month = self.month(start + 2, start + 2).or_else(|| self.day_of_a_range(start + 2));
        month.map(|_| start + 1)
    }

    /// A year by itself, where a word says so or nothing is counted by it.
    fn year_alone(&self, start: usize) -> Option<usize> {
        if !self.is_year(start) {
            return None;
        }
        let season = self.lexeme(start + 1) == Lexeme::Dash && self.is_year(start + 2);
        let second = start >= 2
            && self.before(start) == Lexeme::Dash
            && self.is_year(start - 2)
            && self.unspaced(start);
        let said =
            matches!(self.before(start), Lexeme::YearHead | Lexeme::When) || season || second;
        (said || self.looks_like_a_year(start)).then_some(start + 1)
    }

    fn looks_like_a_year(&self, at: usize) -> bool {
        let year = self.number(at).unwrap_or(0);
        let counts = matches!(
            self.lexeme(at + 1),
            Lexeme::Scale | Lexeme::Currency | Lexeme::Percent | Lexeme::Number | Lexeme::Colon
        ) || self.lexeme(at + 1) == Lexeme::In
            && self.lexeme(at + 2) == Lexeme::Hundred;
        let signed =
            matches!(self.before(at), Lexeme::CurrencySign | Lexeme::Dash | Lexeme::Number);
        if counts || signed || year.is_multiple_of(100) || !(1900..2060).contains(&year) {
            return false;
        }
        // What is counted follows at once, without an article; a year is followed by a mark, a preposition, a verb.
        let Some(next) = self.analysis.tokens.get(at + 1) else { return true };
        !matches!(next.kind, super::token::TokenKind::Arabic)
            || next.starts_sentence
            || matches!(
                self.lexeme(at + 1),
                Lexeme::In | Lexeme::From | Lexeme::To | Lexeme::And | Lexeme::When
            )
            || self.analysis.word(at + 1).proclitics > 0
            || self.analysis.word(at + 1).key.starts_with(ARTICLE)
            || matches!(self.before(at), Lexeme::In)
    }
}
