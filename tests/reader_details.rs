//! The details of an article: what they say, where they are opened from, and that they cost nothing before.
#![cfg(feature = "reader")]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use qari::app::details::{Fact, Value};
use qari::app::sheet::{Details, Sheet};
use qari::app::shelf::Shelf;
use qari::app::{App, Finder, Input, MouseInput, Recognised, Settings, keys_spec};
use qari::article::offsets::Unit;
use qari::article::{
    Article, Entity, EntityId, Label, Layer, Mention, Notice, Source, Things, Unplaced,
};
use qari::load::{LoadOptions, load};
use qari::locale::{Detail, Locale, Message};
use qari::theme::Theme;
use qari::view::draw;

fn press(app: &mut App, keys: &str) {
    for input in keys_spec::parse(keys).expect("keys") {
        app.handle(&input);
    }
}

fn details(app: &App) -> &Details {
    match &app.sheet {
        Some(Sheet::Details(details)) => details,
        sheet => panic!("no details: {sheet:?}"),
    }
}

/// What the details say, a line for each fact.
fn said(app: &App, locale: Locale) -> Vec<String> {
    let say = |message: &Message| locale.say(message);
    let line = |Fact { label, value }: &Fact| {
        let value = match value {
            Value::Said(parts) => parts.iter().map(say).collect::<Vec<_>>().join(", "),
            Value::Quoted(text) | Value::Path(text) => text.clone(),
        };
        let label = label.map(|label| say(&Message::Detail(Detail::Label(label))));
        format!("{}: {value}", label.unwrap_or_default())
    };
    details(app).groups.iter().flatten().map(line).collect()
}

fn one(name: &str, bytes: &[u8]) -> Article {
    load(name, bytes, &LoadOptions::default()).expect("an article").remove(0)
}

fn plain(text: &str) -> Article {
    Article::plain(text.to_owned(), false)
}

#[test]
fn a_page_says_who_wrote_it_what_it_is_and_how_that_is_known() {
    let page = "<!doctype html><html lang=en dir=ltr><head><meta charset=utf-8><title>A ferry</title>\
        <meta name=author content='Salma'></head><body><article><h1>A ferry</h1>\
        <p>It sails at six in the morning, as it has for years and years, said its captain.</p>\
        <p lang=fr>Il part \u{e0} six heures du matin, comme depuis des ann\u{e9}es, dit-il.</p>\
        </article></body></html>";
    let mut app = App::new(vec![one("a.html", page.as_bytes())], (100, 40));
    app.settings.finder = Finder::Nobody;
    press(&mut app, "D");
    let said = said(&app, Locale::English);
    for line in [
        "Title: A ferry",
        "Source: a.html",
        "Encoding: UTF-8, every byte fits",
        "Direction: left to right, as its source says",
        "Names: not looked for (--entities none)",
    ] {
        assert!(said.iter().any(|said| said == line), "{line}: {said:#?}");
    }
    assert!(
        said.iter().any(|line| line.starts_with("Form: web page (HTML), told by its content, "))
    );
    let language = "Language: English (en), as its source says, parts in French (fr)";
    assert!(said.iter().any(|line| line == language), "{said:#?}");
}

#[test]
fn what_loading_guessed_or_left_out_is_said_in_both_languages() {
    let mut article = plain("Some words \u{202e}of a text\u{202c}.");
    let reason = "broken".to_owned();
    article.notices = vec![
        Notice::EncodingGuessed { encoding: "windows-1256" },
        Notice::InvalidBytes { count: 2, encoding: "UTF-8", first: 7 },
        Notice::OffsetBase { line_feeds: true, mark: false },
        Notice::Folded { repeated: 1, site: 2 },
        Notice::Rewrapped { lines: 3 },
        Notice::VisualOrder { lines: 3 },
        Notice::Skipped { count: 1, of: 5, what: Things::Files, reason },
        Notice::Limit { what: qari::article::Bound::Paragraph },
        Notice::Limit { what: qari::article::Bound::Page },
        Notice::Limit { what: qari::article::Bound::Damaged { behind: 9, cause: "?".to_owned() } },
        Notice::Limit { what: qari::article::Bound::Unread { behind: 9, why: "?".to_owned() } },
    ];
    let count = article.notices.len();
    let mut app = App::new(vec![article], (100, 40));
    press(&mut app, "D");
    let [english, arabic] = [Locale::English, Locale::Arabic].map(|locale| said(&app, locale));
    // All but the guess, which stands with the encoding; and the override of the text itself.
    let noted = |said: &[String]| {
        said.len() - said.iter().position(|l| l.starts_with("Noted")).unwrap_or(0)
    };
    assert_eq!(noted(&english), count, "{english:#?}");
    assert!(
        english
            .last()
            .is_some_and(|last| last == ": 1 override of direction shown, not obeyed; --raw obeys")
    );
    for (english, arabic) in english.iter().zip(&arabic).skip(1) {
        assert_ne!(english, arabic);
        let letters = arabic.chars().filter(|c| matches!(c, '\u{621}'..='\u{64a}')).count();
        assert!(letters > 8, "{arabic}");
    }
}

