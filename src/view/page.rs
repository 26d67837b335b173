//! The page: the article's rows in their measure, mentions and hits in their colours.

use std::ops::Range;

use ratatui::style::Style;

use super::frame::Frame;
use super::front;
use super::pen::{Side, Slot, mark, paint, write};
use super::said::said;
use super::{links, meeting};
use crate::app::App;
use crate::app::flow::{Row, RowKind, TextRow};
use crate::article::{Article, BlockKind, Emphasis};
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

/// Draws the visible rows of the article.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let (Some(article), Some(reading)) = (app.article(), app.reading()) else { return };
    let room = app.room();
    empty(frame, app, theme, locale);
    for (index, row) in reading.page.rows.iter().enumerate() {
        let y = room.text.y + index as u16;
        let slot = Slot { x: room.left, y, width: room.measure as u16 };
        match &row.kind {
            RowKind::Air => {}
            RowKind::Meta => front::meta(frame, slot, article, theme, locale),
            RowKind::Rule => front::rule(frame, slot, theme),
            RowKind::Folded(count) => {
                let key = app.settings.keymap.now("z").unwrap_or_default();
                front::folded(frame, slot, article, (*count, &key), theme, locale);
            }
            RowKind::Text(text) => {
                line(frame, slot, text, reading.aside, theme);
                inlines(frame, slot, article, text, theme);
                for link in meeting::links(&article.links, &text.bytes()) {
                    over(frame, slot, text, &link.range, theme.style(Role::Link));
                }
                mentions(frame, slot, app, text, theme);
                hits(frame, slot, app, text, theme);
                selection(frame, slot, app, text, theme);
                links::note(frame, slot, article, text);
            }
        }
    }
}

/// Says that there is nothing under the title, where there is not.
fn empty(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let (Some(article), Some(reading)) = (app.article(), app.reading()) else { return };
    let (page, room) = (&reading.page, app.room());
    let has_text = |row: &Row| {
        matches!(&row.kind, RowKind::Text(text) if text.block != BlockKind::Title)
            || matches!(row.kind, RowKind::Folded(_))
    };
    let below = page.rows.len() as u16 + 1;
    if !page.starts || !page.ends || below >= room.text.height || page.rows.iter().any(has_text) {
        return;
    }
    let slot = Slot { x: room.left, y: room.text.y + below, width: room.measure as u16 };
    let base = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    let text = said(app, locale, &Message::NoText(app.articles.len() > 1));
    write(frame, slot, Side::start(article.dir), &text, base, theme.style(Role::Soft));
}

/// A line of a block in the style of its kind, with its bar or marker. `aside` is the start of the caption or
/// note that was gone to.
fn line(frame: &mut Frame, slot: Slot, text: &TextRow, aside: Option<usize>, theme: &Theme) {
    let own = Slot { x: slot.x + text.left as u16, width: text.width as u16, ..slot };
    frame.put(own.x, own.y, own.width, &text.line, Some(text.origin));
    paint(frame, own, style(text, theme));
    let edge = match Side::start(text.base) {
        Side::Left => slot.x,
        Side::Right => (slot.x + slot.width).saturating_sub(1),
    };
    match text.block {
        BlockKind::Quote => {
            let bar = if text.base == Base::Rtl { "\u{2590}" } else { "\u{258c}" };
            mark(frame, edge, slot.y, bar, theme.style(Role::QuoteBar));
        }
        _ if aside == Some(text.start) => {
            let bar = if text.base == Base::Rtl { "\u{2590}" } else { "\u{258c}" };
            mark(frame, edge, slot.y, bar, theme.style(Role::Accent));
        }
        BlockKind::ListItem if text.first => {
            mark(frame, edge, slot.y, "\u{2022}", theme.style(Role::Accent));
        }
        _ => {}
    }
}

/// Sets apart what the article sets apart in a row. No slant where Arabic runs, which has none.
fn inlines(frame: &mut Frame, slot: Slot, article: &Article, text: &TextRow, theme: &Theme) {
    for inline in meeting::inlines(&article.inlines, text) {
        let role = match inline.emphasis {
            Emphasis::Strong => Role::Strong,
            Emphasis::Light if text.base == Base::Rtl => continue,
            Emphasis::Light => Role::Emphasis,
            Emphasis::Code => Role::InlineCode,
        };
        over(frame, slot, text, &inline.range, theme.style(role));
    }
}

/// The style of a block's text.
fn style(text: &TextRow, theme: &Theme) -> Style {
    if text.unfolded {
        return theme.style(Role::Soft);
    }
    match text.block {
        BlockKind::Title => theme.style(Role::Title),
        BlockKind::Heading(_) => theme.style(Role::Heading),
        BlockKind::Subtitle | BlockKind::Summary | BlockKind::Note => theme.style(Role::Soft),
        BlockKind::Caption => theme.style(Role::Faint),
        BlockKind::Quote => theme.style(Role::Quote),
        BlockKind::Code => theme.style(Role::Code),
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::TableRow => theme.style(Role::Text),
    }
}

/// Colours the mentions of a row; longer ones first, so that nested ones lie over them.
fn mentions(frame: &mut Frame, slot: Slot, app: &App, text: &TextRow, theme: &Theme) {
    let (Some(article), Some(reading)) = (app.article(), app.reading()) else { return };
    let current = reading.current;
    let entity = app.current().map(|mention| mention.entity);
    for (index, mention) in meeting::mentions(&article.mentions, text) {
        let kind = mention.label.kind();
        if !app.kinds.has(kind) {
            continue;
        }
        let role = if current == Some(index) {
            Role::CurrentMention(kind)
        } else if entity == Some(mention.entity) {
            Role::SameEntity(kind)
        } else {
            Role::Mention(kind)
        };
        over(frame, slot, text, &mention.range, theme.style(role));
    }
}

/// Marks the search hits of a row, the current one apart.
fn hits(frame: &mut Frame, slot: Slot, app: &App, text: &TextRow, theme: &Theme) {
    let Some(search) = &app.search else { return };
    for (index, hit) in search.meeting(&text.bytes()) {
        let current = search.current == Some(index) && app.current().is_none();
        let role = if current { Role::CurrentHit } else { Role::Hit };
        over(frame, slot, text, hit, theme.style(role));
    }
}

/// Marks the selected text of a row: one range, drawn as its visual pieces.
fn selection(frame: &mut Frame, slot: Slot, app: &App, text: &TextRow, theme: &Theme) {
    if let Some(selection) = &app.selection {
        over(frame, slot, text, &selection.range(), theme.style(Role::Selection));
    }
}

/// Lays a style over the columns that a range of the article takes in a row.
fn over(frame: &mut Frame, slot: Slot, text: &TextRow, bytes: &Range<usize>, style: Style) {
    for span in text.spans(bytes) {
        let x = slot.x + span.start as u16;
        paint(frame, Slot { x, width: span.len() as u16, ..slot }, style);
    }
}
