//! The panel of entities: a heading, kinds with their names, counts and sparks, the filter.

use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

use super::bar::Bar;
use super::frame::Frame;
use super::pen::{self, Side, Slot, band, clear, lay, mark, on};
use crate::app::panel::{Entry, PanelRow, SPARK};
use crate::app::room::{Area, ROOMY, Stand, margin};
use crate::app::{App, kind_name};
use crate::layout::Base;
use crate::locale::{Locale, Message};
use crate::theme::{Role, Theme};

const BLOCKS: [&str; 8] = [
    "\u{2581}", "\u{2582}", "\u{2583}", "\u{2584}", "\u{2585}", "\u{2586}", "\u{2587}", "\u{2588}",
];

/// Draws the panel where it is open.
pub(super) fn draw(frame: &mut Frame, app: &App, theme: &Theme, locale: Locale) {
    let (Some(panel), Some(area), Some(body)) = (&app.panel, app.panel_area(), app.panel_body())
    else {
        return;
    };
    let base = if locale.is_rtl() { Base::Rtl } else { Base::Ltr };
    let ground = theme.style(Role::Panel);
    for y in area.y..area.y + area.height {
        clear(frame, Slot { x: area.x, y, width: area.width }, ground);
    }
    let inner = divide(frame, area, app, theme);
    let below = app.panel_stand() == Some(Stand::Below);
    let head = if below || area.height >= ROOMY { area.y + 1 } else { area.y };
    let mut bar = Bar::new(frame, Slot { y: head, ..inner }, base);
    let start = bar.start();
    bar.add(start, &locale.say(&Message::TitleNames), 1, 1, over(ground, theme, Role::PanelTitle));
    bar.add(start, &locale.number(panel.shown(app.kinds)), 2, 4, over(ground, theme, Role::Faint));
    if panel.read_only {
        let faint = over(ground, theme, Role::Faint);
        bar.add(start.other(), &locale.say(&Message::ReadSoFar), 0, 8, faint);
    }
    let most = panel.entries.iter().map(|entry| entry.count).max().unwrap_or(0);
    let digits = most.to_string().len();
    let pane = Pane { app, theme, locale, base, ground, digits };
    let visible = panel.rows.iter().enumerate().skip(panel.choice.top);
    for ((index, row), y) in visible.zip(body.y..body.y + body.height) {
        let slot = Slot { y, ..inner };
        let chosen = panel.focused && index == panel.choice.at;
        if chosen {
            // A column of air on both sides, where the pane has it.
            let air = u16::from(inner.x > area.x && inner.width < area.width);
            let slot = Slot { x: inner.x - air, y, width: inner.width + 2 * air };
            band(frame, slot, Side::start(base), theme);
        }
        match *row {
            PanelRow::Group(kind, count) => {
                let open = !panel.closed.contains(&kind) || !panel.filter.is_empty();
                pane.group(frame, slot, (kind, count), open, chosen);
            }
            PanelRow::Entity(entry) => pane.entity(frame, slot, &panel.entries[entry], chosen),
        }
    }
    if panel.rows.is_empty() {
        let mut bar = Bar::new(frame, Slot { y: body.y, ..inner }, base);
        let none = locale.say(&Message::NothingPasses);
        bar.add(bar.start(), &none, 0, 1, over(ground, theme, Role::Soft));
    }
    if body.y + body.height < area.y + area.height {
        pane.filter(frame, Slot { y: area.y + area.height - 1, ..inner });
    }
}

/// A role's style on the ground of a pane.
fn over(ground: Style, theme: &Theme, role: Role) -> Style {
    on(ground, theme.style(role))
}

/// Draws the line between panel and text; what is left inside it.
fn divide(frame: &mut Frame, area: Area, app: &App, theme: &Theme) -> Slot {
    let rule = over(theme.style(Role::Panel), theme, Role::Rule);
    let room = app.room();
    match app.panel_stand() {
        Some(Stand::Beside) => beside(frame, area, app, rule),
        Some(Stand::Below) => {
            for x in area.x..area.x + area.width {
                mark(frame, x, area.y, "\u{2500}", rule);
            }
            // Its rows keep to the columns of the text.
            Slot { x: room.left, y: area.y, width: room.measure as u16 }
        }
        Some(Stand::Whole) | None => {
            let pad = margin(area.width);
            Slot { x: area.x + pad, y: area.y, width: area.width.saturating_sub(2 * pad) }
        }
    }
}

/// Draws the line at the panel's side; what is left beside it.
fn beside(frame: &mut Frame, area: Area, app: &App, rule: Style) -> Slot {
    let mirrored = app.mirrored();
    let x = if mirrored { area.x + area.width - 1 } else { area.x };
    let symbol = if mirrored { "\u{2595}" } else { "\u{258f}" };
    // Where the scrollbar stands at this side it divides well enough.
    let side = app.article().is_some_and(|article| (article.dir == Base::Rtl) == mirrored);
    let divided = side && !app.fits();
    for y in (area.y..area.y + area.height).filter(|_| !divided) {
        mark(frame, x, y, symbol, rule);
    }
    let x = if mirrored { area.x + 1 } else { area.x + 2 };
    Slot { x, y: area.y, width: area.width.saturating_sub(3) }
}

