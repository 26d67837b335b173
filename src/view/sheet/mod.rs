//! The sheets over the text: a ground of their own, a heading, a list, what the keys do. One file a sheet.

mod card;
mod details;
mod help;
mod links;
mod list;
mod lists;
mod output;

use ratatui::style::Style;

use super::bar::Bar;
use super::frame::Frame;
use super::pen::{self, Side, Slot, band, clear, mark, on};
use crate::app::App;
use crate::app::room::Area;
use crate::app::sheet::{Place, Sheet};
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

/// Draws the open sheet.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let (Some(sheet), Some(place)) = (&app.sheet, app.sheet_place()) else { return };
    let ground = theme.style(Role::Panel);
    let Area { x, y, width, height } = place.area;
    for row in y..y + height {
        clear(frame, Slot { x, y: row, width }, ground);
    }
    let base = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    if place.inner.y > y {
        edge(frame, place.area, on(ground, theme.style(Role::Rule)));
    }
    let mut pane = Pane { frame, app, theme, locale, base, place };
    match sheet {
        Sheet::Help(choice) => pane.help(*choice),
        Sheet::Card(card) => pane.card(card),
        Sheet::Kinds(choice) => pane.kinds(*choice),
        Sheet::Themes(choice, _) => pane.themes(*choice),
        Sheet::Outline(outline) => pane.outline(outline),
        Sheet::Links(links) => pane.links(links),
        Sheet::List(list) => pane.list(list),
        Sheet::Output(output) => pane.output(output),
        Sheet::Details(details) => pane.details(details),
    }
    pane.extent();
}

/// The thin line round a sheet, which tells it from the text under it on any ground.
fn edge(frame: &mut Frame, area: Area, style: Style) {
    let Area { x, y, width, height } = area;
    if width < 2 || height < 2 {
        return;
    }
    let (right, foot) = (x + width - 1, y + height - 1);
    for column in x + 1..right {
        mark(frame, column, y, "\u{2500}", style);
        mark(frame, column, foot, "\u{2500}", style);
    }
    for row in y + 1..foot {
        mark(frame, x, row, "\u{2502}", style);
        mark(frame, right, row, "\u{2502}", style);
    }
    for (column, row, corner) in [
        (x, y, "\u{256d}"),
        (right, y, "\u{256e}"),
        (x, foot, "\u{2570}"),
        (right, foot, "\u{256f}"),
    ] {
        mark(frame, column, row, corner, style);
    }
}

/// A sheet being drawn.
struct Pane<'a> {
    frame: &'a mut Frame,
    app: &'a App,
    theme: &'a Theme,
    locale: Locale,
    base: Base,
    place: Place,
}

impl Pane<'_> {
    /// A role's style on the sheet's ground, or on that of a chosen row.
    fn style(&self, role: Role, chosen: bool) -> Style {
        let ground = self.theme.style(if chosen { Role::Selected } else { Role::Panel });
        let role = if chosen { pen::chosen(role) } else { role };
        on(ground, self.theme.style(role))
    }

    /// A row of the sheet, counted from its first inner row.
    fn row(&self, row: u16) -> Slot {
        let inner = self.place.inner;
        Slot { x: inner.x, y: inner.y + row, width: inner.width }
    }

    /// A row's bar.
    fn bar(&mut self, slot: Slot) -> Bar<'_> {
        Bar::new(self.frame, slot, self.base)
    }

    /// A heading and the rule under it.
    fn heading(&mut self, title: &Message) {
        let text = self.locale.say(title);
        let style = self.style(Role::PanelTitle, false);
        let slot = self.row(0);
        let mut bar = self.bar(slot);
        bar.add(bar.start(), &text, 1, 1, style);
        let slot = self.row(1);
        self.rule(slot);
    }

    fn rule(&mut self, slot: Slot) {
        if slot.y >= self.place.body.y + self.place.body.height {
            return;
        }
        let style = self.style(Role::Rule, false);
        for x in slot.x..slot.x + slot.width {
            mark(self.frame, x, slot.y, "\u{2500}", style);
        }
    }

    /// How much of its list is seen, at the edge where the interface's lines end; nothing where all is.
    fn extent(&mut self) {
        let Place { area, body, item, .. } = self.place;
        let Some((rows, top)) = self.app.sheet_extent() else { return };
        let visible = usize::from(body.height / item.max(1)).max(1);
        if rows <= visible || area.width == 0 || body.height == 0 {
            return;
        }
        let height = usize::from(body.height);
        let length = (visible * height / rows).clamp(1, height);
        let first = (top.min(rows - visible) * (height - length)).div_ceil(rows - visible);
        let edged = area.y < self.place.inner.y;
        let (x, symbol) = match self.base {
            Base::Ltr => (area.x + area.width - 1, "\u{2590}"),
            Base::Rtl => (area.x, "\u{258c}"),
        };
        let symbol = if edged { "\u{2503}" } else { symbol };
        let style = self.style(Role::ScrollbarThumb, false);
        for row in first..first + length {
            mark(self.frame, x, body.y + row as u16, symbol, style);
        }
    }

    /// What the keys do, in the sheet's last row, where it has one for it.
    fn foot(&mut self, text: &Message) {
        let inner = self.place.inner;
        let body = self.place.body;
        let last = inner.y + inner.height.saturating_sub(1);
        if last < body.y + body.height {
            return;
        }
        let style = self.style(Role::Faint, false);
        let text = self.locale.say(text);
        let mut bar = self.bar(Slot { x: inner.x, y: last, width: inner.width });
        bar.add(bar.start().other(), &text, 0, 10, style);
    }

    /// The row of the list for an item, and its ground where it is chosen.
    fn item(&mut self, index: usize, chosen: bool) -> Slot {
        let body = self.place.body;
        let y = body.y + (index as u16) * self.place.item;
        let area = self.place.area;
        if chosen {
            let height = self.place.item.saturating_sub(1).max(1);
            for row in y..(y + height).min(body.y + body.height) {
                // The chosen row is marked out to the sheet's edge, not over it.
                let edge = u16::from(area.x < body.x);
                let slot =
                    Slot { x: area.x + edge, y: row, width: area.width.saturating_sub(2 * edge) };
                band(self.frame, slot, Side::start(self.base), self.theme);
            }
        }
        Slot { x: body.x, y, width: body.width }
    }
}
