//! What went wrong and keeps nobody from reading. In: an error. Out: a message for the status line, in the reader's
//! language, and a line for standard error once the reader is left.

use std::io;
use std::path::Path;

use crate::locale::{Message, Trouble};
use crate::store::StoreError;

/// Something that went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Complaint {
    /// What the status line says.
    pub(super) message: Message,
    /// What standard error says.
    pub(super) line: String,
}

impl From<String> for Complaint {
    fn from(line: String) -> Self {
        Self { message: Message::Text(line.clone()), line }
    }
}

impl From<StoreError> for Complaint {
    fn from(error: StoreError) -> Self {
        let message = match &error {
            StoreError::Broken { aside, .. } => Message::StateBroken(aside.clone()),
            StoreError::Unwritable { path, cause } => {
                Message::NotSaved(trouble(cause), from_home(path))
            }
            StoreError::StillBroken { .. }
            | StoreError::Newer { .. }
            | StoreError::Unreadable { .. }
            | StoreError::Busy { .. } => Message::Text(error.to_string()),
        };
        Self { message, line: error.to_string() }
    }
}

/// Why a file cannot be written, as it is told.
pub(super) fn trouble(cause: &io::Error) -> Trouble {
    match cause.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Trouble::NoSpace,
        io::ErrorKind::ReadOnlyFilesystem => Trouble::ReadOnly,
        io::ErrorKind::PermissionDenied => Trouble::NotAllowed,
        _ => {
            // Without its number.
            let said = cause.to_string();
            Trouble::Other(said.split(" (os error").next().unwrap_or_default().to_owned())
        }
    }
}

/// A path as it is told: that of the home folder as `~`, which leaves room for the rest.
pub(super) fn from_home(path: &Path) -> String {
    let home = std::env::var_os("HOME").filter(|home| Path::new(home).is_absolute());
    match home.as_ref().and_then(|home| path.strip_prefix(home).ok()) {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}
