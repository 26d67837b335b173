//! Places in long texts: the same lines whichever way one came to them, and a paragraph by its number.
#![cfg(feature = "reader")]

use std::fmt::Write as _;
use std::ops::Range;

use qari::app::flow::{Anchor, Flow, Manner, RowKind, Spot};
use qari::app::{App, Input, keys_spec};
use qari::article::Article;
use qari::layout::{Columns, Options, Paragraph};
use qari::locale::Message;

/// One paragraph of so many bytes, of words of many lengths; some have marks, some are numbers.
fn paragraph(bytes: usize) -> String {
    let mut text = String::new();
    let mut state = 7_u32;
    while text.len() < bytes {
        state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let length = 1 + (state >> 16) as usize % 9;
        match state >> 28 {
            0 => drop(write!(text, "{}", state >> 20)),
            1 => text.push_str(&"ab".repeat(length)),
            2 => text.push_str(&"\u{628}\u{64e}".repeat(length)),
            _ => {
                text.push_str(&"\u{633}\u{644}\u{627}"[..2 * length.min(3)].repeat(1 + length / 3));
            }
        }
        text.push(' ');
    }
    text
}

fn flow(article: &Article, measure: usize) -> Flow {
    let manner = Manner {
        measure,
        options: Options { fallback: article.dir, ..Options::default() },
        unfolded: false,
        spaced: false,
        roomy: false,
    };
    Flow::new(article, manner)
}

fn bytes(spot: &Spot) -> Option<Range<usize>> {
    match &spot.get()?.kind {
        RowKind::Text(text) => Some(text.bytes()),
        _ => None,
    }
}

/// The bytes of all lines, from the first on or from the last back.
fn all(article: &Article, measure: usize, forward: bool) -> Vec<Range<usize>> {
    let mut flow = flow(article, measure);
    let start = Anchor { byte: 0, above: usize::MAX };
    let mut spot = if forward { flow.find(article, start) } else { flow.last(article) };
    let mut lines = Vec::new();
    loop {
        lines.extend(bytes(&spot));
        let (next, moved) =
            if forward { flow.down(article, &spot, 1) } else { flow.up(article, &spot, 1) };
        if moved == 0 {
            break;
        }
        spot = next;
    }
    if !forward {
        lines.reverse();
    }
    lines
}

#[test]
fn a_large_paragraph_has_the_same_lines_whichever_way_one_came() {
    let article = Article::plain(paragraph(60_000), false);
    let text = article.slice(0..article.len());
    for measure in [9, 72, 200] {
        let lines = all(&article, measure, true);
        assert_eq!(lines, all(&article, measure, false), "back, at {measure} columns");
        let ends = lines.windows(2).all(|pair| pair[0].end == pair[1].start);
        assert!(ends, "every byte in one line at {measure}");
        for byte in (0..article.len() - 1).step_by(2_999) {
            let byte = article.boundary(byte);
            let spot = flow(&article, measure).find(&article, Anchor::at(byte));
            let line = lines.iter().find(|line| line.contains(&byte)).cloned();
            assert_eq!(bytes(&spot), line, "byte {byte} at {measure} columns");
        }
        // As many as laying it out whole gives, but for a line cut short where two ways of filling do not meet.
        let options = Options { fallback: article.dir, ..Options::default() };
        let whole = Paragraph::new(&text, &options).lines(Columns(measure)).count();
        let pieces = article.len() / (measure * 2 * 96) + 1;
        assert!((whole..=whole + pieces).contains(&lines.len()), "{} of {whole}", lines.len());
    }
}

#[test]
fn marks_without_end_are_cut_and_lose_nothing() {
    let article = Article::plain(format!("\u{628}{}", "\u{64e}".repeat(60_000)), false);
    for forward in [true, false] {
        let lines = all(&article, 72, forward);
        assert_eq!(lines.first().map(|line| line.start), Some(0));
        assert_eq!(lines.last().map(|line| line.end), Some(article.len()));
        assert!(lines.windows(2).all(|pair| pair[0].end == pair[1].start), "{lines:?}");
    }
}

fn book() -> Article {
    let line = |number| {
        format!("{number}. A paragraph of some length that fills the book, line upon line.\n")
    };
    Article::plain((1..=60_000).map(line).collect(), false)
}

fn press(app: &mut App, keys: &str) {
    for key in keys_spec::parse(keys).expect("keys") {
        app.handle(&key);
    }
}

fn top(app: &App) -> String {
    let article = app.article().expect("an article");
    let byte = app.reading().expect("it is read").page.bytes().start;
    article.slice(byte..article.boundary(byte + 8)).into_owned()
}

#[test]
fn a_paragraph_far_off_is_counted_to_in_turns() {
    let mut app = App::new(vec![book()], (80, 24));
    press(&mut app, ": '50000' Enter");
    let mut shares = Vec::new();
    while let Some(share) = app.going() {
        assert!(app.is_busy());
        shares.push(share);
        app.handle(&Input::Idle);
    }
    assert!(shares.len() > 3 && shares.is_sorted(), "{shares:?}");
    assert!(top(&app).starts_with("50000."), "{}", top(&app));
    press(&mut app, ": '7' Enter");
    assert!(!app.is_busy() && top(&app).starts_with("7."), "what is near comes at once");
}

#[test]
fn the_way_to_a_paragraph_ends_at_escape_and_where_one_moves_on() {
    let mut app = App::new(vec![book()], (80, 24));
    press(&mut app, ": '50000' Enter Esc");
    assert!(!app.is_busy());
    assert!(matches!(app.message, Some(Message::GoingStopped(_))), "{:?}", app.message);
    assert!(top(&app).starts_with("1."));
    press(&mut app, ": '50000' Enter PageDown");
    let page = top(&app);
    while app.is_busy() {
        app.handle(&Input::Idle);
    }
    assert_eq!(top(&app), page, "nobody is called back");
}
