//! The front matter's own rows: source, date and reading time; the rule; the count of folded blocks.
//! They speak the article's language, as they are part of its page.

use unicode_width::UnicodeWidthStr;

use super::frame::Frame;
use super::pen::{Side, Slot, mark, write};
use crate::app::date;
use crate::article::Article;
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

/// Bytes of text read in a minute: about 180 words of Arabic, 230 of English.
const BYTES_A_MINUTE: [(Base, usize); 2] = [(Base::Rtl, 2000), (Base::Ltr, 1400)];

/// The minutes a text of so many bytes takes to read, at least one.
#[must_use]
pub(super) fn minutes(bytes: usize, dir: Base) -> usize {
    let rate = BYTES_A_MINUTE.iter().find(|(base, _)| *base == dir);
    bytes.div_ceil(rate.map_or(1400, |(_, bytes)| *bytes)).max(1)
}

/// The language of an article's own page.
fn tongue(article: &Article, locale: Locale) -> Locale {
    let arabic = if locale.is_rtl() { locale } else { Locale::Arabic };
    match article.meta.lang.as_deref() {
        Some(lang) if lang.starts_with("ar") => arabic,
        Some(lang) if lang.starts_with("en") => Locale::English,
        None if article.dir == Base::Ltr => Locale::English,
        None if looks_arabic(&article.title()) => arabic,
        Some(_) | None => locale,
    }
}

/// Whether a text is in Arabic script without the letters that Persian, Urdu and Kurdish add to it.
fn looks_arabic(text: &str) -> bool {
    let arabic = |c: char| matches!(c, '\u{621}'..='\u{64a}');
    let added = |c: char| matches!(c, '\u{671}'..='\u{6d5}');
    text.chars().any(arabic) && !text.chars().any(added)
}

/// Values set side by side with dots between them, in the order of a direction.
pub(super) fn dotted(parts: &[String], base: Base) -> String {
    let parts: Vec<String> = parts.iter().map(|part| format!("\u{2068}{part}\u{2069}")).collect();
    let mark = if base == Base::Rtl { '\u{200f}' } else { '\u{200e}' };
    format!("{mark}{}", parts.join(" \u{b7} "))
}

/// Source · date · minutes.
pub(super) fn meta(
    frame: &mut Frame,
    slot: Slot,
    article: &Article,
    theme: &Theme,
    locale: Locale,
) {
    let tongue = tongue(article, locale);
    let meta = &article.meta;
    let byline = meta.byline.clone().filter(|byline| meta.source.as_ref() != Some(byline));
    let day = meta.published.as_deref().map(|published| tongue.say(&date(published)));
    let minutes = tongue.say(&Message::Minutes(minutes(article.len(), article.dir)));
    let all = [meta.source.clone(), byline, day, Some(minutes)];
    // What there is no room for is left out whole, the author first, then the source, then the date.
    let fitting = [[true; 4], [true, false, true, true], [false, false, true, true]];
    let parts = fitting.into_iter().map(|kept| {
        let kept = all.iter().zip(kept).filter(|(_, kept)| *kept);
        kept.filter_map(|(part, _)| part.clone()).collect::<Vec<_>>()
    });
    let parts = parts
        .into_iter()
        .find(|parts| dotted(parts, article.dir).width() <= usize::from(slot.width))
        .unwrap_or_else(|| all[3].iter().cloned().collect());
    let text = dotted(&parts, article.dir);
    let side = Side::start(article.dir);
    write(frame, slot, side, &text, article.dir, theme.style(Role::Faint));
}

/// The thin rule under the front matter.
pub(super) fn rule(frame: &mut Frame, slot: Slot, theme: &Theme) {
    for x in slot.x..slot.x + slot.width {
        mark(frame, x, slot.y, "\u{2500}", theme.style(Role::Rule));
    }
}

/// How many blocks are folded, and the key that shows them.
pub(super) fn folded(
    frame: &mut Frame,
    slot: Slot,
    article: &Article,
    (count, key): (usize, &str),
    theme: &Theme,
    locale: Locale,
) {
    let tongue = tongue(article, locale);
    let text = format!("{} \u{b7} {key}", tongue.say(&Message::Folded(count)));
    let side = Side::start(article.dir);
    write(frame, slot, side, &text, article.dir, theme.style(Role::Faint));
}
