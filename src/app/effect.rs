//! What the app asks the world to do. Carried out by `run`.

/// Something to be done outside the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Put this text on the clipboard (logical order, nominal letters).
    Copy(String),
    /// Stop as Ctrl+Z does, and come back by `fg`.
    Suspend,
}
