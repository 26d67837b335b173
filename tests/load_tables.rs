//! Tables of pages and Markdown: rows of data are blocks whose cells a tab separates, frames of a page fall apart.
#![cfg(feature = "reader")]

use qari::article::{Article, BlockKind, Emphasis};
use qari::load::{LoadOptions, load};

const PROSE: &str = "The ferry came back this morning after seven months, said its captain to those \
    who had been waiting on the quay since dawn, and it will sail twice a day until the end of winter.";

fn page(table: &str) -> Article {
    let html = format!(
        "<!doctype html><html><head><title>The ferry is back</title></head><body><article>\
         <h1>The ferry is back</h1><p>{PROSE}</p>{table}<p>{PROSE} So it was.</p></article></body></html>"
    );
    load("a.html", html.as_bytes(), &LoadOptions::default()).expect("an article").remove(0)
}

fn rows(article: &Article) -> Vec<String> {
    let rows = article.blocks().filter(|block| block.kind == BlockKind::TableRow);
    rows.map(|block| article.slice(block.range).into_owned()).collect()
}

#[test]
fn a_row_is_a_block_and_an_empty_cell_keeps_its_place() {
    let article = page(
        "<table><thead><tr><th><th>2021<th>2022<tbody><tr><td>Boats<td><td>4\
         <tr><td>Crew <b>in all</b></td> <td>31</td><td></td></tr></table>",
    );
    assert_eq!(rows(&article), ["\t2021\t2022", "Boats\t\t4", "Crew in all\t31"]);
}

#[test]
fn headers_are_strong() {
    let article = page("<table><tr><th>Port<th>Hour<tr><td>Tartus<td>6:00</table>");
    let strong = |word: &str| {
        let at = article.slice(0..article.len()).find(word).expect(word);
        article.inlines.iter().any(|inline| {
            inline.emphasis == Emphasis::Strong && inline.range == (at..at + word.len())
        })
    };
    assert!(strong("Port") && strong("Hour") && !strong("Tartus"), "{:?}", article.inlines);
}

#[test]
fn cells_over_several_columns_and_rows_leave_the_others_in_theirs() {
    let article = page(
        "<table><tr><td rowspan=2>A</td><td colspan=2>B</td><td>C</td></tr>\
         <tr><td>D</td><td>E</td><td>F</td></tr><tr><td>G</td><td colspan=0>H</td><td rowspan=x>I</td></tr></table>",
    );
    assert_eq!(rows(&article), ["A\tB\t\tC", "\tD\tE\tF", "G\tH\tI"]);
}

#[test]
fn cells_beyond_the_hundredth_column_are_words_of_their_own() {
    let cells: Vec<String> = (1..=102).map(|number| format!("<td>{number}")).collect();
    let article = page(&format!("<table><tr>{0}<tr>{0}</table>", cells.concat()));
    let row = rows(&article).remove(0);
    assert!(row.starts_with("1\t2\t3\t") && row.ends_with("\t100\t101 102"), "{row}");
}

#[test]
fn paragraphs_lists_breaks_and_pictures_stay_in_their_cell() {
    let article = page(
        "<table><tr><th>Line<th>Notes</tr><tr><td><p>North</p><p>shore</p></td>\
         <td><ul><li>daily</li><li>slow</li></ul></td></tr>\
         <tr><td>South<br>shore</td><td><img src=x.png alt='a red flag'></td></tr></table>",
    );
    assert_eq!(
        rows(&article),
        ["Line\tNotes", "North shore\tdaily slow", "South shore\ta red flag"]
    );
}

#[test]
fn a_frame_of_a_page_is_no_table() {
    let framed = [
        "<table role=presentation><tr><td>Short<td>Words</table>".to_owned(),
        format!("<table><tr><td>Left</td><td><p>{PROSE}</p><p>{PROSE}</p></td></tr></table>"),
        "<table><tr><td><table><tr><td>One<td>Two<tr><td>Three<td>Four</table></td><td>Side</td></tr></table>".to_owned(),
    ];
    for table in &framed[..2] {
        assert_eq!(rows(&page(table)), [""; 0], "{table}");
    }
    assert_eq!(rows(&page(&framed[2])), ["One\tTwo", "Three\tFour"]);
}

#[test]
fn a_table_of_markdown_is_read_like_that_of_a_page() {
    let text = "# The ferry\n\n| Port | Hour |\n|---|--:|\n| Tartus | 6:00 |\n|  | 7:00 |\n";
    let article = load("a.md", text.as_bytes(), &LoadOptions::default()).expect("one").remove(0);
    assert_eq!(rows(&article), ["Port\tHour", "Tartus\t6:00", "\t7:00"]);
}

#[test]
fn a_native_article_says_its_rows() {
    let text = r#"{"title": "T", "blocks": [{"kind": "table_row", "text": "a\tb"}, {"kind": "paragraph", "text": "c"}]}"#;
    let article = load("a.json", text.as_bytes(), &LoadOptions::default()).expect("one").remove(0);
    assert_eq!(rows(&article), ["a\tb"]);
}
