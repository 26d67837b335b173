//! Keyboard layouts: the character a key gives under an Arabic, Persian or Hebrew layout in, the one the
//! same key gives under QWERTY out. Sources: XKB `ara`, `ara(mac)`, `ir`, `il`; Windows Arabic 101 and 102,
//! whose keys for letters and digits are those of `ara`.
//!
//! Layouts give some letters, and all Latin punctuation, at different places. So what is typed also tells
//! which layout is in use: a letter of its own, or a Latin letter, which only QWERTY gives.

/// A keyboard layout that commands are typed under.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    /// QWERTY, as far as is known.
    #[default]
    Latin,
    /// Arabic 101 or 102.
    Arabic,
    /// Arabic of the Macintosh.
    ArabicMac,
    /// Persian (ISIRI 9147).
    Persian,
    /// Hebrew (SI 1452).
    Hebrew,
}

/// Rows of keys: what QWERTY gives, what the layout gives.
type Rows = &'static [(&'static str, &'static str)];

const ARABIC: Rows = &[
    (
        "`qwertyuiop[]",
        "\u{630}\u{636}\u{635}\u{62b}\u{642}\u{641}\u{63a}\u{639}\u{647}\u{62e}\u{62d}\u{62c}\u{62f}",
    ),
    (
        "asdfghjkl;'",
        "\u{634}\u{633}\u{64a}\u{628}\u{644}\u{627}\u{62a}\u{646}\u{645}\u{643}\u{637}",
    ),
    ("zxcvbnm,./", "\u{626}\u{621}\u{624}\u{631}\u{fefb}\u{649}\u{629}\u{648}\u{632}\u{638}"),
    (
        "~QWERTYUIOP{}",
        "\u{651}\u{64e}\u{64b}\u{64f}\u{64c}\u{fef9}\u{625}\u{2018}\u{f7}\u{d7}\u{61b}<>",
    ),
    ("ASDFGHJKL", "\u{650}\u{64d}][\u{fef7}\u{623}\u{640}\u{60c}/"),
    ("ZXCVBNM<>?", "~\u{652}}{\u{fef5}\u{622}',.\u{61f}"),
    ("U", "`"),
    ("()%", ")(\u{66a}"),
    ("0123456789", "\u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}"),
];

const ARABIC_MAC: Rows = &[
    (
        "qwertyuiop[]",
        "\u{636}\u{635}\u{62b}\u{642}\u{641}\u{63a}\u{639}\u{647}\u{62e}\u{62d}\u{62c}\u{629}",
    ),
    (
        "asdfghjkl;'",
        "\u{634}\u{633}\u{64a}\u{628}\u{644}\u{627}\u{62a}\u{646}\u{645}\u{643}\u{61b}",
    ),
    ("zxcvbnm,", "\u{638}\u{637}\u{630}\u{62f}\u{632}\u{631}\u{648}\u{60c}"),
    ("QWERTYUIOP{}", "\u{64e}\u{64b}\u{650}\u{64d}\u{64f}\u{64c}\u{652}\u{651}][}{"),
    ("ASDFHJ", "\u{bb}\u{ab}\u{649}\u{670}\u{622}\u{671}"),
    ("CVBNM<>?", "\u{626}\u{621}\u{623}\u{625}\u{624}><\u{61f}"),
    ("`()%", "\u{640})(\u{66a}"),
    ("0123456789", "\u{660}\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{669}"),
];

