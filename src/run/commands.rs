//! External commands of the configuration: a dictionary, a translator, text to speech. In: a command and
//! a text. Out: what the command wrote, as an input for the app, once it has ended; the reader goes on
//! meanwhile.

use std::io::{self, Read, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::Input;
use crate::locale::Message;
use crate::store::config::ExternalCommand;
use crate::terminal::Waker;

/// The longest a command is waited for whose output is shown.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often a running command is looked at.
const LOOK: Duration = Duration::from_millis(10);
/// The longest text that is handed over as an argument, in bytes (Linux takes 128 KiB).
const LONGEST: usize = 120 << 10;
/// Where a command finds the language of the text, BCP 47, where its source says it.
const LANG: &str = "QARI_LANG";
/// The most that is shown of what a command writes, in bytes.
const LIMIT: u64 = 256 << 10;

/// The commands, and those of them that run.
pub(super) struct Commands {
    known: Vec<ExternalCommand>,
    running: Vec<Option<Arc<AtomicBool>>>,
    tell: Sender<Done>,
    done: Receiver<Done>,
    waker: Waker,
}

/// How a command ended.
struct Done {
    index: usize,
    input: Option<Input>,
}

impl Commands {
    /// Commands that wake the loop when they end.
    pub(super) fn new(known: Vec<ExternalCommand>, waker: Waker) -> Self {
        let (tell, done) = channel();
        let running = vec![None; known.len()];
        Self { known, running, tell, done, waker }
    }

    /// Runs a command on a text; one that runs already is stopped instead.
    pub(super) fn run(
        &mut self,
        index: usize,
        text: String,
        lang: Option<String>,
    ) -> Option<Input> {
        let command = self.known.get(index)?.clone();
        if let Some(stop) = self.running[index].take() {
            stop.store(true, Ordering::Relaxed);
            return Some(Input::Said(Message::CommandStopped(command.name)));
        }
        let stop = Arc::new(AtomicBool::new(false));
        self.running[index] = Some(Arc::clone(&stop));
        let (tell, waker) = (self.tell.clone(), self.waker.clone());
        let message = Input::Message(format!("{} \u{2026}", command.name));
        thread::spawn(move || {
            let input = outcome(&command, &text, lang.as_deref(), &stop);
            // The reader may have been left meanwhile.
            let _ = tell.send(Done { index, input });
            waker.wake();
        });
        Some(message)
    }

    /// What the commands have to say that ended since the last time.
    pub(super) fn take(&mut self) -> Vec<Input> {
        let done: Vec<Done> = self.done.try_iter().collect();
        for done in &done {
            self.running[done.index] = None;
        }
        done.into_iter().filter_map(|done| done.input).collect()
    }
}

impl Drop for Commands {
    /// Nothing that was started goes on without the reader.
    fn drop(&mut self) {
        for stop in self.running.iter().flatten() {
            stop.store(true, Ordering::Relaxed);
        }
        // Each command is looked at so often.
        if self.running.iter().any(Option::is_some) {
            thread::sleep(3 * LOOK);
        }
    }
}

/// Runs a command to its end; what is to be said of it.
fn outcome(
    command: &ExternalCommand,
    text: &str,
    lang: Option<&str>,
    stop: &AtomicBool,
) -> Option<Input> {
    let name = &command.name;
    let failed = |what: &str| Some(Input::Message(format!("{name}: {what}")));
    let said = |message: fn(String) -> Message| Some(Input::Said(message(name.clone())));
    let ended = match run(command, text, lang, stop) {
        Err(error) => return failed(&error.to_string()),
        Ok(ended) => ended,
    };
    match ended {
        Ended::Stopped => None,
        Ended::TooLong => said(Message::CommandTooLong),
        Ended::By(status, written, complaint) => {
            let first = complaint.lines().find(|line| !line.trim().is_empty());
            match (status.success(), written.trim().is_empty()) {
                (_, false) if command.show => Some(Input::Output(name.clone(), written)),
                (true, _) if command.show => said(Message::CommandFoundNothing),
                (true, _) => said(Message::CommandDone),
                (false, _) => failed(first.unwrap_or(&status.to_string())),
            }
        }
    }
}

/// How a command ended: stopped, or with a status, its output and its errors.
enum Ended {
    Stopped,
    TooLong,
    By(ExitStatus, String, String),
}

fn run(
    command: &ExternalCommand,
    text: &str,
    lang: Option<&str>,
    stop: &AtomicBool,
) -> io::Result<Ended> {
    let mut shell = shell(&command.run, text);
    match lang {
        Some(lang) => shell.env(LANG, lang),
        None => shell.env_remove(LANG),
    };
    let mut child = shell.spawn()?;
    let input = child.stdin.take();
    let given = text.to_owned();
    // A command that does not read its input closes it; that is no failure.
    thread::spawn(move || input.map(|mut input| input.write_all(given.as_bytes())));
    let written = child.stdout.take().map(gather);
    let complaint = child.stderr.take().map(gather);
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let too_long = command.show && begun.elapsed() > PATIENCE;
        if too_long || stop.load(Ordering::Relaxed) {
            kill(&mut child);
            return Ok(if too_long { Ended::TooLong } else { Ended::Stopped });
        }
        thread::sleep(LOOK);
    };
    let text = |reader: Option<thread::JoinHandle<String>>| {
        reader.and_then(|reader| reader.join().ok()).unwrap_or_default()
    };
    Ok(Ended::By(status, text(written), text(complaint)))
}

