//! The mouse: the wheel, a click on a mention, a drag over text, a click in a pane or the scrollbar.

use super::App;
use super::flow::RowKind;
use super::input::MouseInput;
use super::panel::PanelRow;
use super::selecting::{Grain, Selection};
use super::sheet::Sheet;
use crate::article::Kind;

/// Rows that one step of the wheel turns.
const WHEEL: usize = 3;

/// What the first button took hold of, and how often it was pressed there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Press {
    place: (u16, u16),
    times: u8,
    scrollbar: bool,
}

impl App {
    /// Takes what the mouse did.
    pub(super) fn point(&mut self, mouse: MouseInput) {
        match mouse {
            MouseInput::WheelDown(x, y) => self.wheel(true, x, y),
            MouseInput::WheelUp(x, y) => self.wheel(false, x, y),
            MouseInput::Press(x, y) => self.click(x, y),
            MouseInput::Drag(x, y) if self.press.scrollbar => {
                let _ = x;
                self.scroll_to(y);
            }
            MouseInput::Drag(x, y) => self.drag(x, y),
            MouseInput::Release(..) => self.press.scrollbar = false,
        }
    }

    fn wheel(&mut self, down: bool, x: u16, y: u16) {
        if self.sheet.is_some() {
            let height = self.sheet_height();
            let none_chosen = matches!(self.sheet, Some(Sheet::Output(_) | Sheet::Details(_)));
            match self.sheet_rows() {
                Some((rows, choice)) if none_chosen => choice.roll(down, rows, height),
                Some((rows, choice)) => choice.turn(down, rows, height),
                None => {}
            }
        } else if self.panel_area().is_some_and(|area| area.holds(x, y)) {
            let height = self.panel_body().map_or(1, |body| usize::from(body.height));
            if let Some(panel) = &mut self.panel {
                panel.choice.turn(down, panel.rows.len(), height);
            }
        } else if down {
            self.down(WHEEL);
        } else {
            self.up(WHEEL);
        }
    }

    fn click(&mut self, x: u16, y: u16) {
        let again = self.press.place == (x, y) && self.press.times > 0;
        let times = if again { self.press.times % 3 + 1 } else { 1 };
        self.press = Press { place: (x, y), times, scrollbar: false };
        if self.prompt.is_some() {
            return;
        }
        if self.sheet.is_some() {
            return self.click_sheet(x, y);
        }
        if self.panel_area().is_some_and(|area| area.holds(x, y)) {
            return self.click_panel(y);
        }
        let room = self.room();
        if x == room.bar && room.text.holds(x, y) {
            self.press.scrollbar = true;
            return self.scroll_to(y);
        }
        if room.status == Some(y) {
            return self.act(super::Action::Help);
        }
        if let Some(panel) = &mut self.panel {
            panel.focused = false;
        }
        self.click_text(x, y, times);
    }

    fn click_text(&mut self, x: u16, y: u16, times: u8) {
        let row = self.reading().and_then(|reading| reading.page.rows.get(usize::from(y)));
        if row.is_some_and(|row| matches!(row.kind, RowKind::Folded(_))) {
            return self.act(super::Action::Folds);
        }
        self.selection = None;
        let Some(cluster) = self.cluster_at(x, y) else { return };
        let grain = match times {
            1 => {
                if let Some(place) = self.place_linked_at(cluster.start) {
                    self.remember();
                    return self.jump(place);
                }
                if let Some(index) = self.mention_at(cluster.start) {
                    self.select(index);
                } else if let Some(reading) = self.readings.get_mut(self.at) {
                    reading.current = None;
                }
                return self.start_selection(&cluster);
            }
            2 => Grain::Word,
            _ => Grain::Paragraph,
        };
        let range = self.grown(&cluster, grain);
        self.selection = Some(Selection { anchor: range.clone(), head: range });
    }

    /// Remembers where a drag would begin.
    fn start_selection(&mut self, cluster: &std::ops::Range<usize>) {
        self.grip = Some(cluster.clone());
    }

    fn drag(&mut self, x: u16, y: u16) {
        let Some(anchor) = self.grip.clone() else { return };
        if let Some(head) = self.cluster_at(x, y) {
            self.selection = Some(Selection { anchor, head });
        }
    }

    /// The innermost shown mention that holds a byte.
    fn mention_at(&self, byte: usize) -> Option<usize> {
        let (article, reading) = (self.article()?, self.reading()?);
        let holds = |index: &&usize| article.mentions[**index].range.contains(&byte);
        reading
            .walk
            .iter()
            .filter(holds)
            .min_by_key(|index| article.mentions[**index].range.len())
            .copied()
    }

    /// Goes to the share of the text that a row of the scrollbar stands for.
    fn scroll_to(&mut self, y: u16) {
        let height = usize::from(self.room().text.height).max(2);
        self.go_to_percent(usize::from(y) * 100 / (height - 1));
    }

    fn click_panel(&mut self, y: u16) {
        let Some(body) = self.panel_body() else { return };
        let Some(panel) = &mut self.panel else { return };
        panel.focused = true;
        if !(body.y..body.y + body.height).contains(&y) {
            return;
        }
        let row = panel.choice.top + usize::from(y - body.y);
        if row < panel.rows.len() {
            panel.choice.at = row;
            match panel.rows[row] {
                PanelRow::Entity(_) | PanelRow::Group(..) => self.pick(),
            }
        }
    }

    fn click_sheet(&mut self, x: u16, y: u16) {
        let Some(place) = self.sheet_place() else { return };
        if !place.area.holds(x, y) || matches!(self.sheet, Some(Sheet::Help(_))) {
            self.sheet = None;
            return;
        }
        if !place.body.holds(x, y) {
            return;
        }
        let index = usize::from((y - place.body.y) / place.item);
        let Some((rows, choice)) = self.sheet_rows() else { return };
        let row = choice.top + index;
        if row >= rows {
            return;
        }
        choice.at = row;
        match self.sheet.take() {
            Some(Sheet::Card(card)) => self.follow(&card),
            Some(Sheet::Outline(outline)) => self.follow_outline(&outline),
            Some(Sheet::Links(links)) => self.follow_link(links),
            Some(Sheet::List(list)) => self.follow_list(list),
            Some(Sheet::Kinds(choice)) => {
                self.toggle_kind(Kind::ALL[row.min(Kind::ALL.len() - 1)]);
                self.sheet = Some(Sheet::Kinds(choice));
            }
            Some(Sheet::Themes(choice, before)) => {
                self.put_on(choice);
                self.sheet = Some(Sheet::Themes(choice, before));
            }
            other => self.sheet = other,
        }
    }
}
