//! Files that are whole or not there. In: a path and bytes. Out: the file with these bytes, also after a
//! crash in between: a temporary file beside it, synced, then renamed over it.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::StoreError;

/// The longest a lock is waited for.
const PATIENCE: Duration = Duration::from_millis(500);

/// Who may read a file that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readers {
    /// Its owner alone: what is remembered says what somebody reads.
    Owner,
    /// Whom the system lets by default.
    Default,
}

/// The bytes of a file of at most `limit` bytes, read in one go; `None` where there is no file.
pub(super) fn read(path: &Path, limit: u64) -> io::Result<Option<Vec<u8>>> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = Vec::with_capacity(4096);
    file.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, "too large"));
    }
    Ok(Some(bytes))
}

/// Writes a file whole. A symbolic link stays one: what it points to is written.
pub(super) fn write(path: &Path, bytes: &[u8], readers: Readers) -> Result<(), StoreError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    write_beside(&target, bytes, readers)
        .map_err(|cause| StoreError::Unwritable { path: path.to_owned(), cause })
}

fn write_beside(target: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    let (temporary, mut file) = create_beside(target, readers)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    let renamed = written.and_then(|()| fs::rename(&temporary, target));
    if renamed.is_err() {
        // Nobody needs what could not be finished; what was there is untouched.
        let _ = fs::remove_file(&temporary);
        return renamed;
    }
    sync_folder(target);
    Ok(())
}

/// A new file with a name of its own beside another.
fn create_beside(target: &Path, readers: Readers) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    let process = std::process::id();
    for attempt in 0..100 {
        let temporary = target.with_file_name(format!(".{name}.{process}-{attempt}.tmp"));
        match options(readers).open(&temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result.map(|file| (temporary, file)),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(unix)]
fn options(readers: Readers) -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    if readers == Readers::Owner {
        options.mode(0o600);
    }
    options
}

#[cfg(not(unix))]
fn options(_readers: Readers) -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    options
}

/// Makes the rename last. Not every file system can; the file is whole either way.
fn sync_folder(target: &Path) {
    if let Some(folder) = target.parent().and_then(|folder| File::open(folder).ok()) {
        let _ = folder.sync_all();
    }
}

/// Makes a folder and those above it.
pub(super) fn make_folder(path: &Path) -> Result<(), StoreError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|cause| StoreError::Unwritable { path: path.to_owned(), cause })
}

/// A lock over a folder between processes, until it is dropped.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits a little for the lock. A file system without locks is written without one.
    pub(super) fn take(folder: &Path) -> Result<Self, StoreError> {
        let path = folder.join("lock");
        let opened = OpenOptions::new().create(true).truncate(false).write(true).open(&path);
        let file = opened.map_err(|cause| StoreError::Unwritable { path: path.clone(), cause })?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) if start.elapsed() < PATIENCE => {
                    std::thread::sleep(Duration::from_millis(2));
                }
                Err(TryLockError::WouldBlock) => return Err(StoreError::Busy { path }),
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Self { _file: file }),
            }
        }
    }
}

/// Gives a broken file another name, `NAME.broken-1` or the next that is free; that name.
pub(super) fn set_aside(path: &Path) -> io::Result<String> {
    let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?.to_string_lossy();
    for number in 1..1000 {
        let aside = format!("{name}.broken-{number}");
        let target = path.with_file_name(&aside);
        if !target.exists() {
            return fs::rename(path, target).map(|()| aside);
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
