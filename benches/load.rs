//! A million articles as JSON lines, a gigabyte, beside `less`, `wc -l` and `jq`: how long until the first title
//! stands on the screen, how long until the last does, how much memory that takes.
//!
//! `cargo bench --bench load [-- LINES]`; the file is made in the system's folder for temporary files and removed.

#![allow(clippy::cast_precision_loss, reason = "seconds and ratios need no 53 bits")]

use std::fs::File;
use std::io::{BufWriter, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use qari::load::{Lines, LoadOptions};

fn main() {
    let lines = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let lines: usize = lines.unwrap_or(1_000_000);
    let path = std::env::temp_dir().join(format!("qari-bench-{}.jsonl", std::process::id()));
    let bytes = generate(&path, lines).expect("the temporary folder takes a gigabyte");
    println!("{lines} lines, {:.0} MB\n", bytes as f64 / 1e6);
    library(&path);
    // Of a row that changes only what differs is written.
    let last = format!("{:07}", lines - 1).split_off(2);
    let qari = [env!("CARGO_BIN_EXE_qari"), "--private", "--entities", "none", "--lang", "en"];
    let ours = screens("qari", &qari, &path, "G", &last);
    let less = screens("less", &["less"], &path, "G", &last);
    if let (Some(ours), Some(less)) = (ours, less) {
        println!(
            "first title: {:.2} x less; last title: {:.2} x less\n",
            ours.0 / less.0,
            ours.1 / less.1
        );
    }
    run("wc -l", "wc", &["-l"], &path);
    run("jq length of titles", "jq", &["-n", "[inputs.title | length] | add"], &path);
    run("grep -c", "grep", &["-c", "0999999"], &path);
    let _ = std::fs::remove_file(path);
}

/// Writes articles of about a kilobyte each.
fn generate(path: &Path, lines: usize) -> std::io::Result<u64> {
    let mut out = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let sentence = "\u{648}\u{642}\u{627}\u{644} \u{627}\u{644}\u{645}\u{62a}\u{62d}\u{62f}\u{62b} \u{625}\u{646} \u{627}\u{644}\u{639}\u{645}\u{644} \u{628}\u{62f}\u{623} \u{639}\u{627}\u{645} 2014. ";
    let text = sentence.repeat(14);
    for nth in 0..lines {
        writeln!(
            out,
            r#"{{"id": {nth}, "title": "\u062e\u0628\u0631 {nth:07}", "source": "Wire {}", "published": "2024-01-{:02}", "text": "{text}"}}"#,
            nth % 9,
            nth % 28 + 1
        )?;
    }
    out.into_inner()?.metadata().map(|data| data.len())
}

/// Opening, counting and reading by the library.
fn library(path: &Path) {
    let start = Instant::now();
    let lines = Lines::open(path, &LoadOptions::default()).expect("a long file of JSON lines");
    lines.index_on();
    lines.article(0).expect("an article");
    say("library: the first article", start.elapsed());
    let start = Instant::now();
    lines.reaches(usize::MAX);
    say("library: all lines counted", start.elapsed());
    let start = Instant::now();
    for nth in 0..1000 {
        lines.article(nth * lines.count() / 1000).expect("an article");
    }
    say("library: an article anywhere", start.elapsed() / 1000);
    let start = Instant::now();
    let titles = lines.heads().filter(|entry| entry.title.ends_with("999")).count();
    say(&format!("library: {titles} titles found"), start.elapsed());
    println!();
}

/// The seconds until a program in a terminal has shown the first title, and from a key on the last one.
fn screens(name: &str, program: &[&str], path: &Path, key: &str, last: &str) -> Option<(f64, f64)> {
    let size = PtySize { rows: 40, cols: 100, ..PtySize::default() };
    let pty = native_pty_system().openpty(size).ok()?;
    let mut command = CommandBuilder::new(program[0]);
    command.args(&program[1..]);
    command.arg(path);
    command.env("TERM", "xterm-256color");
    let start = Instant::now();
    let mut child = pty.slave.spawn_command(command).ok()?;
    drop(pty.slave);
    let mut writer = pty.master.take_writer().ok()?;
    let output = output(pty.master.try_clone_reader().ok()?);
    let mut seen = Vec::new();
    let first = until(&output, &mut seen, b"0000000").then(|| start.elapsed())?;
    say(&format!("{name}: the first title"), first);
    let start = Instant::now();
    // A reader that counts in the background is asked again until it has come to the end.
    let mut end = None;
    while end.is_none() && start.elapsed() < Duration::from_secs(60) {
        writer.write_all(key.as_bytes()).ok()?;
        seen.clear();
        end = until_within(&output, &mut seen, last.as_bytes(), Duration::from_millis(250))
            .then(|| start.elapsed());
    }
    say(&format!("{name}: the last title"), end?);
    if let Some(id) = child.process_id() {
        memory(name, id);
    }
    let _ = child.kill();
    let _ = child.wait();
    Some((first.as_secs_f64(), end?.as_secs_f64()))
}

/// What a terminal's program writes, as it comes.
fn output(mut reader: Box<dyn std::io::Read + Send>) -> Receiver<Vec<u8>> {
    let (tell, told) = channel();
    thread::spawn(move || {
        let mut buffer = vec![0; 1 << 16];
        while let Ok(read @ 1..) = reader.read(&mut buffer) {
            if tell.send(buffer[..read].to_vec()).is_err() {
                return;
            }
        }
    });
    told
}

fn until(output: &Receiver<Vec<u8>>, seen: &mut Vec<u8>, wanted: &[u8]) -> bool {
    until_within(output, seen, wanted, Duration::from_secs(60))
}

fn until_within(
    output: &Receiver<Vec<u8>>,
    seen: &mut Vec<u8>,
    wanted: &[u8],
    patience: Duration,
) -> bool {
    let start = Instant::now();
    while let Some(left) = patience.checked_sub(start.elapsed()) {
        let Ok(bytes) = output.recv_timeout(left) else { return false };
        seen.extend(bytes);
        if seen.windows(wanted.len()).any(|window| window == wanted) {
            return true;
        }
    }
    false
}

/// The memory of a process that is not the file's.
fn memory(name: &str, id: u32) {
    let status = std::fs::read_to_string(PathBuf::from(format!("/proc/{id}/status")));
    for line in status.iter().flat_map(|status| status.lines()) {
        if let Some(value) = line.strip_prefix("RssAnon:") {
            println!("{:<36} {:>12}", format!("{name}: memory of its own"), value.trim());
        }
    }
}

/// How long another program takes over the whole file.
fn run(name: &str, program: &str, arguments: &[&str], path: &Path) {
    let start = Instant::now();
    let status = Command::new(program)
        .args(arguments)
        .arg(path)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    match status {
        Ok(status) if status.success() => say(name, start.elapsed()),
        _ => println!("{name:<36} {:>12}", "not here"),
    }
}

fn say(what: &str, time: Duration) {
    println!("{what:<36} {:>9.1} ms", time.as_secs_f64() * 1e3);
}