/// What every row of the panel needs.
struct Pane<'a> {
    app: &'a App,
    theme: &'a Theme,
    locale: Locale,
    base: Base,
    ground: Style,
    /// The digits of the largest count.
    digits: usize,
}

impl Pane<'_> {
    fn style(&self, role: Role, chosen: bool) -> Style {
        let ground = if chosen { self.theme.style(Role::Selected) } else { self.ground };
        let role = if chosen { pen::chosen(role) } else { role };
        over(ground, self.theme, role)
    }

    fn group(
        &self,
        frame: &mut Frame,
        slot: Slot,
        (kind, count): (crate::article::Kind, usize),
        open: bool,
        chosen: bool,
    ) {
        let shown = self.app.kinds.has(kind);
        let arrow = match (open, self.base) {
            (true, _) => "\u{25be}",
            (false, Base::Ltr) => "\u{25b8}",
            (false, Base::Rtl) => "\u{25c2}",
        };
        let mut bar = Bar::new(frame, slot, self.base);
        let start = bar.start();
        let badge = if shown { Role::Badge(kind) } else { Role::Faint };
        bar.add(start, arrow, 1, 1, self.style(Role::Faint, chosen));
        let name = self.locale.say(&Message::Many(kind_name(kind)));
        bar.add(start, &name, 1, 1, self.style(badge, chosen));
        bar.add(start, &self.locale.number(count), 1, 1, self.style(Role::Faint, chosen));
        if !shown {
            let hidden = self.locale.say(&Message::Hidden);
            bar.add(start.other(), &hidden, 1, 8, self.style(Role::Faint, chosen));
        }
    }

    fn entity(&self, frame: &mut Frame, slot: Slot, entry: &Entry, chosen: bool) {
        let Some(entity) =
            self.app.article().and_then(|article| article.entities.get(entry.entity.0 as usize))
        else {
            return;
        };
        let current = self.app.current().is_some_and(|mention| mention.entity == entry.entity);
        let shown = self.app.kinds.has(entry.kind);
        let mut bar = Bar::new(frame, slot, self.base);
        let (start, end) = (bar.start(), bar.start().other());
        let count = self.locale.number(entry.count);
        bar.number(end, &count, self.digits, 2, self.style(Role::Soft, chosen));
        // A name that needs the room is worth more than where it stands.
        let name = lay(&entity.name, usize::from(bar.room()), self.base).columns().0;
        if bar.room() >= 26 && usize::from(bar.room()) >= name + 2 + SPARK + 2 {
            let hue = if shown { Role::Kind(entry.kind) } else { Role::Faint };
            self.spark(&mut bar, &entry.spark, chosen, hue);
        }
        // Names stand under the name of their kind; the dot has the column of its arrow.
        if bar.room() >= 12 {
            let dot = if current { "\u{2022}" } else { "" };
            bar.column(start, dot, 2, self.style(Role::Accent, chosen));
        }
        let role = if shown { Role::Text } else { Role::Faint };
        let mut style = self.style(role, chosen);
        if current {
            style = style.add_modifier(Modifier::BOLD);
        }
        bar.add(start, &entity.name, 1, 1, style);
    }

    /// Where in the article an entity stands, from its start to its end as the interface runs.
    fn spark(&self, bar: &mut Bar, counts: &[usize], chosen: bool, hue: Role) {
        let most = counts.iter().copied().max().unwrap_or(0).max(3);
        let end = bar.start().other();
        // The bar is filled from its far end: the article's end first.
        for &count in counts.iter().rev() {
            if count == 0 {
                bar.add(end, BLOCKS[0], 0, 1, self.style(Role::Scrollbar, chosen));
            } else {
                let step = (count * (BLOCKS.len() - 1)).div_ceil(most).min(BLOCKS.len() - 1);
                bar.add(end, BLOCKS[step], 0, 1, self.style(hue, chosen));
            }
        }
        bar.skip(end, 2);
    }

    fn filter(&self, frame: &mut Frame, slot: Slot) {
        let Some(panel) = &self.app.panel else { return };
        let typing = panel.focused && (panel.typing || !panel.filter.is_empty());
        let mut bar = Bar::new(frame, slot, self.base);
        let start = bar.start();
        bar.add(start, "/", 1, 1, self.style(Role::Faint, false));
        if !typing {
            let word = self.locale.say(&Message::Filter);
            return bar.add(start, &word, 1, 1, self.style(Role::Faint, false));
        }
        let (frame, rest) = bar.rest();
        let style = self.style(Role::Text, false);
        let cursor = super::typed::draw(frame, rest, start, (&panel.filter, panel.cursor), style);
        if self.app.sheet.is_none() && self.app.prompt.is_none() {
            let last = self.app.size.0.saturating_sub(1);
            frame.cursor = Some(Position::new(cursor.x.min(last), cursor.y));
        }
    }
}
