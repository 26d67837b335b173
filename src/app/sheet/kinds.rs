//! The choice of kinds: which mentions are coloured and walked.

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::input::{Key, KeyCode};
use crate::article::Kind;

impl App {
    /// A key while the choice of kinds is open.
    pub(super) fn press_kinds(&mut self, mut choice: Choice, key: Key) {
        let rows = Kind::ALL.len();
        match key.code {
            KeyCode::Enter | KeyCode::Char(' ') => {
                self.toggle_kind(Kind::ALL[choice.at.min(rows - 1)]);
            }
            KeyCode::Char(digit @ '1'..='6') => {
                choice.at = digit as usize - '1' as usize;
                self.toggle_kind(Kind::ALL[choice.at]);
            }
            KeyCode::Char('a' | '0') => self.show_all_kinds(),
            KeyCode::Char('f') => return,
            _ => {
                choice.press(key, rows, rows);
            }
        }
        self.message = None;
        self.sheet = Some(Sheet::Kinds(choice));
    }

    /// Shows all kinds; none where all are shown.
    fn show_all_kinds(&mut self) {
        let shown = !self.kinds.all();
        for kind in Kind::ALL {
            self.kinds.set(kind, shown);
        }
        self.mentions_changed();
    }
}
