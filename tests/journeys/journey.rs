//! A program in a terminal: keys in, what the screen shows out, and how the terminal is left.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

use crate::core::Core;
use crate::rest::rests;

/// How long anything may take, on a machine that is busy with other tests.
const PATIENCE: Duration = Duration::from_secs(60);
/// No bytes for so long are the end of a frame, if the program rests too.
const SILENCE: Duration = Duration::from_millis(60);
/// What stands on the main screen before the program begins.
const BEFORE: &str = "before";
/// How many were begun.
static JOURNEYS: AtomicUsize = AtomicUsize::new(0);

pub(crate) struct Journey {
    core: Box<dyn Core>,
    master: Box<dyn MasterPty + Send>,
    // Open, so that the terminal outlives the program.
    _slave: Box<dyn SlavePty + Send>,
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    settings: String,
    written: usize,
    resized: bool,
    home: PathBuf,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

impl Journey {
    /// Begins a program in a terminal of 100 × 40.
    pub(crate) fn begin(mut core: Box<dyn Core>, program: &str, arguments: &[&str]) -> Self {
        let pair = native_pty_system().openpty(size(100, 40)).expect("a pty");
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        // A home of its own: what another journey has read is not remembered here.
        let number = JOURNEYS.fetch_add(1, Ordering::Relaxed);
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("journey-{}-{number}", std::process::id()));
        command.env("HOME", &home);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        core.take(BEFORE.as_bytes());
        core.take(b"\r\n");
        let settings = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).expect("the program starts");
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut bytes = vec![0; 65536];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().expect("a writer");
        let (master, slave) = (pair.master, pair.slave);
        Self {
            core,
            master,
            _slave: slave,
            child,
            keys,
            output,
            settings,
            written: 0,
            resized: false,
            home,
        }
    }

    /// Sends keys as bytes.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("the terminal takes keys");
    }

    /// Sends keys and waits for the frame to end; the bytes it took.
    pub(crate) fn answer_to(&mut self, keys: &str) -> usize {
        self.settle();
        self.press(keys);
        let before = self.written;
        self.settle();
        self.written - before
    }

    /// Waits until nothing more is written and the program waits for keys.
    pub(crate) fn settle(&mut self) {
        let begin = Instant::now();
        let mut wait = 3 * SILENCE;
        loop {
            // Before and after the silence: a timer of the program's may have woken it meanwhile.
            let rested = self.rests();
            if !self.listen(wait) && rested && self.rests() {
                break;
            }
            wait = SILENCE;
            assert!(begin.elapsed() < PATIENCE, "the program does not come to rest");
        }
    }

    fn rests(&self) -> bool {
        self.child.process_id().is_none_or(rests)
    }

    fn listen(&mut self, wait: Duration) -> bool {
        let Ok(bytes) = self.output.recv_timeout(wait) else { return false };
        self.written += bytes.len();
        let replies = self.core.take(&bytes);
        if !replies.is_empty() {
            self.keys.write_all(&replies).expect("the terminal takes replies");
        }
        true
    }

    /// Waits until the screen is as wanted.
    pub(crate) fn until(&mut self, wanted: &str, is: impl Fn(&[String]) -> bool) {
        let begin = Instant::now();
        while !is(&self.core.rows()) {
            self.listen(Duration::from_millis(20));
            let rows = self.core.rows().join("\n");
            assert!(begin.elapsed() < PATIENCE, "{wanted} did not come; the screen shows:\n{rows}");
        }
    }

    /// Waits until a row holds a text.
    pub(crate) fn until_shown(&mut self, text: &str) {
        self.until(text, |rows| rows.iter().any(|row| row.contains(text)));
    }

    /// The last row.
    pub(crate) fn status(&self) -> String {
        self.core.rows().pop().unwrap_or_default()
    }

    pub(crate) fn rows(&self) -> Vec<String> {
        self.core.rows()
    }

    pub(crate) fn on_alternate_screen(&self) -> bool {
        self.core.on_alternate_screen()
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.resized = true;
        self.core.resize(columns, rows);
        self.master.resize(size(columns, rows)).expect("another size");
    }

    /// The home folder of the program.
    pub(crate) fn home(&self) -> &std::path::Path {
        &self.home
    }

    pub(crate) fn signal(&self, signal: Signal) {
        let pid = self.child.process_id().and_then(|id| Pid::from_raw(id.cast_signed()));
        kill_process(pid.expect("a process"), signal).expect("a signal");
    }

    /// Waits for the program's end; its exit code, or the signal it died by, as text.
    pub(crate) fn end(&mut self) -> String {
        let begin = Instant::now();
        loop {
            self.listen(Duration::from_millis(10));
            if let Some(status) = self.child.try_wait().expect("a status") {
                while self.listen(SILENCE) {}
                return match status.signal() {
                    Some(signal) => signal.to_owned(),
                    None => status.exit_code().to_string(),
                };
            }
            assert!(begin.elapsed() < PATIENCE, "the program does not end");
        }
    }

    /// Holds that screen, modes and settings are as they were.
    pub(crate) fn is_given_back(&self) {
        assert!(!self.core.on_alternate_screen(), "the alternate screen is left");
        assert_eq!(self.core.modes_left(), [""; 0], "modes are as before");
        if !(self.resized && self.core.is_cut_by_resizing()) {
            assert_eq!(self.rows()[0], BEFORE, "the main screen is as before");
        }
        let now = format!("{:?}", self.master.get_termios());
        assert_eq!(now, self.settings, "the terminal's settings are as before");
    }
}

impl Drop for Journey {
    fn drop(&mut self) {
        // A test that failed leaves no process behind.
        let _ = self.child.kill();
        // It is made only where something was remembered.
        let _ = std::fs::remove_dir_all(&self.home);
    }
}
