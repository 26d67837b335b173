//! The languages of an article's parts: kept from where a source says them to where they are of use.
#![cfg(feature = "reader")]

use std::io::Write as _;

use qari::article::Article;
use qari::entity::{Recogniser, recognise};
use qari::layout::{Align, Columns, Direction, Shape};
use qari::load::{LoadOptions, load};
use qari::print::{Order, PrintOptions, html};
use qari::store::corrections;
use qari::theme::Theme;

fn one(name: &str, text: &str) -> Article {
    load(name, text.as_bytes(), &LoadOptions::default()).expect("an article").remove(0)
}

/// The parts in another language than the article's: their language and their text.
fn parts(article: &Article) -> Vec<(&str, String)> {
    let part = |part: &qari::article::InLang| article.slice(part.range.clone()).into_owned();
    article.langs.iter().map(|it| (it.lang.as_str(), part(it))).collect()
}

/// Arabic words, enough of them that a page has a main content.
fn prose() -> String {
    "\u{648}\u{635}\u{644}\u{62A} \u{627}\u{644}\u{633}\u{641}\u{64A}\u{646}\u{629} \u{625}\u{644}\u{649} \u{627}\u{644}\u{645}\u{64A}\u{646}\u{627}\u{621}\u{60C} \u{643}\u{645}\u{627} \u{642}\u{627}\u{644} \u{627}\u{644}\u{642}\u{628}\u{637}\u{627}\u{646}. "
        .repeat(8)
}

fn options() -> PrintOptions {
    PrintOptions {
        width: Columns(72),
        direction: Direction::Auto,
        align: Align::Start,
        raw: false,
        order: Order::Logical,
        shape: Shape::Nominal,
        marks: true,
    }
}

fn page() -> Article {
    let prose = prose();
    one(
        "a.html",
        &format!(
            "<!doctype html><html lang=\"ar\" dir=\"rtl\"><head><title>Le port d'Oran</title></head><body>
             <main lang=\"AR\"><h1><span lang=\"fr\">Le port d'Oran</span></h1><p>{prose}</p><p>{prose} \
             <q lang=\"fr_ca\" dir=\"ltr\">le bateau <i lang=\"en\">Blue Star</i> est l\u{E0}</q> {prose}</p>
             <div lang=\"fr\"><p>Le capitaine a dit que la mer \u{E9}tait calme, et que le bateau partirait demain.</p>
             <blockquote>Rien ne presse, le port est ouvert jour et nuit, toute l'ann\u{E9}e.</blockquote>
             <p lang=\"ar\">{prose}</p></div><p>{prose}</p></main></body></html>"
        ),
    )
}

#[test]
fn the_languages_of_a_page_s_blocks_and_words_are_kept_the_innermost_counting() {
    let article = page();
    assert_eq!(article.meta.lang.as_deref(), Some("ar"));
    let parts = parts(&article);
    let langs: Vec<&str> = parts.iter().map(|(lang, _)| *lang).collect();
    assert_eq!(langs, ["fr", "fr-CA", "en", "fr-CA", "fr"], "{parts:?}");
    // Whether the headline stands in the main content as well is not the matter here.
    assert!(parts[0].1.starts_with("Le port d'Oran"));
    assert_eq!(parts[2].1, "Blue Star");
    assert!(parts[4].1.starts_with("Le capitaine") && parts[4].1.ends_with("l'ann\u{E9}e."));
    let star = parts[2].1.clone();
    let at = article.slice(0..article.len()).find(&star).expect("it is there");
    assert_eq!(article.lang_at(at), Some("en"));
    assert_eq!(article.lang_at(article.len() - 1), Some("ar"));
}

#[test]
fn a_language_that_all_of_the_text_is_in_is_the_article_s() {
    let article = one(
        "a.md",
        "<div lang=\"fa\">\n\nOne.\n\nTwo, <span lang=\"he\">three</span>.\n\n</div>\n",
    );
    assert_eq!(article.meta.lang, None, "a word of it is in another");
    let article = one("a.md", "<div lang=\"fa\">\n\nOne.\n\nTwo.\n\n</div>\n");
    assert_eq!((article.meta.lang.as_deref(), article.langs.len()), (Some("fa"), 0));
    let article = one(
        "a.md",
        "One <span xml:lang='he'>two</span> <i lang='no tag'>three</i> <b lang=''>four</b>.\n",
    );
    assert_eq!(parts(&article), [("he", "two".to_owned())]);
}

