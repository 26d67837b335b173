//! The state folder: one small file an article, found by its fingerprint, and one of the reader's habits.
//!
//! In: who an article is. Out: what is remembered of it; and that back into the file, merged under a lock
//! with what another reader has written meanwhile. The files are JSON, since no beginning of a JSON object
//! is one, so that a file cut short is seen to be.
//!
//! ```text
//! articles/FINGERPRINT.json   what is remembered of an article
//! names/HASH                  the fingerprint of the article last read from a file or address
//! lists/HASH.json             where a list of articles was left
//! habits.json                 theme, measure and the like, as chosen while reading
//! lock                        held while files are written
//! ```

use std::io;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::atomic::{self, Lock, Readers};
use super::{Fingerprint, Habits, Memory, StoreError, prune};
use crate::article::Article;

/// The version of the files.
const VERSION: u32 = 1;
/// The largest file that is read.
const LIMIT: u64 = 1 << 20;

/// Who an article is: its beginning, and where it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    fingerprint: Fingerprint,
    name: Option<String>,
}

impl Identity {
    /// That of an article read from a file or address; `None` where it holds nothing to read.
    #[must_use]
    pub fn of(article: &Article, name: Option<String>) -> Option<Self> {
        Fingerprint::of(article).map(|fingerprint| Self { fingerprint, name })
    }
}

/// Something read from the folder, and what went wrong there.
#[derive(Debug, Default)]
pub struct Recalled<T> {
    /// What is remembered; nothing where there is no file or a broken one.
    pub value: T,
    /// What to say about it.
    pub problem: Option<StoreError>,
}

/// The state folder.
#[derive(Clone, Debug)]
pub struct State {
    folder: Option<PathBuf>,
    private: bool,
}

/// What every file says of itself.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

/// A file's content with its version.
#[derive(Serialize, Deserialize)]
struct Sheet<T> {
    version: u32,
    #[serde(flatten)]
    content: T,
}

impl State {
    /// The state in a folder. A private one is never written, and of articles nothing is read.
    #[must_use]
    pub fn new(folder: Option<PathBuf>, private: bool) -> Self {
        Self { folder, private }
    }

    /// What is remembered of an article: by its beginning, else by where it was read from, since a file
    /// whose beginning has changed is still that file, if the words of its place are still in it.
    #[must_use]
    pub fn recall(&self, identity: &Identity, article: &Article) -> Recalled<Memory> {
        let Some(folder) = self.folder.as_ref().filter(|_| !self.private) else {
            return Recalled::default();
        };
        let mut found: Recalled<Option<Memory>> =
            self.read(&article_file(folder, identity.fingerprint));
        if found.value.is_none() && found.problem.is_none() {
            let earlier = identity.name.as_deref().and_then(|name| earlier(folder, name));
            if let Some(earlier) = earlier {
                found = self.read(&article_file(folder, earlier));
                found.value = found.value.filter(|memory| memory.place_in(article, None).is_some());
            }
        }
        Recalled { value: found.value.unwrap_or_default(), problem: found.problem }
    }

    /// Whether an article was read before from a file or address.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        let folder = self.folder.as_ref().filter(|_| !self.private);
        folder.is_some_and(|folder| name_file(folder, name).exists())
    }

    /// Remembers more of an article; what another reader has remembered since stays.
    ///
    /// # Errors
    /// Where the folder cannot be written. What was remembered before is untouched then.
    pub fn remember(&self, identity: &Identity, memory: Memory) -> Result<(), StoreError> {
        let Some(folder) = self.writable()? else { return Ok(()) };
        let _lock = Lock::take(folder)?;
        let file = article_file(folder, identity.fingerprint);
        atomic::make_folder(&folder.join("articles"))?;
        let mut merged: Memory = before_writing(&file)?;
        merged.merge(memory);
        write(&file, &merged)?;
        match &identity.name {
            Some(name) if earlier(folder, name) != Some(identity.fingerprint) => {
                atomic::make_folder(&folder.join("names"))?;
                let line = format!("{}\n", identity.fingerprint);
                atomic::write(&name_file(folder, name), line.as_bytes(), Readers::Owner)
            }
            _ => Ok(()),
        }
    }

    /// The choices made while reading.
    #[must_use]
    pub fn habits(&self) -> Recalled<Habits> {
        let Some(folder) = &self.folder else { return Recalled::default() };
        let found = self.read(&habits_file(folder));
        Recalled { value: found.value.unwrap_or_default(), problem: found.problem }
    }

    /// Remembers choices; what another reader has chosen since stays.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn remember_habits(&self, habits: Habits) -> Result<(), StoreError> {
        let Some(folder) = self.writable()? else { return Ok(()) };
        let _lock = Lock::take(folder)?;
        let file = habits_file(folder);
        let mut merged: Habits = before_writing(&file)?;
        merged.merge(habits);
        write(&file, &merged)
    }

    /// Whether it is never written.
    #[must_use]
    pub fn is_private(&self) -> bool {
        self.private
    }

    /// Whether nobody has read here yet.
    #[must_use]
    pub fn is_new(&self) -> bool {
        self.folder.as_ref().is_some_and(|folder| {
            !habits_file(folder).exists() && !folder.join("articles").exists()
        })
    }

    /// Forgets the articles that were read longest ago, down to a bound, and what is left of broken or unfinished
    /// files; how many files went.
    ///
    /// # Errors
    /// Where the folder cannot be read or locked.
    pub fn prune(&self) -> Result<usize, StoreError> {
        let Some(folder) = self.folder.as_deref().filter(|folder| !self.private && folder.is_dir())
        else {
            return Ok(0);
        };
        if !prune::is_due(folder) {
            return Ok(0);
        }
        let _lock = Lock::take(folder)?;
        Ok(prune::prune(folder))
    }

    pub(super) fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// The folder, made if it is not there; `None` where nothing is to be written.
    pub(super) fn writable(&self) -> Result<Option<&Path>, StoreError> {
        match &self.folder {
            Some(folder) if !self.private => {
                atomic::make_folder(folder)?;
                Ok(Some(folder))
            }
            _ => Ok(None),
        }
    }

    /// Reads a file without a lock; a broken one is set aside.
    pub(super) fn read<T: DeserializeOwned>(&self, path: &Path) -> Recalled<Option<T>> {
        let read = match parse(path) {
            Err(Fault::Broken) if !self.private => self.read_again(path),
            read => read.map_err(|fault| fault.into_error(path)),
        };
        match read {
            Ok(value) => Recalled { value, problem: None },
            Err(problem) => Recalled { value: None, problem: Some(problem) },
        }
    }

    /// Reads a file that was broken a moment ago: another reader may have mended it.
    fn read_again<T: DeserializeOwned>(&self, path: &Path) -> Result<Option<T>, StoreError> {
        let folder = self.folder.as_deref().unwrap_or(path);
        match Lock::take(folder) {
            Ok(_lock) => parse(path).map_err(|fault| fault.set_aside(path)),
            Err(_) => Err(Fault::Broken.into_error(path)),
        }
    }
}

