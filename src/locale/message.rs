//! What the interface can say, typed: each language turns a message into a sentence.

use super::details::Detail;

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

/// What a piece of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Piece {
    /// The headline.
    Title,
    /// The line under it.
    Subtitle,
    /// The lead.
    Summary,
    /// A paragraph.
    Paragraph,
    /// A heading of a level.
    Heading(u8),
    /// A quotation.
    Quote,
    /// A caption.
    Caption,
    /// An item of a list.
    ListItem,
    /// A row of a table.
    TableRow,
    /// Preformatted text.
    Code,
    /// A footnote.
    Note,
}

/// Why a file cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The disk is full.
    NoSpace,
    /// The disk can only be read.
    ReadOnly,
    /// The file or folder is another's.
    NotAllowed,
    /// What the system says.
    Other(String),
}

/// A message. Numbers choose the plural form; strings are values put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A sentence from elsewhere, as it is.
    Text(String),
    /// A piece of what the details of an article say.
    Detail(Detail),

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
    /// An article has a title and nothing more; whether there are others.
    NoText(bool),

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
    /// `s w`.
    HelpSpacing,
    /// `t`.
    HelpThemes,
    /// `l`.
    HelpList,
    /// `F1 h`.
    HelpHelp,
    /// `r D F2`.
    HelpReload,
    /// `Esc`.
    HelpClose,
    /// `q`.
    HelpQuit,
    /// `L p`.
    HelpLinks,
    /// `i I`.
    HelpAsides,
    /// The heading of the links.
    TitleLinks,
    /// The article has no links.
    NoLinks,
    /// What the keys do in the list of links.
    LinkKeys,
    /// An address was handed to a program.
    Opened(String),
    /// A program could not open an address.
    OpenFailed(String),
    /// An external command was stopped by its key.
    CommandStopped(String),
    /// An external command did not end in a minute.
    CommandTooLong(String),
    /// An external command has ended whose output is not shown.
    CommandDone(String),
    /// An external command wrote nothing.
    CommandFoundNothing(String),
    /// A file of what was remembered was broken, and has this name now.
    StateBroken(String),
    /// Nothing can be remembered: why, and where.
    NotSaved(Trouble, String),
    /// A message, and how many more there are, which standard error tells when the reader is left.
    AndMore(Box<Message>, usize),
    /// There is no program that opens addresses.
    NotOpened,
    /// The article has neither captions nor footnotes.
    NoAsides,
    /// No caption or footnote follows.
    LastAside,
    /// No caption or footnote precedes.
    FirstAside,
    /// A caption: its number among captions and notes, and how many there are.
    CaptionAt(usize, usize),
    /// A footnote: its number among captions and notes, and how many there are.
    NoteAt(usize, usize),
    /// The article was taken up where it was left, at a share of it in hundredths.
    Resumed(usize),
    /// The article was left at its end and opens at its start.
    ReadBefore,
    /// The keys of the next name and of the help, for who is here for the first time.
    HintNames(String, String),
    /// The keys of the next page and of the help, where nothing is named.
    HintPages(String, String),
    /// What the linear reader says first.
    LinearHelp,
    /// How many paragraphs there are.
    Paragraphs(usize),
    /// How many names there are.
    Names(usize),
    /// So many names were found beside the reading.
    NamesFound(usize),
    /// How many mentions there are.
    Mentions(usize),
    /// A piece of the article: its number, and how many there are.
    PieceAt(Piece, usize, usize),
    /// A piece of a long article, at a share of it in hundredths.
    PieceAtShare(Piece, usize),
    /// A mention: its kind and name, which of the entity's, how many.
    MentionAt(Noun, String, usize, usize),
    /// A search hit: which, and how many there are.
    HitAt(usize, usize),
    /// A row of a list: which, and how many there are.
    RowAt(usize, usize),
    /// A kind that is shown.
    Shown,
    /// An article that was opened before.
    Read,
    /// An article that was not.
    Unread,
    /// Nothing precedes.
    BeforeStart,
    /// The search was stopped at a share of the text, in hundredths.
    SearchStopped(usize),
    /// On the way to a paragraph: how much of the text has been counted, in hundredths.
    Going(usize),
    /// That was given up.
    GoingStopped(usize),
    /// The keys that change how the search compares.
    SearchKeys,
    /// External commands.
    TopicCommands,
    /// Nothing further has been found so far.
    StillSearching,
    /// Nothing has been searched for.
    NoSearch,
    /// A query that matches nothing.
    NotFound(String),
    /// The search went on from the start.
    FromStart,
    /// The search went on from the end.
    FromEnd,
    /// A query that is no regular expression, and what is wrong with it.
    BadRegex(String),
    /// What is wrong with a regular expression, as the library says it.
    RegexFault(String),
    /// A place that is none.
    BadPlace(String),
    /// A paragraph behind the last.
    PastEnd,
    /// The article names no dates.
    NoDates,
    /// There are no themes to choose from.
    NoThemes,
    /// The article has no headings.
    NoHeadings,
    /// Only one article is open.
    OneArticle,
    /// No article follows.
    LastArticle,
    /// No article precedes.
    FirstArticle,
    /// No article's title, source or author passes the list's filter.
    NoTitlePasses,
    /// Only the first hits in all articles are listed: so many.
    FirstHits(usize),
    /// The panel counts what has been read.
    OnlyRead,
    /// The panel counts the whole article.
    WholeArticle,
    /// Lines stand flush to the side where they start.
    LinesFlush,
    /// Lines stand in the middle.
    LinesCentred,
    /// Lines reach from side to side.
    LinesJustified,
    /// A mark was set.
    MarkSet(char),
    /// There is no such mark.
    NoMark(char),
    /// Nothing was jumped from.
    NoJump,
    /// A letter for a mark is awaited.
    WaitSetMark,
    /// The letter of a mark is awaited.
    WaitToMark,
    /// No mention is under the cursor.
    NothingUnderCursor,
    /// There is no correction to undo.
    NothingToUndo,
    /// Vowel marks are shown.
    TashkeelShown,
    /// Vowel marks are hidden.
    TashkeelHidden,
    /// The measure is now this wide.
    Measure(usize),
    /// The measure cannot change further.
    MeasureKept(usize),
    /// Nothing is folded.
    NothingFolded,
    /// The source has been read again.
    Reloaded,
    /// The source is no longer there.
    SourceGone,
    /// The source has more text than was read.
    SourceGrown,
    /// The source holds another text than was read.
    SourceChanged,
    /// Stands where the text shown is no longer that of the source.
    Outdated,
    /// Where the filter is typed.
    Filter,
    /// No name passes the filter.
    NothingPasses,
    /// The panel's heading while it counts what was read.
    ReadSoFar,
    /// Before the other names of an entity.
    AlsoCalled,
    /// Before those named in the same sentences.
    With,
    /// What Esc does in a sheet.
    Back,
    /// What Enter does in a sheet.
    Go,
    /// What Space does in the choice of kinds.
    Toggle,
    /// What Enter and Esc do in the choice of themes.
    Keep,
    /// The heading of the choice of kinds.
    TitleKinds,
    /// The heading of the choice of themes.
    TitleThemes,
    /// The heading of the outline.
    TitleOutline,
    /// The heading of the dates.
    TitleTimeline,
    /// The heading of the panel.
    TitleNames,
    /// The heading of the list.
    TitleArticles,
    /// Keys that move.
    TopicMove,
    /// Keys for names.
    TopicEntities,
    /// Keys that search.
    TopicSearch,
    /// Keys for what is shown.
    TopicShow,
    /// The other keys.
    TopicLeave,
    /// The search compares letter for letter.
    Exact,
    /// The query is a regular expression.
    Regex,
    /// How much of the text has been searched for names, in hundredths.
    Naming(usize),
    /// The search for names was stopped there, in hundredths.
    NamingStopped(usize),
    /// Only so many mentions are kept, those round the page.
    MentionsKept(usize),
    /// The search is still going on.
    Searching,
    /// Before the place being typed.
    GoToAsk,
    /// `T`.
    HelpTimeline,
    /// `a`.
    HelpAllHits,
    /// How many characters were copied by the terminal itself.
    Copied(usize),
    /// How many were copied, and by which program.
    CopiedBy(usize, String),
    /// How many were written into which file, since there is no clipboard.
    CopiedTo(usize, String),
    /// The terminal for which a shared screen is drawn, and one that shows it otherwise.
    SharedWith(String, String),
    /// Why nothing was copied.
    NotCopied(Trouble),
    /// How many blocks were unfolded.
    Unfolded(usize),
    /// How many articles name the query, and how often.
    Hits(usize),
    /// A kind that is not shown.
    Hidden,
    /// `c R M`.
    HelpCorrect,
    /// `A x X U`.
    HelpAdd,
    /// `( ) { }`.
    HelpExtent,
    /// A kind's number is awaited.
    WaitKind,
    /// The number is no kind's.
    NoSuchKind,
    /// No text is selected.
    NothingSelected,
    /// A mention was dismissed.
    Dismissed(String),
    /// An entity was renamed.
    Renamed(String),
    /// Two entities were made one.
    Merged(String),
    /// An entity's kind was changed.
    NowOfKind(Noun),
    /// A mention was added.
    Added(Noun),
    /// A correction holds until the reader is left: nothing is written, or there is no file beside which.
    NotKept,
    /// A correction was undone.
    Undone,
    /// Before the name being typed.
    AskName,
    /// Before the name of the other entity.
    AskMerge,
}
