//! The clipboard. In: text in logical order. Out: the way it went: through the terminal (OSC 52) where
//! that works, else by a helper of the system, else into a file.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// Where the text went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The terminal was asked to take it: these bytes are to be written.
    Terminal(Vec<u8>),
    /// A helper of the system took it.
    Helper(&'static str),
    /// It is in this file.
    File(PathBuf),
}

/// A helper, the variable without which it cannot work, and its arguments.
const HELPERS: &[(&str, &str, &[&str])] = &[
    ("wl-copy", "WAYLAND_DISPLAY", &[]),
    ("xclip", "DISPLAY", &["-selection", "clipboard"]),
    ("xsel", "DISPLAY", &["--clipboard", "--input"]),
    ("pbcopy", "", &[]),
    ("clip.exe", "", &[]),
    // tmux hands it on to the terminal it runs in, where that takes it.
    ("tmux", "TMUX", &["load-buffer", "-w", "-"]),
];

/// Puts text on the clipboard. `terminal` says that OSC 52 works here.
///
/// # Errors
///
/// Where there is no helper and the file cannot be written.
pub fn copy(text: &str, terminal: bool) -> io::Result<Copied> {
    if terminal {
        let mut sequence = String::new();
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
        return Ok(Copied::Terminal(sequence.into_bytes()));
    }
    let usable = |variable: &str| variable.is_empty() || std::env::var_os(variable).is_some();
    for &(helper, variable, arguments) in HELPERS {
        if usable(variable) && hand_to(helper, arguments, text) {
            return Ok(Copied::Helper(helper));
        }
    }
    let path = file();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, text)?;
    Ok(Copied::File(path))
}

/// The helpers that are installed and usable here.
pub fn helpers() -> impl Iterator<Item = &'static str> {
    let usable = |variable: &str| variable.is_empty() || std::env::var_os(variable).is_some();
    HELPERS
        .iter()
        .filter(move |&&(helper, variable, _)| usable(variable) && is_installed(helper))
        .map(|&(helper, _, _)| helper)
}

fn is_installed(helper: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(helper).is_file())
}

/// Whether a helper took the text.
fn hand_to(helper: &str, arguments: &[&str], text: &str) -> bool {
    let started = Command::new(helper)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else { return false };
    let written =
        child.stdin.take().is_some_and(|mut input| input.write_all(text.as_bytes()).is_ok());
    // The helpers go on in the background by themselves; what is waited for ends at once.
    let ended = child.wait().is_ok_and(|status| status.success());
    written && ended
}

/// The file that takes what no clipboard does: of this user alone.
fn file() -> PathBuf {
    let folder =
        |name: &str| std::env::var_os(name).filter(|set| !set.is_empty()).map(PathBuf::from);
    let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")));
    cache.unwrap_or_else(std::env::temp_dir).join("qari").join("copied.txt")
}
