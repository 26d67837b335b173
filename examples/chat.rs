//! A small chat in any direction: `cargo run --example chat`. Type, move with the arrows, send with
//! Enter, leave with Esc.
//!
//! Each message takes the direction of its own words; the arrows move to the cell that lies there,
//! whatever the direction of the text under the cursor.

use qari::layout::Direction;
use qari::widget::{BidiText, Side};
use ratatui::Frame;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Style, Stylize as _};
use ratatui::text::{Line, Text};
use ratatui::widgets::{Block, Borders};

fn main() -> std::io::Result<()> {
    let mut chat = Chat::default();
    ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| chat.draw(frame))?;
            match event::read()? {
                Event::Key(key) if key.code == KeyCode::Esc => return Ok(()),
                Event::Key(key) if key.is_press() => chat.press(key),
                _ => {}
            }
        }
    })
}

/// What was said, and what is being typed.
pub(crate) struct Chat {
    /// Who said what.
    pub(crate) said: Vec<(&'static str, String)>,
    /// The text being typed.
    pub(crate) input: String,
    /// The byte of it that the cursor is before.
    pub(crate) cursor: usize,
    width: u16,
}

impl Default for Chat {
    fn default() -> Self {
        let lines = include_str!("chat.txt").lines().filter_map(|line| line.split_once(": "));
        let said = lines.map(|(who, what)| (who, what.to_owned())).collect();
        Self { said, input: String::new(), cursor: 0, width: 80 }
    }
}

impl Chat {
    /// Takes a key.
    pub(crate) fn press(&mut self, key: KeyEvent) {
        match key.code {
            KeyCode::Char(typed) => {
                self.input.insert(self.cursor, typed);
                self.cursor += typed.len_utf8();
            }
            KeyCode::Backspace => {
                if let Some(before) = self.input[..self.cursor].chars().next_back() {
                    self.cursor -= before.len_utf8();
                    self.input.remove(self.cursor);
                }
            }
            KeyCode::Delete if self.cursor < self.input.len() => {
                self.input.remove(self.cursor);
            }
            KeyCode::Left => self.step(Side::Left),
            KeyCode::Right => self.step(Side::Right),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.input.len(),
            KeyCode::Enter if !self.input.is_empty() => {
                self.said.push(("You", std::mem::take(&mut self.input)));
                self.cursor = 0;
            }
            _ => {}
        }
    }

    fn step(&mut self, side: Side) {
        let line = self.typed();
        self.cursor = line.beside(self.width, self.cursor, side).unwrap_or(self.cursor);
    }

    /// The line being typed: its first strong letter settles its direction, as in any text field.
    fn typed(&self) -> BidiText<'_> {
        BidiText::new(self.input.as_str()).direction(Direction::FirstStrong)
    }

    /// Draws the messages, the last at the foot, and the line being typed.
    pub(crate) fn draw(&mut self, frame: &mut Frame) {
        let rows = self.typed().height(frame.area().width).min(5) as u16;
        let [above, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(rows + 1)])
            .areas(frame.area());

        // A name with an @ does not count for the direction: that is the message's own. The mark before it
        // keeps the @ on its left in either.
        let messages = self.said.iter().map(|(who, what)| {
            let who = format!("\u{200e}@{who}").bold().cyan();
            Line::from(vec![who, "  ".into(), what.as_str().into()])
        });
        let messages = BidiText::new(messages.collect::<Text>());
        let overflow = messages.height(above.width).saturating_sub(usize::from(above.height));
        frame.render_widget(messages.scroll(overflow), above);

        self.width = below.width;
        let input = self.typed();
        let rule = Block::new().borders(Borders::TOP).border_style(Style::new().dim());
        let line = rule.inner(below);
        frame.render_widget(rule, below);
        frame.render_widget(&input, line);
        if let Some(position) = input.cursor(line, self.cursor) {
            frame.set_cursor_position(position);
        }
    }
}