#[test]
fn names_that_are_found_meanwhile_stand_in_the_open_details() {
    let mut app = App::new(vec![plain("Mona met Omar.")], (100, 40));
    press(&mut app, "D");
    assert!(said(&app, Locale::English).iter().any(|line| line.contains("No names found")));
    app.handle(&Input::Recognising(0, Some(40)));
    assert!(said(&app, Locale::English).iter().any(|line| line == "Names: being looked for, 40 %"));
    let label = Label::new("PER");
    let mention = Mention { range: 0..4, label: label.clone(), entity: EntityId(0), score: None };
    let entity = Entity { id: "e1".to_owned(), label, name: "Mona".to_owned(), url: None };
    let found = Recognised { mentions: vec![mention], entities: vec![entity] };
    app.handle(&Input::Recognised(0, found));
    app.handle(&Input::Recognising(0, None));
    let names = "Names: 1 name, 1 mention, found by qari";
    assert!(said(&app, Locale::English).iter().any(|line| line == names));
}

#[test]
fn a_text_that_is_read_again_meanwhile_is_counted_again() {
    let mut app = App::new(vec![plain("One two.")], (100, 40));
    press(&mut app, "D");
    app.handle(&Input::Reloaded(0, Box::new(plain("One two three."))));
    let length = "Length: 1 paragraph, 3 words, 14 bytes";
    assert!(said(&app, Locale::English).iter().any(|line| line == length));
}

#[test]
fn from_the_list_they_are_the_chosen_article_s_and_lead_back_to_it() {
    let articles = ["One\nfirst", "Two\nsecond", "Three\nthird"].map(plain).to_vec();
    let mut app = App::new(articles, (100, 40));
    press(&mut app, "l j D");
    let lines = said(&app, Locale::English);
    assert_eq!(lines[..2], ["Title: Two", "Article: 2 of 3"]);
    assert!(lines.iter().any(|line| line == "Names: looked for once it is opened"), "{lines:#?}");
    assert_eq!((details(&app).at, app.at()), (1, 0));
    for closes in ["Esc", "q", "D", "F2"] {
        press(&mut app, closes);
        let Some(Sheet::List(list)) = &app.sheet else { panic!("{closes}: no list") };
        assert_eq!(list.choice.at, 1, "{closes}");
        press(&mut app, "F2");
    }
}

#[test]
fn of_an_article_that_is_not_at_hand_the_list_says_that_it_helps_to_open_it() {
    let mut shelf = Shelf::default();
    shelf.grow(10, false);
    let mut app = App::with(shelf, (100, 40), Settings::default());
    app.browse();
    press(&mut app, "D");
    assert!(matches!(app.sheet, Some(Sheet::List(_))));
    assert_eq!(app.message, Some(Message::Detail(Detail::NotOpened)));
    // What is typed into the filter is a letter.
    press(&mut app, "/ D");
    assert!(matches!(&app.sheet, Some(Sheet::List(list)) if list.filter == "D"));
}

#[test]
fn every_word_stands_in_the_sheet_however_narrow_and_it_scrolls_to_its_end() {
    let mut article =
        plain("A title of several words that is longer than a line of a narrow screen\nText");
    article.meta.url = Some("https://a.example/a/path/that/is/rather/long".to_owned());
    article.meta.byline = Some("\u{645}\u{646}\u{649} \u{62d}\u{633}\u{646}".to_owned());
    for locale in [Locale::English, Locale::Arabic] {
        for columns in [10, 23, 29, 30, 36, 49, 50, 60, 100] {
            let settings = Settings { locale, ..Settings::default() };
            let mut app = App::with(vec![article.clone()], (100, 12), settings);
            press(&mut app, "D");
            app.handle(&Input::Resize(columns, 12));
            let place = app.sheet_place().expect("a sheet");
            let details = details(&app);
            let widest = details.rows.iter().filter_map(|row| row.line.as_ref());
            for (line, width) in widest {
                assert!(details.indent + width <= place.body.width, "{columns}");
                assert!(line.columns().0 <= usize::from(*width), "{columns}");
            }
            let rows = details.rows.len();
            press(&mut app, "G");
            let (_, top) = app.sheet_extent().expect("a sheet");
            assert_eq!(top + usize::from(place.body.height).min(rows), rows, "{columns}");
            let _drawn = draw(&app, &Theme::default(), locale);
            press(&mut app, "q");
            assert!(app.sheet.is_none());
        }
    }
}

