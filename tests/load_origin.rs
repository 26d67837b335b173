//! What loading hands down of a source and its annotations: form, encoding, offsets, and how each is known.
#![cfg(feature = "reader")]

use std::io::Write as _;
use std::path::PathBuf;

use encoding_rs::WINDOWS_1256;
use qari::article::offsets::Unit;
use qari::article::{
    Article, Certainty, Counted, CountedBy, Form, Home, LayerForm, Origin, Told, Unplaced,
};
use qari::load::{Lines, LoadOptions, load, open};

fn one(name: &str, bytes: &[u8]) -> Article {
    load(name, bytes, &LoadOptions::default()).expect("an article").remove(0)
}

fn origin(article: &Article) -> &Origin {
    article.origin.as_deref().expect("where it comes from")
}

/// A folder with files.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::create_dir_all(&folder).expect("a folder");
    for (file, bytes) in files {
        std::fs::write(folder.join(file), bytes).expect("written");
    }
    folder
}

#[test]
fn a_form_is_told_by_what_it_holds_before_its_name() {
    let feed = "<rss version=\"2.0\"><channel><item><title>A</title><description>B c.</description></item></channel></rss>";
    let json_feed = r#"{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "A", "content_text": "B."}]}"#;
    for (name, text, form, told) in [
        ("a.txt", "Some words.\n", Form::Plain, Told::Elimination),
        ("a.md", "# A\n\nSome words.\n", Form::Markdown, Told::Name),
        ("a.txt", "<!doctype html><p>Some words.</p>", Form::Html, Told::Content),
        ("a.md", "<!doctype html><html><p>Some words.</p></html>", Form::Html, Told::Content),
        ("a.txt", r#"{"text": "Some words."}"#, Form::Json, Told::Content),
        ("a", "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n", Form::JsonLines, Told::Content),
        ("a.xml", feed, Form::Feed, Told::Content),
        ("a.json", json_feed, Form::JsonFeed, Told::Content),
    ] {
        let article = one(name, text.as_bytes());
        let found = origin(&article);
        assert_eq!((found.form, found.told), (form, told), "{name}: {text}");
        assert_eq!(
            (found.name.as_str(), found.bytes, found.packed),
            (name, text.len() as u64, false)
        );
    }
    let raw = LoadOptions { raw: true, ..LoadOptions::default() };
    let article = load("a.html", b"<p>Some words.</p>", &raw).expect("an article").remove(0);
    assert_eq!((origin(&article).form, origin(&article).told), (Form::Plain, Told::Asked));
}

#[test]
fn what_was_packed_says_so_and_its_articles_share_one_origin() {
    let lines = "{\"text\": \"One.\"}\n{\"text\": \"Two.\"}\n";
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(lines.as_bytes()).expect("packed");
    let bytes = packer.finish().expect("packed");
    let articles = load("a.jsonl.gz", &bytes, &LoadOptions::default()).expect("articles");
    let [first, second] = articles.as_slice() else { panic!("two articles") };
    assert!(origin(first).packed && origin(first).bytes == bytes.len() as u64);
    assert!(std::ptr::eq(origin(first), origin(second)));
}

#[test]
fn an_encoding_says_why_it_was_taken() {
    let arabic = include_str!("../samples/ferry.txt");
    let plain: String =
        arabic.chars().filter(|char| !WINDOWS_1256.encode(&char.to_string()).2).collect();
    let bytes = WINDOWS_1256.encode(&plain).0.into_owned();
    let page = format!("<meta charset=windows-1256><p>{plain}</p>");
    let page = WINDOWS_1256.encode(&page).0.into_owned();
    let marked = [b"\xEF\xBB\xBF", arabic.as_bytes()].concat();
    let broken = [b"\xFF", arabic.as_bytes()].concat();
    for (name, bytes, encoding, by) in [
        ("a.txt", arabic.as_bytes(), "UTF-8", Certainty::Valid),
        ("a.txt", &marked, "UTF-8", Certainty::Mark),
        ("a.txt", &bytes, "windows-1256", Certainty::Guessed),
        ("a.html", &page, "windows-1256", Certainty::Declared),
        ("a.txt", &broken, "UTF-8", Certainty::Assumed),
    ] {
        let found = origin(&one(name, bytes)).encoding.expect("an encoding");
        assert_eq!((found.name, found.by), (encoding, by), "{name}");
    }
    let asked = LoadOptions { encoding: Some(WINDOWS_1256), ..LoadOptions::default() };
    let article = load("a.txt", &bytes, &asked).expect("an article").remove(0);
    assert_eq!(origin(&article).encoding.map(|found| found.by), Some(Certainty::Asked));
}

#[test]
fn a_large_text_is_known_by_its_beginning_until_it_is_checked() {
    let text = "Some words of a long text.\n".repeat(100_000);
    let folder = folder("origin-large", &[("a.txt", text.as_bytes())]);
    let windowed = LoadOptions { windowed: true, ..LoadOptions::default() };
    let checked = LoadOptions { checked: true, ..windowed.clone() };
    for (options, by) in [(windowed, Certainty::Begins), (checked, Certainty::Valid)] {
        let article = open(&folder.join("a.txt"), &options).expect("an article").remove(0);
        let found = origin(&article);
        assert_eq!(found.encoding.map(|found| found.by), Some(by));
        assert_eq!((found.form, found.bytes), (Form::Plain, text.len() as u64));
    }
    let lines = "{\"text\": \"Some words of one article.\"}\n".repeat(120_000);
    std::fs::write(folder.join("a.jsonl"), &lines).expect("written");
    let lines = Lines::open(&folder.join("a.jsonl"), &LoadOptions::default()).expect("lines");
    lines.reaches(7);
    let article = lines.article(7).expect("an article");
    assert_eq!((origin(&article).form, origin(&article).told), (Form::JsonLines, Told::Content));
}

#[test]
fn a_layer_says_where_it_stands_under_which_key_and_how_its_offsets_were_found() {
    let text = "\u{1F600} Mona met Omar Said in Rome.";
    let spans = r#"[{"start": 3, "end": 7, "label": "PER", "text": "Mona"}, {"start": 12, "end": 21, "label": "PER", "text": "Omar"}]"#;
    let article = one("a.json", format!(r#"{{"text": "{text}", "ents": {spans}}}"#).as_bytes());
    let [layer] = article.layers.as_slice() else { panic!("{:?}", article.layers) };
    assert_eq!((&layer.home, layer.form), (&Home::Article, Some(LayerForm::Json(Some("ents")))));
    let by = CountedBy::Quotes { found: 1, of: 2 };
    assert_eq!(layer.counted, Some(Counted { unit: Unit::Utf16, by }));
    assert_eq!((layer.of, layer.skipped), (2, 1));
    assert!(
        matches!(&layer.reason, Some(Unplaced::Another { start: 12, quoted, .. }) if quoted == "Omar"),
        "{layer:?}"
    );

    let bare = r#"{"text": "Mona met Omar.", "label": [[0, 4, "PER"]]}"#;
    let article = one("a.json", bare.as_bytes());
    let assumed = Counted { unit: Unit::CodePoints, by: CountedBy::Assumed };
    assert_eq!(article.layers[0].counted, Some(assumed));
    assert_eq!(article.layers[0].form, Some(LayerForm::Json(Some("label"))));
    assert_eq!(one("a.json", br#"{"text": "Mona met Omar."}"#).layers, []);
}

#[test]
fn annotations_beside_a_text_and_those_that_were_named_say_their_file() {
    let folder = folder(
        "origin-layers",
        &[
            ("a.txt", b"Mona met Omar."),
            ("a.ann", b"T1\tPER 0 4\tMona\n"),
            ("a.conll", b"Mona B-PER\nmet O\nOmar B-PER\n. O\n"),
        ],
    );
    let path = folder.join("a.txt");
    let article = open(&path, &LoadOptions::default()).expect("an article").remove(0);
    let [layer] = article.layers.as_slice() else { panic!("{:?}", article.layers) };
    assert!(matches!(&layer.home, Home::Beside(name) if name.ends_with("a.ann")), "{layer:?}");
    assert_eq!((layer.form, layer.of), (Some(LayerForm::Brat), 1));

    let annotations = Some(folder.join("a.conll"));
    let options = LoadOptions { annotations, ..LoadOptions::default() };
    let article = open(&path, &options).expect("an article").remove(0);
    let [layer] = article.layers.as_slice() else { panic!("{:?}", article.layers) };
    assert!(matches!(&layer.home, Home::Given(name) if name.ends_with("a.conll")), "{layer:?}");
    assert_eq!((layer.form, layer.counted, layer.of), (Some(LayerForm::Tokens), None, 2));
}

#[test]
fn a_direction_that_the_source_says_is_told_from_one_that_its_letters_tell() {
    assert!(one("a.html", b"<html dir=rtl><p>Some words.</p>").dir_said);
    assert!(!one("a.html", b"<p>Some words.</p>").dir_said);
}
