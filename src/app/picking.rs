//! The panel under the keys: moving in it, filtering, opening a card from it.

use super::App;
use super::input::{Key, KeyCode};
use super::panel::{Panel, PanelRow};
use super::room::{Area, ROOMY, Room, Stand};
use super::typed::{edit, within};
use crate::article::Kind;
use crate::locale::Message;

impl App {
    /// How the panel stands, where it is open.
    #[must_use]
    pub fn panel_stand(&self) -> Option<Stand> {
        self.panel.as_ref().map(|_| Room::stand(self.size, self.settings.whole_rows))
    }

    /// Where the panel is, where it is open.
    #[must_use]
    pub fn panel_area(&self) -> Option<Area> {
        self.room().panel
    }

    /// The rows of the panel's list.
    #[must_use]
    pub fn panel_body(&self) -> Option<Area> {
        let area = self.panel_area()?;
        let (head, foot) = match (self.panel_stand(), area.height) {
            // A rule, the heading.
            (Some(Stand::Below), _) => (2, 1),
            (_, ROOMY..) => (3, 2),
            (_, 8..) => (1, 1),
            _ => (1, 0),
        };
        let height = area.height.saturating_sub(head + foot);
        Some(Area { y: area.y + head, height, ..area })
    }

    fn panel_height(&self) -> usize {
        self.panel_body().map_or(1, |body| usize::from(body.height).max(1))
    }

    /// Opens the panel, gives it the keys, or closes it.
    pub(super) fn toggle_panel(&mut self) {
        if let Some(panel) = &mut self.panel {
            if panel.focused {
                self.close_panel();
            } else {
                panel.focused = true;
            }
            return;
        }
        let (Some(article), Some(reading)) = (self.article(), self.reading()) else { return };
        let mut panel = Panel::new(article, reading.furthest);
        if panel.entries.is_empty() {
            return self.say(Message::NoEntities);
        }
        panel.set_filter(String::new());
        if let Some(mention) = self.current() {
            panel.choose(mention.entity);
        }
        let before = reading.anchor;
        self.panel = Some(panel);
        self.keep_panel();
        // The text is laid out anew in less room: the mention under the cursor stays in view.
        self.refresh();
        if let Some(start) = self.current().map(|mention| mention.range.start)
            && self.panel_stand() != Some(Stand::Whole)
        {
            self.show(start);
        }
        let after = self.reading().map(|reading| reading.anchor);
        if let Some(panel) = &mut self.panel {
            panel.moved = after.filter(|&after| after != before).map(|after| (before, after));
        }
    }

    /// Closes the panel. The place that its opening moved is found again, unless one has gone on since.
    pub(super) fn close_panel(&mut self) {
        let moved = self.panel.take().and_then(|panel| panel.moved);
        let at = self.at;
        if let (Some((before, after)), Some(reading)) = (moved, self.readings.get_mut(at))
            && reading.anchor == after
        {
            reading.anchor = before;
        }
    }

    /// Leaves the panel after a jump: beside the text it stays, without the keys.
    pub(super) fn leave_panel(&mut self) {
        if self.panel_stand() == Some(Stand::Beside) {
            if let Some(panel) = &mut self.panel {
                panel.focused = false;
            }
        } else {
            self.panel = None;
        }
    }

    /// Counts and lists the panel again after the article or its mentions changed.
    pub(super) fn panel_changed(&mut self) {
        let (Some(article), Some(reading)) =
            (self.articles.get(self.at), self.readings.get(self.at))
        else {
            return;
        };
        if let Some(panel) = &mut self.panel {
            panel.count(article, reading.furthest);
        }
        self.keep_panel();
    }

    /// Keeps the chosen row in view.
    pub(super) fn keep_panel(&mut self) {
        let height = self.panel_height();
        if let Some(panel) = &mut self.panel {
            panel.choice.keep(panel.rows.len(), height);
        }
    }

    /// A key while the panel has the keys.
    pub(super) fn press_panel(&mut self, key: Key) {
        let height = self.panel_height();
        let command = self.qwerty(key);
        let Some(panel) = &mut self.panel else { return };
        let typing = panel.typing || !panel.filter.is_empty();
        match (key.code, typing) {
            (KeyCode::Esc, true) => {
                panel.typing = false;
                panel.set_filter(String::new());
            }
            (KeyCode::Enter, _) => self.pick(),
            (KeyCode::Backspace, true) if panel.filter.is_empty() => panel.typing = false,
            (
                KeyCode::Char(_)
                | KeyCode::Backspace
                | KeyCode::Delete
                | KeyCode::Left
                | KeyCode::Right,
                true,
            ) => panel.type_filter(key, height),
            (KeyCode::Esc, false) => self.close_panel(),
            _ => self.command_panel(command, key, height),
        }
        self.keep_panel();
    }

