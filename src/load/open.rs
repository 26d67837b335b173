//! Opening a source: a path in, its articles out. The one place of this folder that touches files.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::annotations::{self, Annotations};
use super::source::Source;
use super::{LoadError, LoadOptions, limits, read};
use crate::article::{Article, Notice};

/// What messages call a source: its path, or `standard input`.
#[must_use]
pub fn display_name(source: &Path) -> String {
    if source == Path::new("-") {
        "standard input".to_owned()
    } else {
        source.display().to_string()
    }
}

/// Opens a source, a file, a folder or `-` for standard input, and reads its articles and the annotations
/// given for it or beside it.
///
/// # Errors
/// Where it cannot be read or holds nothing to read. Of a folder, files that hold no article are passed
/// over, and it fails only where none does.
pub fn open(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let mut articles = articles(source, options)?;
    if let Some(file) = &options.annotations {
        let annotations = annotations_of(file, options)?;
        annotations::lay(&mut articles, &display_name(file), annotations, options.offsets);
    }
    Ok(articles)
}

/// A source's articles.
fn articles(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let name = display_name(source);
    if source != Path::new("-") && fs::metadata(source).is_ok_and(|data| data.is_dir()) {
        return folder(source, &name, options);
    }
    let mut articles = read(&name, bytes(source)?, options)?;
    let beside = source.with_extension("ann");
    if options.annotations.is_none() && has_extension(source, "txt") && beside.is_file() {
        match annotations_of(&beside, options) {
            Ok(annotations) => {
                annotations::lay(
                    &mut articles,
                    &display_name(&beside),
                    annotations,
                    options.offsets,
                );
            }
            Err(failure) => {
                let what = Notice::Skipped {
                    count: 1,
                    of: 1,
                    what: "annotation files",
                    reason: failure.to_string(),
                };
                articles[0].notices.push(what);
            }
        }
    }
    Ok(articles)
}

/// A file's annotations.
fn annotations_of(file: &Path, options: &LoadOptions) -> Result<Annotations, LoadError> {
    let name = display_name(file);
    // The encoding asked for is that of the source.
    let options = LoadOptions { encoding: None, ..options.clone() };
    annotations::parse(&Source { name: &name, options: &options }, bytes(file)?)
}

/// All bytes of a file or of standard input.
fn bytes(source: &Path) -> Result<Vec<u8>, LoadError> {
    let name = display_name(source);
    if source == Path::new("-") {
        return bytes_of(&name, io::stdin().lock());
    }
    let kind = fs::metadata(source).map_err(|cause| unreadable(&name, cause))?.file_type();
    if let Some(what) = no_file(kind) {
        return Err(LoadError::NotAFile { name, what });
    }
    bytes_of(&name, File::open(source).map_err(|cause| unreadable(&name, cause))?)
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|of_path| of_path.eq_ignore_ascii_case(extension))
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
    let found: Vec<Article> =
        files.iter().filter_map(|file| articles(file, options).ok()).flatten().collect();
    if found.is_empty() {
        return Err(LoadError::NoArticles { name: name.to_owned() });
    }
    Ok(found)
}

fn hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}
