//! What the app asks the world to do. Carried out by `run`.

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
    /// Save the mentions and entities of the article with this index beside its source.
    SaveCorrections(usize),
    /// Run the external command with this index (of the configuration's) on a text; what it writes comes
    /// back as [`super::Input::Output`].
    Run(usize, String),
    /// Stop as Ctrl+Z does, and come back by `fg`.
    Suspend,
}
