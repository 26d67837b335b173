//! The properties of a character, from one Unicode version. In: a `char`. Out: a [`Record`] of all its
//! properties by one look-up, its presentation forms, mirror image and bracket.

mod classes;
mod forms;
mod groups;
mod pairs;
mod properties;

#[cfg(test)]
mod tests;

pub(super) use classes::{Bidi, ClusterClass, LineClass};
pub(super) use groups::JoiningGroup;
pub(super) use properties::UNICODE_VERSION;

/// Every property the stages ask for, packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Record(pub(super) u32);

/// The record of a character.
#[inline]
pub(super) fn record(c: char) -> Record {
    let point = c as usize;
    if point < 0x800 {
        return Record(properties::RECORDS[point]);
    }
    let block = usize::from(properties::BLOCKS[point >> 7]);
    Record(properties::RECORDS[block << 7 | point & 0x7F])
}

/// The record of a character of one or two bytes, 0 before the first of one.
#[inline]
pub(super) fn record_of(bytes: [u8; 2]) -> Record {
    let point = if bytes[0] == 0 {
        usize::from(bytes[1] & 0x7F)
    } else {
        usize::from(bytes[0] & 0x1F) << 6 | usize::from(bytes[1] & 0x3F)
    };
    Record(properties::RECORDS[point])
}

impl Record {
    const fn has(self, bit: u32) -> bool {
        self.0 & 1 << bit != 0
    }

    /// What most letters are: class AL or HL of UAX #14, Other of UAX #29, one column, nothing special.
    #[inline]
    pub(super) const fn plain_letter(self) -> bool {
        const LINE: u32 = 0x3E << 8;
        const CLUSTER: u32 = 0x1F << 14;
        const COLUMNS: u32 = 3 << 19;
        const BITS: u32 = 1 << 22 | 1 << 23 | 1 << 26 | 1 << 29 | 1 << 30;
        self.0 & (LINE | CLUSTER | COLUMNS | BITS) == 1 << 19
    }

    /// The number of its `Bidi_Class`.
    #[inline]
    pub(super) const fn bidi_number(self) -> u8 {
        (self.0 & 0x1F) as u8
    }

    /// `Bidi_Class`.
    #[inline]
    pub(super) const fn bidi(self) -> Bidi {
        Bidi::ALL[(self.0 & 0x1F) as usize]
    }

    /// Joins a letter before it (`Joining_Type` R, D or C).
    #[inline]
    pub(super) const fn joins_before(self) -> bool {
        self.has(5)
    }

    /// Joins a letter after it (`Joining_Type` L, D or C).
    #[inline]
    pub(super) const fn joins_after(self) -> bool {
        self.has(6)
    }

    /// `Joining_Type` T.
    #[inline]
    pub(super) const fn transparent(self) -> bool {
        self.has(7)
    }

    /// `Line_Break`, resolved.
    #[inline]
    pub(super) const fn line(self) -> LineClass {
        LineClass::ALL[(self.0 >> 8 & 0x3F) as usize]
    }

    /// `Grapheme_Cluster_Break`.
    #[inline]
    pub(super) const fn cluster(self) -> ClusterClass {
        ClusterClass::ALL[(self.0 >> 14 & 0x1F) as usize]
    }

    /// Terminal columns by itself, 0 to 2.
    #[inline]
    pub(super) const fn columns(self) -> u8 {
        (self.0 >> 19 & 3) as u8
    }

    /// Has a mirror image (`BidiMirroring`).
    #[inline]
    pub(super) const fn mirrored(self) -> bool {
        self.has(21)
    }

    /// Is a paired bracket (`BidiBrackets`).
    #[inline]
    pub(super) const fn bracket(self) -> bool {
        self.has(22)
    }

    /// Never sent as it is: controls, format characters, noncharacters, default ignorables.
    #[inline]
    pub(super) const fn special(self) -> bool {
        self.has(23)
    }

