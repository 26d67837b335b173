//! The profile of this terminal: a guess at first, corrected as it answers. In: the environment,
//! replies, what the user fixed. Out: how frames are sent, and the bytes that prepare the terminal.

use super::environment::Environment;
use super::input::Reply;
use super::known::{Kind, Switch, Traits};
use super::outer::Outside;
use super::route::{Route, Sending};
use super::screen::Abilities;
use super::version::by_version;

/// What the user fixed by flags or configuration; `None` is left to be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// The route, whatever the terminal.
    pub route: Option<Route>,
    /// Routes by terminal.
    pub routes: Vec<(Kind, Route)>,
    /// Whether combining marks are sent.
    pub marks: Option<bool>,
    /// Whether letters are laid out as presentation forms.
    pub forms: Option<bool>,
}

/// What is known of this terminal.
#[derive(Clone, Debug)]
pub struct Profile {
    environment: Environment,
    overrides: Overrides,
    answers: Vec<Reply>,
    traits: Traits,
    kind: Kind,
    /// The terminal that tmux runs in.
    outer: Option<Kind>,
}

/// The queries, ended by DA1, which every terminal answers. DECRQM 8 comes before the mode is reset, so
/// that its answer tells how it was found.
const BIDI_MODE: &str = "\x1b[8$p";
const EXPLICIT: &str = "\x1b[8l";
const IMPLICIT: &str = "\x1b[8h";
const QUERIES: &str = "\x1b[>c\x1b[>q\x1b[=c\x1b[?u\x1b[?2026$p\x1b]11;?\x1b\\\x1b[c";

const KEYS_BY_PLACE: &str = "\x1b[>5u";
const KEYS_AS_BEFORE: &str = "\x1b[<u";

/// What undoes what was set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restoration {
    /// Sent while the alternate screen is still there.
    pub inside: &'static str,
    /// Sent last.
    pub outside: String,
}

impl Profile {
    /// A profile by the environment alone.
    #[must_use]
    pub fn new(environment: Environment, overrides: Overrides) -> Self {
        let kind = environment.kind();
        let traits = traits(kind, &environment);
        let mut profile =
            Self { environment, overrides, answers: Vec::new(), traits, kind, outer: None };
        profile.look_behind_screen();
        profile
    }

    /// The terminal it is taken for.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// What is known of it.
    #[must_use]
    pub fn traits(&self) -> Traits {
        self.traits
    }

    /// The environment it was first known by.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What it answered, in order.
    #[must_use]
    pub fn answers(&self) -> &[Reply] {
        &self.answers
    }

