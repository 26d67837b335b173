//! UAX #29: `GraphemeBreakTest`, whole.

use qari::layout::clusters;

use crate::ucd;

#[test]
fn clusters_are_those_of_grapheme_break_test() {
    let lines = ucd::lines("GraphemeBreakTest");
    assert!(lines.len() > 700);
    for line in lines {
        let (text, expected) = ucd::break_test(&line);
        let found: Vec<usize> = clusters(&text).map(|c| c.start).filter(|&at| at > 0).collect();
        assert_eq!(found, expected, "{line}");
        assert_eq!(clusters(&text).map(|c| c.len()).sum::<usize>(), text.len());
    }
}
