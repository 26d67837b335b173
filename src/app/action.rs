//! What a key can do while the article is read.

/// An end of a mention that is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Edge {
    /// Its start takes in the word before.
    StartBack,
    /// Its start leaves out its first word.
    StartOn,
    /// Its end leaves out its last word.
    EndBack,
    /// Its end takes in the word behind.
    EndOn,
}

/// One thing to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// One row on.
    LineDown,
    /// One row back.
    LineUp,
    /// One screen on, two rows kept.
    PageDown,
    /// One screen back.
    PageUp,
    /// Half a screen on.
    HalfDown,
    /// Half a screen back.
    HalfUp,
    /// The left arrow: on where the article runs right-to-left.
    Left,
    /// The right arrow: on where the article runs left-to-right.
    Right,
    /// The start of the article.
    Start,
    /// Its end.
    End,
    /// Asks for a paragraph or a percentage to go to.
    GoTo,
    /// Waits for the letter of a mark to set.
    SetMark,
    /// Waits for the letter of a mark to go to.
    ToMark,
    /// The next mention.
    NextMention,
    /// The previous mention.
    PreviousMention,
    /// The next mention of the same entity.
    NextSame,
    /// The previous mention of the same entity.
    PreviousSame,
    /// The card of the entity under the cursor.
    Card,
    /// The panel of entities.
    Panel,
    /// The choice of kinds.
    Kinds,
    /// Shows or hides one kind, counted from 0.
    Kind(u8),
    /// The timeline of dates.
    Timeline,
    /// Searches on.
    Search,
    /// Searches back.
    SearchBack,
    /// The next hit.
    NextHit,
    /// The previous hit.
    PreviousHit,
    /// The hits in all articles, each in its sentence.
    AllHits,
    /// Copies the selection, the mention or the paragraph.
    Copy,
    /// The outline of headings.
    Outline,
    /// The links, each to open or copy.
    Links,
    /// The next caption or footnote.
    NextAside,
    /// The previous caption or footnote.
    PreviousAside,
    /// The list of articles.
    Articles,
    /// The next article.
    NextArticle,
    /// The previous article.
    PreviousArticle,
    /// The choice of themes.
    Themes,
    /// A wider measure.
    Wider,
    /// A narrower measure.
    Narrower,
    /// Shows or hides what is folded.
    Folds,
    /// Shows or hides tashkeel.
    Marks,
    /// Blank rows between lines, or none.
    Spacing,
    /// Lines flush, centred, justified, in turn.
    Align,
    /// The help.
    Help,
    /// Reads the source again.
    Reload,
    /// Where the article comes from, and how it was read.
    Details,
    /// Gives the entity under the cursor another kind.
    ChangeKind,
    /// The mention under the cursor is none.
    Dismiss,
    /// Nothing called as the mention under the cursor is a mention.
    DismissAll,
    /// Calls the entity under the cursor otherwise.
    Rename,
    /// Makes the entity under the cursor one with another.
    Merge,
    /// Makes the selected text a mention.
    Add,
    /// Moves an end of the mention under the cursor.
    Extent(Edge),
    /// Undoes the last correction.
    Undo,
    /// Leaves what is open or marked, step by step.
    Close,
    /// Runs the external command of this index on what is meant.
    Run(u8),
    /// Stops the program; `fg` brings it back.
    Suspend,
    /// Draws the screen anew, where something else has written on it.
    Redraw,
    /// Leaves.
    Quit,
}

impl Action {
    /// Whether it puts right the mention under the cursor, or takes that back.
    pub(super) fn corrects(self) -> bool {
        matches!(
            self,
            Self::ChangeKind
                | Self::Rename
                | Self::Merge
                | Self::Dismiss
                | Self::DismissAll
                | Self::Undo
                | Self::Extent(_)
        )
    }
}
