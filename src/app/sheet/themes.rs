//! The choice of themes, each shown at once as the cursor comes to it.

use super::Sheet;
use crate::app::choice::Choice;
use crate::app::input::{Key, KeyCode};
use crate::app::{App, Effect};
use crate::locale::Message;

impl App {
    /// Opens the choice of themes.
    pub(in crate::app) fn open_themes(&mut self) {
        let themes = &self.settings.themes;
        if themes.is_empty() {
            return self.say(Message::NoThemes);
        }
        let at = themes.iter().position(|name| *name == self.settings.theme).unwrap_or(0);
        self.sheet = Some(Sheet::Themes(Choice::at(at), self.settings.theme.clone()));
        self.keep_sheet();
    }

    /// A key while the choice of themes is open.
    pub(super) fn press_themes(
        &mut self,
        mut choice: Choice,
        before: String,
        key: Key,
        height: usize,
    ) {
        match key.code {
            KeyCode::Esc | KeyCode::Char('q') => return self.wear(before),
            KeyCode::Enter | KeyCode::Char('t') => {
                if self.settings.calm {
                    self.put_on(choice);
                }
                return;
            }
            _ => {}
        }
        choice.press(key, self.settings.themes.len(), height);
        if !self.settings.calm {
            self.put_on(choice);
        }
        self.sheet = Some(Sheet::Themes(choice, before));
    }

    /// Puts the chosen theme on.
    pub(in crate::app) fn put_on(&mut self, choice: Choice) {
        if let Some(name) = self.settings.themes.get(choice.at).cloned() {
            self.wear(name);
        }
    }

    fn wear(&mut self, name: String) {
        if self.settings.theme != name {
            self.settings.theme.clone_from(&name);
            self.effects.push(Effect::Theme(name));
        }
    }
}