/// Why a file of the folder is of no use.
enum Fault {
    /// It is no state.
    Broken,
    /// It is one, or cannot be looked at: it has to stay.
    Kept(StoreError),
}

impl Fault {
    fn into_error(self, path: &Path) -> StoreError {
        match self {
            Self::Broken => StoreError::StillBroken { path: path.to_owned() },
            Self::Kept(error) => error,
        }
    }

    /// What is to be said after giving a broken file another name; the lock is held.
    fn set_aside(self, path: &Path) -> StoreError {
        match self {
            Self::Broken => match atomic::set_aside(path) {
                Ok(aside) => StoreError::Broken { path: path.to_owned(), aside },
                Err(_) => Self::Broken.into_error(path),
            },
            Self::Kept(error) => error,
        }
    }
}

/// Reads a file.
fn parse<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, Fault> {
    let bytes = atomic::read(path, LIMIT).map_err(|cause| match cause.kind() {
        io::ErrorKind::FileTooLarge => Fault::Broken,
        _ => Fault::Kept(StoreError::Unreadable { path: path.to_owned(), cause }),
    })?;
    let Some(bytes) = bytes else { return Ok(None) };
    match serde_json::from_slice(&bytes) {
        Ok(Versioned { version: VERSION }) => {
            let sheet: Sheet<T> = serde_json::from_slice(&bytes).map_err(|_| Fault::Broken)?;
            Ok(Some(sheet.content))
        }
        Ok(_) => Err(Fault::Kept(StoreError::Newer { path: path.to_owned() })),
        Err(_) => Err(Fault::Broken),
    }
}

/// What a file holds that is to be written anew, while the lock is held; a broken one is set aside.
pub(super) fn before_writing<T: DeserializeOwned + Default>(path: &Path) -> Result<T, StoreError> {
    match parse(path) {
        Ok(value) => Ok(value.unwrap_or_default()),
        Err(Fault::Kept(error)) => Err(error),
        Err(broken) => match broken.set_aside(path) {
            StoreError::Broken { .. } => Ok(T::default()),
            error => Err(error),
        },
    }
}

pub(super) fn write<T: Serialize>(path: &Path, content: &T) -> Result<(), StoreError> {
    let sheet = Sheet { version: VERSION, content };
    let mut bytes = serde_json::to_vec(&sheet)
        .map_err(|error| StoreError::Unwritable { path: path.to_owned(), cause: error.into() })?;
    bytes.push(b'\n');
    atomic::write(path, &bytes, Readers::Owner)
}

/// The article that was last read from a file or address.
fn earlier(folder: &Path, name: &str) -> Option<Fingerprint> {
    let line = atomic::read(&name_file(folder, name), 64).ok()??;
    Fingerprint::parse(std::str::from_utf8(&line).ok()?.trim_end())
}

fn article_file(folder: &Path, fingerprint: Fingerprint) -> PathBuf {
    folder.join("articles").join(format!("{fingerprint}.json"))
}

fn name_file(folder: &Path, name: &str) -> PathBuf {
    folder.join("names").join(Fingerprint::of_name(name).to_string())
}

fn habits_file(folder: &Path) -> PathBuf {
    folder.join("habits.json")
}
