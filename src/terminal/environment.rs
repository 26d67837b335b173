//! Who the terminal is by the environment, which is all that is known before it has answered. Variables
//! are inherited through nested terminals, so what they say is a guess until then.

use super::known::Kind;

/// The variables that terminals set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment(Vec<(String, String)>);

/// The variables that are looked at.
const NAMES: &[&str] = &[
    "TERM",
    "TERM_PROGRAM",
    "COLORTERM",
    "COLORFGBG",
    "TMUX",
    "STY",
    "KITTY_WINDOW_ID",
    "ALACRITTY_WINDOW_ID",
    "KONSOLE_VERSION",
    "MLTERM",
    "VTE_VERSION",
    "XTERM_VERSION",
    "WT_SESSION",
    "TERMINOLOGY",
    "WEZTERM_PANE",
    "TERMINAL_EMULATOR",
    "SSH_CONNECTION",
];

impl Environment {
    /// That of this process.
    #[must_use]
    pub fn current() -> Self {
        let set = |&name: &&str| Some((name.to_owned(), std::env::var(name).ok()?));
        Self(NAMES.iter().filter_map(set).collect())
    }

    /// One made of pairs.
    #[must_use]
    pub fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// What a variable says; empty where it is not set.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(set, _)| set == name).map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// All that are set.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The terminal it tells of. `TERM` is set by each terminal anew and comes first; a variable that a
    /// terminal sets beside an `xterm` comes second.
    #[must_use]
    pub fn kind(&self) -> Kind {
        let term = self.get("TERM");
        let begins = |prefix: &str| term.starts_with(prefix);
        if begins("tmux") || begins("screen") {
            return if self.has("TMUX") || begins("tmux") { Kind::Tmux } else { Kind::Screen };
        }
        let by_term = [
            ("xterm-kitty", Kind::Kitty),
            ("xterm-ghostty", Kind::Ghostty),
            ("alacritty", Kind::Alacritty),
            ("foot", Kind::Foot),
            ("rxvt", Kind::Urxvt),
            ("st-", Kind::St),
            ("putty", Kind::Putty),
            ("mlterm", Kind::Mlterm),
            ("mintty", Kind::Mintty),
            ("contour", Kind::Contour),
            ("wezterm", Kind::WezTerm),
            ("konsole", Kind::Konsole),
            ("vte", Kind::Vte),
            ("linux", Kind::LinuxConsole),
        ];
        if let Some(&(_, kind)) = by_term.iter().find(|(prefix, _)| begins(prefix)) {
            return kind;
        }
        match self.get("TERM_PROGRAM") {
            "Apple_Terminal" => return Kind::AppleTerminal,
            "iTerm.app" => return Kind::ITerm,
            "WezTerm" => return Kind::WezTerm,
            "vscode" => return Kind::VsCode,
            "ghostty" => return Kind::Ghostty,
            "mintty" => return Kind::Mintty,
            "terminology" => return Kind::Terminology,
            _ => {}
        }
        self.by_variable()
    }

    /// The terminal that has set a variable of its own, also where another program runs between. One that
    /// keeps another's variable is the inner one: those that set their own come first.
    #[must_use]
    pub fn by_variable(&self) -> Kind {
        let by_variable = [
            ("XTERM_VERSION", Kind::Xterm),
            ("ALACRITTY_WINDOW_ID", Kind::Alacritty),
            ("MLTERM", Kind::Mlterm),
            ("KITTY_WINDOW_ID", Kind::Kitty),
            ("KONSOLE_VERSION", Kind::Konsole),
            ("VTE_VERSION", Kind::Vte),
            ("WT_SESSION", Kind::WindowsTerminal),
        ];
        let found = by_variable.iter().find(|(name, _)| self.has(name));
        found.map_or(Kind::Unknown, |&(_, kind)| kind)
    }

    /// Whether the ground is light, as far as `COLORFGBG` says: its last number is the ground's colour of
    /// the sixteen.
    #[must_use]
    pub fn ground_is_light(&self) -> bool {
        matches!(self.get("COLORFGBG").rsplit(';').next(), Some("7" | "15"))
    }

    /// Whether the terminal is one that runs on the Macintosh alone, also where this program runs elsewhere.
    #[must_use]
    pub fn is_on_macintosh(&self) -> bool {
        matches!(self.kind(), Kind::AppleTerminal | Kind::ITerm)
    }

    /// Whether queries may be sent: a dumb terminal and the Linux console answer none and may print them.
    #[must_use]
    pub fn may_be_asked(&self) -> bool {
        !matches!(self.get("TERM"), "" | "dumb" | "linux" | "unknown" | "cons25")
    }
}

/// How many colours a terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colours {
    /// 24 bits.
    True,
    /// The 256 of xterm.
    Indexed,
    /// Its own 16.
    Sixteen,
    /// None.
    None,
}

impl Environment {
    /// How many colours the terminal shows, as far as the environment tells.
    #[must_use]
    pub fn colours(&self) -> Colours {
        let term = self.get("TERM");
        if self.kind() == Kind::Screen {
            // It reads the numbers of a colour of 24 bits as attributes.
            return Colours::Indexed;
        }
        let true_colour = matches!(self.get("COLORTERM"), "truecolor" | "24bit")
            || term.ends_with("-direct")
            || matches!(
                self.kind(),
                Kind::Kitty
                    | Kind::Alacritty
                    | Kind::Foot
                    | Kind::Konsole
                    | Kind::Vte
                    | Kind::Xterm
                    | Kind::St
                    | Kind::WezTerm
                    | Kind::Ghostty
                    | Kind::WindowsTerminal
            );
        match term {
            "" | "dumb" | "unknown" => Colours::None,
            _ if true_colour => Colours::True,
            _ if term.contains("256color") || term.starts_with("mlterm") => Colours::Indexed,
            _ => Colours::Sixteen,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_multiplexer_is_seen_before_what_it_runs_in() {
        let inside = [("TERM", "tmux-256color"), ("TMUX", "/tmp/s,1,0"), ("VTE_VERSION", "7006")];
        assert_eq!(Environment::of(&inside).kind(), Kind::Tmux);
        let old = [("TERM", "screen"), ("STY", "1.pts"), ("COLORTERM", "truecolor")];
        assert_eq!(Environment::of(&old).kind(), Kind::Screen);
        assert_eq!(Environment::of(&old).colours(), Colours::Indexed);
    }

    #[test]
    fn a_terminal_started_from_another_is_known_by_its_term() {
        let nested = [("TERM", "foot"), ("KONSOLE_VERSION", "221203"), ("TMUX", "/tmp/s,1,0")];
        assert_eq!(Environment::of(&nested).kind(), Kind::Foot);
        let xterm =
            [("TERM", "xterm-256color"), ("XTERM_VERSION", "XTerm(379)"), ("VTE_VERSION", "7006")];
        assert_eq!(Environment::of(&xterm).kind(), Kind::Xterm);
    }
}
