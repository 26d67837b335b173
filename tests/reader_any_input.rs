//! Whatever is pressed, clicked or pasted at whatever size, the reader neither panics nor draws a cell
//! that would shift a row.
#![cfg(feature = "reader")]

use qari::app::{App, Input, Key, KeyCode, MouseInput};
use qari::article::{Article, Block, BlockKind, Entity, EntityId, Fold, Label, Mention};
use qari::layout::Base;
use qari::locale::Locale;
use qari::terminal::{Abilities, Screen};
use qari::theme::Theme;
use qari::view::{draw, draw_in};
use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

/// A small generator of numbers (xorshift), so that a failure comes again.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

/// An article with every kind of block, nested mentions, marks, wide characters and a large block.
fn article(large: usize) -> Article {
    article_with(large, "\u{64b} \u{202e}evil\u{202c} \u{1b}[31m \u{200f}")
}

/// The same, the last block beginning with some words.
fn article_with(large: usize, last: &str) -> Article {
    let kinds = [
        (BlockKind::Title, "\u{642}\u{633}\u{62f} \u{641}\u{64a} Raqqa 2019"),
        (BlockKind::Summary, "\u{644}\u{627} \u{625}\u{644}\u{647} (abc) \u{ab} x \u{bb} 3.5%"),
        (BlockKind::Paragraph, "\u{642}\u{633}\u{62f} \u{641}\u{64a} Raqqa 2019"),
        (BlockKind::Caption, "\u{628}\u{64e}\u{651}\u{629} \u{1f600} \u{4e2d}\u{6587}"),
        (BlockKind::Heading(2), "Heading"),
        (BlockKind::Quote, "\u{201c}quoted\u{201d} \u{627}\u{644}\u{644}\u{647}"),
        (BlockKind::ListItem, "item one"),
        (BlockKind::Code, "fn main() {\n\tlet x = 1;\n}"),
        (BlockKind::Paragraph, last),
    ];
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (index, (kind, words)) in kinds.into_iter().enumerate() {
        let start = text.len();
        text.push_str(words);
        if kind == BlockKind::Paragraph && index == 8 {
            for _ in 0..large {
                text.push_str(" \u{643}\u{644}\u{645}\u{629} word");
            }
        }
        let fold = (index == 2).then_some(Fold::Repeated);
        blocks.push(Block { kind, fold, ..Block::paragraph(start..text.len()) });
        text.push_str("\n\n");
    }
    let mention = |range: std::ops::Range<usize>, label: &str, entity| Mention {
        range,
        label: Label::new(label),
        entity: EntityId(entity),
        score: None,
    };
    let third = blocks[2].range.start;
    let large = blocks[8].range.clone();
    let mut article = Article::new(text, blocks);
    article.dir = Base::Rtl;
    article.mentions = vec![
        mention(0..12, "ORG", 0),
        mention(7..12, "LOC", 1),
        mention(third..third + 6, "ORG", 0),
        mention(large.end - 4..large.end, "PER", 2),
    ];
    article.entities = ["\u{642}\u{633}\u{62f}", "Raqqa", "word"]
        .into_iter()
        .zip(["ORG", "LOC", "PER"])
        .enumerate()
        .map(|(index, (name, label))| Entity {
            id: format!("e{index}"),
            label: Label::new(label),
            name: name.to_owned(),
            url: None,
        })
        .collect();
    article
}

