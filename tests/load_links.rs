//! Links and footnotes of a page, and the keys that reach them.
#![cfg(feature = "reader")]

use std::fs;

use qari::app::sheet::Sheet;
use qari::app::{App, Effect, keys_spec};
use qari::article::{Article, BlockKind, Target};
use qari::load::{LoadOptions, open};

fn loaded(name: &str, text: &str) -> Article {
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).expect("written");
    open(&path, &LoadOptions::default()).expect("an article").remove(0)
}

const PAGE: &str = "# Title\n\nSee [the *library*](https://a.org/x?y=1) and a claim[^1], https://b.org.\n\n\
                    [Up](#title) is no place.\n\n## Second\n\nText.\n\n[^1]: The proof of it.\n";

fn linked(article: &Article) -> Vec<(String, Target)> {
    let text = |link: &qari::article::Link| article.slice(link.range.clone()).into_owned();
    article.links.iter().map(|link| (text(link), link.to.clone())).collect()
}

#[test]
fn a_link_keeps_its_text_and_its_address() {
    let article = loaded("links.md", PAGE);
    let links = linked(&article);
    assert_eq!(
        links[0],
        ("the library".to_owned(), Target::Address("https://a.org/x?y=1".to_owned()))
    );
}

#[test]
fn a_footnote_is_a_note_with_its_number_and_its_reference_leads_to_it() {
    let article = loaded("notes.md", PAGE);
    let (text, to) = linked(&article).remove(1);
    assert_eq!(text, "[1]");
    let Target::Place(byte) = to else { panic!("{to:?} is no place") };
    let note = article.block_from(byte).expect("a block");
    assert_eq!(note.kind, BlockKind::Note);
    assert_eq!(article.slice(note.range), "1 The proof of it.");
}

#[test]
fn endnotes_of_books_and_encyclopedias_are_notes_too() {
    let page = "<html><body><p>One<sup id=\"r1\"><a href=\"#cite_note-1\">[1]</a></sup>. Two<a \
                epub:type=\"noteref\" href=\"#n2\">2</a>.</p><ol><li id=\"cite_note-1\">First \
                note</li><li role=\"doc-endnote\" id=\"n2\"><p>Second note</p></li></ol></body></html>";
    let article = loaded("notes.html", page);
    let notes: Vec<_> = article.blocks().filter(|block| block.kind == BlockKind::Note).collect();
    let texts: Vec<_> = notes.iter().map(|block| article.slice(block.range.clone())).collect();
    assert_eq!(texts, ["First note", "Second note"]);
    let links = linked(&article);
    assert_eq!(links[0], ("[1]".to_owned(), Target::Place(notes[0].range.start)));
    assert_eq!(links[1], ("[2]".to_owned(), Target::Place(notes[1].range.start)));
}

fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let inputs = keys_spec::parse(keys).expect("keys");
    inputs.iter().flat_map(|input| app.handle(input)).collect()
}

#[test]
fn the_list_opens_copies_and_follows_links_and_two_quotes_come_back() {
    let article = loaded("list.md", PAGE);
    let mut app = App::new(vec![article], (60, 6));
    press(&mut app, "L");
    let Some(Sheet::Links(links)) = &app.sheet else { panic!("no list of links") };
    let labels: Vec<_> = links.rows.iter().map(|row| row.label.as_str()).collect();
    assert_eq!(labels, ["the library", "[1]", "https://b.org"]);
    assert_eq!(links.rows[1].leads, "1 The proof of it.");
    let opened = press(&mut app, "Enter");
    assert_eq!(opened, [Effect::Open("https://a.org/x?y=1".to_owned())]);
    let copied = press(&mut app, "y");
    assert_eq!(copied, [Effect::Copy("https://a.org/x?y=1".to_owned())]);
    press(&mut app, "j Enter");
    assert!(app.sheet.is_none());
    let note = app.article().expect("it").links[1].to.clone();
    let Target::Place(note) = note else { panic!("no place") };
    let shows = |app: &App, byte| app.reading().expect("it").page.shows(byte);
    assert!(shows(&app, note));
    press(&mut app, "' '");
    press(&mut app, "'");
    assert!(shows(&app, 0), "back where the link was followed");
}

#[test]
fn captions_and_notes_are_walked_by_key() {
    let article = loaded("walk.md", PAGE);
    let note = article.blocks().find(|block| block.kind == BlockKind::Note).expect("a note");
    let mut app = App::new(vec![article], (60, 6));
    press(&mut app, "i");
    let reading = app.reading().expect("it");
    assert!(reading.page.shows(note.range.start));
    assert_eq!(reading.aside, Some(note.range.start));
    press(&mut app, "j");
    assert_eq!(app.reading().expect("it").aside, None);
}
