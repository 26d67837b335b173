//! What loading hands down as the messages name it. In: facts of the article. Out: the same in the words of
//! [`locale`](crate::locale::details), which knows no article.

use crate::article::offsets::Unit;
use crate::article::{Bound, Certainty, Form, LayerForm, Notice, Things, Told, Unplaced};
use crate::locale::details::{Detail, FormName, Known, LayerName, ThingsName, UnitName, Why};

/// A notice as it is said; `None` of one that stands elsewhere among the facts.
pub(super) fn notice(notice: &Notice) -> Option<Detail> {
    Some(match notice {
        // These stand with the encoding and the annotations.
        Notice::EncodingGuessed { .. }
        | Notice::MentionsSkipped { .. }
        | Notice::OffsetUnit { .. } => return None,
        Notice::InvalidBytes { count, encoding, first } => {
            Detail::InvalidBytes(*count, encoding, *first)
        }
        Notice::OffsetBase { line_feeds, mark } => Detail::OffsetBase(*line_feeds, *mark),
        Notice::Folded { repeated, site } => Detail::Folded(*repeated, *site),
        Notice::Rewrapped { lines } => Detail::Rewrapped(*lines),
        Notice::VisualOrder { lines } => Detail::Turned(*lines),
        Notice::Skipped { count, of, what, reason } => {
            Detail::Skipped(*count, *of, things(*what), reason.clone())
        }
        Notice::Limit { what: Bound::Paragraph } => Detail::LongParagraph,
        Notice::Limit { what: Bound::Page } => Detail::PageUnparsed,
        Notice::Limit { what: Bound::Damaged { behind, cause } } => {
            Detail::Damaged(*behind, cause.clone())
        }
        Notice::Limit { what: Bound::Unread { behind, why } } => {
            Detail::Unread(*behind, why.clone())
        }
    })
}

pub(super) fn form(form: Form) -> FormName {
    match form {
        Form::Plain => FormName::Plain,
        Form::Json => FormName::Json,
        Form::JsonLines => FormName::JsonLines,
        Form::JsonFeed => FormName::JsonFeed,
        Form::Html => FormName::Html,
        Form::SavedPage => FormName::SavedPage,
        Form::Markdown => FormName::Markdown,
        Form::Feed => FormName::Feed,
        Form::Trec => FormName::Trec,
        Form::Annotated => FormName::Annotated,
        Form::Epub => FormName::Epub,
    }
}

pub(super) fn told(told: Told) -> Known {
    match told {
        Told::Content => Known::ByContent,
        Told::Name => Known::ByName,
        Told::Elimination => Known::ByElimination,
        Told::Asked => Known::Asked("--raw"),
    }
}

pub(super) fn certainty(by: Certainty) -> Known {
    match by {
        Certainty::Asked => Known::Asked("--encoding"),
        Certainty::Mark => Known::ByMark,
        Certainty::Header => Known::ByHeader,
        Certainty::Declared => Known::Said,
        Certainty::Valid => Known::Valid,
        Certainty::Begins => Known::Begins,
        Certainty::Guessed => Known::Guessed,
        Certainty::Assumed => Known::Assumed,
    }
}

pub(super) fn unit(unit: Unit) -> UnitName {
    match unit {
        Unit::CodePoints => UnitName::CodePoints,
        Unit::Utf16 => UnitName::Utf16,
        Unit::Bytes => UnitName::Bytes,
    }
}

pub(super) fn why(reason: &Unplaced) -> Why {
    match reason.clone() {
        Unplaced::Rejected => Why::Rejected,
        Unplaced::PassedOver => Why::PassedOver,
        Unplaced::NoSuchLine { line } => Why::NoSuchLine(line),
        Unplaced::Discarded => Why::Discarded,
        Unplaced::Cancelled => Why::Cancelled,
        Unplaced::NoPlace => Why::NoPlace,
        Unplaced::Backwards { start, end } => Why::Backwards(start, end),
        Unplaced::Beyond { offset, length, unit } => Why::Beyond(offset, length, self::unit(unit)),
        Unplaced::Inside { offset } => Why::Inside(offset),
        Unplaced::Another { start, found, quoted } => Why::Another(start, found, quoted),
        Unplaced::Absent { quoted, once_more } => Why::Absent(quoted, once_more),
        Unplaced::UnknownPart { name } => Why::NoPart(Some(name)),
        Unplaced::NoSuchPart => Why::NoPart(None),
        Unplaced::Overlaps { text } => Why::Overlaps(text),
        Unplaced::BeforeBody { text } => Why::BeforeBody(text),
    }
}

pub(super) fn layer_form(form: LayerForm) -> LayerName {
    match form {
        LayerForm::Json(key) => LayerName::Json(key),
        LayerForm::Web => LayerName::Web,
        LayerForm::Tokens => LayerName::Tokens,
        LayerForm::Brat => LayerName::Brat,
        LayerForm::WebAnno => LayerName::WebAnno,
        LayerForm::Markup => LayerName::Markup,
        LayerForm::Nif => LayerName::Nif,
        LayerForm::Csv => LayerName::Csv,
    }
}

fn things(things: Things) -> ThingsName {
    match things {
        Things::Articles => ThingsName::Articles,
        Things::Chapters => ThingsName::Chapters,
        Things::Files => ThingsName::Files,
        Things::Tags => ThingsName::Tags,
        Things::Tokens => ThingsName::Tokens,
        Things::AnnotatedTexts => ThingsName::AnnotatedTexts,
        Things::AnnotationFiles => ThingsName::AnnotationFiles,
        Things::Corrections => ThingsName::Corrections,
    }
}
