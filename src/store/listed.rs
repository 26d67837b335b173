//! Where a list of articles was left. In: what the list is of, as one text. Out: its chosen article; and that back into
//! the state folder, one small file a list.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::atomic::{self, Lock};
use super::state::{before_writing, write};
use super::{Fingerprint, Recalled, State, StoreError};

/// A list as it was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Listed {
    /// When, in milliseconds since 1970.
    pub set: u64,
    /// What the list is of: its sources, for people who look into the file.
    pub name: String,
    /// The index of the chosen article.
    pub at: usize,
    /// Its title.
    pub title: String,
}

impl State {
    /// Where a list was left; `None` where nothing is remembered of it.
    #[must_use]
    pub fn list(&self, name: &str) -> Recalled<Option<Listed>> {
        match self.folder().filter(|_| !self.is_private()) {
            Some(folder) => self.read(&file(folder, name)),
            None => Recalled::default(),
        }
    }

    /// Remembers where a list is left, unless another reader has left it later.
    ///
    /// # Errors
    /// Where the folder cannot be written. What was remembered before is untouched then.
    pub fn remember_list(&self, listed: &Listed) -> Result<(), StoreError> {
        let Some(folder) = self.writable()? else { return Ok(()) };
        let _lock = Lock::take(folder)?;
        let file = file(folder, &listed.name);
        atomic::make_folder(&folder.join("lists"))?;
        let before: Listed = before_writing(&file)?;
        if before.set > listed.set { Ok(()) } else { write(&file, listed) }
    }
}

fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join("lists").join(format!("{}.json", Fingerprint::of_name(name)))
}
