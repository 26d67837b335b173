//! Search in a long text: in turns, with its share told, and stopped at a key.
#![cfg(feature = "reader")]

use qari::app::{App, Input, keys_spec};
use qari::article::Article;
use qari::locale::Message;

/// An article of about 6 MB that says one word at its start and at its end.
fn long() -> Article {
    let line = "A line that holds no such word at all, and goes on for a while.\n";
    let text = format!("needle\n{}needle\n", line.repeat(6_000_000 / line.len()));
    Article::plain(text, false)
}

fn press(app: &mut App, keys: &str) {
    for key in keys_spec::parse(keys).expect("keys") {
        app.handle(&key);
    }
}

fn hits(app: &App) -> usize {
    app.search.as_ref().map_or(0, |search| search.hits.len())
}

#[test]
fn a_long_search_goes_on_in_turns_until_it_is_over() {
    let mut app = App::new(vec![long()], (80, 24));
    press(&mut app, "/ 'needle' Enter");
    assert_eq!(hits(&app), 1, "what is near comes at once");
    let mut turns = 0;
    while app.is_busy() {
        app.handle(&Input::Idle);
        turns += 1;
    }
    // Half a megabyte a turn.
    assert!((6..=16).contains(&turns), "{turns}");
    assert_eq!(hits(&app), 2);
}

#[test]
fn escape_stops_a_search_and_keeps_what_was_found() {
    let mut app = App::new(vec![long()], (80, 24));
    press(&mut app, "/ 'needle' Enter");
    assert!(app.is_busy());
    press(&mut app, "Esc");
    assert!(!app.is_busy());
    assert!(matches!(app.message, Some(Message::SearchStopped(1..=99))), "{:?}", app.message);
    assert_eq!(hits(&app), 1);
    press(&mut app, "Esc");
    assert!(app.search.is_none());
}
