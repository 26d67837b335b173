//! Terminal cores: bytes a program writes in, a screen and replies out.

use std::num::NonZeroU16;
use std::sync::mpsc::{Receiver, Sender, channel};

use alacritty_terminal::event::{Event, EventListener};
use alacritty_terminal::grid::Dimensions;
use alacritty_terminal::index::{Column, Line};
use alacritty_terminal::term::{Config, Term, TermMode};
use alacritty_terminal::vte::ansi::Processor;

/// What a terminal does with bytes.
pub(crate) trait Core {
    /// Takes bytes and gives what the terminal answers.
    fn take(&mut self, bytes: &[u8]) -> Vec<u8>;
    /// The rows of the screen, without trailing blanks.
    fn rows(&self) -> Vec<String>;
    /// The screen has another size.
    fn resize(&mut self, columns: u16, rows: u16);
    /// Whether the alternate screen is shown.
    fn on_alternate_screen(&self) -> bool;
    /// Whether a smaller size cuts the main screen for good.
    fn is_cut_by_resizing(&self) -> bool {
        false
    }
    /// Modes that a shell does not want, by name.
    fn modes_left(&self) -> Vec<&'static str>;
}

/// alacritty's core, which answers queries.
pub(crate) struct Answering {
    term: Term<Listener>,
    parser: Processor,
    replies: Receiver<String>,
}

struct Listener(Sender<String>);

impl EventListener for Listener {
    fn send_event(&self, event: Event) {
        if let Event::PtyWrite(text) = event {
            // The test may be over.
            let _ = self.0.send(text);
        }
    }
}

struct Size(usize, usize);

impl Dimensions for Size {
    fn total_lines(&self) -> usize {
        self.1
    }
    fn screen_lines(&self) -> usize {
        self.1
    }
    fn columns(&self) -> usize {
        self.0
    }
}

impl Answering {
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        let (sender, replies) = channel();
        let size = Size(columns.into(), rows.into());
        let term = Term::new(Config::default(), &size, Listener(sender));
        Self { term, parser: Processor::new(), replies }
    }
}

impl Core for Answering {
    fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.parser.advance(&mut self.term, bytes);
        self.replies.try_iter().collect::<String>().into_bytes()
    }

    fn rows(&self) -> Vec<String> {
        let row = |line: usize| {
            let cells = (0..self.term.columns()).map(|column| {
                self.term.grid()[Line(i32::try_from(line).expect("a row of a screen"))]
                    [Column(column)]
                .c
            });
            cells.collect::<String>().trim_end().to_owned()
        };
        (0..self.term.screen_lines()).map(row).collect()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.term.resize(Size(columns.into(), rows.into()));
    }

    fn on_alternate_screen(&self) -> bool {
        self.term.mode().contains(TermMode::ALT_SCREEN)
    }

    fn modes_left(&self) -> Vec<&'static str> {
        let unwanted = [
            (TermMode::MOUSE_MODE, "mouse"),
            (TermMode::BRACKETED_PASTE, "bracketed paste"),
            (TermMode::FOCUS_IN_OUT, "focus"),
            (TermMode::APP_CURSOR, "application cursor keys"),
            (TermMode::SGR_MOUSE, "mouse in SGR form"),
        ];
        let mut left: Vec<_> = unwanted
            .iter()
            .filter(|(mode, _)| self.term.mode().intersects(*mode))
            .map(|&(_, name)| name)
            .collect();
        if !self.term.mode().contains(TermMode::SHOW_CURSOR) {
            left.push("hidden cursor");
        }
        if !self.term.mode().contains(TermMode::LINE_WRAP) {
            left.push("no wrap");
        }
        left
    }
}

/// The core of `vt100`, which answers nothing.
pub(crate) struct Silent(vt100::Parser);

impl Silent {
    pub(crate) fn new(columns: u16, rows: u16) -> Self {
        Self(vt100::Parser::new(at_least_one(rows), at_least_one(columns), 0))
    }
}

fn at_least_one(number: u16) -> NonZeroU16 {
    NonZeroU16::new(number).unwrap_or(NonZeroU16::MIN)
}

impl Core for Silent {
    fn take(&mut self, bytes: &[u8]) -> Vec<u8> {
        self.0.process(bytes);
        Vec::new()
    }

    fn rows(&self) -> Vec<String> {
        let columns = self.0.screen().size().1.get();
        self.0.screen().rows(0, columns).map(|row| row.trim_end().to_owned()).collect()
    }

    fn resize(&mut self, columns: u16, rows: u16) {
        self.0.screen_mut().set_size(at_least_one(rows), at_least_one(columns));
    }

    fn on_alternate_screen(&self) -> bool {
        self.0.screen().alternate_screen()
    }

    fn is_cut_by_resizing(&self) -> bool {
        true
    }

    fn modes_left(&self) -> Vec<&'static str> {
        let screen = self.0.screen();
        let mut left = Vec::new();
        if screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None {
            left.push("mouse");
        }
        if screen.bracketed_paste() {
            left.push("bracketed paste");
        }
        if screen.hide_cursor() {
            left.push("hidden cursor");
        }
        left
    }
}
