//! The terminals we know. In: a kind of terminal. Out: how it shows right-to-left text and what it can
//! do, as measured in the terminals themselves.

use super::route::{Base, Route};
use super::screen::Abilities;

macro_rules! kinds {
    ($($kind:ident $name:literal),* $(,)?) => {
        /// A terminal emulator, or a multiplexer, which is a terminal to the programs in it.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum Kind {
            /// None that we know.
            #[default]
            Unknown,
            $(#[doc = $name] $kind),*
        }

        impl Kind {
            /// The name by which flags and the configuration call it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    Self::Unknown => "unknown",
                    $(Self::$kind => $name),*
                }
            }

            /// All of them.
            pub const ALL: &'static [Self] = &[Self::Unknown, $(Self::$kind),*];
        }
    };
}

kinds! {
    Xterm "xterm", Vte "vte", Konsole "konsole", Mlterm "mlterm", Kitty "kitty", Putty "putty",
    QTerminal "qterminal", Alacritty "alacritty", Foot "foot", Urxvt "urxvt", St "st", Zutty "zutty",
    Terminology "terminology", Tmux "tmux", Screen "screen", WezTerm "wezterm", ITerm "iterm2",
    AppleTerminal "apple-terminal", WindowsTerminal "windows-terminal", Ghostty "ghostty",
    VsCode "vscode", Mintty "mintty", Contour "contour", LinuxConsole "linux",
}

/// A switch of a terminal's own that stops it from reordering, and the one that lets it again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Switch {
    /// Sent on entering.
    pub stop: &'static str,
    /// Sent on leaving.
    pub again: &'static str,
}

const KONSOLE: Switch = Switch {
    stop: "\x1b]50;BidiRenderingEnabled=false\x07",
    again: "\x1b]50;BidiRenderingEnabled=true\x07",
};
const MLTERM: Switch =
    Switch { stop: "\x1b]5379;use_ctl=false\x07", again: "\x1b]5379;use_ctl=true\x07" };

/// What is known of a terminal.
#[expect(clippy::struct_excessive_bools, reason = "each is a trait of its own")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Traits {
    /// The route that is read right.
    pub route: Route,
    /// What it takes for the base direction of a row, where it reorders.
    pub base: Base,
    /// Whether it mirrors brackets where it reorders.
    pub mirrors: bool,
    /// Whether it reorders each stretch of one colour by itself.
    pub by_colour: bool,
    /// Whether it draws combining marks where they belong.
    pub marks: bool,
    /// What it can do.
    pub abilities: Abilities,
    /// OSC 52 puts text on the clipboard.
    pub clipboard: bool,
    /// It shows 24 bits of colour.
    pub true_colour: bool,
    /// Its own switch for reordering.
    pub switch: Option<Switch>,
}

impl Kind {
    /// What is known of it.
    #[must_use]
    pub fn traits(self) -> Traits {
        Traits {
            route: self.route(),
            base: match self {
                Self::Putty => Base::OfText,
                Self::Mlterm => Base::OfTextUnlessRuled,
                _ => Base::LeftToRight,
            },
            mirrors: self != Self::Konsole,
            by_colour: self == Self::QTerminal,
            // st draws a mark alone, in the cell behind its letter, until something is written there.
            marks: !matches!(
                self,
                Self::Alacritty
                    | Self::Foot
                    | Self::Kitty
                    | Self::St
                    | Self::Terminology
                    | Self::QTerminal
            ),
            abilities: Abilities {
                erases_with_background: !matches!(self, Self::Screen | Self::Unknown),
                underline_colour: self.colours_underlines(),
                synchronized: matches!(
                    self,
                    Self::Kitty | Self::Foot | Self::Ghostty | Self::Contour
                ),
                links: self.links(),
                whole_rows: false,
                counts_marks: self.counts_marks(),
            },
            clipboard: matches!(
                self,
                Self::Kitty
                    | Self::Alacritty
                    | Self::Foot
                    | Self::WezTerm
                    | Self::Ghostty
                    | Self::Contour
                    | Self::WindowsTerminal
                    | Self::VsCode
            ),
            true_colour: !matches!(
                self,
                Self::Unknown
                    | Self::AppleTerminal
                    | Self::LinuxConsole
                    | Self::Screen
                    | Self::Tmux
            ),
            switch: match self {
                Self::Konsole => Some(KONSOLE),
                Self::Mlterm => Some(MLTERM),
                _ => None,
            },
        }
    }

    /// What its user can do where it does not show right-to-left text as it is sent.
    #[must_use]
    pub fn advice(self) -> Option<&'static str> {
        match self {
            Self::Kitty => Some("`force_ltr yes` in kitty.conf lets it show marks in their places"),
            Self::Putty => Some(
                "it reorders by itself; turn that off in its settings (Terminal, Features, \
                 Disable bidirectional text display), then write `putty = \"visual\"` under \
                 [terminals] of the configuration",
            ),
            Self::AppleTerminal => Some(
                "it reorders by itself and cannot be told not to: lines are sent so that it turns \
                 them right, which fails in some lines of mixed direction",
            ),
            Self::LinuxConsole => Some("its fonts have no Arabic letters"),
            _ => None,
        }
    }

    /// The route through a tmux or a screen in it, where that is not theirs: its switches are not let through.
    pub(super) fn route_behind(self) -> Option<Route> {
        match self {
            Self::Kitty => Some(Route::Words),
            Self::Konsole | Self::Mlterm | Self::Putty | Self::QTerminal | Self::AppleTerminal => {
                Some(Route::Logical)
            }
            _ => None,
        }
    }

    fn route(self) -> Route {
        match self {
            Self::Kitty => Route::Words,
            Self::Tmux | Self::Screen => Route::VisualLrm,
            Self::Putty | Self::AppleTerminal => Route::Logical,
            _ => Route::Visual,
        }
    }

    fn colours_underlines(self) -> bool {
        matches!(
            self,
            Self::Vte
                | Self::Kitty
                | Self::Foot
                | Self::WezTerm
                | Self::Ghostty
                | Self::Contour
                | Self::ITerm
                | Self::Mintty
                | Self::WindowsTerminal
        )
    }

    /// Whether marks take no column: Terminology gives each one, the console of Windows did for long, and of those not
    /// known nothing is sure.
    fn counts_marks(self) -> bool {
        !matches!(
            self,
            Self::Unknown
                | Self::Terminology
                | Self::WindowsTerminal
                | Self::AppleTerminal
                | Self::LinuxConsole
        )
    }

    fn links(self) -> bool {
        matches!(
            self,
            Self::Vte
                | Self::Konsole
                | Self::Kitty
                | Self::Foot
                | Self::Alacritty
                | Self::WezTerm
                | Self::Ghostty
                | Self::Contour
                | Self::ITerm
                | Self::Mintty
                | Self::WindowsTerminal
                | Self::VsCode
        )
    }
}
