//! The scrollbar: one thin column at the edge where lines end; absent where the article fits.

use super::frame::Frame;
use super::pen::mark;
use crate::app::App;
use crate::layout::Base;
use crate::theme::{Role, Theme};

/// Draws it. Its thumb is the page's share of the text, in bytes.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme) {
    let (Some(article), Some(reading)) = (app.article(), app.reading()) else { return };
    let page = &reading.page;
    if page.starts && page.ends || article.is_empty() {
        return;
    }
    let room = app.room();
    let height = usize::from(room.text.height);
    let bytes = page.bytes();
    let row = |byte: usize| (byte as u128 * height as u128 / article.len() as u128) as usize;
    let length = (row(bytes.end) - row(bytes.start)).clamp(1, height);
    let first = match (page.starts, page.ends) {
        (true, _) => 0,
        (_, true) => height - length,
        _ => row(bytes.start).clamp(1.min(height - length), height - length),
    };
    let (track, thumb) = match article.dir {
        Base::Rtl => ("\u{2595}", "\u{2590}"),
        Base::Ltr => ("\u{258f}", "\u{258c}"),
    };
    let entity = app.current().map(|mention| (mention.entity, mention.label.kind()));
    let mut marks = vec![false; height];
    if let Some((entity, _)) = entity {
        for mention in article.mentions.iter().filter(|mention| mention.entity == entity) {
            marks[row(mention.range.start).min(height - 1)] = true;
        }
    }
    for (index, marked) in marks.into_iter().enumerate() {
        let inside = (first..first + length).contains(&index);
        let symbol = if inside { thumb } else { track };
        let style = theme.style(Role::Faint);
        let y = room.text.y + index as u16;
        mark(frame, room.bar, y, symbol, style);
        if let (true, Some((_, kind))) = (marked, entity) {
            let colour = theme.style(Role::Mention(kind)).fg;
            let style = colour.map_or(theme.style(Role::Accent), |colour| style.fg(colour));
            mark(frame, room.bar, y, thumb, style);
        }
    }
}
