//! State and update: input in, a new state and effects (as values) out. No I/O, no drawing.

mod effect;
mod input;

pub use effect::Effect;
pub use input::{Input, Key, KeyCode, MouseInput};

use crate::article::Article;

/// The state of the reader.
#[derive(Clone, Debug)]
pub struct App {
    /// The articles open.
    pub articles: Vec<Article>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Set once the reader is to be left.
    pub quit: bool,
}

impl App {
    /// A reader of some articles on a screen of columns × rows.
    #[must_use]
    pub fn new(articles: Vec<Article>, size: (u16, u16)) -> Self {
        Self { articles, size, quit: false }
    }

    /// Takes one input and says what is to be carried out.
    pub fn handle(&mut self, input: &Input) -> Vec<Effect> {
        match *input {
            Input::Key(key) if key.code == KeyCode::Char('q') => self.quit = true,
            Input::Resize(columns, rows) => self.size = (columns, rows),
            _ => {}
        }
        Vec::new()
    }
}
