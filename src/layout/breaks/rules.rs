//! Rules of UAX #14 about two neighbours. In: their classes, and where a rule asks for it the one before or the text
//! behind them. Out: whether they stay together.

use crate::layout::tables::{LineClass as B, Record, record};

/// A class with its width, as some rules ask for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) class: B,
    pub(super) east_asian: bool,
}

/// LB15b: what may follow a final quotation mark.
pub(super) fn closes(rest: &str) -> bool {
    ahead(rest).next().is_none_or(|next| {
        matches!(
            next.line(),
            B::SP
                | B::GL
                | B::WJ
                | B::CL
                | B::QU
                | B::InitialQuote
                | B::FinalQuote
                | B::CP
                | B::EX
                | B::IS
                | B::SY
                | B::BK
                | B::CR
                | B::LF
                | B::NL
                | B::ZW
        )
    })
}

/// LB20a to LB21b.
pub(super) fn hyphens(prior: Option<Unit>, last: Unit, next: Unit) -> bool {
    let alone = prior.is_none_or(|unit| {
        matches!(unit.class, B::BK | B::CR | B::LF | B::NL | B::SP | B::ZW | B::CB | B::GL)
    });
    let hyphen = matches!(last.class, B::HY | B::Hyphen);
    let after_hebrew = prior.is_some_and(|unit| unit.class == B::HL);
    hyphen && alone && matches!(next.class, B::AL | B::DottedCircle)
        || matches!(next.class, B::BA | B::Hyphen | B::HY | B::NS)
        || last.class == B::BB
        || after_hebrew
            && (hyphen || last.class == B::BA && !last.east_asian)
            && next.class != B::HL
        || last.class == B::SY && next.class == B::HL
}

/// LB22 to LB24 and LB26 to LB29.
pub(super) fn letters(last: B, class: B) -> bool {
    const fn letter(class: B) -> bool {
        matches!(class, B::AL | B::HL | B::DottedCircle)
    }
    const fn ideograph(class: B) -> bool {
        matches!(class, B::ID | B::Unassigned | B::EB | B::EM)
    }
    const fn hangul(class: B) -> bool {
        matches!(class, B::JL | B::JV | B::JT | B::H2 | B::H3)
    }
    match (last, class) {
        (_, B::IN)
        | (B::JL, B::JL | B::JV | B::H2 | B::H3)
        | (B::JV | B::H2, B::JV | B::JT)
        | (B::JT | B::H3, B::JT)
        | (B::EB | B::Unassigned, B::EM) => true,
        (B::NU | B::PR | B::PO | B::IS, _) if letter(class) => true,
        (_, B::NU | B::PR | B::PO) if letter(last) => true,
        (B::PR, _) if ideograph(class) || hangul(class) => true,
        (_, B::PO) if ideograph(last) || hangul(last) => true,
        _ => letter(last) && letter(class),
    }
}

/// LB28a.
pub(super) fn syllables(prior: Option<Unit>, last: Unit, next: Unit, rest: &str) -> bool {
    const fn akshara(class: B) -> bool {
        matches!(class, B::AK | B::DottedCircle | B::AS)
    }
    match (last.class, next.class) {
        (B::AP, class) => akshara(class),
        (class, B::VF | B::VI) if akshara(class) => true,
        (B::VI, B::AK | B::DottedCircle) => prior.is_some_and(|unit| akshara(unit.class)),
        (class, after) if akshara(class) && akshara(after) => ahead(rest).next().is(B::VF),
        _ => false,
    }
}

/// LB30.
pub(super) fn brackets(last: Unit, next: Unit) -> bool {
    const fn word(class: B) -> bool {
        matches!(class, B::AL | B::HL | B::DottedCircle | B::NU)
    }
    word(last.class) && next.class == B::OP && !next.east_asian
        || last.class == B::CP && !last.east_asian && word(next.class)
}

/// The characters that follow, marks left out (LB9).
pub(super) fn ahead(rest: &str) -> impl Iterator<Item = Record> {
    rest.chars().map(record).filter(|r| !matches!(r.line(), B::CM | B::ZWJ))
}

/// Whether a character that follows is of a class.
pub(super) trait Ahead {
    fn is(&self, class: B) -> bool;
}

impl Ahead for Option<Record> {
    fn is(&self, class: B) -> bool {
        self.is_some_and(|record| record.line() == class)
    }
}