    /// A key of the panel while nothing is typed. A letter that is no command begins the filter.
    fn command_panel(&mut self, command: Key, key: Key, height: usize) {
        let Some(panel) = &mut self.panel else { return };
        // Letters of another script are names being typed, whatever key they are on.
        let ascii = matches!(key.code, KeyCode::Char(c) if c.is_ascii());
        match command.code {
            KeyCode::Char('e' | 'q') if ascii => self.close_panel(),
            KeyCode::Char('/') if ascii => panel.typing = true,
            KeyCode::Char(digit @ '1'..='6') => {
                self.toggle_kind(Kind::ALL[digit as usize - '1' as usize]);
            }
            KeyCode::Char('r') if ascii => {
                panel.read_only = !panel.read_only;
                let message =
                    if panel.read_only { Message::OnlyRead } else { Message::WholeArticle };
                self.say(message);
                self.panel_changed();
            }
            KeyCode::Char('J' | 'K') if ascii => {
                self.step_article(command.code == KeyCode::Char('J'));
            }
            KeyCode::Char('T') if ascii => self.open_timeline(),
            KeyCode::F(1) => self.act(super::Action::Help),
            KeyCode::Tab | KeyCode::BackTab => {
                panel.step_group(command.code == KeyCode::Tab);
            }
            KeyCode::Left | KeyCode::Right => {
                if let Some(PanelRow::Group(kind, _)) = panel.chosen() {
                    panel.toggle_group(kind);
                }
            }
            KeyCode::Char('j' | 'k' | ' ') if ascii => {
                panel.choice.press(key, panel.rows.len(), height);
            }
            KeyCode::Char(_) if !command.control => {
                panel.typing = true;
                panel.type_filter(key, height);
            }
            _ => {
                panel.choice.press(key, panel.rows.len(), height);
            }
        }
    }

    /// Text pasted into the panel: its first line is the filter.
    pub(super) fn paste_panel(&mut self, text: &str) {
        if let Some(panel) = &mut self.panel {
            panel.typing = true;
            let mut filter = panel.filter.clone();
            let cursor = within(&filter, panel.cursor);
            filter.insert_str(cursor, text.lines().next().unwrap_or_default());
            panel.set_filter(filter);
        }
    }

    /// Opens what is chosen: a card, or a group's list.
    pub(super) fn pick(&mut self) {
        let Some(panel) = &mut self.panel else { return };
        match panel.chosen() {
            Some(PanelRow::Entity(index)) => {
                let entity = panel.entries[index].entity;
                self.open_card(entity);
            }
            Some(PanelRow::Group(kind, _)) => panel.toggle_group(kind),
            None => {}
        }
    }
}

impl Panel {
    /// Edits the filter by a key, or moves the choice by Ctrl+n and Ctrl+p.
    fn type_filter(&mut self, key: Key, height: usize) {
        let (mut filter, mut cursor) = (self.filter.clone(), self.cursor);
        if self.choice_by_control(key, height) || !edit(&mut filter, &mut cursor, key) {
            return;
        }
        if filter != self.filter {
            self.set_filter(filter);
        }
        self.cursor = cursor;
    }

    /// Moves by Ctrl+n and Ctrl+p, which type nothing.
    fn choice_by_control(&mut self, key: Key, height: usize) -> bool {
        key.control
            && matches!(key.code, KeyCode::Char('n' | 'p'))
            && self.choice.press(key, self.rows.len(), height)
    }

    /// The first entity of the next group, or of the previous.
    fn step_group(&mut self, forward: bool) {
        let is_group = |row: &PanelRow| matches!(row, PanelRow::Group(..));
        let at = self.choice.at;
        let next = if forward {
            (at + 1..self.rows.len()).find(|&row| is_group(&self.rows[row]))
        } else {
            (0..at.saturating_sub(1)).rev().find(|&row| is_group(&self.rows[row]))
        };
        if let Some(row) = next {
            self.choice.at = (row + 1).min(self.rows.len() - 1);
        }
    }
}
