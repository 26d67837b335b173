//! Lines as typesetting wants them: no lonely quotation marks, justification by kashida.

use qari::layout::{Align, Base, Columns, Direction, Line, Options, Paragraph};

const TATWEEL: &str = "\u{640}";

fn rtl() -> Options {
    Options { direction: Direction::Fixed(Base::Rtl), ..Options::default() }
}

fn lines(text: &str, width: usize, options: &Options) -> Vec<Line> {
    Paragraph::new(text, options).lines(Columns(width)).collect()
}

/// The bytes on which each line begins, of a text at a width.
fn starts(text: &str, width: usize, options: &Options) -> Vec<usize> {
    lines(text, width, options).iter().map(|line| line.range().start).collect()
}

#[test]
fn a_mark_with_stray_blanks_inside_stays_with_its_words() {
    // Four cells of word, then a mark and its blank: at 6 columns the mark would end the first line.
    for (open, close) in
        [("\"", "\""), ("\u{AB}", "\u{BB}"), ("(", ")"), ("[", "]"), ("\u{201C}", "\u{201D}")]
    {
        let word = "\u{628}\u{62A}\u{62B}\u{62C}";
        let text = format!("{word} {open} {word} {close} {word}");
        let options = rtl();
        for width in 8..=20 {
            for start in starts(&text, width, &options) {
                let (before, after) = (text[..start].trim_end(), &text[start..]);
                let closing = after.starts_with(close) && text.len() - start < word.len() + 4;
                let opening = before.ends_with(open) && start < text.len() / 2;
                assert!(!closing && !opening, "{open} {close} at {width}: {start}");
            }
        }
        let at_opening = format!("{word} ").len();
        let at_last = text.len() - word.len();
        assert_eq!(starts(&text, 8, &options), [0, at_opening, at_last], "{open}");
    }
}

#[test]
fn a_soft_hyphen_is_shown_where_a_line_ends_at_it() {
    let shown = |text: &str, width: usize, options: &Options| {
        let lines = lines(text, width, options);
        assert!(lines.iter().all(|line| line.columns().0 <= width));
        lines.iter().map(|line| line.text().to_owned()).collect::<Vec<_>>()
    };
    let ltr = Options { direction: Direction::Fixed(Base::Ltr), ..Options::default() };
    let text = "won\u{AD}der\u{AD}ful";
    assert_eq!(shown(text, 7, &ltr), ["wonder-", "ful"]);
    assert_eq!(shown(text, 6, &ltr), ["won-", "derful"], "the hyphen must fit");
    assert_eq!(shown(text, 20, &ltr), ["wonderful"]);
    assert_eq!(shown(text, 2, &ltr), ["wo", "n-", "de", "r-", "fu", "l"]);
    assert_eq!(shown(text, 1, &ltr).concat(), "wonderful", "there is no room for it");
    let raw = Options { raw: true, ..ltr };
    assert_eq!(shown(text, 7, &raw), ["wonder", "ful"]);
    // Two Hebrew letters a side: the hyphen stands where the line ends, at the left.
    let text = "\u{5D0}\u{5D1}\u{AD}\u{5D2}\u{5D3}";
    assert_eq!(shown(text, 3, &rtl()), ["-\u{5D1}\u{5D0}", "\u{5D3}\u{5D2}"]);
    let first = &lines(text, 3, &rtl())[0];
    let hyphen = first.cells().next().and_then(|cell| cell.source());
    assert_eq!(hyphen, Some(4..6), "it is a character of the text");
}

#[test]
fn raw_lines_part_straight_marks_from_their_blanks() {
    let word = "\u{628}\u{62A}\u{62B}\u{62C}";
    let text = format!("{word} \" {word} \" {word}");
    let raw = Options { raw: true, ..rtl() };
    assert_ne!(starts(&text, 7, &raw), starts(&text, 7, &rtl()));
}

/// Where a line of one word and a stretchable neighbour is stretched: the byte before which tatweel stands.
fn stretched_before(word: &str) -> Option<usize> {
    // The second word does not fit, so that the first line lacks one column and is not the last.
    let text = format!("{word} \u{62F}\u{62F}\u{62F}");
    let ligatures = word.matches("\u{644}\u{627}").count();
    let width =
        word.chars().filter(|c| !('\u{64B}'..='\u{652}').contains(c)).count() - ligatures + 1;
    let options = Options { align: Align::Justify, ..rtl() };
    let line = lines(&text, width, &options).into_iter().next()?;
    let cells: Vec<_> = line.cells().collect();
    let at = cells.iter().position(|cell| cell.is_synthetic() && cell.text() == TATWEEL)?;
    assert_eq!(line.columns(), Columns(width));
    // The cell to its left comes next in the text.
    cells[at - 1].source().map(|source| source.start)
}

