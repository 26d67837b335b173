//! The prompt: a line typed at the foot of the screen.

use super::App;
use super::flow::Anchor;
use super::input::{Key, KeyCode};
use super::layouts::Keyboard;
use super::search::Comparison;
use super::typed::{edit, within};
use crate::locale::Message;

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A text to search, on or back.
    Search {
        /// Whether it is searched onwards.
        forward: bool,
    },
    /// A paragraph's number or a percentage.
    GoTo,
    /// A name for an entity.
    Rename,
    /// The name of the entity that another is one with.
    Merge,
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    /// What it asks for.
    pub purpose: Purpose,
    /// What has been typed.
    pub text: String,
    /// The byte of it that the cursor stands before.
    pub cursor: usize,
    /// How a search compares.
    pub comparison: Comparison,
    /// The place when it was opened, gone back to when it is left.
    origin: Anchor,
}

/// A digit as ASCII, whatever layout it was typed under.
fn digit(c: char) -> char {
    if c.is_ascii() { c } else { Keyboard::default().qwerty(c) }
}

impl App {
    /// Opens a prompt.
    pub(super) fn ask(&mut self, purpose: Purpose) {
        let origin = self.reading().map(|reading| reading.anchor).unwrap_or_default();
        let comparison = self.search.as_ref().map(|search| search.comparison).unwrap_or_default();
        self.prompt = Some(Prompt { purpose, text: String::new(), cursor: 0, comparison, origin });
    }

    /// A key while a prompt is open.
    pub(super) fn press_prompt(&mut self, key: Key) {
        let Some(mut prompt) = self.prompt.take() else { return };
        match (key.code, key.control) {
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => {
                return self.leave_prompt(&prompt);
            }
            (KeyCode::Enter, _) => return self.accept(prompt),
            (KeyCode::Backspace, _) if prompt.text.is_empty() => return self.leave_prompt(&prompt),
            (KeyCode::Char('e'), true) => prompt.comparison.exact = !prompt.comparison.exact,
            (KeyCode::Char('r'), true) => prompt.comparison.regex = !prompt.comparison.regex,
            (KeyCode::Down | KeyCode::Up, _)
                if matches!(prompt.purpose, Purpose::Search { .. }) =>
            {
                self.prompt = Some(prompt);
                return self.step_hit(key.code == KeyCode::Down);
            }
            _ => {
                // Only QWERTY gives Latin letters.
                if matches!(key.code, KeyCode::Char('a'..='z')) && !key.control {
                    self.keyboard = Keyboard::Latin;
                }
                let before = prompt.text.clone();
                let edited = edit(&mut prompt.text, &mut prompt.cursor, key);
                if !edited || prompt.text == before {
                    self.prompt = Some(prompt);
                    return;
                }
            }
        }
        self.typed(prompt);
    }

    /// Text pasted while a prompt is open: its first line.
    pub(super) fn paste_prompt(&mut self, text: &str) {
        if let Some(mut prompt) = self.prompt.take() {
            let line = text.lines().next().unwrap_or_default();
            let cursor = within(&prompt.text, prompt.cursor);
            prompt.text.insert_str(cursor, line);
            prompt.cursor = cursor + line.len();
            self.typed(prompt);
        }
    }

    /// What is typed has changed.
    fn typed(&mut self, prompt: Prompt) {
        if let Purpose::Search { forward } = prompt.purpose {
            self.search_for(prompt.text.clone(), prompt.comparison, forward, prompt.origin);
        }
        self.prompt = Some(prompt);
    }

    fn leave_prompt(&mut self, prompt: &Prompt) {
        if matches!(prompt.purpose, Purpose::Search { .. }) {
            self.search = None;
            if let Some(reading) = self.readings.get_mut(self.at) {
                reading.anchor = prompt.origin;
            }
        }
    }

    fn accept(&mut self, prompt: Prompt) {
        match prompt.purpose {
            Purpose::Search { forward } if prompt.text.is_empty() => {
                // An empty query repeats the last search.
                if let Some(search) = &mut self.search {
                    search.forward = forward;
                }
                self.step_hit(true);
            }
            Purpose::Search { .. } => {
                let Some(search) = &self.search else { return };
                if let Some(error) = &search.error {
                    let error = error.clone();
                    self.say(Message::BadRegex(error));
                } else if search.hits.is_empty() && !search.is_running() {
                    self.say(Message::NotFound(prompt.text));
                } else {
                    if let Some(reading) = self.reading_mut() {
                        reading.current = None;
                    }
                    // What was typed has moved the page already.
                    self.remember_place(prompt.origin.byte);
                    self.show_hit();
                    if let Some(search) = &mut self.search {
                        search.awaited = search.current.is_none();
                    }
                }
            }
            Purpose::GoTo if prompt.text.trim().is_empty() => {}
            Purpose::GoTo => self.go_to(&prompt.text),
            Purpose::Rename => self.rename(&prompt.text),
            Purpose::Merge => self.merge(&prompt.text),
        }
    }

    /// Goes to `50%` or to the paragraph of a number counted from 1.
    fn go_to(&mut self, text: &str) {
        let text: String = text.trim().chars().map(digit).collect();
        let (number, percent) = match text.strip_suffix(['%', '\u{66a}']) {
            Some(number) => (number.trim().to_owned(), true),
            None => (text.clone(), false),
        };
        let Ok(number) = number.parse::<usize>() else {
            return self.say(Message::BadPlace(text));
        };
        self.remember();
        if percent {
            self.go_to_percent(number);
        } else {
            self.go_to_paragraph(number);
        }
    }
}
