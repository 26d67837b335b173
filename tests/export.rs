//! Frames written as text, ANSI, HTML and SVG hold what the cells hold, in the cells' order.
#![cfg(feature = "reader")]

use std::num::NonZero;

use qari::export::{Format, Page, export};
use qari::theme::Rgb;
use qari::view::Frame;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};

const PAGE: Page = Page { ground: Rgb(10, 20, 30), ink: Rgb(200, 210, 220), scale: 1 };

/// Two rows: forms in visual order with a mark, a wide cell, Latin and what markup must escape.
fn frame() -> Frame {
    let mut frame = Frame::new(Rect::new(0, 0, 10, 2));
    let cells = [
        (0, 0, "\u{fea9}", Style::new()),
        (1, 0, "\u{fe8e}\u{651}", Style::new().fg(Color::Rgb(1, 2, 3))),
        (2, 0, "\u{fe91}", Style::new().fg(Color::Rgb(1, 2, 3)).add_modifier(Modifier::BOLD)),
        (4, 0, "\u{65e5}", Style::new().bg(Color::Indexed(229))),
        (5, 0, "", Style::new().bg(Color::Indexed(229))),
        (6, 0, "a", Style::new().add_modifier(Modifier::UNDERLINED)),
        (7, 0, "b", Style::new().add_modifier(Modifier::UNDERLINED)),
        (0, 1, "<", Style::new().fg(Color::LightRed)),
        (1, 1, "&", Style::new().fg(Color::LightRed)),
        (2, 1, "\"", Style::new().add_modifier(Modifier::REVERSED)),
        (3, 1, "\u{2502}", Style::new()),
    ];
    for (x, y, symbol, style) in cells {
        frame.buffer[(x, y)].set_symbol(symbol).set_style(style);
    }
    frame
}

fn written(format: Format) -> String {
    let bytes = export(&frame(), format, PAGE).expect("it is written");
    String::from_utf8(bytes).expect("it is text")
}

#[test]
fn text_is_the_cells_without_trailing_blanks() {
    let rows = "\u{fea9}\u{fe8e}\u{651}\u{fe91} \u{65e5}ab\n<&\"\u{2502}\n";
    assert_eq!(written(Format::Text), rows);
}

#[test]
fn ansi_gives_a_terminal_the_same_cells_and_styles() {
    let [rows, columns] = [2, 10].map(|side| NonZero::new(side).expect("not 0"));
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    terminal.process(written(Format::Ansi).trim_end().replace('\n', "\r\n").as_bytes());
    let screen = terminal.screen();
    let cell = |x, y| screen.cell(y, x).expect("a cell").clone();
    assert_eq!(cell(1, 0).contents(), "\u{fe8e}\u{651}");
    assert_eq!(cell(1, 0).fgcolor(), vt100::Color::Rgb(1, 2, 3));
    assert!(!cell(1, 0).bold() && cell(2, 0).bold() && !cell(3, 0).bold());
    assert_eq!((cell(4, 0).contents(), cell(4, 0).is_wide()), ("\u{65e5}", true));
    assert_eq!(cell(4, 0).bgcolor(), vt100::Color::Idx(229));
    assert_eq!((cell(6, 0).contents(), cell(6, 0).underline()), ("a", true));
    assert_eq!(cell(7, 0).contents(), "b");
    assert_eq!(cell(0, 1).fgcolor(), vt100::Color::Idx(9));
    assert!(cell(2, 1).inverse() && !cell(3, 1).inverse());
}

#[test]
fn html_keeps_the_visual_order_and_escapes_what_is_markup() {
    let html = written(Format::Html);
    let (_, body) = html.split_once("<pre>").expect("the rows");
    let (rows, _) = body.split_once("</pre>").expect("their end");
    let mut text = String::new();
    let mut inside = false;
    for c in rows.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&quot;", "\"").replace("&amp;", "&");
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    assert_eq!(lines, written(Format::Text).lines().collect::<Vec<_>>());
    assert!(html.contains("unicode-bidi: bidi-override"), "nothing is ordered again");
    // Reversed: ink and ground of the page change places.
    assert!(html.contains("color:#0a141e;background:#c8d2dc"), "{html}");
}

#[test]
fn svg_sets_each_cluster_at_its_own_column() {
    let svg = written(Format::Svg);
    let texts: Vec<(i32, i32, &str)> = svg
        .lines()
        .filter_map(|line| line.strip_prefix("<text x=\""))
        .map(|line| {
            let number = |text: &str, key: &str| -> i32 {
                let from = text.find(key).expect("the attribute") + key.len();
                let digits = text[from..].split('"').next().expect("its value");
                digits.parse().expect("a number")
            };
            let x: i32 = line.split('"').next().and_then(|x| x.parse().ok()).expect("a number");
            let text = line.split_once('>').and_then(|(_, rest)| rest.split_once("</text>"));
            (x / 10, number(line, "textLength=\"") / 10, text.expect("a text").0)
        })
        .collect();
    assert_eq!(
        texts,
        [
            (0, 1, "\u{fea9}"),
            (1, 1, "\u{fe8e}\u{651}"),
            (2, 1, "\u{fe91}"),
            (4, 2, "\u{65e5}"),
            (6, 2, "ab"),
            (0, 2, "&lt;&amp;"),
            (2, 1, "&quot;"),
        ]
    );
    assert!(svg.contains("height=\"21\" fill=\"#c8d2dc\""), "the box is a rectangle: {svg}");
}

#[test]
fn the_files_ending_says_the_form() {
    use std::path::Path;
    for format in Format::ALL {
        let name = format!("a.{}", format.ending().to_uppercase());
        assert_eq!(Format::of(Path::new(&name)), Some(format));
    }
    assert_eq!(Format::of(Path::new("a.gif")), None);
    assert_eq!(Format::of(Path::new("png")), None);
}
