//! The sheet of what a program has written about a text: a dictionary's entry, a translation.

use std::rc::Rc;

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::input::{Key, KeyCode};
use crate::app::room::{LEAST, margin};
use crate::layout::{Base, Columns, Line, Options, Paragraph};

/// The columns the sheet's text has where the screen is wide.
pub(super) const COLUMNS: u16 = 74;

/// What a program has written.
#[derive(Clone, Debug)]
pub struct Output {
    /// The command's name.
    pub title: String,
    text: String,
    /// The columns it is laid out in, and its lines.
    columns: u16,
    lines: Vec<Rc<Line>>,
    /// The line at the top.
    pub choice: Choice,
}

impl Output {
    /// Output of some columns; blank lines at its ends left out.
    #[must_use]
    pub fn new(title: &str, text: &str, columns: u16) -> Self {
        let text = text.trim_matches(['\n', '\r']).to_owned();
        let (title, choice) = (title.to_owned(), Choice::default());
        let mut output = Self { title, text, columns: 0, lines: Vec::new(), choice };
        output.lay(columns);
        output
    }

    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Its lines.
    #[must_use]
    pub fn lines(&self) -> &[Rc<Line>] {
        &self.lines
    }

    /// Lays it out in other columns.
    pub(super) fn lay(&mut self, columns: u16) {
        if self.columns == columns {
            return;
        }
        let lines = |line: &str| -> Vec<Rc<Line>> {
            let options = Options { fallback: Base::Ltr, ..Options::default() };
            let paragraph = Paragraph::new(line, &options);
            paragraph.lines(Columns(usize::from(columns.max(1)))).map(Rc::new).collect()
        };
        self.columns = columns;
        self.lines = self.text.lines().flat_map(lines).collect();
    }
}

impl App {
    /// Shows what a program has written.
    pub(in crate::app) fn open_output(&mut self, title: &str, text: &str) {
        let output = Output::new(title, text, self.output_columns());
        self.sheet = Some(Sheet::Output(output));
        // That it was started is no news any more.
        self.message = None;
    }

    /// The columns for a program's output on this screen.
    pub(super) fn output_columns(&self) -> u16 {
        match self.size.0 {
            columns if columns < LEAST.0 => columns.saturating_sub(2 * margin(columns)),
            columns => COLUMNS.min(columns.saturating_sub(8)),
        }
    }

    /// A key while the output is open.
    pub(super) fn press_output(&mut self, mut output: Output, key: Key, height: usize) {
        if key.code == KeyCode::Enter {
            return;
        }
        output.choice.scroll(key, output.lines.len(), height);
        self.sheet = Some(Sheet::Output(output));
    }
}
