//! Keyboard layouts: the character a key gives under an Arabic, Persian or Hebrew layout in, the one the
//! same key gives under QWERTY out (XKB `ara`, `ir`, `il`).

/// A keyboard layout that commands are typed under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// Arabic, or any that gives Latin letters.
    #[default]
    Arabic,
    /// Persian; known by letters that Arabic has not.
    Persian,
}

/// Rows of keys: what QWERTY gives, what the layout gives.
type Rows = &'static [(&'static str, &'static str)];

const ARABIC: Rows = &[
    (
        "qwertyuiop[]",
        "\u{636}\u{635}\u{62b}\u{642}\u{641}\u{63a}\u{639}\u{647}\u{62e}\u{62d}\u{62c}\u{62f}",
    ),
    (
        "asdfghjkl;'",
        "\u{634}\u{633}\u{64a}\u{628}\u{644}\u{627}\u{62a}\u{646}\u{645}\u{643}\u{637}",
    ),
    ("zxcvbnm,./", "\u{626}\u{621}\u{624}\u{631}\u{fefb}\u{649}\u{629}\u{648}\u{632}\u{638}"),
    ("GHJKTYBNU?", "\u{fef7}\u{623}\u{640}\u{60c}\u{fef9}\u{625}\u{fef5}\u{622}\u{2018}\u{61f}"),
    ("IOP", "\u{f7}\u{d7}\u{61b}"),
    ("QWERASX", "\u{64e}\u{64b}\u{64f}\u{64c}\u{650}\u{64d}\u{652}"),
    ("0123456789", "\u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}"),
];

const PERSIAN: Rows = &[
    (
        "qwertyuiop[]",
        "\u{636}\u{635}\u{62b}\u{642}\u{641}\u{63a}\u{639}\u{647}\u{62e}\u{62d}\u{62c}\u{686}",
    ),
    (
        "asdfghjkl;'",
        "\u{634}\u{633}\u{6cc}\u{628}\u{644}\u{627}\u{62a}\u{646}\u{645}\u{6a9}\u{6af}",
    ),
    ("zxcvbnm,", "\u{638}\u{637}\u{632}\u{631}\u{630}\u{62f}\u{67e}\u{648}"),
    ("?", "\u{61f}"),
    ("0123456789", "\u{6f0}\u{6f1}\u{6f2}\u{6f3}\u{6f4}\u{6f5}\u{6f6}\u{6f7}\u{6f8}\u{6f9}"),
];

const HEBREW: Rows = &[
    ("ertyuiop", "\u{5e7}\u{5e8}\u{5d0}\u{5d8}\u{5d5}\u{5df}\u{5dd}\u{5e4}"),
    ("asdfghjkl;", "\u{5e9}\u{5d3}\u{5d2}\u{5db}\u{5e2}\u{5d9}\u{5d7}\u{5dc}\u{5da}\u{5e3}"),
    ("zxcvbnm,.", "\u{5d6}\u{5e1}\u{5d1}\u{5d4}\u{5e0}\u{5de}\u{5e6}\u{5ea}\u{5e5}"),
];

/// Letters that only the Persian layout gives.
const ONLY_PERSIAN: &str = "\u{6cc}\u{6a9}\u{6af}\u{67e}\u{686}";
/// Letters that only the Arabic layout gives.
const ONLY_ARABIC: &str = "\u{64a}\u{643}\u{629}\u{649}\u{621}\u{624}";

impl Keyboard {
    /// The layout once a character has come from it.
    #[must_use]
    pub fn after(self, c: char) -> Self {
        if ONLY_PERSIAN.contains(c) {
            Self::Persian
        } else if ONLY_ARABIC.contains(c) {
            Self::Arabic
        } else {
            self
        }
    }

    /// The QWERTY character of the key that gives a character; itself where no layout has it.
    #[must_use]
    pub fn qwerty(self, c: char) -> char {
        if c.is_ascii() {
            return c;
        }
        let order = match self {
            Self::Arabic => [ARABIC, PERSIAN, HEBREW],
            Self::Persian => [PERSIAN, ARABIC, HEBREW],
        };
        order.iter().find_map(|rows| look_up(rows, c)).unwrap_or(c)
    }
}

fn look_up(rows: Rows, c: char) -> Option<char> {
    rows.iter().find_map(|(latin, other)| {
        other.chars().position(|known| known == c).and_then(|index| latin.chars().nth(index))
    })
}

/// What the Arabic layout gives for the key of a QWERTY character.
#[must_use]
pub fn arabic_twin(qwerty: char) -> Option<char> {
    ARABIC.iter().find_map(|(latin, other)| {
        latin.chars().position(|known| known == qwerty).and_then(|index| other.chars().nth(index))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_arabic_layout_is_the_key_of_qwerty_at_its_place() {
        let keyboard = Keyboard::Arabic;
        assert_eq!(keyboard.qwerty('\u{62a}'), 'j');
        assert_eq!(keyboard.qwerty('\u{fefb}'), 'b');
        assert_eq!(keyboard.qwerty('\u{61f}'), '?');
        assert_eq!(keyboard.qwerty('\u{62f}'), ']');
        assert_eq!(keyboard.qwerty('j'), 'j');
    }

    #[test]
    fn a_persian_letter_tells_the_layout_and_moves_its_neighbours() {
        let keyboard = Keyboard::default().after('\u{6cc}');
        assert_eq!(keyboard, Keyboard::Persian);
        assert_eq!(keyboard.qwerty('\u{62f}'), 'n');
        assert_eq!(keyboard.qwerty('\u{6f5}'), '5');
        assert_eq!(keyboard.after('\u{64a}'), Keyboard::Arabic);
    }

    #[test]
    fn every_row_has_as_many_keys_on_both_sides() {
        for (latin, other) in ARABIC.iter().chain(PERSIAN).chain(HEBREW) {
            assert_eq!(latin.chars().count(), other.chars().count(), "{latin}");
        }
    }
}
