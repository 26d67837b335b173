//! Print: the laid-out lines as text, ANSI, HTML and JSON, and annotations in every form.
#![cfg(feature = "reader")]

use std::path::Path;

use qari::article::Article;
use qari::layout::{Align, Columns, Direction, Shape};
use qari::load::{LoadOptions, load, open};
use qari::print::{Form, Order, PrintOptions, annotations, ansi, html, json, text};
use qari::theme::Theme;

/// alef, beh, teh: three letters that are right-to-left.
const RTL: &str = "\u{627}\u{628}\u{62A}";

fn options(width: usize) -> PrintOptions {
    PrintOptions {
        width: Columns(width),
        direction: Direction::Auto,
        align: Align::Start,
        raw: false,
        order: Order::Visual,
        shape: Shape::Nominal,
        marks: true,
    }
}

fn one(json: &str) -> Article {
    load("a.json", json.as_bytes(), &LoadOptions::default()).expect("an article").remove(0)
}

fn sample() -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/observatory.json");
    open(&path, &LoadOptions::default()).expect("the sample").remove(0)
}

fn written(write: impl Fn(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    write(&mut bytes).expect("memory");
    String::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn right_to_left_rows_are_flush_right_and_no_row_ends_in_blanks() {
    let article =
        one(&format!("{{\"blocks\": [{{\"text\": \"{RTL} {RTL}\"}}, {{\"text\": \"abc de\"}}]}}"));
    let reversed: String = RTL.chars().rev().collect();
    let got = written(|out| text(std::slice::from_ref(&article), &options(5), out));
    assert_eq!(got, format!("  {reversed}\n  {reversed}\n\nabc\nde\n"));
    let several = [article.clone(), article];
    let got = written(|out| text(&several, &options(20), out));
    assert!(got.contains(&format!("\n\n{}\n\n", "─".repeat(20))), "{got}");
}

#[test]
fn logical_rows_are_the_text_itself() {
    let article = one(&format!("{{\"text\": \"{RTL} ({RTL}) 12\"}}"));
    let logical = PrintOptions { order: Order::Logical, ..options(40) };
    let got = written(|out| text(std::slice::from_ref(&article), &logical, out));
    assert_eq!(got, format!("{RTL} ({RTL}) 12\n"));
}

#[test]
fn justified_rows_reach_from_side_to_side_and_say_the_same() {
    let words =
        "\u{633}\u{628}\u{628} \u{642}\u{627}\u{644} \u{635}\u{628}\u{627}\u{62D} 12 ".repeat(12);
    let article = one(&format!("{{\"text\": \"{}\"}}", words.trim_end()));
    let rows = |align, order| {
        let options = PrintOptions { align, order, ..options(30) };
        let got = written(|out| text(std::slice::from_ref(&article), &options, out));
        got.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for order in [Order::Visual, Order::Words, Order::Logical] {
        let (plain, justified) = (rows(Align::Start, order), rows(Align::Justify, order));
        assert_eq!(plain.len(), justified.len());
        let (last, full) = justified.split_last().expect("rows");
        assert_eq!(last, &plain[full.len()], "the last row stays");
        for (plain, full) in plain.iter().zip(full) {
            assert_eq!(full.chars().count(), 30, "{order:?}: {full}");
            assert!(full.contains('\u{640}'), "{order:?}: {full}");
            let words = |row: &str| {
                let bare = row.replace('\u{640}', "");
                bare.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
            };
            assert_eq!(words(full), words(plain), "{order:?}");
        }
    }
    for row in rows(Align::Center, Order::Visual) {
        let blanks = row.chars().take_while(|c| *c == ' ').count();
        assert_eq!(blanks, (30 - row.trim_start().chars().count()) / 2, "{row:?}");
    }
}

#[test]
fn the_cells_of_json_cover_the_text_in_code_points() {
    let article = sample();
    let body: Vec<char> = article.slice(article.body.clone()).chars().collect();
    let got = written(|out| json(std::slice::from_ref(&article), &options(60), out));
    let document: serde_json::Value = serde_json::from_str(&got).expect("JSON");
    assert_eq!((&document["lang"], &document["width"]), (&"ar".into(), &60.into()));
    let lines = document["lines"].as_array().expect("lines");
    assert!(lines.iter().any(|line| line["in"] == "title"));
    let mut covered = vec![false; body.len()];
    for line in lines.iter().filter(|line| line.get("in").is_none()) {
        let number = |value: &serde_json::Value| value.as_u64().expect("a number") as usize;
        let columns: usize = line["cells"]
            .as_array()
            .expect("cells")
            .iter()
            .map(|cell| number(&cell["width"]))
            .sum();
        assert!(columns <= 60, "{line}");
        for cell in line["cells"].as_array().expect("cells") {
            let (start, end) = (number(&cell["start"]), number(&cell["end"]));
            assert!(number(&line["start"]) <= start && end <= number(&line["end"]));
            covered[start..end].fill(true);
        }
    }
    let missed: String =
        body.iter().zip(covered).filter(|(_, covered)| !covered).map(|(char, _)| *char).collect();
    assert!(missed.chars().all(char::is_whitespace), "{missed}");
}

#[test]
fn mentions_are_styled_in_ansi_and_marked_in_html() {
    let article = sample();
    let theme = Theme::default();
    let plain = written(|out| text(std::slice::from_ref(&article), &options(72), out));
    let styled = written(|out| ansi(std::slice::from_ref(&article), &options(72), &theme, out));
    let mut bare = String::new();
    for (index, piece) in styled.split('\u{1b}').enumerate() {
        bare.push_str(if index == 0 { piece } else { piece.split_once('m').expect("SGR").1 });
    }
    assert_eq!(bare, plain);
    // SGR 58: what does not know it takes its parts for colours of the text.
    assert!(!styled.contains("58:") && !styled.contains("58;"), "{styled}");
    let page = written(|out| html(std::slice::from_ref(&article), &options(72), &theme, out));
    assert_eq!(page.matches("<mark ").count(), article.mentions.len());
    assert!(page.contains("<h1 dir=\"rtl\">"));
}

#[test]
fn what_an_article_says_is_never_a_control() {
    let hostile = one(
        r#"{"text": "a\u001b[31mb\u009bc\u007fd\u202ee\u0007", "mentions": [{"start": 0, "end": 9, "label": "X\u001b"}]}"#,
    );
    let articles = std::slice::from_ref(&hostile);
    let control = |char: char| {
        char != '\n' && char != '\r' && char != '\t' && (char.is_control() || char == '\u{202E}')
    };
    for order in [Order::Visual, Order::VisualMarked, Order::Words, Order::Logical] {
        let got = written(|out| text(articles, &PrintOptions { order, ..options(40) }, out));
        assert!(!got.contains(control), "{order:?}: {got:?}");
    }
    assert!(!written(|out| json(articles, &options(40), out)).contains(control));
    for form in [Form::Table, Form::Json, Form::JsonLines, Form::Csv, Form::Brat, Form::Conll] {
        let got = written(|out| annotations(articles, form, &options(40), out));
        assert!(!got.contains(control), "{form:?}: {got:?}");
    }
}

#[test]
fn written_standoff_is_read_back_the_same() {
    let article = sample();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("print-annotations");
    std::fs::create_dir_all(&folder).expect("a folder");
    let body = article.slice(article.body.clone()).into_owned();
    std::fs::write(folder.join("a.txt"), &body).expect("a file");
    let inside = |article: &Article| -> Vec<(String, String)> {
        let body = article.mentions.iter().filter(|at| at.range.start >= article.body.start);
        body.map(|at| (article.slice(at.range.clone()).into_owned(), at.label.to_string()))
            .collect()
    };
    let got =
        written(|out| annotations(std::slice::from_ref(&article), Form::Brat, &options(72), out));
    std::fs::write(folder.join("a.brat"), got).expect("a file");
    let given = LoadOptions { annotations: Some(folder.join("a.brat")), ..LoadOptions::default() };
    let read = open(&folder.join("a.txt"), &given).expect("an article").remove(0);
    assert_eq!(inside(&read), inside(&article), "{:?}", read.notices);
}
