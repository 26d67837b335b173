//! Events: what the reader waits for. In: bytes from the terminal, signals, a wake from another thread.
//! Out: inputs, replies and signals, in their order.
//!
//! One poll(2) waits for all of it, in the one thread that draws.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::input::{Parser, Received};
use super::signals::{Signal, Signals, drain};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The terminal sent something.
    Received(Received),
    /// A signal came.
    Signal(Signal),
    /// [`Waker::wake`] was called.
    Woken,
}

/// Wakes [`Events::wait`] from another thread.
#[derive(Clone, Debug)]
pub struct Waker(Arc<UnixStream>);

impl Waker {
    /// Makes the waiting thread look around. Many wakes before it looks are one.
    pub fn wake(&self) {
        use std::io::Write;
        // A full pipe wakes as well.
        let _ = (&*self.0).write(&[1]);
    }
}

/// Waits for events.
#[derive(Debug)]
pub struct Events {
    terminal: File,
    parser: Parser,
    /// When the bytes that the parser holds are taken for keys.
    settles: Option<Instant>,
    signals: Signals,
    woken: UnixStream,
    waker: Waker,
}

impl Events {
    /// Events of a terminal opened for reading, and of this process's signals.
    ///
    /// # Errors
    ///
    /// Where the system gives no pipe.
    pub fn new(terminal: File, signals: Signals) -> io::Result<Self> {
        let (woken, waker) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        waker.set_nonblocking(true)?;
        let waker = Waker(Arc::new(waker));
        Ok(Self { terminal, parser: Parser::default(), settles: None, signals, woken, waker })
    }

    /// What wakes this from another thread.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Waits until something happens or the time is over, and gives all that has happened.
    ///
    /// # Errors
    ///
    /// Where the terminal cannot be read. A terminal that is gone is [`Signal::Hangup`], no error.
    pub fn wait(&mut self, timeout: Option<Duration>) -> io::Result<Vec<Event>> {
        let settles = self.settles.map(|at| at.saturating_duration_since(Instant::now()));
        let timeout = match (timeout, settles) {
            (Some(one), Some(two)) => Some(one.min(two)),
            (one, two) => one.or(two),
        };
        let [readable, signalled, woken] = self.poll(timeout)?;
        let mut events = Vec::new();
        if woken {
            drain(&self.woken);
            events.push(Event::Woken);
        }
        if signalled {
            events.extend(self.signals.take().into_iter().map(Event::Signal));
        }
        if readable {
            self.read(&mut events)?;
        } else if self.settles.is_some_and(|at| at <= Instant::now()) {
            self.settles = None;
            events.extend(self.parser.settle().into_iter().map(Event::Received));
        }
        Ok(events)
    }

    fn poll(&self, timeout: Option<Duration>) -> io::Result<[bool; 3]> {
        let timeout = timeout.map(|wait| Timespec {
            tv_sec: wait.as_secs().try_into().unwrap_or(i64::MAX),
            tv_nsec: wait.subsec_nanos().into(),
        });
        let mut watched = [
            PollFd::new(&self.terminal, PollFlags::IN),
            PollFd::new(self.signals.pipe(), PollFlags::IN),
            PollFd::new(&self.woken, PollFlags::IN),
        ];
        match poll(&mut watched, timeout.as_ref()) {
            Ok(_) => Ok(watched.map(|watched| !watched.revents().is_empty())),
            // The signal's own pipe says which.
            Err(rustix::io::Errno::INTR) => Ok([false, true, false]),
            Err(error) => Err(error.into()),
        }
    }

    fn read(&mut self, events: &mut Vec<Event>) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match self.terminal.read(&mut bytes) {
            Ok(0) => events.push(Event::Signal(Signal::Hangup)),
            Ok(length) => {
                let received = self.parser.feed(&bytes[..length]);
                events.extend(received.into_iter().map(Event::Received));
                self.settles = self.parser.patience().map(|wait| Instant::now() + wait);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) if error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) => {
                events.push(Event::Signal(Signal::Hangup));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }
}
