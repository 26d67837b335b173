//! Long files of JSON lines: any article by its number, the same as when the file is parsed whole.
#![cfg(feature = "reader")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

use qari::article::Article;
use qari::load::{Lines, LoadError, LoadOptions, load};

const COUNT: usize = 6000;

/// The line of an article, about 1 KiB.
fn line(nth: usize) -> String {
    let text = format!("Paragraph {nth} of it. ").repeat(40);
    format!(
        "{{\"id\": {nth}, \"title\": \"Title {nth}\", \"source\": \"Wire {}\", \"text\": \"{text}\"}}",
        nth % 7
    )
}

/// A file of `COUNT` articles with blank lines between some, and a broken line at 4000.
fn file(name: &str) -> (PathBuf, String) {
    let mut text = String::from("\u{feff}\n");
    for nth in 0..COUNT {
        match nth {
            4000 => text.push_str("{\"title\": \"cut"),
            _ => text.push_str(&line(nth)),
        }
        let _ = write!(text, "\n{}", if nth % 100 == 0 { "  \n\n" } else { "" });
    }
    let path = std::env::temp_dir().join(format!("qari-lines-{}-{name}.jsonl", std::process::id()));
    fs::write(&path, &text).expect("the temporary folder can be written");
    (path, text)
}

fn text(article: &Article) -> String {
    article.slice(0..article.len()).into_owned()
}

#[test]
fn any_article_is_the_one_that_parsing_the_whole_file_gives() {
    let (path, whole) = file("any");
    let lines = Lines::open(&path, &LoadOptions::default()).expect("a long file of JSON lines");
    assert_eq!((lines.count(), lines.is_complete()), (0, false));
    assert!(lines.reaches(10) && !lines.is_complete(), "a window is counted, not the file");
    assert!(!lines.reaches(usize::MAX) && lines.is_complete());
    assert_eq!(lines.count(), COUNT);
    let parsed = load("a.jsonl", whole.as_bytes(), &LoadOptions::default()).expect("articles");
    for nth in [0, 1, 63, 64, 65, 3999, 4001, COUNT - 1] {
        let article = lines.article(nth).expect("an article");
        let other = &parsed[nth - usize::from(nth > 4000)];
        assert_eq!((text(&article), &article.meta), (text(other), &other.meta), "{nth}");
    }
    let broken = lines.article(4000).expect_err("a broken line").to_string();
    let number = whole.lines().position(|line| line.ends_with("\"cut")).expect("the line") + 1;
    assert!(broken.contains(&format!(":{number}:")), "{broken} is line {number}");
    assert!(matches!(lines.article(COUNT), Err(LoadError::Changed { .. })));
    let walked: Vec<bool> = lines.iter().map(|article| article.is_ok()).collect();
    assert_eq!(walked.len(), COUNT);
    assert_eq!(walked.iter().filter(|ok| !**ok).count(), 1);
    let titles: Vec<String> = lines.heads().map(|entry| entry.title).collect();
    assert_eq!((titles.len(), titles[5].as_str()), (COUNT, "Title 5"));
    let _ = fs::remove_file(path);
}

#[test]
fn a_file_that_changes_while_it_is_open_is_said_to_have_changed() {
    let (path, whole) = file("changes");
    let lines = Lines::open(&path, &LoadOptions::default()).expect("a long file of JSON lines");
    assert!(lines.reaches(100));
    fs::write(&path, &whole[..whole.len() / 2]).expect("the file is cut");
    let error = lines.article(7).expect_err("the file has changed");
    assert!(matches!(error, LoadError::Changed { .. }), "{error}");
    // A file that is gone is still open.
    let (gone, _) = file("gone");
    let lines = Lines::open(&gone, &LoadOptions::default()).expect("a long file of JSON lines");
    assert!(lines.reaches(100));
    fs::remove_file(&gone).expect("the file is removed");
    assert!(lines.article(7).is_ok());
    let _ = fs::remove_file(path);
}

