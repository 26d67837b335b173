//! What holds of every text at every width, tried on hostile ones.

use std::collections::HashSet;

use proptest::prelude::*;
use qari::layout::{
    Align, Base, Blanks, Columns, Direction, Line, Options, Paragraph, Shape, breaks, clusters,
    paragraphs,
};

/// Characters that have rules of their own, and neighbours of every boundary of Unicode.
const RARE: &str = "\u{0}\t\n\r\u{B}\u{C}\u{1B}\u{1C}\u{7F}\u{85}\u{9B}\u{A0}\u{AD}\u{300}\u{20E3}\u{FE0E}\u{FE0F}\
    \u{5D0}\u{5B0}\u{5BE}\u{600}\u{605}\u{60C}\u{61C}\u{622}\u{623}\u{625}\u{627}\u{628}\u{62F}\u{640}\u{644}\
    \u{64B}\u{651}\u{661}\u{66B}\u{670}\u{671}\u{6DD}\u{6F1}\u{70F}\u{712}\u{7CA}\u{840}\u{8A0}\u{8E2}\
    \u{915}\u{94D}\u{93E}\u{D4E}\u{E33}\u{1100}\u{1161}\u{11A8}\u{AC00}\u{AC01}\u{180E}\u{1807}\
    \u{200B}\u{200C}\u{200D}\u{200E}\u{200F}\u{2010}\u{2014}\u{2018}\u{2019}\u{201C}\u{201D}\u{2028}\u{2029}\
    \u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2060}\u{2066}\u{2067}\u{2068}\u{2069}\u{2329}\u{232A}\u{25CC}\
    \u{2764}\u{3000}\u{3008}\u{3042}\u{4E2D}\u{A960}\u{D7FF}\u{E000}\u{FB50}\u{FDF2}\u{FDD0}\u{FEFB}\u{FEFF}\
    \u{FFF9}\u{FFFD}\u{FFFE}\u{FFFF}\u{10D00}\u{10EFD}\u{110BD}\u{1E900}\u{1F1E6}\u{1F1F8}\u{1F3FF}\u{1F468}\
    \u{1F600}\u{1FFFE}\u{E0001}\u{E0041}\u{E007F}\u{10FFFF}";

/// Lam and the alefs that join it: as forms or ligatures they are never sent as they are.
const LAM_AND_ALEFS: [char; 5] = ['\u{622}', '\u{623}', '\u{625}', '\u{627}', '\u{644}'];

/// Bidi controls and what else must never be sent.
const CONTROLS: [char; 14] = [
    '\u{61C}', '\u{200B}', '\u{200E}', '\u{200F}', '\u{202A}', '\u{202B}', '\u{202C}', '\u{202D}',
    '\u{202E}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{FEFF}',
];

