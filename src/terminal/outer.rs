//! The terminal that tmux runs in, which tmux itself has asked who it is. In: tmux's formats. Out: a
//! [`Kind`]. This runs a command and is for a thread of its own.

use std::process::{Command, Stdio};

use super::environment::Environment;
use super::known::Kind;
use super::profile;

/// The terminal of the client that was active last; `None` where tmux does not know it.
#[must_use]
pub fn outside_tmux() -> Option<Kind> {
    let output = Command::new("tmux")
        .args(["display-message", "-p", "#{client_termtype}\n#{client_termname}"])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    kind(&String::from_utf8_lossy(&output.stdout))
}

/// The terminal by what it answered to XTVERSION, else by its `TERM`.
fn kind(told: &str) -> Option<Kind> {
    let (version, name) = told.split_once('\n')?;
    let by_name = || match Environment::of(&[("TERM", name.trim())]).kind() {
        Kind::Unknown => None,
        kind => Some(kind),
    };
    profile::by_version(version).or_else(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_answered_outweighs_its_name() {
        assert_eq!(kind("Konsole 22.12.3\nxterm-256color\n"), Some(Kind::Konsole));
        assert_eq!(kind("\nxterm-kitty\n"), Some(Kind::Kitty));
        assert_eq!(kind("\nxterm-256color\n"), None);
    }
}
