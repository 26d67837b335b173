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
    let measure = room.left..room.left + room.measure as u16;
    if measure.contains(&room.bar) {
        return;
    }
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
    let marks = marks(app, height, row);
    for (index, marked) in marks.into_iter().enumerate() {
        let y = room.text.y + index as u16;
        let inside = (first..first + length).contains(&index);
        let role = if inside { Role::ScrollbarThumb } else { Role::Scrollbar };
        mark(frame, room.bar, y, if inside { thumb } else { track }, theme.style(role));
        if let Some(role) = marked {
            mark(frame, room.bar, y, thumb, theme.style(Role::Scrollbar).patch(theme.style(role)));
        }
    }
}

/// For each row of the scrollbar what stands there: a hit, or a mention of the entity under the cursor.
fn marks(app: &App, height: usize, row: impl Fn(usize) -> usize) -> Vec<Option<Role>> {
    let row = |byte: usize| row(byte).min(height.saturating_sub(1));
    if let (Some(current), Some(focus)) = (app.current(), app.focus()) {
        marked(&focus.same, |byte| row(*byte), height, Role::Kind(current.label.kind()))
    } else if let Some(search) = &app.search {
        marked(&search.hits, |hit| row(hit.start), height, Role::ScrollbarHit)
    } else {
        vec![None; height]
    }
}

/// The rows that hold any of what stands in order, found row by row: there may be very many.
fn marked<T>(of: &[T], row: impl Fn(&T) -> usize, height: usize, role: Role) -> Vec<Option<Role>> {
    let mut marks = vec![None; height];
    let mut rest = of;
    while let Some(first) = rest.first() {
        let at = row(first);
        if let Some(mark) = marks.get_mut(at) {
            *mark = Some(role);
        }
        rest = &rest[rest.partition_point(|one| row(one) <= at).max(1)..];
    }
    marks
}
