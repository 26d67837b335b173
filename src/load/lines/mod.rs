//! A long file of JSON lines, its articles read as they are wanted. In: a path. Out: how many articles it holds, as
//! far as is known, and any of them.
//!
//! A compressed file is unpacked as it is counted ([`spool`]).
//!
//! Opening looks at the first lines only; [`Lines::index_on`] counts the rest, a window at a time. The file is read by
//! position, so that memory holds the index (a few hundred kilobytes for a gigabyte) and the articles being used.

mod index;
mod reader;
mod spool;

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use encoding_rs::UTF_8;

use super::source::Source;
use super::{LoadError, LoadOptions, decode, format, json, limits};
use crate::article::{Article, Encoding, Entry, Form, Notice, Origin, Told};
use index::Index;
pub(super) use reader::read_at;
use reader::{Lines as Reader, STRETCH, TooLong, WINDOW};
use spool::Spool;

/// A file of JSON lines that is open.
#[derive(Debug)]
pub struct Lines {
    path: PathBuf,
    name: String,
    file: File,
    options: LoadOptions,
    /// What each of its articles comes from.
    origin: Arc<Origin>,
    /// Where the first line starts: behind a byte order mark.
    first: u64,
    /// The file's length and time when it was opened.
    stamp: Stamp,
    index: Mutex<Index>,
    /// Held by who counts.
    counting: Mutex<()>,
    complete: AtomicBool,
    /// What is left to unpack of a compressed file.
    spool: Option<Mutex<Spool>>,
}

/// What shows that a file was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(data: &fs::Metadata) -> Self {
        Self { length: data.len(), modified: data.modified().ok() }
    }
}

impl Lines {
    /// Opens a source as lines to be read as they are wanted; `None` where it is none (another form, compressed, of
    /// another encoding), is short, or is to be read otherwise: then `load::open` reads it.
    #[must_use]
    pub fn open(source: &Path, options: &LoadOptions) -> Option<Self> {
        let otherwise = options.raw
            || options.annotations.is_some()
            || options.encoding.is_some_and(|encoding| encoding != UTF_8);
        let data = fs::metadata(source).ok()?;
        if otherwise || !data.is_file() || data.len() < limits::PACKED_LINES_BYTES {
            return None;
        }
        let (file, spool) = match Spool::open(source) {
            Some((mut spool, file)) => {
                let head = limits::FIRST_LINE_BYTES[1] as u64;
                while spool.starts_on(&file, head) {}
                (file, Some(spool))
            }
            None if data.len() < limits::LINES_BYTES => return None,
            None => (File::open(source).ok()?, None),
        };
        let name = source.with_extension("");
        let (first, told) = start(&file, if spool.is_some() { &name } else { source })?;
        let encoding = Encoding { name: UTF_8.name(), by: decode::certainty(options, first > 0) };
        let origin = Origin {
            name: super::display_name(source),
            bytes: data.len(),
            packed: spool.is_some(),
            form: Form::JsonLines,
            told,
            encoding: Some(encoding),
        };
        Some(Self {
            path: source.to_owned(),
            name: super::display_name(source),
            stamp: Stamp::of(&data),
            file,
            spool: spool.map(Mutex::new),
            options: options.clone(),
            origin: Arc::new(origin),
            first,
            index: Mutex::default(),
            counting: Mutex::default(),
            complete: AtomicBool::new(false),
        })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The articles counted so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.index().count()
    }

