//! The lines of a file from some byte on, read by position (`pread`), so that any number of readers may share the file.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read};

use crate::load::limits;

/// The bytes read at once where lines are passed over to come to one.
pub(super) const STRETCH: usize = 64 << 10;

/// The bytes read at once where all lines are walked.
pub(super) const WINDOW: usize = 1 << 20;

/// A file's bytes from a position on.
struct From<'f> {
    file: &'f File,
    at: u64,
}

impl Read for From<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = read_at(self.file, buffer, self.at)?;
        self.at += read as u64;
        Ok(read)
    }
}

/// Reads at a position, the file's own cursor left alone.
#[cfg(unix)]
pub(in crate::load) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    use std::os::unix::fs::FileExt as _;
    loop {
        match file.read_at(buffer, at) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

#[cfg(windows)]
pub(in crate::load) fn read_at(file: &File, buffer: &mut [u8], at: u64) -> io::Result<usize> {
    use std::os::windows::fs::FileExt as _;
    file.seek_read(buffer, at)
}

/// Lines that are not blank, one after another.
pub(super) struct Lines<'f> {
    from: BufReader<From<'f>>,
    line: Vec<u8>,
    /// The number of the line read last, from 1 in the file.
    number: usize,
}

/// The number of a line, and its bytes.
pub(super) type Numbered<'l> = (usize, Result<&'l [u8], TooLong>);

/// A line that is longer than the reader is willing to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooLong;

impl<'f> Lines<'f> {
    /// The lines from a byte on, which is the start of the line of a number.
    pub(super) fn new(file: &'f File, at: u64, number: usize, at_once: usize) -> Self {
        let from = BufReader::with_capacity(at_once, From { file, at });
        Self { from, line: Vec::new(), number: number - 1 }
    }

    /// The next line that is not blank, without its end; `None` behind the last.
    pub(super) fn next(&mut self) -> io::Result<Option<Numbered<'_>>> {
        loop {
            self.line.clear();
            let limit = limits::LINE_BYTES as u64 + 1;
            let read = self.from.by_ref().take(limit).read_until(b'\n', &mut self.line)?;
            if read == 0 {
                return Ok(None);
            }
            self.number += 1;
            if self.line.len() > limits::LINE_BYTES && !self.line.ends_with(b"\n") {
                self.from.skip_until(b'\n')?;
                self.line = Vec::new();
                return Ok(Some((self.number, Err(TooLong))));
            }
            if self.line.iter().any(|byte| !byte.is_ascii_whitespace()) {
                return Ok(Some((self.number, Ok(self.line.trim_ascii_end()))));
            }
        }
    }
}
