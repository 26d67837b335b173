//! Opening an address outside. In: an address of the web or of mail. Out: the name of the program that was
//! started; nothing is waited for.

use std::env;
use std::process::{Command, Stdio};
use std::thread;

/// Programs that open addresses, each with the variables one of which it needs.
const OPENERS: &[(&str, &[&str])] = &[
    ("xdg-open", &["DISPLAY", "WAYLAND_DISPLAY"]),
    ("wslview", &["WSL_DISTRO_NAME"]),
    ("termux-open-url", &["TERMUX_VERSION"]),
    ("open", &["__CFBundleIdentifier", "TERM_PROGRAM", "SECURITYSESSIONID"]),
];

/// Opens an address by a command of the user's, or where that is `auto` by the system's own program; the
/// program's name, or `None` where there is none.
pub(super) fn open(address: &str, command: &str) -> Option<String> {
    if command != "auto" {
        let mut words = command.split_whitespace();
        let program = words.next()?;
        return start(program, words.chain([address])).then(|| program.to_owned());
    }
    let usable = |needs: &[&str]| {
        needs.iter().any(|name| env::var_os(name).is_some_and(|set| !set.is_empty()))
    };
    OPENERS
        .iter()
        .filter(|(_, needs)| usable(needs))
        .find(|(program, _)| start(program, [address]))
        .map(|(program, _)| (*program).to_owned())
}

/// Starts a program apart from the terminal; whether it could be.
fn start<'a>(program: &str, arguments: impl IntoIterator<Item = &'a str>) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // A group of its own gets no Ctrl+C of ours.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let Ok(mut child) = command.spawn() else { return false };
    // Its end is taken note of, so that no dead process stays behind.
    thread::spawn(move || drop(child.wait()));
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn the_users_command_is_given_the_address_and_its_absence_is_told() {
        assert_eq!(open("https://a.org", "true --new"), Some("true".to_owned()));
        assert_eq!(open("https://a.org", "no-such-program-at-all"), None);
    }
}
