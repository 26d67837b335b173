//! Opening a source: a path or an address in, its articles out. With `folder` and `lines`, the place here that touches
//! files.

use std::fs::{self, File};
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use super::annotations::{self, Annotations};
use super::source::Source;
use super::{LoadError, LoadOptions, fetch, folder, limits, read, windowed};
use crate::article::{Article, Home, Notice, Things};

/// What messages call a source: its path, or `standard input`.
#[must_use]
pub fn display_name(source: &Path) -> String {
    if source == Path::new("-") {
        "standard input".to_owned()
    } else {
        source.display().to_string()
    }
}

/// The articles of a folder's files. Those that hold none are passed over and counted.
fn folder(folder: &Path, name: &str, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let files = folder::files(folder).map_err(|cause| unreadable(name, cause))?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for file in &files {
        match articles(file, options) {
            Ok(articles) => found.extend(articles),
            Err(failure) => failures.push(failure),
        }
    }
    let Some(first) = found.first_mut() else {
        return Err(LoadError::NoArticles { name: name.to_owned() });
    };
    if let Some(failure) = failures.first() {
        let (count, of) = (failures.len(), files.len());
        let reason = failure.to_string();
        first.notices.push(Notice::Skipped { count, of, what: Things::Files, reason });
    }
    Ok(found)
}

/// The files of a folder that may hold articles, in order; `None` where a source is no folder.
///
/// # Errors
/// Where the folder cannot be read, or holds no such file.
pub fn files(source: &Path) -> Result<Option<Vec<PathBuf>>, LoadError> {
    if source == Path::new("-") || !fs::metadata(source).is_ok_and(|data| data.is_dir()) {
        return Ok(None);
    }
    let name = display_name(source);
    let files = folder::files(source).map_err(|cause| unreadable(&name, cause))?;
    if files.is_empty() {
        return Err(LoadError::NoArticles { name });
    }
    Ok(Some(files))
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
        let name = display_name(file);
        let home = Home::Given(name.clone());
        annotations::lay(&mut articles, &name, annotations, options.offsets, &home);
    }
    Ok(articles)
}

/// Lays annotations of any form that files may have over an article, as a program wrote them; offsets count from the
/// start of the article's body. `name` is what messages call them.
///
/// # Errors
/// Where they are no annotations.
pub fn annotate(
    article: &mut Article,
    name: &str,
    written: Vec<u8>,
    options: &LoadOptions,
) -> Result<(), LoadError> {
    let options = LoadOptions { encoding: None, ..options.clone() };
    let annotations =
        annotations::parse(&Source { name, options: &options, declared: None }, written)?;
    let home = Home::Given(name.to_owned());
    annotations::lay(std::slice::from_mut(article), name, annotations, options.offsets, &home);
    Ok(())
}

/// A source's articles.
fn articles(source: &Path, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let name = display_name(source);
    let is_stream = source == Path::new("-");
    let data = if is_stream { None } else { fs::metadata(source).ok() };
    if data.as_ref().is_some_and(fs::Metadata::is_dir) {
        return folder(source, &name, options);
    }
    if let Some(address) = fetch::address(source) {
        let fetched = fetch::fetch(address, &fetch::Bounds::default())?;
        return page(fetched, options);
    }
    let beside = if options.annotations.is_none() { beside(source) } else { None };
    if let Some(data) = data.filter(fs::Metadata::is_file)
        && beside.is_none()
        && let Some(article) = windowed::article(source, data.len(), options)
    {
        return Ok(vec![article]);
    }
    let mut articles = read(&Source { name: &name, options, declared: None }, bytes(source)?)?;
    if let Some(beside) = beside {
        lay_beside(&mut articles, &beside, options);
    }
    Ok(articles)
}

/// Lays the annotations of a file that was found beside a text over its articles. One that is none is passed over, unless
/// its name says that it is.
fn lay_beside(articles: &mut [Article], beside: &Path, options: &LoadOptions) {
    let name = display_name(beside);
    match annotations_of(beside, options) {
        Ok(annotations) if !surely(beside) && annotations.is_empty() => {}
        Ok(annotations) => {
            let home = Home::Beside(name.clone());
            annotations::lay(articles, &name, annotations, options.offsets, &home);
        }
        Err(_) if !surely(beside) => {}
        Err(failure) => {
            let what = Notice::Skipped {
                count: 1,
                of: 1,
                what: Things::AnnotationFiles,
                reason: failure.to_string(),
            };
            articles[0].notices.push(what);
        }
    }
}

