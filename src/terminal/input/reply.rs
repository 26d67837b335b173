//! Replies to queries. In: a control sequence or control string. Out: what was answered.

/// An answer of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// DA1: the last of a batch of queries.
    Primary(String),
    /// DA2: kind, version and a third number, as they came.
    Secondary(String),
    /// DA3: the unit's identity in hexadecimal digits.
    Tertiary(String),
    /// XTVERSION: name and version.
    Version(String),
    /// DECRPM: whether a mode is DEC's own, its number, its state (0 unknown, 1 set, 2 reset, 3 and 4
    /// the same for good).
    Mode {
        /// A private mode (`CSI ?`).
        private: bool,
        /// Its number.
        number: u16,
        /// Its state.
        state: u8,
    },
    /// The flags in force of kitty's keyboard protocol, which the terminal speaks.
    Keyboard(u8),
    /// OSC 10, 11 or another colour: number and value.
    Colour(u16, String),
}

/// The reply in a control sequence, without its introducer.
pub(super) fn of_csi(body: &[u8]) -> Option<Reply> {
    let text = std::str::from_utf8(body).ok()?;
    if let Some(rest) = text.strip_suffix("$y") {
        let private = rest.starts_with('?');
        let (number, state) = rest.trim_start_matches('?').split_once(';')?;
        return Some(Reply::Mode {
            private,
            number: number.parse().ok()?,
            state: state.parse().ok()?,
        });
    }
    if let Some(flags) = text.strip_prefix('?').and_then(|rest| rest.strip_suffix('u')) {
        return flags.parse().ok().map(Reply::Keyboard);
    }
    let rest = text.strip_suffix('c')?;
    match rest.as_bytes().first()? {
        b'?' => Some(Reply::Primary(rest[1..].to_owned())),
        b'>' => Some(Reply::Secondary(rest[1..].to_owned())),
        _ => None,
    }
}

/// The reply in a control string of a kind (`P` is DCS, `]` is OSC).
pub(super) fn of_string(kind: u8, body: &[u8]) -> Option<Reply> {
    let text = String::from_utf8_lossy(body);
    match kind {
        b'P' => {
            let version = text.strip_prefix(">|").map(|name| Reply::Version(name.to_owned()));
            version.or_else(|| text.strip_prefix("!|").map(|unit| Reply::Tertiary(unit.to_owned())))
        }
        b']' => {
            let (number, value) = text.split_once(';')?;
            Some(Reply::Colour(number.parse().ok()?, value.to_owned()))
        }
        _ => None,
    }
}
