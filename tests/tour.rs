//! The tour: what it teaches is so, and it is whole in both languages.
#![cfg(feature = "reader")]

use qari::app::keymap::TABLE;
use qari::app::sheet::Sheet;
use qari::app::{App, keys_spec};
use qari::article::{Article, BlockKind, Emphasis, Kind, Target};
use qari::load::{LoadOptions, open};

fn tour(language: &str) -> Article {
    let path = format!("{}/samples/tour.{language}.json", env!("CARGO_MANIFEST_DIR"));
    open(path.as_ref(), &LoadOptions::default()).expect("the tour").remove(0)
}

fn both() -> [Article; 2] {
    ["en", "ar"].map(tour)
}

#[test]
fn it_holds_every_kind_of_name_headings_a_quotation_a_caption_a_list_links_and_a_footnote() {
    for article in both() {
        assert_eq!(article.notices, [], "every mention is the text it says");
        for kind in Kind::ALL {
            let of_kind = |mention: &&qari::article::Mention| mention.label.kind() == kind;
            assert!(article.mentions.iter().any(|mention| of_kind(&mention)), "{kind:?}");
        }
        let kinds: Vec<_> = article.blocks().map(|block| block.kind).collect();
        for kind in [
            BlockKind::Heading(2),
            BlockKind::Quote,
            BlockKind::Caption,
            BlockKind::ListItem,
            BlockKind::Code,
            BlockKind::Note,
        ] {
            assert!(kinds.contains(&kind), "{kind:?}");
        }
        assert!(article.links.iter().any(|link| matches!(link.to, Target::Address(_))));
        let note = article.links.iter().find_map(|link| match link.to {
            Target::Place(byte) => article.block_from(byte),
            Target::Address(_) => None,
        });
        assert_eq!(note.map(|block| block.kind), Some(BlockKind::Note));
    }
}

#[test]
fn every_key_it_names_is_one_and_every_entry_of_the_help_is_taught_but_corrections() {
    for article in both() {
        let keys: Vec<String> = article
            .inlines
            .iter()
            .filter(|inline| inline.emphasis == Emphasis::Code)
            .map(|inline| article.slice(inline.range.clone()).into_owned())
            .collect();
        let named = |key: &str| {
            let key = key.replace("Shift-Tab", "BackTab").replace("Ctrl-", "C-");
            let key = key.replace('\u{2190}', "Left").replace('\u{2192}', "Right");
            keys_spec::key(&key).is_some() || key == "''" || key == ":50%"
        };
        for key in &keys {
            assert!(named(key), "{key}");
        }
        let corrections = ["c R M", "A x X U", "( ) { }"];
        for entry in TABLE.iter().filter(|entry| !corrections.contains(&entry.shown)) {
            let taught = entry.shown.split(' ').any(|shown| {
                keys.iter().any(|key| key == shown || (shown == ":42" && key == ":50%"))
            });
            assert!(taught, "{} in {}", entry.shown, article.title());
        }
    }
}

#[test]
fn the_searches_it_suggests_find_what_it_says() {
    for (article, query, least) in [
        (tour("en"), "\u{645}\u{633}\u{624}\u{648}\u{644}", 3),
        (tour("ar"), "\u{645}\u{633}\u{624}\u{648}\u{644}", 3),
        (tour("ar"), "\u{627}\u{644}\u{627}\u{645}\u{645}", 2),
    ] {
        let mut app = App::new(vec![article], (80, 24));
        for input in keys_spec::parse(&format!("/ '{query}'")).expect("keys") {
            app.handle(&input);
        }
        let hits = app.search.as_ref().map_or(0, |search| search.hits.len());
        assert!(hits >= least, "{query}: {hits}");
    }
}

#[test]
fn reduced_motion_leaves_the_page_and_the_colours_until_enter() {
    let mut app = App::new(vec![tour("en")], (80, 24));
    app.settings.calm = true;
    app.settings.themes = ["dark", "light"].map(str::to_owned).to_vec();
    app.settings.theme = "dark".to_owned();
    let top = |app: &App| app.reading().map(|reading| reading.page.bytes().start);
    let press = |app: &mut App, keys: &str| {
        keys_spec::parse(keys).expect("keys").iter().flat_map(|key| app.handle(key)).count()
    };
    let before = top(&app);
    press(&mut app, "/ 'Annex'");
    assert_eq!(top(&app), before);
    press(&mut app, "Enter");
    assert_ne!(top(&app), before);
    assert_eq!(press(&mut app, "t j"), 0, "no theme is put on");
    assert!(matches!(app.sheet, Some(Sheet::Themes(..))));
    assert_eq!(press(&mut app, "Enter"), 1);
    assert_eq!(app.settings.theme, "light");
}