#[test]
fn the_native_form_says_languages_of_blocks_and_of_stretches_and_is_written_so_again() {
    let article = one(
        "a.json",
        r#"{"title": "T", "lang": "ar", "blocks": [{"text": "\ud83d\ude00 un mot"}, {"text": "deux", "lang": "fr"},
            {"text": "trois", "lang": "FR"}, {"text": "arba", "lang": "ar"}],
            "langs": [{"start": 2, "end": 8, "lang": "fr"}, {"start": 900, "end": 901, "lang": "de"},
            {"start": 8, "end": 2, "lang": "de"}]}"#,
    );
    let wanted = [("fr", "un mot\n\ndeux\n\ntrois".to_owned())];
    assert_eq!(parts(&article), wanted);
    let folder = std::env::temp_dir().join(format!("qari-languages-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let source = folder.join("a.json");
    let (file, _) = corrections::save(&source, &[article]).expect("written");
    let again = one("a.json", &std::fs::read_to_string(&file).expect("read"));
    assert_eq!(parts(&again), wanted);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn a_book_says_languages_in_the_way_of_xml() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let files = [
        ("mimetype", "application/epub+zip"),
        (
            "META-INF/container.xml",
            "<container><rootfiles><rootfile full-path='p.opf'/></rootfiles></container>",
        ),
        (
            "p.opf",
            "<package><metadata><dc:language>ar</dc:language></metadata><manifest>\
            <item id='1' href='1.xhtml'/></manifest><spine><itemref idref='1'/></spine></package>",
        ),
        (
            "1.xhtml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1 xml:lang='la'>Ars</h1>\
            <p>One <span xml:lang='el'>two</span>.</p></body></html>",
        ),
    ];
    for (name, text) in files {
        let stored = zip::write::SimpleFileOptions::default()
            .compression_method(zip::CompressionMethod::Stored);
        archive.start_file(name, stored).expect("memory");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    let bytes = archive.finish().expect("memory").into_inner();
    let article = load("a.epub", &bytes, &LoadOptions::default()).expect("a chapter").remove(0);
    assert_eq!(article.meta.lang.as_deref(), Some("ar"));
    // The heading is the title, and stands in the chapter as well.
    assert_eq!(parts(&article), [("la", "Ars\n\nArs".to_owned()), ("el", "two".to_owned())]);
}

#[test]
fn what_is_written_for_a_browser_says_the_languages() {
    let mut page_again = Vec::new();
    let theme = Theme::load("paper", &[]).expect("a theme");
    html([&page()], &options(), &theme, &mut page_again).expect("memory");
    let html = String::from_utf8(page_again).expect("text");
    assert!(html.contains("<h1 lang=\"fr\""), "{html}");
    assert!(html.contains("<blockquote lang=\"fr\""), "{html}");
    assert!(
        html.contains("<span lang=\"fr-CA\">le bateau </span><span lang=\"en\">Blue Star</span>")
    );
    let again = one("b.html", &html);
    let words = |article: &Article| -> Vec<(String, String)> {
        let parts = parts(article).into_iter();
        parts.map(|(lang, text)| (lang.to_owned(), text.trim().to_owned())).collect()
    };
    assert_eq!(words(&again), words(&page()));
}

#[test]
fn names_are_not_sought_where_a_part_is_said_to_be_in_a_language_that_is_not_read() {
    let names = |lang: &str| -> Vec<String> {
        let line = "President Barack Obama of the United States has met Angela Merkel in Berlin on 14 July 2014.";
        let json = format!(
            r#"{{"title": "T", "blocks": [{{"text": "{line}"}}, {{"text": "{line}", "lang": "{lang}"}}]}}"#
        );
        let mut article = one("a.json", &json);
        recognise(&mut article, &Recogniser::new());
        let second = article.blocks().last().expect("a block").range.start;
        let of_second = article.mentions.iter().filter(|mention| mention.range.start >= second);
        of_second.map(|mention| article.slice(mention.range.clone()).into_owned()).collect()
    };
    let english = names("en");
    assert!(english.len() > 2 && english.iter().any(|name| name.contains("Obama")), "{english:?}");
    assert_eq!(names("fr"), ["14 July 2014"], "a date is a date");
    assert_eq!(names("he"), ["14 July 2014"]);
    assert_eq!(names("fa"), english, "Persian is not written so");
}
