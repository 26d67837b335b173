//! The ratatui widget, and the examples that show it.
#![cfg(feature = "widget")]

use qari::layout::{Align, Base, Direction};
use qari::widget::{BidiText, Side};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Stylize as _};
use ratatui::text::{Line, Text};
use ratatui::widgets::Widget as _;
use ratatui::{Terminal, crossterm::event::KeyCode};

#[path = "../examples/bidi_text.rs"]
#[allow(dead_code, reason = "an example has a main function of its own")]
mod bidi_text;
#[path = "../examples/chat.rs"]
#[allow(dead_code, reason = "an example has a main function of its own")]
mod chat;

/// Hebrew letters, which have no forms, so that what is drawn is what was typed: ABG for alef, bet, gimel.
fn hebrew(capitals: &str) -> String {
    let letter = |c: char| match c {
        'A'..='Z' => char::from_u32(0x5D0 + c as u32 - 'A' as u32).expect("a Hebrew letter"),
        other => other,
    };
    capitals.chars().map(letter).collect()
}

fn capitals(row: &str) -> String {
    let letter = |c: char| match c {
        '\u{5D0}'..='\u{5E9}' => {
            char::from_u32(c as u32 - 0x5D0 + 'A' as u32).expect("a capital letter")
        }
        other => other,
    };
    row.chars().map(letter).collect()
}

fn rows(text: &BidiText, width: u16, height: u16) -> Vec<String> {
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    text.render(buffer.area, &mut buffer);
    buffer_rows(&buffer)
}

fn buffer_rows(buffer: &Buffer) -> Vec<String> {
    let row = |y| (0..buffer.area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
    (0..buffer.area.height).map(|y| capitals(&row(y))).collect()
}

#[test]
fn lines_stand_flush_to_the_side_they_start_from() {
    let text = BidiText::new(hebrew("ABC ab\n\nabc AB"));
    assert_eq!(rows(&text, 8, 3), ["  ab CBA", "        ", "abc BA  "]);
    assert_eq!(text.height(8), 3);
    let text = text.direction(Direction::Fixed(Base::Ltr)).align(Align::Center);
    assert_eq!(rows(&text, 8, 1), [" CBA ab "]);
}

#[test]
fn an_alignment_of_the_text_itself_is_kept() {
    let text =
        Text::from(vec![Line::from(hebrew("AB")).left_aligned(), Line::from("ab").centered()]);
    assert_eq!(rows(&BidiText::new(text.right_aligned()), 6, 2), ["BA    ", "  ab  "]);
}

#[test]
fn styles_follow_their_bytes_into_visual_order() {
    let line = Line::from(vec![hebrew("AB").red(), "c".bold(), hebrew("D").into()]).on_blue();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 6, 1));
    BidiText::new(line).render(buffer.area, &mut buffer);
    assert_eq!(buffer_rows(&buffer), ["  DcBA"]);
    assert_eq!((buffer[(4, 0)].fg, buffer[(5, 0)].fg), (Color::Red, Color::Red));
    assert_eq!(buffer[(3, 0)].modifier, Modifier::BOLD);
    assert_eq!((buffer[(2, 0)].fg, buffer[(2, 0)].modifier), (Color::Reset, Modifier::empty()));
    assert!((0..6).all(|x| buffer[(x, 0)].bg == Color::Blue), "the line's style fills its row");
}

#[test]
fn scrolling_leaves_out_rows_from_the_top() {
    let text = BidiText::new(hebrew("AB CD EF")).scroll(1);
    assert_eq!(rows(&text, 3, 3), [" DC", " FE", "   "]);
}

#[test]
fn cells_and_bytes_find_each_other() {
    let text = BidiText::new(hebrew("AB abc CD\nEF"));
    let area = Rect::new(2, 1, 9, 2);
    assert_eq!(rows(&text, 9, 2), ["DC abc BA", "       FE"]);
    // A is at the right edge; its two bytes are under the last column.
    assert_eq!(text.hit(area, Position::new(10, 1)), Some(0..2));
    assert_eq!(text.hit(area, Position::new(10, 2)), Some(14..16));
    assert_eq!(text.hit(area, Position::new(2, 2)), None);
    assert_eq!(text.hit(area, Position::new(0, 0)), None);
    // From B to the a: two pieces of one row, not side by side.
    let pieces = text.cells(area, 2..6);
    assert_eq!(pieces, [Rect::new(5, 1, 1, 1), Rect::new(8, 1, 2, 1)]);
    for y in area.y..area.bottom() {
        for x in area.x..area.right() {
            let position = Position::new(x, y);
            if let Some(bytes) = text.hit(area, position) {
                assert!(text.cells(area, bytes).iter().any(|cell| cell.contains(position)));
            }
        }
    }
}