fn input(numbers: &mut Numbers) -> Input {
    const LETTERS: &[char] = &[
        'j', 'k', ' ', 'b', 'd', 'u', 'g', 'G', 'e', 'f', 'y', 'm', '\'', 'a', 'o', 'l', 't', 'z',
        'v', 's', 'n', 'N', '/', '?', ':', '5', '0', '%', '1', '+', '-', 'h', 'J', 'K', 'T', 'U',
        'r', '\u{62a}', '\u{642}', '\u{644}', '\u{627}', ']', '[', '(', '*',
    ];
    const KEYS: &[KeyCode] = &[
        KeyCode::Tab,
        KeyCode::BackTab,
        KeyCode::Enter,
        KeyCode::Esc,
        KeyCode::Up,
        KeyCode::Down,
        KeyCode::Left,
        KeyCode::Right,
        KeyCode::Home,
        KeyCode::End,
        KeyCode::PageUp,
        KeyCode::PageDown,
        KeyCode::Backspace,
        KeyCode::Delete,
        KeyCode::F(1),
    ];
    let code = match numbers.next(20) {
        0..=8 => KeyCode::Char(LETTERS[numbers.next(LETTERS.len())]),
        9..=13 => KEYS[numbers.next(KEYS.len())],
        14 => return Input::Resize(numbers.next(130) as u16, numbers.next(50) as u16),
        15 => return Input::Paste("\u{642}\u{633}\u{62f}\nx".to_owned()),
        16 => return Input::Idle,
        place => {
            let (x, y) = (numbers.next(130) as u16, numbers.next(50) as u16);
            return Input::Mouse(match (place, numbers.next(3)) {
                (17, 0) => MouseInput::WheelDown(x, y),
                (17, _) => MouseInput::WheelUp(x, y),
                (18, _) => MouseInput::Drag(x, y),
                (_, 0) => MouseInput::Release(x, y),
                _ => MouseInput::Press(x, y),
            });
        }
    };
    let control = numbers.next(12) == 0 && !matches!(code, KeyCode::Char('c' | 'z'));
    Input::Key(Key { code, control, alt: false, shift: false })
}

/// Every row is as wide as the screen, and no cell holds what a terminal would act on.
fn check(app: &App, theme: &Theme, locale: Locale) {
    let frame = draw(app, theme, locale);
    let area = frame.buffer.area;
    assert_eq!((area.width, area.height), app.size);
    for y in 0..area.height {
        let row: String = (0..area.width).map(|x| frame.buffer[(x, y)].symbol()).collect();
        assert!(!row.contains(|c: char| c.is_control()), "control in row {y}: {row:?}");
        assert!(
            !row.contains("\u{644}\u{627}") && !row.contains(['\u{202e}', '\u{200f}', '\u{2068}']),
            "raw text in row {y}: {row:?}"
        );
        let mut x = 0;
        while x < area.width {
            let symbol = frame.buffer[(x, y)].symbol();
            let columns = symbol.width();
            assert!(columns > 0, "a cell of no width at {x},{y}: {row:?}");
            x += columns as u16;
        }
        assert_eq!(x, area.width, "row {y} is {x} columns wide: {row:?}");
    }
}

#[test]
fn no_input_at_any_size_panics_or_shifts_a_row() {
    let theme = Theme::default();
    for seed in 1..=10 {
        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let large = if seed == 1 { 2500 } else { 60 };
        let mut app = App::new(vec![article(large), article(60)], (80, 24));
        app.settings.themes = vec!["dark".to_owned(), "light".to_owned()];
        let locale = if seed % 3 == 0 { Locale::Arabic } else { Locale::English };
        app.settings.locale = locale;
        for _ in 0..120 {
            let input = input(&mut numbers);
            app.handle(&input);
            check(&app, &theme, locale);
        }
    }
}

/// A terminal that is sent each frame.
struct Desk {
    screen: Screen,
    terminal: vt100::Parser,
}

impl Desk {
    /// Draws, sends, and looks at every cell of the terminal.
    fn show(&mut self, app: &App, theme: &Theme, abilities: Abilities) {
        let size = |count| std::num::NonZero::new(count).expect("some");
        let (columns, rows) = app.size;
        if columns == 0 || rows == 0 {
            return;
        }
        let frame = draw_in(self.screen.spare(), app, theme, app.settings.locale);
        let wanted = draw(app, theme, app.settings.locale).buffer;
        assert_eq!(frame.buffer, wanted, "a frame in the room of another is another");
        if self.terminal.screen().size() != (size(rows), size(columns)) {
            self.terminal = vt100::Parser::new(size(rows), size(columns), 0);
        }
        let bytes = self.screen.show(frame, abilities);
        self.terminal.process(&bytes);
        for y in 0..rows {
            for x in 0..columns {
                let (cell, shown) =
                    (&wanted[(x, y)], self.terminal.screen().cell(y, x).expect("a cell"));
                let told =
                    || format!("{x},{y} of {columns}x{rows}: {}", String::from_utf8_lossy(&bytes));
                assert_eq!(looks(shown), wants(cell), "{}", told());
            }
        }
    }
}

/// What is seen of a cell: its symbol, its ground (of the second half of a wide one it is the first's), and of letters
/// their ink and weight.
type Look = (String, Option<vt100::Color>, Option<(vt100::Color, bool, bool)>);

