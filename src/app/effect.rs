//! What the app asks the world to do. Carried out by `run`.

use super::search::Comparison;

/// Something to be done outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put this text on the clipboard (logical order, nominal letters).
    Copy(String),
    /// Open an address of the web or of mail outside.
    Open(String),
    /// Show the theme of this name from now on.
    Theme(String),
    /// Read the source of the article with this index again, and hand it back as [`super::Input::Reloaded`].
    Reload(usize),
    /// Read the article with this index, which is not at hand, and hand it back as [`super::Input::Brought`] or
    /// [`super::Input::Unreadable`].
    Bring(usize),
    /// Say what the list says of the articles with these indices, as [`super::Input::Described`].
    Describe(Vec<usize>),
    /// Find the articles whose title, source or author holds a text, as [`super::Input::Filtered`]; an earlier search
    /// is given up.
    Filter(String),
    /// Find a query in all articles that are not at hand, as [`super::Input::Found`]; an earlier search is given up.
    SearchAll(String, Comparison),
    /// Give up the search in all articles.
    StopSearch,
    /// Save the mentions and entities of the article with this index beside its source.
    SaveCorrections(usize),
    /// Run the external command with this index (of the configuration's) on a text, of which the source may say the
    /// language; what it writes comes back as [`super::Input::Output`].
    Run(usize, String, Option<String>),
    /// Recognise no more of the article with this index.
    StopRecognising(usize),
    /// Stop as Ctrl+Z does, and come back by `fg`.
    Suspend,
    /// Draw the screen anew.
    Redraw,
}
