//! A compressed file of JSON lines, unpacked into a temporary file as its lines are counted, so that memory holds none
//! of it and any line can be read again. The temporary file has no name and goes with the reader.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use flate2::read::MultiGzDecoder;

use super::reader::WINDOW;
use crate::article::Bound;
use crate::load::{gzip, limits};

/// What is left to unpack.
#[derive(Debug)]
pub(super) struct Spool {
    packed: MultiGzDecoder<BufReader<File>>,
    unpacked: u64,
    /// The bytes behind the last end of a line.
    line: usize,
    ended: bool,
    /// Why the rest is not read, where that is not the file's end.
    pub(super) cut: Option<Bound>,
}

impl Spool {
    /// What a compressed file holds, and the file it is unpacked into; `None` where the file is not compressed.
    pub(super) fn open(source: &Path) -> Option<(Self, File)> {
        let mut file = File::open(source).ok()?;
        let mut first = [0; 3];
        file.read_exact(&mut first).ok()?;
        file.seek(SeekFrom::Start(0)).ok().filter(|_| gzip::is_gzip(&first))?;
        let packed = MultiGzDecoder::new(BufReader::with_capacity(WINDOW, file));
        let spool = Self { packed, unpacked: 0, line: 0, ended: false, cut: None };
        Some((spool, nameless().ok()?))
    }

    /// Unpacks another window where the first line has not ended yet within so many bytes; whether it did.
    pub(super) fn starts_on(&mut self, into: &File, most: u64) -> bool {
        let wanted = !self.ended && self.unpacked < most && self.unpacked == self.line as u64;
        if wanted {
            self.fill(into);
        }
        wanted
    }

    /// Unpacks another window.
    pub(super) fn fill(&mut self, mut into: &File) {
        if self.ended {
            return;
        }
        let mut window = Vec::with_capacity(WINDOW);
        let read = self.packed.by_ref().take(WINDOW as u64).read_to_end(&mut window);
        match memchr::memrchr(b'\n', &window) {
            Some(newline) => self.line = window.len() - newline,
            None => self.line += window.len(),
        }
        self.unpacked += window.len() as u64;
        let written = into.write_all(&window);
        let cut = match (read, written) {
            (Err(error), _) => Some(format!("gzip damaged: {error}")),
            (_, Err(error)) => Some(format!("no room in the folder for temporary files: {error}")),
            _ if self.unpacked > limits::SPOOLED_BYTES => {
                Some(limits::SPOOLED_BYTES_SAID.to_owned())
            }
            _ if self.line > limits::LINE_BYTES => Some(limits::LINE_BYTES_SAID.to_owned()),
            _ => None,
        };
        self.ended = cut.is_some() || window.is_empty();
        let behind = self.unpacked;
        self.cut = cut.map(|why| Bound::Unread { behind, why });
    }
}

/// A file that nobody else finds.
fn nameless() -> io::Result<File> {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let nth = MADE.fetch_add(1, Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("qari-{}-{nth}.tmp", std::process::id()));
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let file = options.open(&path)?;
    fs::remove_file(&path)?;
    Ok(file)
}