    /// Whether the batch of queries has been answered to its end.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.answers.iter().any(|reply| matches!(reply, Reply::Primary(_)))
    }

    /// The bytes that ask and set the bidi mode, for [`super::Session::enter`].
    #[must_use]
    pub fn preparation(&self) -> String {
        if !self.environment.may_be_asked() {
            return String::new();
        }
        // Apple Terminal prints the `p` of a DECRQM and has no such mode.
        if self.environment.kind() == Kind::AppleTerminal {
            return "\x1b[>c\x1b[c".to_owned();
        }
        // A terminal that is to reorder is not told to leave it.
        let explicit = if self.route() == Route::Logical { "" } else { EXPLICIT };
        format!("{BIDI_MODE}{explicit}{QUERIES}")
    }

    /// The bytes that ask alone, for [`super::Session::ask`].
    #[must_use]
    pub fn inquiry(&self) -> String {
        self.preparation().replace(EXPLICIT, "")
    }

    /// The bytes that undo the preparation, the switch and the keyboard's mode.
    #[must_use]
    pub fn restoration(&self) -> Restoration {
        let again = self.switch().map_or("", |switch| switch.again);
        let was_explicit = self.mode(false, 8).is_some_and(|state| matches!(state, 2 | 4));
        let implicit = if self.environment.may_be_asked() && !was_explicit { IMPLICIT } else { "" };
        let keyboard = if self.keyboard().is_empty() { "" } else { KEYS_AS_BEFORE };
        Restoration { inside: keyboard, outside: format!("{again}{implicit}") }
    }

    /// The bytes that make keys with Control tell their place, where the terminal can (kitty's protocol:
    /// escape codes that are not ambiguous, alternate keys). It keeps a mode for each of its screens.
    #[must_use]
    pub fn keyboard(&self) -> &'static str {
        let speaks = self.answers.iter().any(|reply| matches!(reply, Reply::Keyboard(_)));
        if speaks { KEYS_BY_PLACE } else { "" }
    }

    /// The terminal's own switch, where it was detected by its answers and is wanted.
    #[must_use]
    pub fn switch(&self) -> Option<Switch> {
        self.traits.switch.filter(|_| self.is_answered() && self.route() != Route::Logical)
    }

    /// How frames are sent.
    #[must_use]
    pub fn sending(&self) -> Sending {
        let route = self.route();
        Sending {
            route,
            marks: self.overrides.marks.unwrap_or(self.traits.marks),
            forms: self.overrides.forms.unwrap_or(true),
            base: self.traits.base,
            mirrors: self.traits.mirrors,
            by_colour: self.traits.by_colour,
        }
    }

    /// What the terminal can do, on the route in use.
    #[must_use]
    pub fn abilities(&self) -> Abilities {
        Abilities { whole_rows: self.route() == Route::Logical, ..self.traits.abilities }
    }

    fn route(&self) -> Route {
        let mut routes = self.overrides.routes.iter();
        let by_terminal = routes.find(|(kind, _)| *kind == self.kind).map(|(_, route)| *route);
        let outer = self.outer().and_then(Kind::route_behind);
        self.overrides.route.or(by_terminal).or(outer).unwrap_or(self.traits.route)
    }

    /// Whether it is a multiplexer, which runs in a terminal of another kind.
    fn is_between(&self) -> bool {
        matches!(self.kind, Kind::Tmux | Kind::Screen)
    }

    /// GNU screen cannot be asked what it runs in: the variables it was started with tell.
    fn look_behind_screen(&mut self) {
        if self.kind == Kind::Screen {
            self.set_outer(self.environment.by_variable());
        }
    }

    /// Takes note of the terminal that tmux runs in.
    pub fn set_outer(&mut self, outer: Kind) {
        self.outer = Some(outer);
        if self.is_between() {
            let Traits { base, mirrors, marks, .. } = outer.traits();
            self.traits = Traits { base, mirrors, marks, ..self.kind.traits() };
        }
    }

    /// The terminal that tmux or screen runs in, as far as is known.
    #[must_use]
    pub fn outer(&self) -> Option<Kind> {
        self.outer.filter(|_| self.is_between())
    }

    /// Of the terminals that show a session of tmux, one that is not shown right as the active one is.
    #[must_use]
    pub fn unread_in(&self, outside: &Outside) -> Option<Kind> {
        let way =
            |kind: Kind| (kind.route_behind(), kind.route_behind().map(|_| kind.traits().base));
        let wanted = way(outside.active);
        let fixed = self.overrides.route.is_some();
        outside.all.iter().copied().find(|&kind| self.is_between() && !fixed && way(kind) != wanted)
    }

    /// Takes an answer; whether it was the last of a batch.
    pub fn hear(&mut self, reply: Reply) -> bool {
        let last = matches!(reply, Reply::Primary(_));
        self.answers.push(reply);
        if last {
            self.kind = identify(&self.answers).unwrap_or_else(|| self.environment.kind());
            self.traits = traits(self.kind, &self.environment);
            if let Some(state) = self.mode(true, 2026) {
                self.traits.abilities.synchronized = matches!(state, 1..=3);
            }
            self.look_behind_screen();
        }
        last
    }

    /// Forgets the answers, before the terminal is asked again.
    pub fn ask_again(&mut self) {
        self.answers.clear();
    }

    /// Whether the terminal's ground is light, where it has answered (OSC 11).
    #[must_use]
    pub fn ground_is_light(&self) -> Option<bool> {
        self.answers.iter().find_map(|reply| match reply {
            Reply::Colour(11, value) => luminance(value).map(|luminance| luminance > 0.5),
            _ => None,
        })
    }

    fn mode(&self, private: bool, number: u16) -> Option<u8> {
        self.answers.iter().find_map(|reply| match *reply {
            Reply::Mode { private: p, number: n, state } if (p, n) == (private, number) => {
                Some(state)
            }
            _ => None,
        })
    }
}

/// What is known of a terminal; one that is not known can what its `TERM` says.
fn traits(kind: Kind, environment: &Environment) -> Traits {
    let mut traits = kind.traits();
    if kind == Kind::Unknown {
        let like_xterm = environment.get("TERM").starts_with("xterm");
        traits.abilities.erases_with_background = like_xterm;
        // That of JetBrains calls itself xterm; how it counts marks is not known.
        traits.abilities.counts_marks =
            like_xterm && environment.get("TERMINAL_EMULATOR").is_empty();
    }
    traits
}

