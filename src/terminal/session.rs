//! A session: the terminal taken over and given back. In: the terminal as it was found. Out: the
//! alternate screen in raw mode, and afterwards the terminal as it was found, on every way out.
//!
//! Order of entering: raw mode, alternate screen, the query of the bidi mode, explicit mode (ECMA-48
//! BDSM reset, `CSI 8 l`), the other queries, and a cleared screen, since rows take the mode when they
//! are cleared, and since what an old terminal may print of a query is cleared away with them.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::sync::{Arc, Mutex, PoisonError};

use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr, ttyname};

use super::profile::Restoration;

/// The terminal taken over; given back when it is dropped.
#[derive(Debug)]
pub struct Session {
    keeper: Arc<Keeper>,
    output: File,
    /// Bytes that enter, after raw mode.
    enter: Vec<u8>,
}

/// What gives the terminal back; shared with the panic hook.
#[derive(Debug)]
struct Keeper {
    output: File,
    found: Termios,
    /// What every way out begins with.
    leaving: &'static str,
    /// Bytes that leave; `None` while the terminal is as it was found.
    leave: Mutex<Option<Vec<u8>>>,
}

const ENTER: &str = "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[?1000h\x1b[?1002h\x1b[?1006h\x1b[?1004h";
const LEAVE: &str = "\x1b[m\x1b]8;;\x1b\\\x1b[?1004l\x1b[?1006l\x1b[?1002l\x1b[?1000l\x1b[?2004l\x1b[?25h\x1b[?1049l";

impl Session {
    /// Takes over the terminal that standard output is. `queries` are sent on the alternate screen
    /// before it is cleared; `restore` undoes what they set.
    ///
    /// # Errors
    ///
    /// Where standard output is no terminal, or the terminal cannot be read or set.
    pub fn enter(queries: &str, restore: &Restoration) -> io::Result<Self> {
        let enter = format!("{ENTER}{queries}\x1b[m\x1b[2J");
        Self::begin(enter, LEAVE, restore)
    }

    /// Takes over only the keys, to ask the terminal something on the screen it shows. What an old
    /// terminal prints of a query is cleared away with its row.
    ///
    /// # Errors
    ///
    /// As [`Session::enter`].
    pub fn ask(queries: &str) -> io::Result<Self> {
        Self::begin(format!("\r{queries}\r\x1b[K"), "", &Restoration::default())
    }

    /// Takes over only the keys; the screen is written on line by line.
    ///
    /// # Errors
    ///
    /// As [`Session::enter`].
    pub fn lines() -> io::Result<Self> {
        Self::begin(String::new(), "", &Restoration::default())
    }

    fn begin(enter: String, leaving: &'static str, restore: &Restoration) -> io::Result<Self> {
        let output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        let found = tcgetattr(&output)?;
        let keeper =
            Keeper { output: output.try_clone()?, found, leaving, leave: Mutex::new(None) };
        let enter = enter.into_bytes();
        let mut session = Self { keeper: Arc::new(keeper), output, enter };
        session.leave_by_a_panic();
        session.take(restore)?;
        Ok(session)
    }

    /// The terminal opened for reading keys: standard input, or where that is the article, the terminal
    /// that standard output is.
    ///
    /// # Errors
    ///
    /// Where there is no terminal to read from.
    pub fn keyboard(&self) -> io::Result<File> {
        let input = io::stdin();
        if input.is_terminal() {
            return Ok(File::from(input.as_fd().try_clone_to_owned()?));
        }
        let named = ttyname(&self.output, Vec::new())?;
        File::open(named.to_string_lossy().as_ref()).or_else(|_| File::open("/dev/tty"))
    }

    /// Columns and rows, 1 or more each.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        let size = tcgetwinsize(&self.output).map(|size| (size.ws_col, size.ws_row));
        match size {
            Ok((0, _) | (_, 0)) | Err(_) => (80, 24),
            Ok(size) => size,
        }
    }

    /// Writes a frame, in one piece. A terminal that is gone is no error: its signal follows.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be written to.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        if bytes.is_empty() {
            return Ok(());
        }
        match self.output.write_all(bytes) {
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                Ok(())
            }
            result => result,
        }
    }

    /// Sets what is to be undone on the way out.
    pub fn restore_with(&self, restore: &Restoration) {
        let mut leave = self.keeper.leave.lock().unwrap_or_else(PoisonError::into_inner);
        if leave.is_some() {
            *leave = Some(self.keeper.leaving(restore));
        }
    }

    /// Gives the terminal back for a while, as around SIGTSTP.
    pub fn leave(&self) {
        self.keeper.leave();
    }

    /// Takes it over again. The screen is blank afterwards.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be set.
    pub fn take(&mut self, restore: &Restoration) -> io::Result<()> {
        // Noted first: from here on every way out gives back.
        let leaving = self.keeper.leaving(restore);
        *self.keeper.leave.lock().unwrap_or_else(PoisonError::into_inner) = Some(leaving);
        let mut raw = self.keeper.found.clone();
        raw.make_raw();
        tcsetattr(&self.output, OptionalActions::Now, &raw)?;
        let enter = std::mem::take(&mut self.enter);
        let written = self.write(&enter);
        self.enter = enter;
        written
    }

    /// A panic of this thread gives the terminal back before its message is printed; that of another
    /// thread prints nothing over the screen.
    fn leave_by_a_panic(&self) {
        let keeper = Arc::clone(&self.keeper);
        let thread = std::thread::current().id();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let entered = keeper.leave.lock().unwrap_or_else(PoisonError::into_inner).is_some();
            if std::thread::current().id() == thread {
                keeper.leave();
                before(panic);
            } else if !entered {
                before(panic);
            }
        }));
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.keeper.leave();
    }
}

impl Keeper {
    /// The bytes that leave.
    fn leaving(&self, restore: &Restoration) -> Vec<u8> {
        format!("{}{}{}", restore.inside, self.leaving, restore.outside).into_bytes()
    }

    /// Gives the terminal back, once.
    fn leave(&self) {
        let leave = self.leave.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(bytes) = leave {
            let _ = (&self.output).write_all(&bytes);
            let _ = tcsetattr(&self.output, OptionalActions::Drain, &self.found);
        }
    }
}
