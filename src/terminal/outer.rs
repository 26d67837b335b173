//! The terminal that tmux runs in, which tmux itself has asked who it is. In: tmux's formats. Out: a
//! [`Kind`]. This runs a command and is for a thread of its own.

use std::process::{Command, Stdio};

use super::environment::Environment;
use super::known::Kind;
use super::profile;

/// The terminals that show a session of tmux.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// That of the client that was active last; [`Kind::Unknown`] where tmux does not know it.
    pub active: Kind,
    /// Those of all clients.
    pub all: Vec<Kind>,
}

/// What shows this session of tmux; `None` where tmux does not answer.
#[must_use]
pub fn outside_tmux() -> Option<Outside> {
    const FORMAT: &str = "#{client_termtype}\t#{client_termname}";
    let active = tmux(&["display-message", "-p", FORMAT])?;
    let session = tmux(&["display-message", "-p", "#{session_id}"])?;
    let all = tmux(&["list-clients", "-t", session.trim(), "-F", FORMAT]).unwrap_or_default();
    Some(Outside { active: kind(&active), all: all.lines().map(kind).collect() })
}

fn tmux(arguments: &[&str]) -> Option<String> {
    let output = Command::new("tmux")
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The terminal by what it answered to XTVERSION, else by its `TERM`.
fn kind(told: &str) -> Kind {
    let (version, name) = told.split_once('\t').unwrap_or((told, ""));
    let by_name = || Environment::of(&[("TERM", name.trim())]).kind();
    profile::by_version(version).unwrap_or_else(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_answered_outweighs_its_name() {
        assert_eq!(kind("Konsole 22.12.3\txterm-256color\n"), Kind::Konsole);
        assert_eq!(kind("\txterm-kitty\n"), Kind::Kitty);
        assert_eq!(kind("\txterm-256color\n"), Kind::Unknown);
    }
}
