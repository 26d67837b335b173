//! UAX #9: `BidiTest` and `BidiCharacterTest`, whole, through the engine's own paragraphs and lines: the
//! levels after L1 and the visual order of cells.

use qari::layout::{Base, Blanks, Columns, Direction, Line, Options, Paragraph, Scratch, Shape};

use crate::ucd;

/// A case: the text, and for each character its level (`None`: removed by X9) and the order of the others.
struct Case<'c> {
    text: &'c str,
    levels: &'c [Option<u8>],
    order: &'c [usize],
}

fn options(direction: Direction) -> Options {
    Options {
        direction,
        raw: true,
        shape: Shape::Nominal,
        blanks: Blanks::Keep,
        ..Options::default()
    }
}

/// What one case leaves for the next.
#[derive(Default)]
struct Memory {
    scratch: Scratch,
    line: Line,
}

/// Lays the text out on one line and compares every cell.
fn check(case: &Case<'_>, options: &Options, memory: &mut Memory, name: std::fmt::Arguments<'_>) {
    let scratch = std::mem::take(&mut memory.scratch);
    let paragraph = Paragraph::with_scratch(case.text, options, scratch);
    let line = &mut memory.line;
    let starts: Vec<usize> = case.text.char_indices().map(|(at, _)| at).collect();
    if !paragraph.lines(Columns(usize::MAX)).next_into(line) {
        assert!(case.text.is_empty());
        return;
    }
    let mut order = Vec::new();
    for cell in line.cells() {
        let source = cell.source().expect("nothing synthetic");
        let first = starts.partition_point(|&at| at < source.start);
        let last = starts.partition_point(|&at| at < source.end);
        let shown = (first..last).filter(|&i| case.levels[i].is_some());
        for i in shown.clone() {
            assert_eq!(case.levels[i], Some(cell.level()), "level of character {i}: {name}");
        }
        if cell.level() % 2 == 1 { order.extend(shown.rev()) } else { order.extend(shown) }
    }
    let expected: Vec<usize> =
        case.order.iter().copied().filter(|&i| !is_hidden(line, starts[i])).collect();
    assert_eq!(order, expected, "order: {name}");
    let hidden = case.order.iter().filter(|&&i| is_hidden(line, starts[i]));
    for &i in hidden {
        assert!(is_never_shown(case.text[starts[i]..].chars().next()), "hidden {i}: {name}");
    }
    memory.scratch = paragraph.into_scratch();
}

fn is_hidden(line: &Line, byte: usize) -> bool {
    line.hidden().any(|range| range.contains(&byte))
}

/// Paragraph separators, isolates and directional marks have levels but no cells.
fn is_never_shown(c: Option<char>) -> bool {
    const CONTROLS: &str =
        "\n\r\u{85}\u{61C}\u{200E}\u{200F}\u{2028}\u{2029}\u{2066}\u{2067}\u{2068}\u{2069}";
    c.is_some_and(|c| CONTROLS.contains(c))
}

fn level(field: &str) -> Option<u8> {
    if field == "x" { None } else { Some(field.parse().expect("a level")) }
}

/// A character of each class that is shown by itself, or hidden where X9 removes the class.
fn sample(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => '\u{5D0}',
        "AL" => '\u{630}',
        "EN" => '1',
        "ES" => '+',
        "ET" => '$',
        "AN" => '\u{661}',
        "CS" => ',',
        "NSM" => '\u{300}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        _ => panic!("no such class: {class}"),
    }
}

#[test]
fn levels_and_order_are_those_of_bidi_test() {
    let directions =
        [Direction::FirstStrong, Direction::Fixed(Base::Ltr), Direction::Fixed(Base::Rtl)]
            .map(options);
    let mut memory = Memory::default();
    let (mut levels, mut order, mut text, mut count) = (Vec::new(), Vec::new(), String::new(), 0);
    for line in ucd::lines("BidiTest") {
        if let Some(list) = line.strip_prefix("@Levels:") {
            levels = list.split_whitespace().map(level).collect();
        } else if let Some(list) = line.strip_prefix("@Reorder:") {
            order = list.split_whitespace().map(|i| i.parse().expect("an index")).collect();
        } else {
            let (classes, bits) = line.split_once(';').expect("two fields");
            let bits: u8 = bits.trim().parse().expect("a bit set");
            text.clear();
            text.extend(classes.split_whitespace().map(sample));
            for (bit, options) in
                directions.iter().enumerate().filter(|(bit, _)| bits >> bit & 1 == 1)
            {
                let case = Case { text: &text, levels: &levels, order: &order };
                check(&case, options, &mut memory, format_args!("{line} ({bit})"));
                count += 1;
            }
        }
    }
    assert_eq!(count, 770_241);
}

#[test]
fn levels_and_order_are_those_of_bidi_character_test() {
    let (mut count, mut memory) = (0, Memory::default());
    for line in ucd::lines("BidiCharacterTest") {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0].split(' ').map(ucd::point).collect();
        let direction = match fields[1] {
            "0" => Direction::Fixed(Base::Ltr),
            "1" => Direction::Fixed(Base::Rtl),
            _ => Direction::FirstStrong,
        };
        let levels: Vec<Option<u8>> = fields[3].split(' ').map(level).collect();
        let order: Vec<usize> =
            fields[4].split_whitespace().map(|i| i.parse().expect("an index")).collect();
        let options = options(direction);
        let base = if fields[2] == "1" { Base::Rtl } else { Base::Ltr };
        assert_eq!(Paragraph::new(&text, &options).base(), base, "{line}");
        let case = Case { text: &text, levels: &levels, order: &order };
        check(&case, &options, &mut memory, format_args!("{line}"));
        count += 1;
    }
    assert_eq!(count, 91_707);
}