    /// Whether all are counted.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.complete.load(Ordering::Acquire)
    }

    /// Counts the lines of another window of the file; whether more are left.
    pub fn index_on(&self) -> bool {
        let _counting = held(&self.counting);
        if self.is_complete() {
            return false;
        }
        if let Some(spool) = &self.spool {
            held(spool).fill(&self.file);
        }
        let mut window = vec![0; WINDOW];
        let at = self.first + self.index().seen();
        // What cannot be read is the file's end here; reading an article there says why.
        let read = read_at(&self.file, &mut window, at).unwrap_or(0);
        let mut index = self.index();
        if read == 0 {
            index.finish();
            self.complete.store(true, Ordering::Release);
        } else {
            index.add(&window[..read]);
        }
        read > 0
    }

    /// Counts on until an article is counted, or all are; whether it is one of them.
    pub fn reaches(&self, nth: usize) -> bool {
        while self.count() <= nth && self.index_on() {}
        nth < self.count()
    }

    /// The article of a line, counted from 0 without the blank ones.
    ///
    /// # Errors
    /// Where the line is no article, or is no longer there.
    pub fn article(&self, nth: usize) -> Result<Article, LoadError> {
        let unreadable = |cause| LoadError::Unreadable { name: self.name.clone(), cause };
        let stamp = || self.file.metadata().map(|data| Stamp::of(&data)).map_err(unreadable);
        if self.spool.is_none() && stamp()? != self.stamp {
            return Err(LoadError::Changed { name: self.name.clone() });
        }
        let gone = || LoadError::Changed { name: self.name.clone() };
        let mark = self.index().before(nth).ok_or_else(gone)?;
        let mut lines = Reader::new(&self.file, self.first + mark.at, mark.line, STRETCH);
        for _ in mark.nth..nth {
            let _passed_over = lines.next().map_err(unreadable)?.ok_or_else(gone)?;
        }
        let (number, line) = lines.next().map_err(unreadable)?.ok_or_else(gone)?;
        self.parse(number, line)
    }

    /// Why not all of the file is read, where it is compressed and that was not possible.
    #[must_use]
    pub fn cut(&self) -> Option<Notice> {
        let what = held(self.spool.as_ref()?).cut.clone()?;
        Some(Notice::Limit { what })
    }

    /// Unpacks what is to be walked.
    fn unpack(&self) {
        if self.spool.is_some() {
            self.reaches(usize::MAX);
        }
    }

    /// All articles in order, what is no article among them.
    pub fn iter(&self) -> impl Iterator<Item = Result<Article, LoadError>> + '_ {
        self.unpack();
        let mut lines = Reader::new(&self.file, self.first, 1, WINDOW);
        std::iter::from_fn(move || {
            let (number, line) = lines.next().ok()??;
            Some(self.parse(number, line))
        })
    }

    /// What a list is filtered by of all articles, their texts left unread.
    pub fn heads(&self) -> impl Iterator<Item = Entry> + '_ {
        self.unpack();
        let mut lines = Reader::new(&self.file, self.first, 1, WINDOW);
        std::iter::from_fn(move || {
            let (_, line) = lines.next().ok()??;
            let line = line.ok().and_then(|line| simdutf8::basic::from_utf8(line).ok());
            Some(line.map(json::head).unwrap_or_default())
        })
    }

    fn parse(&self, number: usize, line: Result<&[u8], TooLong>) -> Result<Article, LoadError> {
        let Ok(line) = line else {
            let name = format!("{}:{number}", self.name);
            return Err(LoadError::TooLarge { name, limit: limits::LINE_BYTES_SAID });
        };
        let source = Source { name: &self.name, options: &self.options, declared: None };
        let text = String::from_utf8_lossy(line);
        let mut article = json::line(&source, number, &text)?;
        article.origin = Some(Arc::clone(&self.origin));
        if article.block_from(0).is_none() {
            let name = format!("{}:{number}", self.name);
            return Err(LoadError::NoText { name, what: "only white space" });
        }
        if let Err(error) = simdutf8::compat::from_utf8(line) {
            let count = text.matches(char::REPLACEMENT_CHARACTER).count();
            let first = error.valid_up_to();
            let notice = Notice::InvalidBytes { count, encoding: UTF_8.name(), first };
            article.notices.insert(0, notice);
        }
        Ok(article)
    }

    fn index(&self) -> MutexGuard<'_, Index> {
        held(&self.index)
    }
}

/// A lock taken, whatever happened to a thread that held it.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The byte where the first line starts, where a file is one of JSON lines in UTF-8, and what tells that it is.
fn start(file: &File, source: &Path) -> Option<(u64, Told)> {
    // Most files are no JSON, which their first bytes show; one that is called so may begin with a broken line.
    let named = source.extension().is_some_and(|end| end == "jsonl" || end == "ndjson");
    let mut first = [0; 64];
    let read = read_at(file, &mut first, 0).ok()?;
    let begins = first[..read].trim_ascii_start();
    let begins = begins.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(begins).trim_ascii_start();
    if !named && !matches!(begins.first(), None | Some(b'{')) {
        return None;
    }
    let head = limits::FIRST_LINE_BYTES.into_iter().find_map(|length| {
        let mut head = vec![0; length];
        let length = read_at(file, &mut head, 0).ok()?;
        // The last line is cut wherever the head ends.
        head.truncate(memchr::memrchr(b'\n', &head[..length])?);
        Some(head)
    })?;
    let bom = if head.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let text = std::str::from_utf8(&head[bom..]).ok()?;
    let told = format::json_lines(&source.display().to_string(), text)?;
    Some((bom as u64, told))
}
