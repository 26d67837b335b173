//! The theme by the terminal's ground. In: a theme each for dark and light grounds, what the terminal
//! answers. Out: the theme to put on. The first screen waits for no answer: it takes the ground that the
//! terminal had the last time.

use crate::store::Habits;
use crate::store::config::ThemeChoice;

/// The setting under which a terminal's ground is remembered, by the terminal's name.
const SETTING: &str = "ground";

/// The themes for both grounds, and the ground in force.
pub(super) struct Ground {
    is_light: bool,
    /// As configured: for a dark ground, for a light one.
    configured: [String; 2],
    /// As they were last chosen.
    worn: [String; 2],
}

/// Another theme to put on.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// The theme configured for the ground.
    pub(super) configured: String,
    /// The one to put on.
    pub(super) worn: String,
}

impl Ground {
    /// Whether a terminal's ground was light the last time.
    pub(super) fn was_light(habits: &Habits, terminal: &str) -> bool {
        habits.get(SETTING, terminal) == Some("light")
    }

    /// The themes for a ground; `None` where one theme serves all.
    pub(super) fn new(choice: &ThemeChoice, habits: &Habits, is_light: bool) -> Option<Self> {
        let ThemeChoice::ByGround { dark, light } = choice else { return None };
        let worn = |name: &String| habits.get("theme", name).unwrap_or(name).to_owned();
        let worn = [worn(dark), worn(light)];
        Some(Self { is_light, configured: [dark.clone(), light.clone()], worn })
    }

    /// The ground in force.
    pub(super) fn is_light(&self) -> bool {
        self.is_light
    }

    /// Takes what the terminal answers; another theme where that changes it. One that was chosen since
    /// stays.
    pub(super) fn turn(&mut self, is_light: bool, current: &str) -> Option<Change> {
        let before = &self.worn[usize::from(self.is_light)];
        let untouched = before == current && self.is_light != is_light;
        self.is_light = is_light;
        let now = usize::from(is_light);
        let (configured, worn) = (self.configured[now].clone(), self.worn[now].clone());
        untouched.then_some(Change { configured, worn })
    }

    /// Notes a terminal's ground.
    pub(super) fn note(habits: &mut Habits, terminal: &str, is_light: bool, now: u64) {
        habits.choose(SETTING, terminal, if is_light { "light" } else { "dark" }, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choice() -> ThemeChoice {
        ThemeChoice::ByGround { dark: "dark".to_owned(), light: "light".to_owned() }
    }

    #[test]
    fn the_theme_follows_the_ground_unless_another_was_chosen() {
        let mut habits = Habits::default();
        habits.choose("theme", "light", "paper", 1);
        let mut ground = Ground::new(&choice(), &habits, false).expect("two themes");
        assert_eq!(ground.turn(false, "dark"), None);
        let paper = Change { configured: "light".to_owned(), worn: "paper".to_owned() };
        assert_eq!(ground.turn(true, "dark"), Some(paper));
        assert_eq!(ground.turn(false, "nord"), None);
        assert!(Ground::new(&ThemeChoice::Always("nord".to_owned()), &habits, true).is_none());
    }

    #[test]
    fn a_ground_is_remembered_by_terminal() {
        let mut habits = Habits::default();
        Ground::note(&mut habits, "kitty", true, 1);
        assert!(Ground::was_light(&habits, "kitty"));
        assert!(!Ground::was_light(&habits, "xterm"));
    }
}
