//! Opening an address outside. In: an address of the web or of mail. Out: a message that names the program that was
//! started; nothing is waited for, and where the program fails later, an input that says so. No shell is asked: the
//! address is an argument, whatever stands in it.

use std::env;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::app::Input;
use crate::locale::Message;
use crate::terminal::Waker;

/// Programs that open addresses, each with the variables one of which it needs.
const OPENERS: &[(&str, &[&str])] = &[
    ("xdg-open", &["DISPLAY", "WAYLAND_DISPLAY"]),
    ("wslview", &["WSL_DISTRO_NAME"]),
    ("termux-open-url", &["TERMUX_VERSION"]),
    ("open", &["__CFBundleIdentifier", "TERM_PROGRAM", "SECURITYSESSIONID"]),
];

/// Opens addresses.
pub(super) struct Opener {
    /// The user's command, or `auto` for the system's own program.
    command: String,
    tell: Sender<Input>,
    told: Receiver<Input>,
    waker: Waker,
}

impl Opener {
    /// Opens by a command, or where that is `auto` by the system's own program.
    pub(super) fn new(command: String, waker: Waker) -> Self {
        let (tell, told) = channel();
        Self { command, tell, told, waker }
    }

    /// Opens an address; what is to be said of it.
    pub(super) fn open(&self, address: &str) -> Message {
        let (tell, waker) = (self.tell.clone(), self.waker.clone());
        let failed = move |program: String| {
            // The reader may have been left meanwhile.
            let _ = tell.send(Input::Said(Message::OpenFailed(program)));
            waker.wake();
        };
        match open(address, &self.command, failed) {
            Some(program) => Message::Opened(program),
            None => Message::NotOpened,
        }
    }

    /// What failed since the last time.
    pub(super) fn take(&self) -> Vec<Input> {
        self.told.try_iter().collect()
    }
}

/// The name of the program that was started, or `None` where there is none; `failed` is told where it fails.
fn open(
    address: &str,
    command: &str,
    failed: impl FnOnce(String) + Clone + Send + 'static,
) -> Option<String> {
    if command != "auto" {
        let mut words = command.split_whitespace();
        let program = words.next()?;
        return start(program, words.chain([address]), failed).then(|| program.to_owned());
    }
    let usable = |needs: &[&str]| {
        needs.iter().any(|name| env::var_os(name).is_some_and(|set| !set.is_empty()))
    };
    OPENERS
        .iter()
        .filter(|(_, needs)| usable(needs))
        .find(|(program, _)| start(program, [address], failed.clone()))
        .map(|(program, _)| (*program).to_owned())
}

/// Starts a program apart from the terminal; whether it could be.
fn start<'a>(
    program: &str,
    arguments: impl IntoIterator<Item = &'a str>,
    failed: impl FnOnce(String) + Send + 'static,
) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own gets no Ctrl+C of ours.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let Ok(mut child) = command.spawn() else { return false };
    let program = program.to_owned();
    // Its end is taken note of, so that no dead process stays behind.
    thread::spawn(move || {
        if child.wait().is_ok_and(|status| !status.success()) {
            failed(program);
        }
    });
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_users_command_is_given_the_address_and_its_absence_or_failure_is_told() {
        let (tell, told) = channel();
        let failed = move |program| tell.send(program).expect("the test listens");
        let address = "https://a.org";
        assert_eq!(open(address, "true --new", failed.clone()), Some("true".to_owned()));
        assert_eq!(open(address, "no-such-program-at-all", failed.clone()), None);
        assert_eq!(open(address, "false", failed), Some("false".to_owned()));
        assert_eq!(told.iter().collect::<Vec<_>>(), ["false"]);
    }
}
