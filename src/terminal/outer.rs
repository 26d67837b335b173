//! The terminal that tmux runs in, which tmux itself has asked who it is. In: tmux's formats. Out: a
//! [`Kind`]. This runs a command and is for a thread of its own.

use std::process::{Command, Stdio};

use super::environment::Environment;
use super::known::Kind;
use super::profile;

/// The terminal of the client that was active last, [`Kind::Unknown`] where tmux does not know it; `None`
/// where tmux does not answer.
#[must_use]
pub fn outside_tmux() -> Option<Kind> {
    let output = Command::new("tmux")
        .args(["display-message", "-p", "#{client_termtype}\n#{client_termname}"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| kind(&String::from_utf8_lossy(&output.stdout)))
}

/// The terminal by what it answered to XTVERSION, else by its `TERM`.
fn kind(told: &str) -> Kind {
    let (version, name) = told.split_once('\n').unwrap_or((told, ""));
    let by_name = || Environment::of(&[("TERM", name.trim())]).kind();
    profile::by_version(version).unwrap_or_else(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_answered_outweighs_its_name() {
        assert_eq!(kind("Konsole 22.12.3\nxterm-256color\n"), Kind::Konsole);
        assert_eq!(kind("\nxterm-kitty\n"), Kind::Kitty);
        assert_eq!(kind("\nxterm-256color\n"), Kind::Unknown);
    }
}