#[test]
fn one_long_object_and_short_files_are_parsed_whole() {
    let path = std::env::temp_dir().join(format!("qari-lines-{}-one.json", std::process::id()));
    let words = "word ".repeat(1 << 20);
    fs::write(&path, format!("{{\n \"title\": \"T\",\n \"text\": \"{words}\"\n}}\n"))
        .expect("written");
    assert!(Lines::open(&path, &LoadOptions::default()).is_none());
    fs::write(&path, format!("{}\n{}\n", line(0), line(1))).expect("written");
    assert!(Lines::open(&path, &LoadOptions::default()).is_none());
    let _ = fs::remove_file(path);
}

#[test]
fn the_list_is_filtered_and_all_articles_are_searched() {
    let (path, _) = file("list");
    let shot = |keys: &str| {
        let picture = path.with_extension("txt");
        let status = Command::new(env!("CARGO_BIN_EXE_qari"))
            .args(["shot", "--size", "80x24", "--entities", "none", "--keys", keys, "-o"])
            .args([&picture, &path])
            .status();
        assert!(status.expect("the program runs").success());
        fs::read_to_string(&picture).expect("a picture")
    };
    let list = shot("l");
    assert!(list.contains("Title 0") && list.contains("Wire 0") && list.contains("6000"), "{list}");
    let end = shot("l G");
    assert!(end.contains("Title 5999"), "{end}");
    let filtered = shot("l / 'title 59'");
    assert!(filtered.contains("Title 59") && filtered.contains("111"), "{filtered}");
    let opened = shot("l / 'title 5998' Enter");
    assert!(opened.contains("Paragraph 5998 of it."), "{opened}");
    let next = shot("l / 'title 3999' Enter J");
    assert!(next.contains("Title 4001"), "the broken line is stepped over: {next}");
    let hits = shot("/ 'paragraph 5000 of' Enter a");
    assert!(hits.contains("Paragraph 5000 of it."), "{hits}");
    let printed = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["print", "--article", "5000"])
        .arg(&path)
        .output()
        .expect("the program runs");
    let printed = String::from_utf8_lossy(&printed.stdout).into_owned();
    assert!(printed.contains("Paragraph 4999 of it.") && !printed.contains("5000"), "{printed}");
    let _ = fs::remove_file(path.with_extension("txt"));
    let _ = fs::remove_file(path);
}

#[test]
fn a_compressed_file_is_unpacked_as_it_is_counted_and_damage_is_said() {
    let (plain, text) = file("packed");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::none());
    std::io::Write::write_all(&mut gzip, text.as_bytes()).expect("packed");
    let bytes = gzip.finish().expect("packed");
    let packed = plain.with_extension("jsonl.gz");
    fs::write(&packed, &bytes).expect("written");
    let options = LoadOptions::default();
    let (lines, whole) = (Lines::open(&packed, &options), Lines::open(&plain, &options));
    let (lines, whole) = (lines.expect("lines"), whole.expect("lines"));
    lines.index_on();
    assert!(lines.count() > 10 && lines.count() < 2000, "{} at once", lines.count());
    assert!(whole.reaches(5999));
    assert_eq!(text_of(&lines, 7), text_of(&whole, 7));
    assert!(lines.reaches(5999) && !lines.reaches(6000));
    assert_eq!(text_of(&lines, 5999), text_of(&whole, 5999));
    assert_eq!((lines.iter().count(), lines.cut()), (6000, None));
    // Cut off in the middle: what came before is there, and why the rest is not.
    fs::write(&packed, &bytes[..bytes.len() / 2]).expect("written");
    let lines = Lines::open(&packed, &options).expect("lines");
    assert!(!lines.reaches(5000) && lines.count() > 2000);
    assert!(lines.cut().is_some_and(|cut| cut.to_string().contains("gzip damaged")));
    for path in [plain, packed] {
        fs::remove_file(path).expect("removed");
    }
}

fn text_of(lines: &Lines, nth: usize) -> String {
    text(&lines.article(nth).expect("an article"))
}

#[test]
fn what_is_no_article_is_counted_among_all() {
    let (path, _) = file("counted");
    let told = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["entities", "--entities", "none"])
        .arg(&path)
        .output()
        .expect("the program runs");
    let told = String::from_utf8_lossy(&told.stderr).into_owned();
    assert!(told.contains("1 of 6000 articles skipped"), "{told}");
    fs::remove_file(path).expect("removed");
}
