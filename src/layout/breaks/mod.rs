//! Breaks (UAX #14). In: the records of a paragraph's characters, one by one, and the text behind each.
//! Out: whether a line may or must break before each.

mod rules;

use rules::{Ahead, Unit, ahead, brackets, closes, hyphens, letters, syllables};

use super::tables::{LineClass as B, Record, record};

/// The places of a text where a line may or must break (UAX #14, untailored), its end left out: the byte
/// behind the break, and which.
pub fn breaks(text: &str) -> impl Iterator<Item = (usize, Break)> {
    let mut scan = Breaks::new();
    text.char_indices()
        .map(move |(at, c)| (at, scan.next(record(c), &text[at + c.len_utf8()..])))
        .filter(|(_, found)| *found != Break::No)
}

/// What stands between two characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// × in the standard.
    No,
    /// ÷ in the standard.
    May,
    /// ! in the standard.
    Must,
}

/// Where the scan of a paragraph stands between two characters. Marks have merged into their base (LB9).
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is what one rule remembers")]
pub(super) struct Breaks {
    /// The character before, spaces left out; `None` at the start of the text.
    base: Option<Unit>,
    /// The one before `base`, spaces counted.
    prior: Option<Unit>,
    /// Spaces stand after `base`.
    spaces: bool,
    /// The very last character is ZWJ (LB8a).
    joiner: bool,
    /// `base` is an initial quotation mark in the place LB15a asks for.
    opening_quote: bool,
    /// `NU (SY | IS)*` stands before (LB25): 1, with a closing bracket 2.
    number: u8,
    /// An odd number of regional indicators stands before (LB30a).
    half_flag: bool,
}

impl Breaks {
    pub(super) const fn new() -> Self {
        Self {
            base: None,
            prior: None,
            spaces: false,
            joiner: false,
            opening_quote: false,
            number: 0,
            half_flag: false,
        }
    }

    /// Takes up again behind a letter (AL, HL), or behind spaces that follow one.
    pub(super) fn resume(&mut self, letter: B, spaces: bool) {
        let unit = Unit { class: letter, east_asian: false };
        *self = Self { base: Some(unit), prior: Some(unit), spaces, ..Self::new() };
    }

    /// Takes the next character; `rest` is the text behind it.
    pub(super) fn next(&mut self, record: Record, rest: &str) -> Break {
        let class = record.line();
        if matches!(class, B::CM | B::ZWJ) {
            if self.merges() {
                self.joiner = class == B::ZWJ;
                return Break::No;
            }
            let unit = Unit { class: B::AL, east_asian: record.east_asian() };
            let found = self.before(unit, rest);
            self.take(unit);
            self.joiner = class == B::ZWJ;
            return found;
        }
        let unit = Unit { class, east_asian: record.east_asian() };
        let found = self.before(unit, rest);
        self.take(unit);
        found
    }

    /// Whether a mark after what stands here belongs to it (LB9).
    fn merges(&self) -> bool {
        !self.spaces
            && self.base.is_some_and(|b| !matches!(b.class, B::BK | B::CR | B::LF | B::NL | B::ZW))
    }

    fn take(&mut self, unit: Unit) {
        self.joiner = false;
        if unit.class == B::SP {
            self.spaces = true;
            self.number = 0;
            self.half_flag = false;
            return;
        }
        let last = self.last();
        self.opening_quote = unit.class == B::InitialQuote
            && last.is_none_or(|l| {
                matches!(
                    l.class,
                    B::BK
                        | B::CR
                        | B::LF
                        | B::NL
                        | B::OP
                        | B::QU
                        | B::InitialQuote
                        | B::FinalQuote
                        | B::GL
                        | B::SP
                        | B::ZW
                )
            });
        self.number = match unit.class {
            B::NU => 1,
            B::SY | B::IS if self.number == 1 => 1,
            B::CL | B::CP if self.number == 1 => 2,
            _ => 0,
        };
        self.half_flag = unit.class == B::RI && !self.half_flag;
        self.prior = last;
        self.base = Some(unit);
        self.spaces = false;
    }

    /// The character before, spaces counted.
    fn last(&self) -> Option<Unit> {
        if self.spaces { Some(Unit { class: B::SP, east_asian: false }) } else { self.base }
    }

    /// The rules LB4 to LB31, in their order.
    fn before(&self, next: Unit, rest: &str) -> Break {
        let class = next.class;
        let Some(last) = self.last() else { return Break::No };
        match (last.class, class) {
            (B::CR, B::LF) => return Break::No,
            (B::BK | B::CR | B::LF | B::NL, _) => return Break::Must,
            (_, B::BK | B::CR | B::LF | B::NL | B::SP | B::ZW) => return Break::No,
            _ => {}
        }
        let base = self.base.map(|unit| unit.class);
        if base == Some(B::ZW) {
            return Break::May;
        }
        if self.joiner || self.stays_through_spaces(last, base, next, rest) {
            return Break::No;
        }
        if last.class == B::SP || class == B::IS {
            let may = class != B::IS || last.class == B::SP && ahead(rest).next().is(B::NU);
            return if may { Break::May } else { Break::No };
        }
        if self.stays(last, next, rest) { Break::No } else { Break::May }
    }

    /// LB11 to LB17: what holds even where spaces stand between.
    fn stays_through_spaces(&self, last: Unit, base: Option<B>, next: Unit, rest: &str) -> bool {
        let class = next.class;
        class == B::WJ
            || last.class == B::WJ
            || last.class == B::GL
            || class == B::GL && !matches!(last.class, B::SP | B::BA | B::Hyphen | B::HY)
            || matches!(class, B::CL | B::CP | B::EX | B::SY)
            || base == Some(B::OP)
            || self.opening_quote
            || class == B::FinalQuote && closes(rest)
            || matches!(base, Some(B::CL | B::CP)) && class == B::NS
            || base == Some(B::B2) && class == B::B2
    }

    /// LB19 to LB30b: what holds where nothing stands between.
    fn stays(&self, last: Unit, next: Unit, rest: &str) -> bool {
        let prior = self.prior;
        if self.quotes(last, next, rest) {
            return true;
        }
        if last.class == B::CB || next.class == B::CB {
            return false;
        }
        hyphens(prior, last, next)
            || letters(last.class, next.class)
            || self.numbers(last.class, next.class, rest)
            || syllables(prior, last, next, rest)
            || brackets(last, next)
            || self.half_flag && last.class == B::RI && next.class == B::RI
    }

    /// LB19 and LB19a.
    fn quotes(&self, last: Unit, next: Unit, rest: &str) -> bool {
        match (last.class, next.class) {
            (_, B::QU | B::FinalQuote) | (B::QU | B::InitialQuote, _) => true,
            (_, B::InitialQuote)
                if !last.east_asian || ahead(rest).next().is_none_or(|n| !n.east_asian()) =>
            {
                true
            }
            (B::FinalQuote, _) => {
                !next.east_asian || self.prior.is_none_or(|unit| !unit.east_asian)
            }
            _ => false,
        }
    }

    /// LB25.
    fn numbers(&self, last: B, class: B, rest: &str) -> bool {
        match (last, class) {
            (_, B::PO | B::PR) if self.number > 0 => true,
            (_, B::NU) if self.number == 1 => true,
            (B::PO | B::PR | B::HY | B::IS, B::NU) => true,
            (B::PO | B::PR, B::OP) => {
                let mut units = ahead(rest);
                let first = units.next();
                first.is(B::NU) || first.is(B::IS) && units.next().is(B::NU)
            }
            _ => false,
        }
    }
}