/// The shell with a command; the text is `$1`, so that nothing in it is run. A text longer than an argument
/// may be is standard input only.
fn shell(command: &str, text: &str) -> Command {
    let text = if text.len() > LONGEST || text.contains('\0') { "" } else { text };
    let mut shell = Command::new("/bin/sh");
    shell.args(["-c", command, "qari", text]);
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // A group of its own is stopped whole, and gets no Ctrl+C of ours.
    std::os::unix::process::CommandExt::process_group(&mut shell, 0);
    shell
}

/// Ends a command and what it has started.
fn kill(child: &mut Child) {
    let group = i32::try_from(child.id()).ok().and_then(rustix::process::Pid::from_raw);
    if let Some(group) = group {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::TERM);
    }
    let _ = child.wait();
}

/// Reads to the end, and keeps the beginning without escape sequences.
fn gather(mut stream: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stream.by_ref().take(LIMIT).read_to_end(&mut bytes);
        let _ = io::copy(&mut stream, &mut io::sink());
        plain(&String::from_utf8_lossy(&bytes))
    })
}

/// A text without the sequences that colour it on a terminal (ECMA-48 CSI).
fn plain(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let end = piece.find(|c: char| ('@'..='~').contains(&c)).map_or(piece.len(), |at| at + 1);
        plain.push_str(&piece[end..]);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(run: &str, show: bool, text: &str) -> Option<Input> {
        let (name, key) = ("name".to_owned(), "D".to_owned());
        let command = ExternalCommand { name, run: run.to_owned(), key, show, line: 1 };
        outcome(&command, text, Some("fr-CA"), &AtomicBool::new(false))
    }

    fn output(text: &str) -> Input {
        Input::Output("name".to_owned(), text.to_owned())
    }

    #[test]
    fn the_text_is_the_input_and_the_first_argument_and_is_never_run() {
        let text = "$(echo run) '; echo run";
        assert_eq!(result("cat", true, text), Some(output(text)));
        assert_eq!(result("printf %s \"$1\"", true, text), Some(output(text)));
    }

    #[test]
    fn the_language_of_the_text_is_known_to_a_voice() {
        assert_eq!(result("printf %s \"$QARI_LANG\"", true, "mot"), Some(output("fr-CA")));
    }

    #[test]
    fn a_failure_is_said_with_what_the_command_complains_of() {
        let said = result("echo no such word >&2; exit 3", true, "x");
        assert_eq!(said, Some(Input::Message("name: no such word".to_owned())));
        let nothing = result("true", true, "x");
        assert_eq!(nothing, Some(Input::Said(Message::CommandFoundNothing("name".to_owned()))));
        let done = result("echo unseen", false, "x");
        assert_eq!(done, Some(Input::Said(Message::CommandDone("name".to_owned()))));
    }

    #[test]
    fn colours_are_left_out_and_a_long_input_unread_does_no_harm() {
        let long = "x".repeat(1 << 20);
        assert_eq!(result("printf '\\033[1;31mred\\033[0m'", true, &long), Some(output("red")));
    }

    #[test]
    fn what_runs_is_stopped_with_all_it_has_started() {
        let stop = AtomicBool::new(true);
        let command = ExternalCommand {
            name: "name".to_owned(),
            run: "sleep 50 | cat".to_owned(),
            key: "D".to_owned(),
            show: true,
            line: 1,
        };
        let begun = Instant::now();
        assert_eq!(outcome(&command, "x", None, &stop), None);
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
