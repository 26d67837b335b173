//! Signals. In: what the system sends the process. Out: which came, told by a pipe that can be polled.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level::{emulate_default_handler, pipe};

/// A signal the reader answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// SIGWINCH: the window has another size.
    Resize,
    /// SIGTSTP: stop, to come back.
    Suspend,
    /// SIGCONT: go on.
    Continue,
    /// SIGINT.
    Interrupt,
    /// SIGTERM.
    Terminate,
    /// SIGHUP, or the terminal is gone.
    Hangup,
}

const ALL: [(Signal, i32); 6] = [
    (Signal::Resize, SIGWINCH),
    (Signal::Suspend, SIGTSTP),
    (Signal::Continue, SIGCONT),
    (Signal::Interrupt, SIGINT),
    (Signal::Terminate, SIGTERM),
    (Signal::Hangup, SIGHUP),
];

impl Signal {
    /// Does what the signal does to a program that does not handle it: ends or stops the process. Comes
    /// back from [`Signal::Suspend`] when the process goes on.
    pub fn obey(self) {
        let number = ALL.iter().find(|&&(signal, _)| signal == self).map(|&(_, number)| number);
        if let Some(number) = number {
            let _ = emulate_default_handler(number);
        }
    }
}

/// The signals that came. Made before the terminal is taken over, it lets none of them end the process while
/// the terminal is ours, and misses no new size.
#[derive(Debug)]
pub struct Signals {
    pipe: UnixStream,
    came: [Arc<AtomicBool>; 6],
}

impl Signals {
    /// Handles the signals from now on.
    ///
    /// # Errors
    ///
    /// Where the system gives no pipe or does not let a signal be handled.
    pub fn new() -> io::Result<Self> {
        let (read, write) = UnixStream::pair()?;
        read.set_nonblocking(true)?;
        let came = ALL.map(|_| Arc::new(AtomicBool::new(false)));
        for ((_, number), flag) in ALL.iter().zip(&came) {
            // In this order the flag is up when the pipe tells of it.
            signal_hook::flag::register(*number, Arc::clone(flag))?;
            pipe::register(*number, write.try_clone()?)?;
        }
        Ok(Self { pipe: read, came })
    }

    /// Readable once a signal came.
    pub(super) fn pipe(&self) -> &UnixStream {
        &self.pipe
    }

    /// Those that came since the last time.
    pub(super) fn take(&self) -> Vec<Signal> {
        drain(&self.pipe);
        let came = ALL.iter().zip(&self.came);
        came.filter(|(_, flag)| flag.swap(false, Ordering::SeqCst))
            .map(|(&(signal, _), _)| signal)
            .collect()
    }
}

/// Reads a pipe empty.
pub(super) fn drain(mut pipe: &UnixStream) {
    let mut bytes = [0; 64];
    while matches!(pipe.read(&mut bytes), Ok(length) if length == bytes.len()) {}
}