fn hostile() -> impl Strategy<Value = String> {
    let rare: Vec<char> = RARE.chars().collect();
    let one = prop_oneof![
        4 => prop::sample::select(rare),
        2 => prop::sample::select("abc 123 .,:;-+$%()[]<>{}\"'/@".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("\u{644}\u{627}\u{628}\u{62F} \u{645}\u{64E}\u{663}\u{AB}\u{BB}".chars().collect::<Vec<_>>()),
        1 => any::<char>(),
    ];
    let piece = prop_oneof![
        8 => one.clone().prop_map(|c| c.to_string()),
        1 => (one, 1_usize..40).prop_map(|(c, count)| c.to_string().repeat(count)),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn options() -> impl Strategy<Value = Options> {
    let direction = prop::sample::select(vec![
        Direction::Auto,
        Direction::FirstStrong,
        Direction::Fixed(Base::Ltr),
        Direction::Fixed(Base::Rtl),
    ]);
    let shape = prop::sample::select(vec![Shape::Forms, Shape::Nominal]);
    let align = prop::sample::select(vec![Align::Start, Align::Center, Align::Justify]);
    let blanks = prop::sample::select(vec![Blanks::Hang, Blanks::Keep]);
    (direction, shape, align, blanks, any::<bool>(), any::<bool>()).prop_map(
        |(direction, shape, align, blanks, raw, marks)| Options {
            direction,
            shape,
            align,
            blanks,
            raw,
            marks,
            ..Options::default()
        },
    )
}

/// The ranges of a line's cells and hidden characters, in the text's order.
fn pieces(line: &Line) -> Vec<std::ops::Range<usize>> {
    let mut pieces: Vec<_> =
        line.cells().filter_map(|cell| cell.source()).chain(line.hidden()).collect();
    pieces.sort_unstable_by_key(|range| range.start);
    pieces
}

proptest! {
    #[test]
    fn every_byte_is_in_one_cell_or_hidden(text in hostile(), width in 1_usize..=200, options in options()) {
        let paragraph = Paragraph::new(&text, &options);
        let mut at = 0;
        for line in paragraph.lines(Columns(width)) {
            prop_assert_eq!(line.range().start, at);
            for piece in pieces(&line) {
                prop_assert_eq!(piece.start, at);
                prop_assert!(piece.end > piece.start && text.is_char_boundary(piece.end));
                at = piece.end;
            }
            prop_assert_eq!(line.range().end, at);
        }
        prop_assert_eq!(at, text.len());
    }

    #[test]
    fn no_line_is_wider_than_asked_unless_it_is_one_cell(text in hostile(), width in 1_usize..=200, options in options()) {
        for line in Paragraph::new(&text, &options).lines(Columns(width)) {
            prop_assert!(line.columns().0 <= width || line.cells().count() == 1, "{:?}", line);
            prop_assert!(line.indent().0 + line.columns().0 <= width || line.indent().0 == 0);
        }
    }

    #[test]
    fn cells_send_something_printable_of_their_width(text in hostile(), width in 1_usize..=200, options in options()) {
        for line in Paragraph::new(&text, &options).lines(Columns(width)) {
            let mut sent = String::new();
            for cell in line.cells() {
                prop_assert!(cell.columns() > 0 && !cell.text().is_empty());
                prop_assert!(!cell.text().chars().any(char::is_control));
                let control = cell.text().contains(CONTROLS);
                prop_assert!(!control);
                if options.shape == Shape::Forms {
                    prop_assert!(!cell.text().contains(LAM_AND_ALEFS), "{:?}", cell);
                }
                sent.push_str(cell.text());
            }
            prop_assert_eq!(line.text(), sent);
        }
    }

    #[test]
    fn columns_and_bytes_invert_each_other(text in hostile(), width in 1_usize..=200, options in options()) {
        for line in Paragraph::new(&text, &options).lines(Columns(width)) {
            let mut column = line.indent().0;
            for cell in line.cells() {
                if let Some(source) = cell.source() {
                    let hit = line.hit(Columns(column)).expect("a cell");
                    prop_assert_eq!(hit.start..hit.end, source.clone());
                    prop_assert_eq!(line.spans(source), vec![column..column + cell.columns()]);
                } else {
                    prop_assert_eq!(line.hit(Columns(column)), None);
                }
                column += cell.columns();
            }
            for (edge, caret) in line.carets() {
                prop_assert_eq!(line.caret(caret), edge);
            }
        }
    }

    #[test]
    fn a_line_is_the_same_from_its_own_start(text in hostile(), width in 1_usize..=200, options in options()) {
        let paragraph = Paragraph::new(&text, &options);
        let lines: Vec<Line> = paragraph.lines(Columns(width)).collect();
        for line in &lines {
            let again = paragraph.lines_from(line.range().start, Columns(width)).next();
            prop_assert_eq!(again.as_ref(), Some(line));
        }
        let mut ranges = paragraph.lines(Columns(width));
        for line in &lines {
            prop_assert_eq!(ranges.next_range(), Some(line.range()));
        }
    }

    #[test]
    fn lines_of_a_prefix_agree_up_to_the_last_but_one(text in hostile(), width in 1_usize..=200, cut in any::<prop::sample::Index>()) {
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let cut = if starts.is_empty() { 0 } else { *cut.get(&starts) };
        let options = Options { direction: Direction::Fixed(Base::Rtl), raw: true, ..Options::default() };
        let ranges = |text: &str| {
            let paragraph = Paragraph::new(text, &options);
            paragraph.lines(Columns(width)).map(|line| line.range()).collect::<Vec<_>>()
        };
        let (whole, prefix) = (ranges(&text), ranges(&text[..cut]));
        let agreed = prefix.len().saturating_sub(2);
        prop_assert_eq!(&whole[..agreed], &prefix[..agreed]);
    }

    #[test]
    fn lines_end_at_breaks_or_between_clusters(text in hostile(), width in 1_usize..=200) {
        let options = Options { raw: true, shape: Shape::Nominal, ..Options::default() };
        let starts: HashSet<usize> = clusters(&text).map(|cluster| cluster.start).collect();
        let places: Vec<usize> = breaks(&text).map(|(at, _)| at).filter(|at| starts.contains(at)).collect();
        for line in Paragraph::new(&text, &options).lines(Columns(width)) {
            let range = line.range();
            let forced = range.end < text.len() && !places.contains(&range.end);
            let inner = places.iter().any(|at| range.contains(at) && *at > range.start);
            prop_assert!(!forced || !inner, "{:?}", range);
        }
    }

    #[test]
    fn clusters_and_paragraphs_cover_the_text(text in hostile()) {
        let joined: String = clusters(&text).map(|range| &text[range]).collect();
        prop_assert_eq!(joined, text.as_str());
        let mut at = 0;
        for range in paragraphs(&text) {
            prop_assert!(range.start >= at);
            let separated = text[range.clone()].contains(['\n', '\r', '\u{85}', '\u{2029}']);
            prop_assert!(!separated);
            at = range.end;
        }
    }
}
