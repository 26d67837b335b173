//! The terminal that tmux runs in, which tmux itself has asked who it is. In: tmux's formats. Out: a
//! [`Kind`]. This runs a command and is for a thread of its own.

use std::process::{Command, Stdio};

use super::environment::Environment;
use super::known::Kind;
use super::version::by_version;

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
    const FORMAT: &str = "#{client_session}\t#{client_termtype}\t#{client_termname}";
    let output = Command::new("tmux")
        .args(["display-message", "-p", FORMAT, ";", "list-clients", "-F", FORMAT])
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let told = String::from_utf8_lossy(&output.stdout);
    output.status.success().then(|| outside(&told)).flatten()
}

/// The first line is that of the active client, the others are of all clients of all sessions.
fn outside(told: &str) -> Option<Outside> {
    let mut clients = told.lines().filter_map(|line| line.split_once('\t'));
    let (session, active) = clients.next()?;
    let all = clients.filter(|(of, _)| *of == session).map(|(_, client)| kind(client)).collect();
    Some(Outside { active: kind(active), all })
}

/// The terminal by what it answered to XTVERSION, else by its `TERM`.
fn kind(told: &str) -> Kind {
    let (version, name) = told.split_once('\t').unwrap_or((told, ""));
    let by_name = || Environment::of(&[("TERM", name.trim())]).kind();
    by_version(version).unwrap_or_else(by_name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clients_of_other_sessions_do_not_count() {
        let told = "a\tkitty(0.26)\txterm-kitty\na\tXTerm(379)\txterm\nb\tfoot(1.13)\tfoot\n\
                    a\tkitty(0.26)\txterm-kitty\n";
        let found = Outside { active: Kind::Kitty, all: vec![Kind::Xterm, Kind::Kitty] };
        assert_eq!(outside(told), Some(found));
        assert_eq!(outside(""), None);
    }

    #[test]
    fn what_it_answered_outweighs_its_name() {
        assert_eq!(kind("Konsole 22.12.3\txterm-256color\n"), Kind::Konsole);
        assert_eq!(kind("\txterm-kitty\n"), Kind::Kitty);
        assert_eq!(kind("\txterm-256color\n"), Kind::Unknown);
    }
}