/// The luminance, 0 to 1, of a colour as X11 writes it: `rgb:ffff/ffff/ffff`, 1 to 4 digits each.
fn luminance(colour: &str) -> Option<f32> {
    let (_, parts) = colour.trim_start_matches("rgba").split_once(':')?;
    let part = |part: &str| {
        let most = 16_f32.powi(i32::try_from(part.len()).ok()?) - 1.0;
        Some(f32::from(u16::from_str_radix(part, 16).ok()?) / most)
    };
    let mut parts = parts.split('/').map(part);
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(0.2126 * red + 0.7152 * green + 0.0722 * blue)
}

/// The terminal that gives such answers.
fn identify(answers: &[Reply]) -> Option<Kind> {
    let named = answers.iter().find_map(|reply| match reply {
        Reply::Version(name) => by_version(name),
        _ => None,
    });
    if named.is_some() {
        return named;
    }
    let unit = answers.iter().find_map(|reply| match reply {
        Reply::Tertiary(unit) => Some(unit.as_str()),
        _ => None,
    });
    match unit {
        Some("7E565445") => return Some(Kind::Vte),
        Some("7E4B4445") => return Some(Kind::Konsole),
        _ => {}
    }
    let secondary = answers.iter().find_map(|reply| match reply {
        Reply::Secondary(numbers) => Some(numbers.as_str()),
        _ => None,
    })?;
    let mut numbers = secondary.split(';').map(|number| number.parse::<u32>().unwrap_or(0));
    let (kind, version) = (numbers.next()?, numbers.next().unwrap_or(0));
    Some(match (kind, version) {
        (65, 1000..) => Kind::Vte,
        (1, 115) => Kind::Konsole,
        (24, _) => Kind::Mlterm,
        (1, 4000..) => Kind::Kitty,
        (0, 136) => Kind::Putty,
        (0, 115) => Kind::QTerminal,
        (41, _) => Kind::Xterm,
        (0, 1000..) => Kind::Alacritty,
        (85 | 82, _) => Kind::Urxvt,
        (64, 0) => Kind::Zutty,
        (61, _) => Kind::Terminology,
        (84, _) => Kind::Tmux,
        (83, _) => Kind::Screen,
        (1, 95) => Kind::AppleTerminal,
        (1, 277) => Kind::WezTerm,
        (1, 10) => Kind::Ghostty,
        (0, 10) => Kind::WindowsTerminal,
        (0, 276) => Kind::VsCode,
        (77, _) => Kind::Mintty,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(environment: &[(&str, &str)], replies: &[Reply]) -> Profile {
        let mut profile = Profile::new(Environment::of(environment), Overrides::default());
        for reply in replies {
            profile.hear(reply.clone());
        }
        profile
    }

    fn secondary(numbers: &str) -> Vec<Reply> {
        vec![Reply::Secondary(numbers.into()), Reply::Primary("62;c".into())]
    }

    #[test]
    fn replies_tell_the_terminals_apart() {
        let kinds = [
            ("65;7006;1", Kind::Vte),
            ("1;115;0", Kind::Konsole),
            ("24;279;0", Kind::Mlterm),
            ("1;4000;26", Kind::Kitty),
            ("0;136;0", Kind::Putty),
            ("0;115;0", Kind::QTerminal),
            ("41;379;0", Kind::Xterm),
            ("0;1700;1", Kind::Alacritty),
            ("85;95;0", Kind::Urxvt),
            ("64;0;0", Kind::Zutty),
            ("84;0;0", Kind::Tmux),
            ("1;95;0", Kind::AppleTerminal),
            ("1;277;0", Kind::WezTerm),
            ("1;10;0", Kind::Ghostty),
            ("0;10;1", Kind::WindowsTerminal),
            ("0;276;0", Kind::VsCode),
        ];
        for (numbers, kind) in kinds {
            assert_eq!(answered(&[], &secondary(numbers)).kind(), kind, "{numbers}");
        }
    }

    #[test]
    fn a_reply_outweighs_an_inherited_variable() {
        let environment = [("TERM", "xterm-256color"), ("VTE_VERSION", "7006")];
        let profile = answered(&environment, &secondary("84;0;0"));
        assert_eq!(profile.kind(), Kind::Tmux);
        assert_eq!(profile.sending().route, Route::VisualLrm);
    }

    #[test]
    fn behind_a_multiplexer_the_terminal_around_it_decides() {
        let route = |pairs: &[(&str, &str)]| answered(pairs, &[]).sending().route;
        let screen = ("TERM", "screen");
        assert_eq!(route(&[screen]), Route::VisualLrm);
        assert_eq!(route(&[screen, ("KITTY_WINDOW_ID", "1")]), Route::Words);
        assert_eq!(route(&[screen, ("KONSOLE_VERSION", "221203")]), Route::Logical);
        let mut tmux = answered(&[("TERM", "tmux-256color")], &[]);
        for (outer, route) in [
            (Kind::Kitty, Route::Words),
            (Kind::Unknown, Route::VisualLrm),
            (Kind::Konsole, Route::Logical),
            (Kind::Vte, Route::VisualLrm),
        ] {
            tmux.set_outer(outer);
            assert_eq!(tmux.sending().route, route, "{outer:?}");
        }
    }

    #[test]
    fn of_two_clients_of_tmux_one_that_wants_rows_otherwise_is_named() {
        let tmux = answered(&[("TERM", "tmux-256color")], &[]);
        let unread = |all: &[Kind]| tmux.unread_in(&Outside { active: all[0], all: all.to_vec() });
        assert_eq!(unread(&[Kind::Xterm, Kind::Vte, Kind::Alacritty]), None);
        assert_eq!(unread(&[Kind::Xterm, Kind::Kitty]), Some(Kind::Kitty));
        assert_eq!(unread(&[Kind::Konsole, Kind::Xterm]), Some(Kind::Xterm));
        assert_eq!(unread(&[Kind::Konsole, Kind::Putty]), Some(Kind::Putty));
    }

    #[test]
    fn a_route_fixed_for_a_terminal_holds_once_it_is_known_and_a_flag_comes_before() {
        let routes = vec![(Kind::Tmux, Route::Visual), (Kind::Kitty, Route::Visual)];
        let fixed = |route| {
            let environment = Environment::of(&[("TERM", "xterm-256color")]);
            let overrides = Overrides { route, routes: routes.clone(), ..Overrides::default() };
            let mut profile = Profile::new(environment, overrides);
            for reply in secondary("84;0;0") {
                profile.hear(reply);
            }
            profile.sending().route
        };
        assert_eq!(fixed(None), Route::Visual);
        assert_eq!(fixed(Some(Route::Words)), Route::Words);
    }

    #[test]
    fn a_switch_is_sent_only_to_the_terminal_that_answered() {
        let environment = [("TERM", "xterm-256color"), ("KONSOLE_VERSION", "221203")];
        assert_eq!(answered(&environment, &[]).switch(), None);
        assert_eq!(answered(&environment, &secondary("41;379;0")).switch(), None);
        let konsole = answered(&environment, &secondary("1;115;0"));
        assert!(konsole.restoration().outside.starts_with("\x1b]50;BidiRenderingEnabled=true"));
    }

    #[test]
    fn a_terminal_found_in_explicit_mode_is_left_in_it() {
        let mode = |state| Reply::Mode { private: false, number: 8, state };
        let replies = |state| [&[mode(state)], secondary("65;7006;1").as_slice()].concat();
        let environment = [("TERM", "xterm-256color")];
        assert_eq!(answered(&environment, &replies(2)).restoration().outside, "");
        assert_eq!(answered(&environment, &replies(1)).restoration().outside, "\x1b[8h");
    }

    #[test]
    fn keys_are_asked_by_place_only_where_the_terminal_can_and_as_before_on_leaving() {
        assert_eq!(answered(&[], &secondary("41;379;0")).keyboard(), "");
        let replies = [&[Reply::Keyboard(0)], secondary("1;4000;26").as_slice()].concat();
        let kitty = answered(&[("TERM", "xterm-kitty")], &replies);
        assert_eq!((kitty.keyboard(), kitty.restoration().inside), ("\x1b[>5u", "\x1b[<u"));
    }

    #[test]
    fn the_ground_is_known_by_its_colour() {
        let ground =
            |colour: &str| answered(&[], &[Reply::Colour(11, colour.into())]).ground_is_light();
        assert_eq!(ground("rgb:ffff/ffff/dddd"), Some(true));
        assert_eq!(ground("rgb:1c/1c/1c"), Some(false));
        assert_eq!(ground("rgba:0/0/0/ffff"), Some(false));
        assert_eq!(ground("rgb:/"), None);
        assert_eq!(answered(&[], &secondary("41;379;0")).ground_is_light(), None);
    }

    #[test]
    fn nothing_is_asked_that_would_be_printed() {
        let profile = |pairs: &[(&str, &str)]| answered(pairs, &[]).preparation();
        assert_eq!(profile(&[("TERM", "linux")]), "");
        let apple = [("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal")];
        assert!(!profile(&apple).contains("$p"));
    }
}
