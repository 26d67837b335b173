//! The cursor of a list: which row is chosen, which is at the top. In: keys, rows there are, rows seen.

use super::input::{Key, KeyCode};

/// The rows that a wheel turns at once.
const WHEEL: usize = 3;

/// A chosen row of a list that may be longer than its area.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The chosen row, counted from 0.
    pub at: usize,
    /// The first visible row.
    pub top: usize,
}

impl Choice {
    /// A row chosen.
    #[must_use]
    pub fn at(at: usize) -> Self {
        Self { at, top: 0 }
    }

    /// Moves by a key; `false` where the key moves nothing.
    pub fn press(&mut self, key: Key, rows: usize, height: usize) -> bool {
        let last = rows.saturating_sub(1);
        let page = height.saturating_sub(1).max(1);
        self.at = match (key.code, key.control) {
            (KeyCode::Down, _) | (KeyCode::Char('j'), false) | (KeyCode::Char('n'), true) => {
                self.at + 1
            }
            (KeyCode::Up, _) | (KeyCode::Char('k'), false) | (KeyCode::Char('p'), true) => {
                self.at.saturating_sub(1)
            }
            (KeyCode::PageDown, _) | (KeyCode::Char(' '), false) => self.at + page,
            (KeyCode::PageUp, _) | (KeyCode::Char('b'), false) => self.at.saturating_sub(page),
            (KeyCode::Home, _) | (KeyCode::Char('g'), false) => 0,
            (KeyCode::End, _) | (KeyCode::Char('G'), false) => last,
            _ => return false,
        };
        self.keep(rows, height);
        true
    }

    /// One row on, or back.
    pub fn step(&mut self, forward: bool, rows: usize, height: usize) {
        self.at = if forward { self.at + 1 } else { self.at.saturating_sub(1) };
        self.keep(rows, height);
    }

    /// Moves the rows themselves by a key, where none is chosen.
    pub fn scroll(&mut self, key: Key, rows: usize, height: usize) {
        let mut cursor = Self { at: self.top + height.saturating_sub(1), top: self.top };
        if matches!(key.code, KeyCode::Up | KeyCode::PageUp | KeyCode::Char('k' | 'b' | 'g')) {
            cursor.at = self.top;
        }
        if cursor.press(key, rows, height) {
            *self = Self { at: cursor.top, top: cursor.top };
        }
    }

    /// Turns rows of which none is chosen, as a wheel does.
    pub fn roll(&mut self, down: bool, rows: usize, height: usize) {
        let top = if down { self.top + WHEEL } else { self.top.saturating_sub(WHEEL) };
        let top = top.min(rows.saturating_sub(height));
        *self = Self { at: top, top };
    }

    /// Keeps the chosen row among those there are, and in view.
    pub fn keep(&mut self, rows: usize, height: usize) {
        self.at = self.at.min(rows.saturating_sub(1));
        let height = height.max(1);
        self.top = self.top.clamp((self.at + 1).saturating_sub(height), self.at);
        self.top = self.top.min(rows.saturating_sub(height));
    }

    /// Turns the list under the cursor, as a wheel does.
    pub fn turn(&mut self, down: bool, rows: usize, height: usize) {
        self.at = if down { self.at + WHEEL } else { self.at.saturating_sub(WHEEL) };
        self.keep(rows, height);
    }
}
