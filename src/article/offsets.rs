//! Offsets: code points and UTF-16 units to bytes of a text and back, in one pass for many.

use std::fmt;

/// The units an offset may count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
    /// Bytes of UTF-8.
    Bytes,
}

impl Unit {
    /// All units, the likeliest first.
    pub const ALL: [Self; 3] = [Self::CodePoints, Self::Utf16, Self::Bytes];

    /// How many of them a text has.
    #[must_use]
    pub fn count(self, text: &str) -> usize {
        match self {
            Self::CodePoints => text.chars().count(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Bytes => text.len(),
        }
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CodePoints => "code points",
            Self::Utf16 => "UTF-16 units",
            Self::Bytes => "bytes",
        })
    }
}

/// Why an offset is no position of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// It is behind the text's end.
    Beyond,
    /// It is inside a code point.
    Inside,
}

/// A map between the units of one text. The text is handed in again at each question, the same.
#[derive(Clone, Debug)]
pub struct Offsets {
    /// Where each 64th code point starts, so that a look-up walks 64 characters at most.
    steps: Vec<Step>,
}

/// The start of a code point, in bytes and UTF-16 units.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    byte: usize,
    utf16: usize,
}

const STEP: usize = 64;

impl Offsets {
    /// Reads a text once.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut steps = Vec::with_capacity(text.len() / STEP / 2);
        let mut utf16 = 0;
        for (index, (byte, char)) in text.char_indices().enumerate() {
            if index % STEP == 0 {
                steps.push(Step { byte, utf16 });
            }
            utf16 += char.len_utf16();
        }
        Self { steps }
    }

    /// The code points before a byte that begins a character (or ends the text).
    #[must_use]
    pub fn code_points(&self, text: &str, byte: usize) -> usize {
        let (index, step) = self.step(|step| step.byte <= byte);
        index * STEP + text[step.byte..byte].chars().count()
    }

    /// The byte where a code point starts; the text's length for its number of code points; `None` past it.
    #[must_use]
    pub fn byte(&self, text: &str, code_point: usize) -> Option<usize> {
        let Some(step) = self.steps.get(code_point / STEP) else {
            let length = self.code_points(text, text.len());
            return (code_point == length).then_some(text.len());
        };
        let rest = &text[step.byte..];
        match rest.char_indices().nth(code_point % STEP) {
            Some((offset, _)) => Some(step.byte + offset),
            None => (rest.chars().count() == code_point % STEP).then_some(text.len()),
        }
    }

    /// The byte where an offset in some unit points.
    ///
    /// # Errors
    /// Where the offset is behind the text or inside a code point.
    pub fn resolve(&self, text: &str, unit: Unit, offset: usize) -> Result<usize, Misfit> {
        match unit {
            Unit::CodePoints => self.byte(text, offset).ok_or(Misfit::Beyond),
            Unit::Bytes if offset > text.len() => Err(Misfit::Beyond),
            Unit::Bytes if text.is_char_boundary(offset) => Ok(offset),
            Unit::Bytes => Err(Misfit::Inside),
            Unit::Utf16 => {
                let (_, step) = self.step(|step| step.utf16 <= offset);
                let mut utf16 = step.utf16;
                for (byte, char) in text[step.byte..].char_indices() {
                    if utf16 >= offset {
                        return if utf16 == offset {
                            Ok(step.byte + byte)
                        } else {
                            Err(Misfit::Inside)
                        };
                    }
                    utf16 += char.len_utf16();
                }
                match utf16.cmp(&offset) {
                    std::cmp::Ordering::Less => Err(Misfit::Beyond),
                    std::cmp::Ordering::Equal => Ok(text.len()),
                    std::cmp::Ordering::Greater => Err(Misfit::Inside),
                }
            }
        }
    }

    /// The last step that lies at or before some position, and its index.
    fn step(&self, before: impl Fn(&Step) -> bool) -> (usize, Step) {
        let index = self.steps.partition_point(before).saturating_sub(1);
        (index, self.steps.get(index).copied().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_found_again_in_every_unit() {
        let text: String = "a\u{627}\u{1F600}\n".repeat(100);
        let offsets = Offsets::new(&text);
        let (mut points, mut utf16) = (0, 0);
        for (byte, char) in text.char_indices() {
            assert_eq!(offsets.code_points(&text, byte), points);
            assert_eq!(offsets.resolve(&text, Unit::CodePoints, points), Ok(byte));
            assert_eq!(offsets.resolve(&text, Unit::Utf16, utf16), Ok(byte));
            if char.len_utf16() == 2 {
                assert_eq!(offsets.resolve(&text, Unit::Utf16, utf16 + 1), Err(Misfit::Inside));
            }
            points += 1;
            utf16 += char.len_utf16();
        }
        assert_eq!(offsets.resolve(&text, Unit::CodePoints, points), Ok(text.len()));
        assert_eq!(offsets.resolve(&text, Unit::Utf16, utf16), Ok(text.len()));
        assert_eq!(offsets.resolve(&text, Unit::CodePoints, points + 1), Err(Misfit::Beyond));
        assert_eq!(offsets.resolve(&text, Unit::Utf16, utf16 + 1), Err(Misfit::Beyond));
        assert_eq!(offsets.resolve(&text, Unit::Bytes, 2), Err(Misfit::Inside));
    }
}
