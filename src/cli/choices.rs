//! The choices that options offer, and what they are to the parts.

use clap::ValueEnum;

use crate::article::offsets::Unit;
use crate::layout::{Align, Base, Direction};
use crate::locale::Locale;

/// `--dir`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum DirChoice {
    /// That of most of the paragraph's letters
    #[default]
    Auto,
    /// That of the first strong letter (UAX #9 P2–P3)
    FirstStrong,
    /// Right-to-left
    Rtl,
    /// Left-to-right
    Ltr,
}

impl DirChoice {
    /// What the layout engine is to do.
    #[must_use]
    pub fn direction(self) -> Direction {
        match self {
            Self::Auto => Direction::Auto,
            Self::FirstStrong => Direction::FirstStrong,
            Self::Rtl => Direction::Fixed(Base::Rtl),
            Self::Ltr => Direction::Fixed(Base::Ltr),
        }
    }
}

/// `--align`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AlignChoice {
    /// Flush to the side where the paragraph starts
    Start,
    /// In the middle
    Center,
    /// Stretched to both sides: Arabic by kashida, then by blanks
    Justify,
}

impl From<AlignChoice> for Align {
    fn from(choice: AlignChoice) -> Self {
        match choice {
            AlignChoice::Start => Self::Start,
            AlignChoice::Center => Self::Center,
            AlignChoice::Justify => Self::Justify,
        }
    }
}

/// `--offsets`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum OffsetChoice {
    /// Found by checking the quoted text in each unit
    #[default]
    Auto,
    /// Unicode code points
    Codepoints,
    /// UTF-16 code units
    Utf16,
    /// Bytes of UTF-8
    Bytes,
}

impl OffsetChoice {
    /// The unit, where one is forced.
    #[must_use]
    pub fn unit(self) -> Option<Unit> {
        match self {
            Self::Auto => None,
            Self::Codepoints => Some(Unit::CodePoints),
            Self::Utf16 => Some(Unit::Utf16),
            Self::Bytes => Some(Unit::Bytes),
        }
    }
}

/// `--entities`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Recogniser {
    /// The built-in one, where the source has no annotations.
    #[default]
    Auto,
    /// None.
    None,
    /// A command of the user's.
    Command(String),
}

impl std::str::FromStr for Recogniser {
    type Err = String;

    fn from_str(value: &str) -> Result<Self, String> {
        match value.trim() {
            "" => Err("give auto, none or a command".to_owned()),
            "auto" => Ok(Self::Auto),
            "none" => Ok(Self::None),
            command => Ok(Self::Command(command.to_owned())),
        }
    }
}

/// `--bidi`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BidiChoice {
    /// As the terminal needs it; visual in a pipe or file
    #[default]
    Auto,
    /// In visual order
    Visual,
    /// In visual order, each line inside a left-to-right override
    VisualLrm,
    /// Words in visual order, letters of a word in logical order
    Words,
    /// In logical order, for terminals that reorder by themselves
    Logical,
}

/// `--marks`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum MarksChoice {
    /// As the terminal can show them
    #[default]
    Auto,
    /// Sent
    Keep,
    /// Left out
    Strip,
}

/// `--shape`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ShapeChoice {
    /// Forms on visual routes, nominal letters on logical
    #[default]
    Auto,
    /// Presentation forms
    Forms,
    /// Nominal letters
    Nominal,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangChoice {
    /// English
    En,
    /// العربية
    Ar,
}

impl From<LangChoice> for Locale {
    fn from(choice: LangChoice) -> Self {
        match choice {
            LangChoice::En => Self::English,
            LangChoice::Ar => Self::Arabic,
        }
    }
}

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never: bold, underline and reverse remain
    Never,
}

/// `print --format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum PrintFormat {
    /// A visual line a row
    #[default]
    Text,
    /// The same, mentions coloured
    Ansi,
    /// A page for a browser, logical text
    Html,
    /// Lines and cells with their offsets
    Json,
}

/// `entities --format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum EntitiesFormat {
    /// A table for people
    #[default]
    Table,
    /// One JSON object an article
    Json,
    /// A JSON object a mention, a line each
    Jsonl,
    /// A row a mention
    Csv,
    /// brat standoff
    Brat,
    /// A token and its IOB2 tag a line
    Conll,
}
