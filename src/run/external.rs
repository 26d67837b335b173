//! Others' recognisers, `--entities COMMAND`. In: a command of the shell and a text. Out: what the command says of
//! the text, in any form of annotations that files may have; offsets count from the text's start.

use std::io::{Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use crate::article::{Article, Entity, Mention, Notice};
use crate::load::{self, LoadError, LoadOptions};

/// How long a command may take: a large model is slow to start.
pub(super) const PATIENCE: Duration = Duration::from_secs(120);

/// How often a command at work is looked at.
const LOOK: Duration = Duration::from_millis(5);

/// The bytes of output read at most.
const OUTPUT: u64 = 256 << 20;

/// The command at work, so that it can be ended from outside, with what it started, when nobody waits for it any more.
#[derive(Clone, Debug, Default)]
pub(super) struct Running(Arc<AtomicU32>);

impl Running {
    /// Ends the command that is at work.
    pub(super) fn end(&self) {
        end_group(self.0.swap(0, Ordering::Relaxed));
    }
}

/// What a command has said.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Mentions, in bytes of the text.
    pub(super) mentions: Vec<Mention>,
    /// The entities they name.
    pub(super) entities: Vec<Entity>,
    /// What of it was skipped.
    pub(super) notices: Vec<Notice>,
}

impl Said {
    /// Lays it over the article of whose body it was said.
    pub(super) fn lay(self, article: &mut Article) {
        for notice in self.notices {
            complain!("qari: {notice}");
        }
        let start = article.body.start;
        (article.mentions, article.entities) = (moved(self.mentions, start), self.entities);
    }
}

/// Mentions that count from a byte of a larger buffer.
pub(super) fn moved(mut mentions: Vec<Mention>, start: usize) -> Vec<Mention> {
    for mention in &mut mentions {
        mention.range = start + mention.range.start..start + mention.range.end;
    }
    mentions
}

/// Why a command's annotations could not be had.
#[derive(Debug, Error)]
pub(super) enum CommandError {
    /// The shell could not be started.
    #[error("--entities '{command}': cannot be started: {cause}")]
    Start {
        /// The command.
        command: String,
        /// What the system said.
        #[source]
        cause: std::io::Error,
    },
    /// It took too long and was ended.
    #[error("--entities '{command}': no answer in {} seconds; it was ended", patience.as_secs())]
    TimedOut {
        /// The command.
        command: String,
        /// How long it was waited for.
        patience: Duration,
    },
    /// It failed.
    #[error("--entities '{command}': it failed ({status}){}", said(errors))]
    Failed {
        /// The command.
        command: String,
        /// How it ended.
        status: ExitStatus,
        /// The last line of its standard error.
        errors: String,
    },
    /// Its output is no annotations.
    #[error(transparent)]
    Output(#[from] LoadError),
}

fn said(errors: &str) -> String {
    if errors.is_empty() { String::new() } else { format!(": {errors}") }
}

/// Runs a command over a text.
pub(super) fn annotate(
    command: &str,
    text: &str,
    options: &LoadOptions,
    patience: Duration,
    running: &Running,
) -> Result<Said, CommandError> {
    let output = run(command, text, patience, running)?;
    if output.iter().all(u8::is_ascii_whitespace) {
        return Ok(Said::default());
    }
    let mut article = Article::new(text.to_owned(), Vec::new());
    load::annotate(&mut article, &format!("--entities '{command}'"), output, options)?;
    Ok(Said { mentions: article.mentions, entities: article.entities, notices: article.notices })
}

/// What a command writes when a text is written to it.
fn run(
    command: &str,
    text: &str,
    patience: Duration,
    running: &Running,
) -> Result<Vec<u8>, CommandError> {
    let mut child = shell(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|cause| CommandError::Start { command: command.to_owned(), cause })?;
    running.0.store(child.id(), Ordering::Relaxed);
    if let Some(mut input) = child.stdin.take() {
        let text = text.to_owned();
        // A command that reads only some of it closes its end, which is no failure.
        thread::spawn(move || drop(input.write_all(text.as_bytes())));
    }
    let output = child.stdout.take().map(read_all);
    let errors = child.stderr.take().map(read_all);
    let deadline = Instant::now() + patience;
    let timed_out = || CommandError::TimedOut { command: command.to_owned(), patience };
    let status = wait(&mut child, deadline);
    running.0.store(0, Ordering::Relaxed);
    let Some(status) = status else {
        end(&mut child);
        return Err(timed_out());
    };
    let all = |pipe: Option<Receiver<Vec<u8>>>| {
        let rest = deadline.saturating_duration_since(Instant::now());
        pipe.and_then(|pipe| pipe.recv_timeout(rest).ok())
    };
    if !status.success() {
        let errors = String::from_utf8_lossy(&all(errors).unwrap_or_default()).into_owned();
        let errors = errors.trim().lines().next_back().unwrap_or_default().to_owned();
        return Err(CommandError::Failed { command: command.to_owned(), status, errors });
    }
    all(output).ok_or_else(timed_out)
}

#[cfg(unix)]
fn shell(command: &str) -> Command {
    use std::os::unix::process::CommandExt as _;
    let mut shell = Command::new("sh");
    // A group of its own, so that what it starts ends with it.
    shell.arg("-c").arg(command).process_group(0);
    shell
}

#[cfg(not(unix))]
fn shell(command: &str) -> Command {
    let mut shell = Command::new("cmd");
    shell.arg("/C").arg(command);
    shell
}

/// All a pipe gives, read beside.
fn read_all(pipe: impl Read + Send + 'static) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What came before an error is used: the command's status says whether it failed.
        let _ = pipe.take(OUTPUT).read_to_end(&mut bytes);
        let _ = tell.send(bytes);
    });
    told
}

/// How a command ended; `None` where it is still at work at the deadline.
fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if Instant::now() < deadline => thread::sleep(LOOK),
            _ => return None,
        }
    }
}

/// Ends a command and what it started.
fn end(child: &mut Child) {
    end_group(child.id());
    let _ = child.kill();
    let _ = child.wait();
}

/// Ends a command's group; 0 is none.
#[cfg(unix)]
fn end_group(id: u32) {
    if let Some(group) = i32::try_from(id).ok().and_then(rustix::process::Pid::from_raw) {
        // It may have ended by itself meanwhile.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(unix))]
fn end_group(_: u32) {}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_does_not_answer_is_ended_with_what_it_started() {
        let begun = Instant::now();
        let error =
            run("sleep 30 & sleep 30", "text", Duration::from_millis(200), &Running::default())
                .unwrap_err();
        assert!(matches!(error, CommandError::TimedOut { .. }), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_long_text_and_a_command_that_reads_none_of_it_do_not_wait_for_one_another() {
        let text = "a".repeat(1 << 20);
        let (patience, running) = (Duration::from_secs(20), Running::default());
        let output = run("echo done", &text, patience, &running).unwrap();
        assert_eq!(output, b"done\n");
        assert_eq!(run("cat", &text, patience, &running).unwrap(), text.as_bytes());
    }

    #[test]
    fn a_command_is_ended_from_outside_when_nobody_waits_for_it() {
        let running = Running::default();
        let outside = running.clone();
        thread::spawn(move || {
            thread::sleep(Duration::from_millis(200));
            outside.end();
        });
        let begun = Instant::now();
        let error = run("sleep 30 & wait", "text", Duration::from_secs(60), &running).unwrap_err();
        assert!(matches!(error, CommandError::Failed { .. }), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(10));
    }
}
