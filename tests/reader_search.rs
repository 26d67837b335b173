//! Search in a long text: in turns, with its share told, and stopped at a key.
#![cfg(feature = "reader")]

use qari::app::sheet::Sheet;
use qari::app::{App, Input, SourceChange, keys_spec};
use qari::article::Article;
use qari::locale::Message;
use qari::theme::Theme;

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

#[test]
fn that_the_file_is_gone_does_not_hide_which_hit_it_is() {
    let status = |columns| {
        let text = "needle\n".repeat(12);
        let mut app = App::new(vec![Article::plain(text, false)], (columns, 24));
        press(&mut app, "/ 'needle' Enter n n");
        app.handle(&Input::SourceChanged(0, SourceChange::Gone));
        let frame = qari::view::draw(&app, &Theme::default(), app.settings.locale);
        let row: String = (0..columns).map(|x| frame.buffer[(x, 23)].symbol()).collect();
        row.trim().to_owned()
    };
    let said = status(80);
    assert!(said.starts_with("The file is gone") && said.ends_with("3/12"), "{said}");
    assert_eq!(status(44), "The file is gone; this is what was read", "there is no room for both");
}

#[test]
fn a_search_from_the_middle_goes_to_the_next_hit_though_it_is_found_late() {
    let mut app = App::new(vec![long()], (80, 24));
    press(&mut app, ": '50%' Enter / 'needle' Enter");
    let middle = app.seen().start;
    assert!(middle > 1_000_000, "the hit at the start is no hit ahead");
    while app.is_busy() {
        app.handle(&Input::Idle);
    }
    assert_eq!(app.search.as_ref().and_then(|search| search.current), Some(1));
    assert!(app.seen().start > middle, "Enter goes there once it is found");

    press(&mut app, "g / 'nowhere' Enter");
    assert_eq!(app.message, None, "nobody knows yet");
    press(&mut app, "n");
    assert_eq!(app.message, Some(Message::StillSearching));
    press(&mut app, "/ 'nowhere' Enter");
    while app.is_busy() {
        app.handle(&Input::Idle);
    }
    assert_eq!(app.message, Some(Message::NotFound("nowhere".to_owned())));
}

/// The card of hits: how many are listed, and how much has been searched.
fn card(app: &App) -> Option<(usize, Option<usize>)> {
    match &app.sheet {
        Some(Sheet::Card(card)) => Some((card.passages.len(), card.share())),
        _ => None,
    }
}

#[test]
fn hits_in_all_articles_of_a_long_text_come_in_turns_are_complete_and_stop_at_a_key() {
    let mut app = App::new(vec![long(), Article::plain("a needle".to_owned(), false)], (80, 24));
    press(&mut app, "/ 'needle' Enter a");
    let (first, share) = card(&app).expect("a card at once");
    assert!(first == 1 && share.is_some_and(|share| share < 50), "{share:?}");
    while app.is_busy() {
        app.handle(&Input::Idle);
    }
    assert_eq!(card(&app), Some((3, None)), "also behind the first megabytes");

    press(&mut app, "Esc / 'needle' Enter Esc a");
    press(&mut app, "/ 'needle' Enter a q");
    assert!(card(&app).is_none(), "q leaves at once");
    press(&mut app, "Esc");
    assert!(!app.is_busy(), "and nothing goes on");
}