#[test]
fn kashida_stands_where_typesetting_puts_it() {
    // (letters, the letter before which the stretch goes, why)
    let cases = [
        ("\u{628}\u{640}\u{633}\u{628}\u{631}", 2, "beside the tatweel that is there"),
        ("\u{628}\u{633}\u{628}\u{629}", 2, "after seen, before the teh marbuta"),
        ("\u{628}\u{635}\u{628}\u{647}", 2, "after sad"),
        ("\u{628}\u{628}\u{628}\u{647}", 3, "before a final heh"),
        ("\u{628}\u{628}\u{644}\u{62F}", 3, "before a final dal"),
        ("\u{639}\u{628}\u{628}\u{644}", 3, "before a final lam"),
        ("\u{639}\u{628}\u{628}\u{627}", 3, "before a final alef"),
        ("\u{639}\u{645}\u{628}\u{631}", 2, "before a medial beh that a final reh follows"),
        ("\u{639}\u{645}\u{645}\u{642}", 3, "before a final qaf"),
        ("\u{639}\u{645}\u{645}\u{645}", 3, "before any other final"),
        ("\u{645}\u{645}\u{644}\u{627}", 2, "before a lam-alef, never inside"),
    ];
    for (word, letter, why) in cases {
        let at = word.char_indices().nth(letter).expect("a letter").0;
        assert_eq!(stretched_before(word), Some(at), "{why}");
    }
}

#[test]
fn what_stretches_a_word_is_part_of_its_span_and_nothing_of_its_text() {
    let word = "\u{633}\u{628}\u{628}";
    let options = Options { align: Align::Justify, ..rtl() };
    let line = &lines(&format!("{word} {word} {word}"), 9, &options)[0];
    assert_eq!(line.columns(), Columns(9));
    assert_eq!(line.spans(0..word.len()).as_slice(), std::slice::from_ref(&(5..9)));
    let kashida = line.cells().filter(|cell| cell.text() == TATWEEL).count();
    assert_eq!(kashida, 2);
    let stretched = (0..9).filter(|column| line.hit(Columns(*column)).is_none()).count();
    assert_eq!(stretched, kashida, "a click on a stretch is on no letter");
}

#[test]
fn letters_that_do_not_join_are_not_stretched() {
    assert_eq!(stretched_before("\u{62F}\u{627}\u{631}\u{648}\u{62F}"), None);
    assert_eq!(stretched_before("\u{644}\u{627}\u{644}\u{627}"), None);
}

#[test]
fn justified_lines_are_full_but_for_the_last_and_show_the_same_text() {
    let words = [
        "\u{642}\u{627}\u{644}",
        "\u{645}\u{62D}\u{645}\u{62F}",
        "\u{633}\u{628}\u{628}",
        "3.5",
        "\u{644}\u{627}",
    ];
    let text = words.iter().cycle().take(60).copied().collect::<Vec<_>>().join(" ");
    let options = Options { align: Align::Justify, ..rtl() };
    for width in 10..=60 {
        let (justified, plain) = (lines(&text, width, &options), lines(&text, width, &rtl()));
        let (last, full) = justified.split_last().expect("lines");
        assert!(
            full.iter().all(|line| line.columns() == Columns(width) && line.indent() == Columns(0))
        );
        assert_eq!(last, plain.last().expect("a line"));
        for (stretched, plain) in justified.iter().zip(&plain) {
            let shown = |line: &Line| {
                line.cells()
                    .filter(|cell| !cell.is_synthetic())
                    .map(|cell| (cell.source(), cell.text().to_owned()))
                    .collect::<Vec<_>>()
            };
            assert_eq!(shown(stretched), shown(plain));
        }
    }
}

#[test]
fn a_line_with_latin_letters_is_stretched_by_blanks_alone() {
    let text = "\u{633}\u{628}\u{628} abc \u{633}\u{628}\u{628} \u{633}\u{628}\u{628}\u{633}\u{628}\u{628}\u{633}\u{628}\u{628}";
    let options = Options { align: Align::Justify, ..rtl() };
    let line = &lines(text, 14, &options)[0];
    assert_eq!(line.columns(), Columns(14));
    assert!(line.cells().filter(qari::layout::Cell::is_synthetic).all(|cell| cell.text() == " "));
}

#[test]
fn a_centred_line_stands_in_the_middle() {
    let options = Options { align: Align::Center, ..rtl() };
    assert_eq!(lines("\u{628}\u{628}", 10, &options)[0].indent(), Columns(4));
}

#[test]
fn addresses_do_not_count_for_the_direction() {
    let base = |text: &str| Paragraph::new(text, &Options::default()).base();
    let word = "\u{628}\u{62A}\u{62B}";
    assert_eq!(base(&format!("Reuters {word} {word} {word}")), Base::Rtl);
    assert_eq!(base(&format!("{word} https://example.org/a/long/address")), Base::Rtl);
    assert_eq!(
        base(&format!("{word} www.example.org {word} someone@example.org @someone")),
        Base::Rtl
    );
    assert_eq!(base(&format!("{word} wwweb: ratio 3:4 and words")), Base::Ltr);
    assert_eq!(base("@someone"), Base::Ltr);
    let fallback = Options { fallback: Base::Rtl, ..Options::default() };
    assert_eq!(Paragraph::new("@someone 12", &fallback).base(), Base::Rtl);
    assert_eq!(Paragraph::new(&format!("abc {word}"), &fallback).base(), Base::Rtl);
}

#[test]
fn a_large_paragraph_with_controls_is_laid_out_as_its_pieces_are() {
    let piece = "\u{628}\u{62A}\u{2067}a 1\u{2069} (\u{62B}) \u{644}\u{627} ";
    let large = piece.repeat((1 << 20) / piece.len() + 1);
    let small = piece.repeat(40);
    let first = |text: &str| lines(text, 40, &rtl())[..5].to_vec();
    assert_eq!(first(&large), first(&small));
}
