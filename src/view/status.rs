//! The status line: what is under the cursor at its start, where one is at its end; messages take its
//! place for a moment.

use ratatui::style::{Modifier, Style};

use super::frame::Frame;
use super::pen::{Side, Slot, clear, write};
use crate::app::{App, kind_name};
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

/// Texts set side by side from one edge of a row towards the other.
struct Bar<'f> {
    frame: &'f mut Frame,
    slot: Slot,
    base: Base,
}

impl Bar<'_> {
    /// Adds a text at a side and a gap behind it; nothing where less than `least` columns are left.
    fn add(&mut self, side: Side, text: &str, gap: u16, least: u16, style: Style) {
        if self.slot.width < least.max(1) || text.is_empty() {
            return;
        }
        let used = write(self.frame, self.slot, side, text, self.base, style);
        let used = (used + gap).min(self.slot.width);
        self.slot.width -= used;
        if side == Side::Left {
            self.slot.x += used;
        }
    }
}

/// Draws the status line.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let Some(y) = app.room().status else { return };
    let columns = app.size.0;
    let style = theme.style(Role::Status);
    clear(frame, Slot { x: 0, y, width: columns }, style);
    let margin = if columns >= 30 { 2 } else { 0 };
    let slot = Slot { x: margin, y, width: columns.saturating_sub(2 * margin) };
    let base = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    let (start, end) = (Side::start(base), Side::start(base).other());
    let mut bar = Bar { frame, slot, base };
    if let Some(message) = &app.message {
        bar.add(start, &locale.say(message), 2, 1, style);
        return;
    }
    let dim = style.patch(Style { bg: None, ..theme.style(Role::Faint) });
    if columns >= 40 {
        bar.add(end, "F1", 3, 24, dim);
    }
    bar.add(end, &locale.say(&Message::Percent(percent(app))), 3, 14, style);
    let (Some(mention), Some(rank), Some(article)) = (app.current(), app.rank(), app.article())
    else {
        return;
    };
    let number = format!("{}/{}", rank.number, rank.of);
    bar.add(end, &number, 2, 6, style);
    let kind = mention.label.kind();
    let hue = theme.style(Role::Mention(kind)).fg;
    let tint = hue.map_or(style, |hue| style.fg(hue));
    let name = article.entities.get(mention.entity.0 as usize).map_or("", |entity| &entity.name);
    let label = locale.say(&Message::One(kind_name(kind)));
    bar.add(start, &label, 2, 34, dim);
    bar.add(start, name, 2, 1, tint.add_modifier(Modifier::BOLD));
    bar.add(start, &format!("{}/{}", rank.same, rank.of_same), 2, 6, style);
    for alias in app.aliases(mention.entity) {
        bar.add(start, "\u{b7}", 1, 16, dim);
        bar.add(start, &alias, 1, 14, dim);
    }
}

/// How much of the text has been shown to the foot of the screen, in hundredths.
fn percent(app: &App) -> usize {
    let (Some(article), Some(reading)) = (app.article(), app.reading()) else { return 0 };
    if reading.page.ends || article.is_empty() {
        return 100;
    }
    (reading.page.bytes().end as u128 * 100 / article.len() as u128).min(99) as usize
}