#[test]
fn who_has_scrolled_stays_there_by_keys_wheel_and_what_becomes_known() {
    let settings = Settings::default();
    let mut app = App::with(vec![plain("Some words.")], (80, 9), settings);
    let top = |app: &App| details(app).choice.top;
    press(&mut app, "D j");
    assert_eq!(top(&app), 1);
    app.handle(&Input::Mouse(MouseInput::WheelDown(9, 4)));
    assert_eq!(top(&app), 4);
    app.handle(&Input::Recognising(0, Some(40)));
    app.handle(&Input::Resize(79, 9));
    assert_eq!(top(&app), 4);
    app.handle(&Input::Mouse(MouseInput::WheelUp(9, 4)));
    press(&mut app, "j");
    assert_eq!(top(&app), 2);
}

/// A text that counts how often it is read.
struct Counted(String, Arc<AtomicUsize>);

impl Source for Counted {
    fn length(&self) -> usize {
        self.0.len()
    }

    fn read(&self, buffer: &mut [u8], from: usize) -> usize {
        self.1.fetch_add(1, Ordering::Relaxed);
        let rest = &self.0.as_bytes()[from..];
        let read = rest.len().min(buffer.len());
        buffer[..read].copy_from_slice(&rest[..read]);
        read
    }
}

#[test]
fn a_text_that_is_read_as_it_is_needed_is_not_read_for_its_details() {
    let reads = Arc::new(AtomicUsize::new(0));
    let text = "Some words of a long text.\n".repeat(100_000);
    let article = Article::windowed(Box::new(Counted(text, Arc::clone(&reads))), false);
    let mut app = App::new(vec![article], (100, 40));
    press(&mut app, "j k");
    let before = reads.load(Ordering::Relaxed);
    press(&mut app, "D");
    assert_eq!(reads.load(Ordering::Relaxed), before);
    let length = "Length: 2.7 MB, read as it is needed, not counted";
    assert!(said(&app, Locale::English).iter().any(|line| line == length));
}

#[test]
fn why_an_annotation_was_left_out_is_said_in_both_languages() {
    let text = || "Mona".to_owned();
    let unit = Unit::Utf16;
    let reasons = [
        Unplaced::Rejected,
        Unplaced::PassedOver,
        Unplaced::Cancelled,
        Unplaced::NoPlace,
        Unplaced::Backwards { start: 9, end: 7 },
        Unplaced::Beyond { offset: 9, length: 7, unit },
        Unplaced::Inside { offset: 9 },
        Unplaced::Another { start: 9, found: Some(text()), quoted: text() },
        Unplaced::Another { start: 9, found: None, quoted: text() },
        Unplaced::Absent { quoted: text(), once_more: false },
        Unplaced::Absent { quoted: text(), once_more: true },
        Unplaced::UnknownPart { name: text() },
        Unplaced::NoSuchPart,
        Unplaced::Overlaps { text: text() },
        Unplaced::BeforeBody { text: text() },
    ];
    let layer = |reason| Layer { of: 2, skipped: 1, reason: Some(reason), ..Layer::default() };
    let mut article = plain("Some words.");
    article.layers = reasons.map(layer).to_vec();
    let mut app = App::new(vec![article], (100, 40));
    press(&mut app, "D");
    let reasons = |locale, label: &str| -> Vec<String> {
        said(&app, locale).into_iter().filter(|line| line.starts_with(label)).collect()
    };
    let english = reasons(Locale::English, "First left out: ");
    let arabic =
        reasons(Locale::Arabic, "\u{623}\u{648}\u{644} \u{645}\u{62a}\u{631}\u{648}\u{643}: ");
    assert_eq!((english.len(), arabic.len()), (15, 15));
    for (english, arabic) in english.iter().zip(&arabic) {
        let own = arabic.replace("Mona", "").replace("UTF-16", "");
        assert!(!own.contains(|c: char| c.is_ascii_alphabetic()), "{english}: {arabic}");
    }
    let skipped = "Annotations: in the article's file, 1 annotation, 1 left out";
    assert_eq!(said(&app, Locale::English).iter().filter(|line| *line == skipped).count(), 15);
}

#[test]
fn no_line_of_the_help_is_cut_short_at_eighty_columns() {
    for locale in [Locale::English, Locale::Arabic] {
        let settings = Settings { locale, ..Settings::default() };
        let mut app = App::with(vec![plain("Words.")], (80, 24), settings);
        press(&mut app, "F1");
        let frame = draw(&app, &Theme::default(), locale);
        let cut = frame.buffer.content.iter().any(|cell| cell.symbol() == "\u{2026}");
        assert!(!cut, "{locale:?}");
    }
}
