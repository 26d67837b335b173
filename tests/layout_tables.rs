//! Rows of a table: capitals stand for right-to-left letters, as in fribidi's tests.

use qari::layout::{Base, Blanks, Columns, Direction, Line, Options, Paragraph, Tabs, stops};

/// Hebrew letters for capitals, which need no shaping.
fn row(text: &str) -> String {
    let hebrew = |c: char| char::from_u32('\u{5D0}' as u32 + c as u32 - 'A' as u32);
    text.chars().map(|c| if c.is_ascii_uppercase() { hebrew(c).unwrap_or(c) } else { c }).collect()
}

fn options(base: Base, tabs: Tabs) -> Options {
    let mut options = Options { tabs, ..Options::default() };
    options.of_row(base);
    options
}

/// The lines of a table's rows at a width, indents as blanks, capitals again.
fn table(rows: &[&str], base: Base, width: usize) -> Vec<String> {
    let texts: Vec<String> = rows.iter().map(|text| row(text)).collect();
    let options = options(base, Tabs::Blank);
    let rows: Vec<Paragraph<'_>> =
        texts.iter().map(|text| Paragraph::new(text, &options)).collect();
    let tabbed: Vec<Vec<Columns>> = rows.iter().map(Paragraph::tabbed).collect();
    let stops = stops(&tabbed, Columns(width)).expect("a table that fits");
    let of_row = |row: &Paragraph<'_>| {
        let mut line = row.lines(Columns(width)).next().expect("a line");
        row.stand_at_stops(&mut line, &stops);
        shown(&line)
    };
    rows.iter().map(of_row).collect()
}

fn shown(line: &Line) -> String {
    let capital = |c: char| match c {
        '\u{5D0}'..='\u{5EA}' => char::from_u32('A' as u32 + c as u32 - 0x5D0).unwrap_or(c),
        c => c,
    };
    let text: String = line.text().chars().map(capital).collect();
    format!("{}{text}", " ".repeat(line.indent().0)).trim_end().to_owned()
}

#[test]
fn the_cells_of_a_column_begin_at_the_same_side() {
    let rows = ["ABC\tD", "A\tDEF", "\tD", "AB"];
    assert_eq!(
        table(&rows, Base::Rtl, 14),
        [
            "      D    CBA", //
            "    FED      A",
            "      D",
            "            BA",
        ]
    );
    assert_eq!(
        table(&["abc\td", "a\tdef", "\td"], Base::Ltr, 14),
        [
            "abc    d", //
            "a      def",
            "       d",
        ]
    );
}

#[test]
fn columns_run_as_the_table_does_whatever_is_in_them() {
    assert_eq!(
        table(&["AB\tCD\tEF", "ab 1\t2.5\tcd", "A 1\tb\t3"], Base::Rtl, 20),
        ["   FE     DC      BA", "   cd    2.5    ab 1", "    3      b     1 A",]
    );
}

#[test]
fn a_table_wider_than_the_line_has_no_columns_but_rules() {
    let texts = [row("ABCDE\tFGHIJ"), row("A\tB")];
    let options = options(Base::Rtl, Tabs::Ruled);
    let rows: Vec<Paragraph<'_>> =
        texts.iter().map(|text| Paragraph::new(text, &options)).collect();
    let tabbed: Vec<Vec<Columns>> = rows.iter().map(Paragraph::tabbed).collect();
    assert_eq!(stops(&tabbed, Columns(13)), None);
    assert_eq!(stops(&tabbed, Columns(14)), Some(vec![Columns(5)]));
    let line = rows[1].lines(Columns(13)).next().expect("a line");
    assert_eq!(shown(&line), "       B \u{2502}  A");
}

#[test]
fn a_byte_is_found_under_its_column_where_the_cells_were_moved() {
    let text = "a\tbc";
    let paragraph = Paragraph::new(text, &options(Base::Ltr, Tabs::Blank));
    let mut line = paragraph.lines(Columns(20)).next().expect("a line");
    paragraph.stand_at_stops(&mut line, &[Columns(3)]);
    assert_eq!(line.spans(2..4).first(), Some(&(7..9)));
    assert_eq!(line.columns(), Columns(9));
}

#[test]
fn empty_cells_at_both_ends_of_a_row_keep_their_columns() {
    let mut options = Options { blanks: Blanks::Hang, ..Options::default() };
    options.of_row(Base::Rtl);
    assert_eq!(options.direction, Direction::Fixed(Base::Rtl));
    let text = row("\tA\t");
    let line = Paragraph::new(&text, &options).lines(Columns(10)).next().expect("a line");
    assert_eq!(line.columns(), Columns(9));
}