fn looks(cell: &vt100::Cell) -> Look {
    let blank = !cell.has_contents() && !cell.is_wide_continuation();
    let symbol = if blank { " " } else { cell.contents() };
    let ink = (!matches!(symbol, " " | "")).then(|| (cell.fgcolor(), cell.bold(), cell.italic()));
    (symbol.to_owned(), (!symbol.is_empty()).then(|| cell.bgcolor()), ink)
}

fn wants(cell: &Cell) -> Look {
    let colour = |colour| match colour {
        Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Reset => vt100::Color::Default,
        named => unreachable!("the themes have {named} nowhere"),
    };
    let symbol = cell.symbol();
    let has = |modifier| cell.modifier.contains(modifier);
    let ink = (!matches!(symbol, " " | ""))
        .then(|| (colour(cell.fg), has(Modifier::BOLD), has(Modifier::ITALIC)));
    (symbol.to_owned(), (!symbol.is_empty()).then(|| colour(cell.bg)), ink)
}

#[test]
fn a_terminal_that_is_sent_what_differs_shows_every_screen_as_it_is_drawn() {
    let themes = ["dark", "light"].map(|name| Theme::load(name, &[]).expect("a theme"));
    for seed in 1..=5 {
        let mut numbers = Numbers(0x5851_f42d_4c95_7f2d_u64.wrapping_mul(seed));
        // The terminal of the test drops U+FFFD, as which an override is shown.
        let articles = [60, 400].map(|large| article_with(large, "\u{64b} \u{1b}[31m"));
        let mut app = App::new(articles.to_vec(), (80, 24));
        let abilities = Abilities {
            erases_with_background: seed % 2 == 0,
            counts_marks: seed % 3 == 0,
            whole_rows: seed == 5,
            ..Abilities::default()
        };
        let size = |count| std::num::NonZero::new(count).expect("some");
        let terminal = vt100::Parser::new(size(24), size(80), 0);
        let mut desk = Desk { screen: Screen::default(), terminal };
        for step in 0..90 {
            app.handle(&input(&mut numbers));
            desk.show(&app, &themes[step / 30 % 2], abilities);
        }
    }
}

/// A source that is written over while it is read: each reading finds it moved by some bytes, or cut.
struct Shifting(std::sync::atomic::AtomicUsize);

impl qari::article::Source for Shifting {
    fn length(&self) -> usize {
        1_600_000
    }

    fn read(&self, buffer: &mut [u8], from: usize) -> usize {
        let count = self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let text = "\u{633}\u{644}\u{627}\u{645} one two \u{1F600}.\r\n\u{2029}a\u{64e}".as_bytes();
        let gone = if count % 11 == 10 { buffer.len() / 2 } else { 0 };
        let length = buffer.len() - gone;
        for (at, byte) in buffer[..length].iter_mut().enumerate() {
            // Now and then a paragraph of a hundred kilobytes.
            let place = from + at + count * 7;
            let byte_of_text = text[place % text.len()];
            let plain = byte_of_text == b'\n' || byte_of_text == b'\r';
            *byte = if plain && place / 100_000 % 3 == 1 { b' ' } else { byte_of_text };
        }
        length
    }
}

#[test]
fn a_text_that_changes_under_the_reader_is_no_crash() {
    let source = Shifting(std::sync::atomic::AtomicUsize::new(0));
    let article = Article::windowed(Box::new(source), false);
    let mut app = App::new(vec![article], (60, 20));
    let theme = Theme::default();
    let mut press = |code| {
        let key = Key { code, control: false, alt: false, shift: false };
        app.handle(&Input::Key(key));
        drop(draw(&app, &theme, app.settings.locale));
    };
    let keys =
        [KeyCode::PageDown, KeyCode::Char('j'), KeyCode::End, KeyCode::Char('k'), KeyCode::PageUp];
    for round in 0..12 {
        for key in keys {
            press(key);
        }
        for char in format!(":{}%", round * 37 % 100).chars() {
            press(KeyCode::Char(char));
        }
        press(KeyCode::Enter);
        if round % 10 == 3 {
            "/two".chars().for_each(|char| press(KeyCode::Char(char)));
            press(KeyCode::Enter);
        }
    }
}