    /// An Arabic or Hebrew point (tashkeel, niqqud, cantillation).
    #[inline]
    pub(super) const fn point(self) -> bool {
        self.has(24)
    }

    /// A joining letter with presentation forms.
    #[inline]
    pub(super) const fn has_forms(self) -> bool {
        self.has(25)
    }

    /// `White_Space`.
    #[inline]
    pub(super) const fn white(self) -> bool {
        self.has(26)
    }

    /// An alef that makes a ligature with lam.
    #[inline]
    pub(super) const fn alef(self) -> bool {
        self.has(27)
    }

    /// U+0644.
    #[inline]
    pub(super) const fn lam(self) -> bool {
        self.has(28)
    }

    /// Takes emoji style from U+FE0F.
    #[inline]
    pub(super) const fn emoji_style(self) -> bool {
        self.has(29)
    }

    /// `East_Asian_Width` F, W or H.
    #[inline]
    pub(super) const fn east_asian(self) -> bool {
        self.has(30)
    }

    /// `Emoji_Modifier`.
    #[inline]
    pub(super) const fn emoji_modifier(self) -> bool {
        self.has(31)
    }
}

/// The presentation form of a letter: `form` 0 isolated, 1 final, 2 initial, 3 medial.
#[inline]
pub(super) fn form(letter: char, form: usize) -> char {
    match (letter as usize).wrapping_sub(0x600) {
        row @ 0..256 => match forms::FORMS[row][form] {
            '\0' => letter,
            found => found,
        },
        _ => letter,
    }
}

/// The letter that a presentation form is one of, or the character itself. Slow: it looks through the letters.
#[must_use]
pub fn nominal(c: char) -> char {
    let letters = ('\u{600}'..'\u{700}').filter(|letter| *letter != c);
    let mut found = letters.filter(|letter| (0..4).any(|at| form(*letter, at) == c));
    found.next().unwrap_or(c)
}

/// [`form`] by the two bytes of U+0600..=U+06FF; `None` for what does not stand as it is in a cell.
#[inline]
pub(super) fn arabic_form(bytes: [u8; 2], form: usize) -> Option<char> {
    let row = usize::from(bytes[0] & 3) << 6 | usize::from(bytes[1] & 0x3F);
    Some(forms::FORMS[row][form & 3]).filter(|c| *c != '\0')
}

/// The joining group of a letter.
pub(super) fn joining_group(letter: char) -> JoiningGroup {
    let found = groups::GROUPS.binary_search_by_key(&letter, |(member, _)| *member);
    found.map_or(JoiningGroup::Other, |at| groups::GROUPS[at].1)
}

/// The mirror image of a printing ASCII character, or itself.
#[inline]
pub(super) fn mirror_ascii(byte: u8) -> char {
    char::from(match byte {
        b'(' => b')',
        b')' => b'(',
        b'<' => b'>',
        b'>' => b'<',
        b'[' => b']',
        b']' => b'[',
        b'{' => b'}',
        b'}' => b'{',
        byte => byte,
    })
}

/// The ligature of lam with an alef, isolated or final.
pub(super) fn lam_alef(alef: char, joined: bool) -> Option<char> {
    let found = forms::LAM_ALEF.iter().find(|(letter, _)| *letter == alef)?;
    Some(found.1[usize::from(joined)])
}

/// The mirror image of a character (BidiMirroring.txt), or itself.
#[must_use]
pub fn mirror(c: char) -> char {
    let found = pairs::MIRRORED.binary_search_by_key(&c, |pair| pair.0);
    found.map_or(c, |at| pairs::MIRRORED[at].1)
}

/// The opening bracket of a bracket's pair, in canonical form, and whether it opens.
pub(super) fn bracket(c: char) -> Option<(char, bool)> {
    let found = pairs::BRACKETS.binary_search_by_key(&c, |pair| pair.0).ok()?;
    Some((pairs::BRACKETS[found].1, pairs::BRACKETS[found].2))
}
