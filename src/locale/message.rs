//! What the interface can say, typed: each language turns a message into a sentence.

/// A thing with a name in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Noun {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Anything else with a name.
    Other,
    /// A date or time.
    Date,
    /// A number or amount.
    Number,
}

/// A message. Numbers choose the plural form; strings are values put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A sentence from elsewhere, as it is.
    Text(String),

    /// The reading time, in minutes.
    Minutes(usize),
    /// A day: year, month (1 to 12), day of the month.
    Day(u16, u8, u8),
    /// How many blocks are folded.
    Folded(usize),
    /// A share of the text, in hundredths.
    Percent(usize),

    /// One thing of a kind.
    One(Noun),
    /// Things of a kind.
    Many(Noun),
    /// A kind is now shown.
    KindShown(Noun),
    /// A kind is now hidden.
    KindHidden(Noun),
    /// The article names nothing.
    NoEntities,
    /// What it names is of kinds that are hidden.
    NoneShown,
    /// No mention follows.
    LastMention,
    /// No mention precedes.
    FirstMention,

    /// There is no article.
    NothingOpen,

    /// `j k`.
    HelpLines,
    /// `Space b`.
    HelpPages,
    /// The arrows to the sides.
    HelpArrows,
    /// `d u`.
    HelpHalves,
    /// `g G`.
    HelpEnds,
    /// `:42`.
    HelpGoTo,
    /// `m '`.
    HelpMarks,
    /// `J K`.
    HelpArticles,
    /// `Tab`.
    HelpMentions,
    /// `] [`.
    HelpSame,
    /// `Enter`.
    HelpCard,
    /// `e`.
    HelpPanel,
    /// `f 1–6`.
    HelpKinds,
    /// `/ ?`.
    HelpSearch,
    /// `n N`.
    HelpHits,
    /// `o`.
    HelpOutline,
    /// `y`.
    HelpCopy,
    /// `+ -`.
    HelpMeasure,
    /// `z`.
    HelpFolds,
    /// `v`.
    HelpTashkeel,
    /// `s`.
    HelpSpacing,
    /// `t`.
    HelpThemes,
    /// `L`.
    HelpList,
    /// `F1 h`.
    HelpHelp,
    /// `r`.
    HelpReload,
    /// `U`.
    HelpUndo,
    /// `Esc`.
    HelpClose,
    /// `q`.
    HelpQuit,
}
