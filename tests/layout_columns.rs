//! Columns per cluster (UAX #11, UTS #51): what a terminal gives each.

use qari::layout::{Blanks, Columns, Line, Options, Paragraph};

/// The columns and the text of each cell of a line.
fn cells(text: &str) -> Vec<(usize, String)> {
    let paragraph = Paragraph::new(text, &Options::default());
    let line = paragraph.lines(Columns(999)).next();
    line.iter().flat_map(Line::cells).map(|c| (c.columns(), c.text().to_owned())).collect()
}

#[test]
fn clusters_have_the_columns_that_terminals_give_them() {
    let cases = [
        ("\u{4E2D}", 2, "a wide ideograph"),
        ("\u{FF21}", 2, "a fullwidth letter"),
        ("\u{FF71}", 1, "a halfwidth letter"),
        ("\u{B1}", 1, "an ambiguous sign"),
        ("\u{2026}", 1, "an ambiguous ellipsis"),
        ("e\u{301}\u{323}", 1, "a letter with marks"),
        ("\u{628}\u{651}\u{64E}", 1, "an Arabic letter with marks"),
        ("\u{644}\u{651}\u{627}", 1, "a lam-alef with a mark between"),
        ("\u{1F600}", 2, "an emoji"),
        ("\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", 2, "a joined family"),
        ("\u{1F44D}\u{1F3FD}", 2, "an emoji with a skin tone"),
        ("\u{1F3F3}\u{FE0F}\u{200D}\u{1F308}", 2, "a rainbow flag"),
        ("\u{1F1F5}\u{1F1F8}", 2, "a flag"),
        ("\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", 2, "a flag of tags"),
        ("7\u{FE0F}\u{20E3}", 2, "a keycap"),
        ("\u{2764}\u{FE0F}", 2, "a heart in emoji style"),
        ("\u{2764}\u{FE0E}", 1, "a heart in text style"),
        ("\u{231A}\u{FE0E}", 1, "a watch in text style"),
        ("\u{1112}\u{1161}\u{11AB}", 2, "a syllable of jamo"),
        ("\u{D55C}", 2, "a syllable"),
        ("\u{915}\u{94D}\u{937}", 2, "a Devanagari conjunct"),
        ("\u{A15}\u{A3E}", 2, "a Gurmukhi letter with a spacing vowel"),
    ];
    for (text, columns, name) in cases {
        let cells = cells(text);
        assert_eq!(cells.len(), 1, "{name}: {cells:?}");
        assert_eq!(cells[0].0, columns, "{name}");
    }
}

#[test]
fn a_tab_shows_a_blank_in_each_of_its_columns_and_a_wide_character_itself_in_the_first() {
    let keep = Options { blanks: Blanks::Keep, ..Options::default() };
    let paragraph = Paragraph::new("\t\u{4E2D}", &keep);
    let line = paragraph.lines(Columns(9)).next().expect("a line");
    let shown: Vec<_> = line.cells().flat_map(|cell| cell.by_column()).collect();
    assert_eq!(shown, [Some(" "), Some(" "), Some(" "), Some(" "), Some("\u{4E2D}"), None]);
}

#[test]
fn what_must_not_be_sent_is_shown_by_a_picture_or_hidden() {
    assert_eq!(cells("\u{1B}[2J")[0], (1, "\u{241B}".to_owned()));
    assert_eq!(cells("\u{7F}"), [(1, "\u{2421}".to_owned())]);
    assert_eq!(cells("\u{9B}"), [(1, "\u{FFFD}".to_owned())]);
    assert_eq!(cells("a\tb")[1], (4, "    ".to_owned()));
    assert_eq!(cells("\u{FFFE}"), [(1, "\u{FFFD}".to_owned())]);
    assert_eq!(cells("\u{202E}a")[0], (1, "\u{FFFD}".to_owned()));
    assert_eq!(cells("\u{6DD}\u{661}")[0], (1, "\u{25CB}".to_owned()));
    assert_eq!(cells("\u{301}"), [(1, "\u{25CC}\u{301}".to_owned())]);
    for hidden in ["\u{AD}", "\u{200B}", "\u{200E}", "\u{2067}\u{2069}", "\u{FEFF}", "\u{61C}"] {
        assert_eq!(cells(hidden), []);
    }
}

#[test]
fn at_most_eight_marks_of_a_cluster_are_sent() {
    let text = format!("\u{628}{}", "\u{64E}".repeat(100_000));
    let paragraph = Paragraph::new(&text, &Options::default());
    let line = paragraph.lines(Columns(80)).next().expect("a line");
    assert_eq!(line.text().chars().count(), 9);
    assert_eq!(line.hidden().collect::<Vec<_>>(), vec![18..text.len()]);
}

#[test]
fn points_are_hidden_on_request_and_nothing_else() {
    let options = Options { marks: false, ..Options::default() };
    let sent = |text: &str| {
        Paragraph::new(text, &options).lines(Columns(80)).next().expect("a line").text().to_owned()
    };
    assert_eq!(sent("\u{5E9}\u{5C1}\u{5B8}"), "\u{5E9}");
    assert_eq!(sent("\u{62F}\u{651}\u{64E}"), "\u{FEA9}");
    assert_eq!(sent("e\u{301}"), "e\u{301}");
    assert_eq!(sent("\u{915}\u{93F}"), "\u{915}\u{93F}");
}