const PERSIAN: Rows = &[
    (
        "`qwertyuiop[]",
        "\u{200d}\u{636}\u{635}\u{62b}\u{642}\u{641}\u{63a}\u{639}\u{647}\u{62e}\u{62d}\u{62c}\u{686}",
    ),
    (
        "asdfghjkl;'",
        "\u{634}\u{633}\u{6cc}\u{628}\u{644}\u{627}\u{62a}\u{646}\u{645}\u{6a9}\u{6af}",
    ),
    ("zxcvbnm,", "\u{638}\u{637}\u{632}\u{631}\u{630}\u{62f}\u{67e}\u{648}"),
    ("QWERTYUIOP{}", "\u{652}\u{64c}\u{64d}\u{64b}\u{64f}\u{650}\u{64e}\u{651}][}{"),
    ("ASDFGHJKL\"", "\u{624}\u{626}\u{64a}\u{625}\u{623}\u{622}\u{629}\u{bb}\u{ab}\u{61b}"),
    ("ZXCVBNM<>?", "\u{643}\u{653}\u{698}\u{670}\u{200c}\u{654}\u{621}><\u{61f}"),
    ("()_", ")(\u{640}"),
    ("~@#$%^&", "\u{f7}\u{66c}\u{66b}\u{fdfc}\u{66a}\u{d7}\u{60c}"),
    ("0123456789", "\u{6f0}\u{6f1}\u{6f2}\u{6f3}\u{6f4}\u{6f5}\u{6f6}\u{6f7}\u{6f8}\u{6f9}"),
];

const HEBREW: Rows = &[
    ("`qwertyuiop[]", ";/'\u{5e7}\u{5e8}\u{5d0}\u{5d8}\u{5d5}\u{5df}\u{5dd}\u{5e4}]["),
    ("asdfghjkl;'", "\u{5e9}\u{5d3}\u{5d2}\u{5db}\u{5e2}\u{5d9}\u{5d7}\u{5dc}\u{5da}\u{5e3},"),
    ("zxcvbnm,./", "\u{5d6}\u{5e1}\u{5d1}\u{5d4}\u{5e0}\u{5de}\u{5e6}\u{5ea}\u{5e5}."),
    ("{}<>()", "}{><)("),
];

/// Letters that only the Persian layout gives.
const ONLY_PERSIAN: &str = "\u{6cc}\u{6a9}\u{6af}\u{67e}\u{686}\u{698}";
/// What of the Arabic layouts only that of the Macintosh gives.
const ONLY_MAC: &str = "\u{ab}\u{bb}\u{671}";
/// What of all of them only Arabic 101 and 102 give: lam with alef on one key.
const ONLY_ARABIC: &str = "\u{fefb}\u{fef7}\u{fef9}\u{fef5}";

/// The keys of lam and an alef, which most systems send as two characters: as one of them.
#[must_use]
pub fn lam_alef(first: char, second: char) -> Option<char> {
    match (first, second) {
        ('\u{644}', '\u{627}') => Some('\u{fefb}'),
        ('\u{644}', '\u{623}') => Some('\u{fef7}'),
        ('\u{644}', '\u{625}') => Some('\u{fef9}'),
        ('\u{644}', '\u{622}') => Some('\u{fef5}'),
        _ => None,
    }
}

/// The letters that such a key types.
pub(super) fn letters(c: char) -> (char, Option<char>) {
    let alefs = ['\u{627}', '\u{623}', '\u{625}', '\u{622}'];
    let alef = alefs.into_iter().find(|&alef| lam_alef('\u{644}', alef) == Some(c));
    if alef.is_some() { ('\u{644}', alef) } else { (c, None) }
}

impl Keyboard {
    /// The layout once a character has come from it; `letters` is the one of Arabic letters where the
    /// character does not tell.
    #[must_use]
    pub fn after(self, c: char, letters: Self) -> Self {
        match c {
            'a'..='z' => Self::Latin,
            // Shifted keys of the Hebrew layout give capitals.
            'A'..='Z' if self != Self::Hebrew => Self::Latin,
            '\u{590}'..='\u{5ff}' => Self::Hebrew,
            c if ONLY_PERSIAN.contains(c) => Self::Persian,
            c if ONLY_ARABIC.contains(c) => Self::Arabic,
            c if ONLY_MAC.contains(c) && self != Self::Persian => Self::ArabicMac,
            '\u{6f0}'..='\u{6f9}' => Self::Persian,
            '\u{600}'..='\u{6ff}' if matches!(self, Self::Latin | Self::Hebrew) => letters,
            _ => self,
        }
    }

