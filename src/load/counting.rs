//! How offsets count: in which unit, and in which text, since programs that read a file may take CR LF for one end of
//! line, and its byte order mark for a character. In: a text, an offset. Out: the byte it points to, a boundary between
//! user-perceived characters (UAX #29).

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::quotes::shortened;
use crate::article::Unplaced;
use crate::article::offsets::{Misfit, Offsets, Unit};

/// A way of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) unit: Unit,
    /// Whether CR LF counts as LF does.
    pub(super) line_feeds: bool,
    /// Whether a byte order mark before the text counts.
    pub(super) mark: bool,
}

/// The map of one text, which is handed in again at each question.
#[derive(Debug)]
pub(super) struct Map {
    offsets: Offsets,
    /// Where it holds CR LF: the text without the CRs, its map, and the LFs that had one.
    pub(super) thin: Option<Thin>,
}

#[derive(Debug)]
pub(super) struct Thin {
    text: String,
    offsets: Offsets,
    ends: Vec<usize>,
}

impl Map {
    pub(super) fn new(text: &str) -> Self {
        let thin = text.contains("\r\n").then(|| {
            let mut thin = String::with_capacity(text.len());
            let mut ends = Vec::new();
            for (nth, piece) in text.split("\r\n").enumerate() {
                if nth > 0 {
                    ends.push(thin.len());
                    thin.push('\n');
                }
                thin.push_str(piece);
            }
            Thin { offsets: Offsets::new(&thin), text: thin, ends }
        });
        Self { offsets: Offsets::new(text), thin }
    }

    /// The bytes between two offsets; where there is but one, as many as a quoted text has.
    pub(super) fn range(
        &self,
        text: &str,
        count: Count,
        start: i64,
        end: Option<i64>,
        quote: Option<&str>,
    ) -> Result<Range<usize>, Unplaced> {
        if let Some(end) = end.filter(|end| start >= *end) {
            return Err(Unplaced::Backwards { start, end });
        }
        let first = self.byte(text, count, start)?;
        let last = match (end, quote) {
            (Some(end), _) => self.byte(text, count, end)?,
            (None, quote) => {
                let quote = quote.unwrap_or_default();
                if !text[first..].starts_with(quote) {
                    let quoted = shortened(quote);
                    return Err(Unplaced::Another { start, found: None, quoted });
                }
                on_a_boundary(text, first + quote.len(), start)?
            }
        };
        Ok(first..last)
    }

    /// The byte of a text an offset points to.
    fn byte(&self, text: &str, count: Count, offset: i64) -> Result<usize, Unplaced> {
        let thin = self.thin.as_ref().filter(|_| count.line_feeds);
        let (counted, offsets) = match thin {
            Some(thin) => (thin.text.as_str(), &thin.offsets),
            None => (text, &self.offsets),
        };
        let beyond = || {
            let unit = count.unit;
            Unplaced::Beyond { offset, length: unit.count(counted), unit }
        };
        let mark = match (count.mark, count.unit) {
            (false, _) => 0,
            (true, Unit::Bytes) => 3,
            (true, _) => 1,
        };
        let wanted = usize::try_from(offset.saturating_sub(mark)).map_err(|_| beyond())?;
        let byte = offsets.resolve(counted, count.unit, wanted).map_err(|misfit| match misfit {
            Misfit::Beyond => beyond(),
            Misfit::Inside => Unplaced::Inside { offset },
        })?;
        let byte = byte + thin.map_or(0, |thin| thin.ends.partition_point(|end| *end < byte));
        on_a_boundary(text, byte, offset)
    }
}

/// Whether a range of a text cuts no word at its start or end.
pub(super) fn is_of_whole_words(text: &str, range: &Range<usize>) -> bool {
    let is_of_word = |char: char| {
        char.is_alphanumeric()
            || matches!(char, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5C7}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
    };
    let first = |text: &str| text.chars().next().is_some_and(is_of_word);
    let last = |text: &str| text.chars().next_back().is_some_and(is_of_word);
    let (before, inner, behind) = (&text[..range.start], &text[range.clone()], &text[range.end..]);
    let cut = last(before) && first(inner) || last(inner) && first(behind);
    !cut
}

fn on_a_boundary(text: &str, byte: usize, offset: i64) -> Result<usize, Unplaced> {
    match GraphemeCursor::new(byte, text.len(), true).is_boundary(text, 0) {
        Ok(true) => Ok(byte),
        _ => Err(Unplaced::Inside { offset }),
    }
}