/// How the names of files of annotations end that stand beside `X.txt`: as `X.ann` or as `X.txt.ann`.
const BESIDE: [&str; 9] = ["ann", "ann.json", "json", "jsonl", "conll", "iob", "tsv", "xmi", "ttl"];

/// Whether such a file can be nothing but annotations.
fn surely(beside: &Path) -> bool {
    ["ann", "conll", "iob", "xmi"].iter().any(|ending| has_extension(beside, ending))
}

/// The file of annotations beside a text, the first of those that there may be.
fn beside(source: &Path) -> Option<PathBuf> {
    if !has_extension(source, "txt") {
        return None;
    }
    let named = |ending: &&str| {
        let whole = PathBuf::from(format!("{}.{ending}", source.display()));
        [source.with_extension(ending), whole]
    };
    let is_one = |file: &PathBuf| {
        let data = fs::metadata(file).ok().filter(fs::Metadata::is_file);
        data.is_some_and(|data| surely(file) || data.len() <= limits::BESIDE_BYTES)
    };
    BESIDE.iter().flat_map(named).find(is_one)
}

/// The articles of what was fetched; they are at its address where they do not say another.
fn page(fetched: fetch::Fetched, options: &LoadOptions) -> Result<Vec<Article>, LoadError> {
    let fetch::Fetched { address, bytes, encoding } = fetched;
    let mut articles = read(&Source { name: &address, options, declared: encoding }, bytes)?;
    if let [article] = articles.as_mut_slice() {
        article.meta.url.get_or_insert(address);
    }
    Ok(articles)
}

/// A file's annotations.
fn annotations_of(file: &Path, options: &LoadOptions) -> Result<Annotations, LoadError> {
    let name = display_name(file);
    // The encoding asked for is that of the source.
    let options = LoadOptions { encoding: None, ..options.clone() };
    annotations::parse(&Source { name: &name, options: &options, declared: None }, bytes(file)?)
}

/// All bytes of a file or of standard input.
fn bytes(source: &Path) -> Result<Vec<u8>, LoadError> {
    let name = display_name(source);
    if source == Path::new("-") {
        return bytes_of(&name, io::stdin().lock(), 0, STREAM);
    }
    let data = fs::metadata(source).map_err(|cause| unreadable(&name, cause))?;
    let kind = data.file_type();
    if let Some(what) = no_file(kind) {
        return Err(LoadError::NotAFile { name, what });
    }
    let mut file = File::open(source).map_err(|cause| unreadable(&name, cause))?;
    if is_endless(kind, &file) {
        // One that is at its end at once is as good as an empty file: /dev/null.
        return match file.read(&mut [0]) {
            Ok(0) => Ok(Vec::new()),
            _ => Err(LoadError::NotAFile { name, what: "a device" }),
        };
    }
    let bound = if kind.is_file() { FILE } else { STREAM };
    // A file that says its length is read at once.
    bytes_of(&name, file, data.len().min(bound.0), bound)
}

/// The most bytes of a file that is parsed whole, and as messages say it.
const FILE: (u64, &str) = (limits::SOURCE_BYTES, "1 GiB");

/// The same of a stream.
const STREAM: (u64, &str) = (limits::STREAM_BYTES, "256 MiB from a stream");

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|of_path| of_path.eq_ignore_ascii_case(extension))
}

/// All bytes of a stream, likely so many, up to the limit.
fn bytes_of(
    name: &str,
    stream: impl io::Read,
    likely: u64,
    (most, limit): (u64, &'static str),
) -> Result<Vec<u8>, LoadError> {
    let mut bytes = Vec::with_capacity(likely as usize + 1);
    let read = stream.take(most + 1).read_to_end(&mut bytes);
    let length = read.map_err(|cause| unreadable(name, cause))?;
    if length as u64 > most {
        return Err(LoadError::TooLarge { name: name.to_owned(), limit });
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

/// What a thing that is neither file nor pipe is, where it is refused unread. A pipe by name is read, as
/// process substitution needs it.
#[cfg(unix)]
fn no_file(kind: fs::FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    match kind {
        _ if kind.is_dir() => Some("a folder"),
        _ if kind.is_block_device() => Some("a block device"),
        _ if kind.is_socket() => Some("a socket"),
        _ => None,
    }
}

#[cfg(not(unix))]
fn no_file(kind: fs::FileType) -> Option<&'static str> {
    kind.is_dir().then_some("a folder")
}

/// Whether a thing gives bytes without end: a character device that is no terminal.
#[cfg(unix)]
fn is_endless(kind: fs::FileType, file: &File) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    kind.is_char_device() && !file.is_terminal()
}

#[cfg(not(unix))]
fn is_endless(_kind: fs::FileType, _file: &File) -> bool {
    false
}
