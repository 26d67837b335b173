//! What the details of an article say, typed: the labels of their rows, and the pieces their values are made of. One
//! file a language.

mod ar;
mod en;
mod names;

use super::Locale;
pub use names::{DetailLabel, FormName, Known, LayerName, ThingsName, UnitName, Why};

/// A piece of what the details say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The heading of the details.
    Heading,
    /// What stands before a row.
    Label(DetailLabel),
    /// The article is not at hand, so that nothing is known of it yet.
    NotOpened,

    /// Which article, of how many; whether more may be found.
    Place(usize, usize, bool),
    /// The form of a source.
    Form(FormName),
    /// It was unpacked.
    Packed,
    /// How something is known.
    Known(Known),
    /// The option that reads a source in another encoding.
    OtherEncoding,
    /// So many bytes.
    Bytes(u64),
    /// So many words.
    Words(usize),
    /// A text that is read as it is needed, or is very long, is not counted.
    NotCounted,
    /// A language by its tag (BCP 47).
    Language(String),
    /// Other languages that parts are in, by their tags.
    Parts(Vec<String>),
    /// Nothing says it.
    Unsaid,
    /// Whether it runs from the right.
    FromTheRight(bool),

    /// Annotations of the article's own file.
    InTheFile,
    /// Annotations of a file beside it.
    Beside(String),
    /// Annotations of a file that the user named.
    Given(String),
    /// The user's own corrections, kept beside the file.
    Corrections,
    /// The form of annotations.
    Layer(LayerName),
    /// So many annotations stand.
    Annotations(usize),
    /// So many were left out.
    LeftOut(usize),
    /// Why one was left out.
    Why(Why),
    /// What offsets count.
    Unit(UnitName),
    /// The option that counts offsets otherwise.
    OtherUnit,
    /// So many places are named.
    Places(usize),
    /// Names were found by the program's own recogniser.
    Recognised,
    /// Names were found by a command.
    RecognisedBy(String),
    /// Names were not looked for.
    NotSought,
    /// Names are looked for once the article is opened.
    SoughtOnceOpened,
    /// Names are being looked for: how much of the text, in hundredths.
    Seeking(usize),
    /// How often the user put names right.
    PutRight(usize),

    /// Places that are no text in an encoding, by its name; the first byte of the first.
    InvalidBytes(usize, &'static str, usize),
    /// Folded blocks: headline or lead once more, the site's own words.
    Folded(usize, usize),
    /// Lines that were wrapped by hand.
    Rewrapped(usize),
    /// Lines of Hebrew that were turned.
    Turned(usize),
    /// Offsets count CR LF as one; they count a byte order mark.
    OffsetBase(bool, bool),
    /// How many, of how many things, were left out, and why the first.
    Skipped(usize, usize, ThingsName, String),
    /// A long paragraph is shown in parts.
    LongParagraph,
    /// A page was not parsed.
    PageUnparsed,
    /// gzip is damaged behind so many bytes: what the library says.
    Damaged(usize, String),
    /// gzip was not unpacked behind so many bytes: why.
    Unread(u64, String),
    /// Overrides of direction in the text, which are shown and not obeyed.
    Overrides(usize),
}

impl Detail {
    /// It in a language.
    pub(super) fn said(&self, locale: Locale) -> String {
        match locale {
            Locale::English => en::say(self),
            Locale::Arabic | Locale::ArabicDigits => ar::say(self, locale),
        }
    }
}

/// The tools whose form of JSON keeps annotations under a key that few others use.
fn tools(key: &str) -> Option<&'static str> {
    Some(match key {
        "mentions" => "qari",
        "ents" => "displaCy, spaCy",
        "spans" => "Prodigy",
        "label" | "labels" => "doccano",
        "result" => "Label Studio",
        "denotations" => "PubAnnotation",
        "annotationsets" => "GATE",
        "entitymentions" => "CoreNLP",
        _ => return None,
    })
}

/// Bytes in the largest unit they fill: a number of two digits at least, and which of `bytes, kB, MB, GB`.
fn size(bytes: u64) -> (String, usize) {
    if bytes < 1000 {
        return (bytes.to_string(), 0);
    }
    let (mut tenths, mut unit) = (bytes / 100, 1);
    while tenths >= 10_000 && unit < 3 {
        (tenths, unit) = (tenths / 1000, unit + 1);
    }
    let number = match tenths {
        100.. => (tenths / 10).to_string(),
        tenths => format!("{}.{}", tenths / 10, tenths % 10),
    };
    (number, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_said_in_the_largest_unit_they_fill() {
        let said = |bytes| Detail::Bytes(bytes).said(Locale::English);
        assert_eq!([said(1), said(999), said(1000)], ["1 byte", "999 bytes", "1.0 kB"]);
        assert_eq!([said(9_990), said(48_200)], ["9.9 kB", "48 kB"]);
        assert_eq!([said(1_000_000), said(104_857_600)], ["1.0 MB", "104 MB"]);
        assert_eq!(said(2_500_000_000_000), "2500 GB");
        let arabic = Detail::Bytes(1500).said(Locale::ArabicDigits);
        assert_eq!(
            arabic,
            "\u{661}\u{66b}\u{665} \u{643}\u{64a}\u{644}\u{648}\u{628}\u{627}\u{64a}\u{62a}"
        );
    }
}