    fn rows(self) -> Rows {
        match self {
            Self::Latin => &[],
            Self::Arabic => ARABIC,
            Self::ArabicMac => ARABIC_MAC,
            Self::Persian => PERSIAN,
            Self::Hebrew => HEBREW,
        }
    }

    /// The QWERTY character of the key that gives a character; itself where no layout has it. What is ASCII
    /// is at another place only under a layout that is known to be in use.
    #[must_use]
    pub fn qwerty(self, c: char) -> char {
        let own = look_up(self.rows(), c);
        if c.is_ascii() {
            return own.unwrap_or(c);
        }
        let others = [ARABIC, PERSIAN, HEBREW, ARABIC_MAC];
        own.or_else(|| others.iter().find_map(|rows| look_up(rows, c))).unwrap_or(c)
    }
}

fn look_up(rows: Rows, c: char) -> Option<char> {
    rows.iter().find_map(|(latin, other)| {
        other.chars().position(|known| known == c).and_then(|index| latin.chars().nth(index))
    })
}

/// What the Arabic layout gives for the key of a QWERTY character, where that is not ASCII.
#[must_use]
pub fn arabic_twin(qwerty: char) -> Option<char> {
    ARABIC.iter().find_map(|(latin, other)| {
        let index = latin.chars().position(|known| known == qwerty)?;
        other.chars().nth(index).filter(|twin| !twin.is_ascii())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::input::KeyCode;
    use crate::app::keymap::TABLE;

    /// What keys typed one after the other are under QWERTY.
    fn keys(typed: &str) -> String {
        let mut keyboard = Keyboard::default();
        let key = |c| {
            keyboard = keyboard.after(c, Keyboard::Arabic);
            keyboard.qwerty(c)
        };
        typed.chars().map(key).collect()
    }

    #[test]
    fn a_key_of_the_arabic_layout_is_the_key_of_qwerty_at_its_place() {
        assert_eq!(keys("\u{62a}\u{646}\u{649}\u{636}"), "jknq");
        assert_eq!(keys("\u{fefb}\u{61f}\u{62f}\u{62c}"), "b?][");
        assert_eq!(keys("\u{fef7}\u{640}\u{60c}\u{622}\u{fef9}"), "GJKNT");
        assert_eq!(keys("j/[]"), "j/[]");
    }

    #[test]
    fn punctuation_is_at_another_place_once_letters_have_told_the_layout() {
        assert_eq!(keys("\u{62a}`"), "jU");
        assert_eq!(keys("\u{62a}`j`"), "jUj`", "a Latin letter tells of QWERTY");
        assert_eq!(keys("\u{5d7}/"), "jq");
    }

    #[test]
    fn persian_and_hebrew_letters_tell_their_layouts() {
        assert_eq!(keys("\u{6cc}\u{62f}\u{6f5}"), "dn5");
        assert_eq!(
            keys("\u{6cc}\u{64a}\u{629}\u{654}"),
            "dDJN",
            "Arabic letters are shifted there"
        );
        assert_eq!(keys("\u{5d7}\u{5dc}\u{5de}G"), "jknG");
    }

    #[test]
    fn on_a_macintosh_arabic_letters_are_at_the_places_of_its_own_layout() {
        let keyboard = Keyboard::Latin.after('\u{631}', Keyboard::ArabicMac);
        assert_eq!(keyboard, Keyboard::ArabicMac);
        let typed = ['\u{62a}', '\u{646}', '\u{631}', '\u{636}', '\u{632}', '\u{625}'];
        assert_eq!(typed.map(|c| keyboard.qwerty(c)), ['j', 'k', 'n', 'q', 'b', 'N']);
        assert_eq!(Keyboard::Arabic.after('\u{ab}', Keyboard::Arabic), Keyboard::ArabicMac);
        assert_eq!(Keyboard::ArabicMac.after('\u{fefb}', Keyboard::ArabicMac), Keyboard::Arabic);
    }

    /// All that a layout gives for the key that gives a character under QWERTY; that one where it is not in it.
    fn all_given(keyboard: Keyboard, qwerty: char) -> Vec<char> {
        let pairs = keyboard.rows().iter().flat_map(|(latin, own)| latin.chars().zip(own.chars()));
        let own: Vec<char> =
            pairs.filter(|(latin, _)| *latin == qwerty).map(|pair| pair.1).collect();
        if own.is_empty() { vec![qwerty] } else { own }
    }

    /// Every layout and a letter that tells it.
    const LAYOUTS: [(Keyboard, char); 4] = [
        (Keyboard::Arabic, '\u{fefb}'),
        (Keyboard::ArabicMac, '\u{671}'),
        (Keyboard::Persian, '\u{6cc}'),
        (Keyboard::Hebrew, '\u{5d0}'),
    ];

    #[test]
    fn every_bound_key_is_reached_at_its_place_under_every_layout() {
        let bound = TABLE.iter().flat_map(|entry| entry.keys).filter(|(key, _)| !key.control);
        let bound: Vec<char> = bound
            .filter_map(|(key, _)| match key.code {
                KeyCode::Char(c) => Some(c),
                _ => None,
            })
            .collect();
        for (keyboard, letter) in LAYOUTS {
            assert_eq!(Keyboard::Latin.after(letter, Keyboard::Arabic), keyboard);
            for &qwerty in &bound {
                for own in all_given(keyboard, qwerty) {
                    // A capital from the Hebrew layout, where Shift gives Latin letters.
                    let after = keyboard.after(own, Keyboard::Arabic);
                    assert_eq!(
                        after.qwerty(own),
                        qwerty,
                        "{keyboard:?}: {qwerty} is {own:?} there"
                    );
                }
            }
        }
    }

    #[test]
    fn a_layout_gives_nothing_for_two_keys() {
        for (keyboard, _) in LAYOUTS {
            let mut own: Vec<char> =
                keyboard.rows().iter().flat_map(|(_, own)| own.chars()).collect();
            let all = own.len();
            own.sort_unstable();
            own.dedup();
            assert_eq!(own.len(), all, "{keyboard:?}");
        }
    }

    /// What the key of a QWERTY character gives under a layout.
    fn given(rows: Rows, qwerty: char) -> char {
        let other = |(latin, other): &(&str, &str)| {
            let index = latin.chars().position(|known| known == qwerty)?;
            other.chars().nth(index).filter(|_| !qwerty.is_ascii_digit())
        };
        rows.iter().find_map(other).unwrap_or(qwerty)
    }

    #[test]
    fn every_action_has_a_key_that_is_right_though_it_is_the_first_one_typed() {
        use crate::app::Action;
        use crate::app::input::Key;
        use crate::app::keymap::Keymap;
        let usual = Keymap::default();
        let is_right = |keyboard: Keyboard, action, key: Key| {
            let KeyCode::Char(c) = key.code else { return true };
            let typed = given(keyboard.rows(), c);
            let first = Keyboard::default().after(typed, keyboard);
            let at_its_place = Key { code: KeyCode::Char(first.qwerty(typed)), ..key };
            let itself = Key { code: KeyCode::Char(typed), ..key };
            let found = usual.action(at_its_place).or_else(|| usual.action(itself));
            found == Some(action)
        };
        for keyboard in [Keyboard::Arabic, Keyboard::ArabicMac] {
            let mut wrong: Vec<String> = Action::all()
                .filter(|action| {
                    !usual.keys(*action).iter().any(|key| is_right(keyboard, *action, *key))
                })
                .map(|action| usual.keys(action)[0].to_string())
                .collect();
            wrong.sort_unstable();
            // Brackets face the other way there.
            assert_eq!(wrong, ["(", ")", "{", "}"], "{keyboard:?}");
        }
    }

    #[test]
    fn every_row_has_as_many_keys_on_both_sides() {
        for (latin, other) in [ARABIC, ARABIC_MAC, PERSIAN, HEBREW].into_iter().flatten() {
            assert_eq!(latin.chars().count(), other.chars().count(), "{latin}");
        }
    }
}
