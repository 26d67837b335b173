//! Opening a source: a path in, its articles out. The one place of this folder that touches files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::{LoadError, LoadOptions, limits, read};
use crate::article::Article;

/// What messages call a source: its path, or `standard input`.
#[must_use]
pub fn display_name(source: &Path) -> String {
    if source == Path::new("-") {
        "standard input".to_owned()
    } else {
        source.display().to_string()
    }
}

/// Opens a source, a file, a folder or `-` for standard input, and reads its articles.
///
/// # Errors
/// Where it cannot be read or holds nothing to read. Of a folder, files that hold no article are passed
/// over, and it fails only where none does.
pub fn open(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let name = display_name(source);
    if source == Path::new("-") {
        let bytes = bytes_of(&name, io::stdin().lock())?;
        return read(&name, bytes, options);
    }
    let kind = fs::metadata(source).map_err(|cause| unreadable(&name, cause))?.file_type();
    if kind.is_dir() {
        return folder(source, &name, options);
    }
    if let Some(what) = no_file(kind) {
        return Err(LoadError::NotAFile { name, what });
    }
    let file = File::open(source).map_err(|cause| unreadable(&name, cause))?;
    let bytes = bytes_of(&name, file)?;
    read(&name, bytes, options)
}

/// All bytes of a stream, up to the limit.
fn bytes_of(name: &str, stream: impl io::Read) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::new();
    let read = stream.take(limits::SOURCE_BYTES + 1).read_to_end(&mut bytes);
    let length = read.map_err(|cause| unreadable(name, cause))?;
    if length as u64 > limits::SOURCE_BYTES {
        return Err(LoadError::TooLarge { name: name.to_owned(), limit: "1 GiB" });
    }
    Ok(bytes)
}

fn unreadable(name: &str, cause: io::Error) -> LoadError {
    let name = name.to_owned();
    match cause.kind() {
        io::ErrorKind::NotFound => LoadError::Missing { name },
        _ => LoadError::Unreadable { name, cause },
    }
}

/// What a thing that is neither file nor pipe is. A pipe by name is read as process substitution needs it.
#[cfg(unix)]
fn no_file(kind: fs::FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    match kind {
        _ if kind.is_block_device() => Some("a block device"),
        _ if kind.is_socket() => Some("a socket"),
        _ => None,
    }
}

#[cfg(not(unix))]
fn no_file(_kind: fs::FileType) -> Option<&'static str> {
    None
}

/// The articles of a folder's files, sorted by path, hidden ones left out.
fn folder(folder: &Path, name: &str, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|cause| unreadable(name, cause))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.is_file() && !hidden(path))
        .collect();
    files.sort();
    let articles: Vec<Article> =
        files.iter().filter_map(|file| open(file, options).ok()).flatten().collect();
    if articles.is_empty() {
        return Err(LoadError::NoArticles { name: name.to_owned() });
    }
    Ok(articles)
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