#[test]
fn a_cursor_stands_on_its_letter_and_behind_the_last_one() {
    let area = Rect::new(0, 0, 8, 2);
    let rtl = BidiText::new(hebrew("AB "));
    let x = |text: &BidiText, byte| text.cursor(area, byte).map(|position| position.x);
    assert_eq!([0, 2, 4, 5].map(|byte| x(&rtl, byte)), [Some(7), Some(6), Some(5), Some(4)]);
    let ltr = BidiText::new("ab ");
    assert_eq!([0, 1, 2, 3].map(|byte| x(&ltr, byte)), [Some(0), Some(1), Some(2), Some(3)]);
    assert_eq!(BidiText::new("").cursor(area, 0), Some(Position::new(0, 0)));
    assert_eq!(
        BidiText::new(vec![Line::from("a"), Line::from("")]).cursor(area, 2),
        Some(Position::new(0, 1))
    );
    assert_eq!(BidiText::new("a\nb\nc").cursor(area, 4), None);
}

#[test]
fn arrows_move_over_the_screen_and_reach_every_letter() {
    let text = BidiText::new(hebrew("AB cd EF"));
    // On the screen, from the left: the end, F, E, blank, c, d, blank, B, A.
    let mut seen = vec![0];
    while let Some(next) = text.beside(20, *seen.last().expect("one"), Side::Left) {
        seen.push(next);
    }
    assert_eq!(seen, [0, 2, 4, 6, 5, 7, 8, 10, 12]);
    let mut back = vec![12];
    while let Some(next) = text.beside(20, *back.last().expect("one"), Side::Right) {
        back.push(next);
    }
    seen.reverse();
    assert_eq!(back, seen);
}

#[test]
fn what_does_not_fit_is_clipped_and_nothing_panics() {
    let text =
        hebrew("AB \u{65e5}\u{672c} cd \u{301}\u{64b}\n\u{202e}x\t\u{1f468}\u{200d}\u{1f469}");
    for width in 0..6 {
        for height in 0..4 {
            let area = Rect::new(1, 1, width, height);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 5, 3));
            let text = BidiText::new(text.as_str());
            (&text).render(area, &mut buffer);
            for byte in 0..=40 {
                let _ = (text.cursor(area, byte), text.beside(width, byte, Side::Left));
                let _ = text.cells(area, byte..byte + 3);
            }
            assert_eq!(buffer[(0, 0)].symbol(), " ", "nothing is drawn outside its area");
        }
    }
}

#[test]
fn the_example_draws_an_article_from_the_right() {
    let mut terminal = Terminal::new(TestBackend::new(40, 12)).expect("a terminal");
    terminal.draw(bidi_text::draw).expect("it draws");
    let buffer = terminal.backend().buffer();
    assert_eq!(buffer[(39, 0)].symbol(), "\u{FEE3}", "meem in its initial form opens at the right");
    assert_eq!((buffer[(39, 0)].fg, buffer[(39, 0)].modifier), (Color::Yellow, Modifier::BOLD));
    assert_eq!(buffer[(39, 3)].fg, Color::Reset);
}

#[test]
fn in_the_chat_the_cursor_moves_over_two_directions() {
    let mut chat = chat::Chat::default();
    let mut terminal = Terminal::new(TestBackend::new(30, 10)).expect("a terminal");
    let mut cursor = |chat: &mut chat::Chat| {
        terminal.draw(|frame| chat.draw(frame)).expect("it draws");
        terminal.get_cursor_position().expect("a cursor").x
    };
    let press = |chat: &mut chat::Chat, code: KeyCode| chat.press(code.into());
    for c in hebrew("AB cd").chars() {
        press(&mut chat, KeyCode::Char(c));
    }
    // cd BA, flush right in 30 columns: the cursor is left of c, where the line ends.
    assert_eq!(cursor(&mut chat), 24);
    press(&mut chat, KeyCode::Right);
    assert_eq!((cursor(&mut chat), chat.cursor), (25, 5));
    press(&mut chat, KeyCode::Home);
    assert_eq!(cursor(&mut chat), 29);
    press(&mut chat, KeyCode::Left);
    press(&mut chat, KeyCode::Backspace);
    assert_eq!(chat.input, hebrew("B cd"));
    press(&mut chat, KeyCode::Enter);
    assert!(chat.input.is_empty());
    assert_eq!(chat.said.last().map(|(_, said)| said.clone()), Some(hebrew("B cd")));
    assert_eq!(cursor(&mut chat), 0);
}
