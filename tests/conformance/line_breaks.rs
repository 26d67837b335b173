//! UAX #14: `LineBreakTest`, whole.

use qari::layout::breaks;

use crate::ucd;

#[test]
fn lines_break_as_in_line_break_test() {
    let lines = ucd::lines("LineBreakTest");
    assert!(lines.len() > 16_000);
    let wrong: Vec<String> = (1..)
        .zip(&lines)
        .filter_map(|(number, line)| {
            let (text, expected) = ucd::break_test(line);
            let found: Vec<usize> = breaks(&text).map(|(at, _)| at).collect();
            (found != expected).then(|| format!("{number}: {line} found {found:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        lines.len(),
        wrong[..wrong.len().min(40)].join("\n")
    );
}
