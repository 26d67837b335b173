//! Keys of the user's own. In: actions and the keys wanted for them. Out: a [`Keymap`], and what could
//! not be had. A list of keys takes the place of the action's usual ones; a usual key that is wanted for
//! another action leaves its own.

use std::collections::HashMap;
use std::fmt;

use super::action::{Action, Edge};
use super::input::{Key, KeyCode};
use super::keymap::{Entry, Keymap, TABLE};
use super::keys_spec;
use super::layouts::Keyboard;

/// Keys wanted for an action. Lines are those of the file that wants them, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The action.
    pub action: Action,
    /// Its keys, as [`keys_spec::key`] reads them, and their lines.
    pub keys: Vec<(String, usize)>,
}

/// A key that an action does not get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It is no key.
    NoKey {
        /// As written.
        word: String,
        /// Its line.
        line: usize,
    },
    /// It always leaves.
    Leaves {
        /// The key.
        key: Key,
        /// Its line.
        line: usize,
        /// The action that does not get it.
        action: Action,
    },
    /// Another action has it.
    Taken {
        /// The key.
        key: Key,
        /// Its line.
        line: usize,
        /// The action that does not get it.
        action: Action,
        /// The action that keeps it.
        by: Action,
        /// The line that gave it.
        by_line: usize,
    },
}

/// The key that always leaves.
const LEAVE: Key = Key { code: KeyCode::Char('c'), control: true, alt: false, shift: false };

impl Keymap {
    /// The usual keys, changed as wanted.
    #[must_use]
    pub fn with(wanted: &[Wanted]) -> (Self, Vec<Refused>) {
        let mut given: HashMap<Key, (Action, usize)> = HashMap::new();
        let mut refused = Vec::new();
        for (action, word, line) in wanted
            .iter()
            .flat_map(|wanted| wanted.keys.iter().map(|(word, line)| (wanted.action, word, *line)))
        {
            let Some(key) = keys_spec::key(word).map(physical) else {
                refused.push(Refused::NoKey { word: word.clone(), line });
                continue;
            };
            match given.get(&key) {
                Some(&(by, by_line)) if by != action => {
                    refused.push(Refused::Taken { key, line, action, by, by_line });
                }
                _ if key == LEAVE && action != Action::Quit => {
                    refused.push(Refused::Leaves { key, line, action });
                }
                _ => {
                    given.insert(key, (action, line));
                }
            }
        }
        let changed = |action| {
            given.values().any(|(given, _)| *given == action)
                || wanted.iter().any(|wanted| wanted.action == action && wanted.keys.is_empty())
        };
        let usual = TABLE.iter().flat_map(|entry| entry.keys);
        let kept = usual.filter(|(key, action)| *key == LEAVE || !changed(*action)).copied();
        let given = given.iter().map(|(key, (action, _))| (*key, *action));
        (kept.chain(given).collect(), refused)
    }

    /// The keys of an entry of the help as they are now, with blanks between them.
    #[must_use]
    pub fn shown(&self, entry: &Entry) -> String {
        if entry.keys.iter().all(|(key, action)| self.action(*key) == Some(*action))
            && entry.keys.iter().all(|(_, action)| self.keys(*action).len() == usual(*action))
        {
            return entry.shown.to_owned();
        }
        let mut names: Vec<String> = Vec::new();
        for key in entry.keys.iter().flat_map(|(_, action)| self.keys(*action)) {
            let name = key.to_string();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" ")
    }

    /// What a key of a usual name (`U`, `Shift-Tab`) is called now: the same, or the first that does instead what it
    /// did, or a dash where none does. `None` where it names no key of reading.
    #[must_use]
    pub fn now(&self, usual: &str) -> Option<String> {
        let key = keys_spec::key(&usual.replace("Shift-", "S-"))?;
        let mut table = TABLE.iter().flat_map(|entry| entry.keys);
        let (_, action) = table.find(|(usual, _)| *usual == key)?;
        if self.action(key) == Some(*action) {
            return Some(usual.to_owned());
        }
        Some(self.keys(*action).first().map_or_else(|| "\u{2013}".to_owned(), Key::to_string))
    }
}

/// How many keys an action usually has.
fn usual(action: Action) -> usize {
    TABLE.iter().flat_map(|entry| entry.keys).filter(|(_, usual)| *usual == action).count()
}

/// The key as [`super::App::handle`] looks it up: by its place on the keyboard.
fn physical(key: Key) -> Key {
    let KeyCode::Char(c) = key.code else { return key };
    Key { code: KeyCode::Char(Keyboard::default().qwerty(c)), shift: false, ..key }
}

impl Action {
    /// All actions that have a key, in the order of the help.
    pub fn all() -> impl Iterator<Item = Self> {
        let usual = || TABLE.iter().flat_map(|entry| entry.keys).map(|(_, action)| *action);
        usual().enumerate().filter_map(move |(nth, action)| {
            (!usual().take(nth).any(|before| before == action)).then_some(action)
        })
    }

    /// The action of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::all().find(|action| action.name() == name)
    }

    /// The name by which the configuration calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LineDown => "line-down",
            Self::LineUp => "line-up",
            Self::PageDown => "page-down",
            Self::PageUp => "page-up",
            Self::HalfDown => "half-down",
            Self::HalfUp => "half-up",
            Self::Left => "left",
            Self::Right => "right",
            Self::Start => "start",
            Self::End => "end",
            Self::GoTo => "go-to",
            Self::SetMark => "set-mark",
            Self::ToMark => "to-mark",
            Self::NextMention => "next-mention",
            Self::PreviousMention => "previous-mention",
            Self::NextSame => "next-same",
            Self::PreviousSame => "previous-same",
            Self::Card => "card",
            Self::Panel => "panel",
            Self::Kinds => "kinds",
            Self::Kind(index) => {
                const NAMES: [&str; 9] = [
                    "kind-1", "kind-2", "kind-3", "kind-4", "kind-5", "kind-6", "kind-7", "kind-8",
                    "kind-9",
                ];
                NAMES.get(usize::from(index)).copied().unwrap_or("kind")
            }
            Self::Timeline => "timeline",
            Self::Search => "search",
            Self::SearchBack => "search-back",
            Self::NextHit => "next-hit",
            Self::PreviousHit => "previous-hit",
            Self::AllHits => "all-hits",
            Self::Copy => "copy",
            Self::Outline => "outline",
            Self::Links => "links",
            Self::NextAside => "next-aside",
            Self::PreviousAside => "previous-aside",
            Self::Articles => "articles",
            Self::NextArticle => "next-article",
            Self::PreviousArticle => "previous-article",
            Self::Themes => "themes",
            Self::Wider => "wider",
            Self::Narrower => "narrower",
            Self::Folds => "folds",
            Self::Marks => "tashkeel",
            Self::Spacing => "spacing",
            Self::Align => "align",
            Self::Help => "help",
            Self::Reload => "reload",
            Self::Details => "details",
            Self::ChangeKind => "change-kind",
            Self::Dismiss => "dismiss",
            Self::DismissAll => "dismiss-all",
            Self::Rename => "rename",
            Self::Merge => "merge",
            Self::Add => "add",
            Self::Extent(Edge::StartBack) => "start-back",
            Self::Extent(Edge::StartOn) => "start-on",
            Self::Extent(Edge::EndBack) => "end-back",
            Self::Extent(Edge::EndOn) => "end-on",
            Self::Undo => "undo",
            Self::Close => "close",
            Self::Run(_) => "run",
            Self::Suspend => "suspend",
            Self::Redraw => "redraw",
            Self::Quit => "quit",
        }
    }
}

impl fmt::Display for Key {
    /// As [`keys_spec::key`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (set, prefix) in [(self.control, "C-"), (self.alt, "A-"), (self.shift, "S-")] {
            if set {
                f.write_str(prefix)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("Space"),
            KeyCode::Char(c) => write!(f, "{c}"),
            KeyCode::F(number) => write!(f, "F{number}"),
            named => write!(f, "{named:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(action: Action, keys: &[&str]) -> Wanted {
        let keys = keys.iter().zip(1..).map(|(key, line)| ((*key).to_owned(), line)).collect();
        Wanted { action, keys }
    }

    fn action(keymap: &Keymap, key: &str) -> Option<Action> {
        keymap.action(keys_spec::key(key).expect("a key"))
    }

    #[test]
    fn every_action_is_found_by_its_name_and_every_key_by_what_is_shown() {
        for action in Action::all() {
            assert_eq!(Action::named(action.name()), Some(action));
        }
        for (key, _) in TABLE.iter().flat_map(|entry| entry.keys) {
            assert_eq!(keys_spec::key(&key.to_string()), Some(*key));
        }
    }

    #[test]
    fn wanted_keys_take_the_place_of_the_usual_ones_and_leave_other_actions() {
        let (keymap, refused) = Keymap::with(&[wanted(Action::PageDown, &["j", "C-n"])]);
        assert_eq!(refused, []);
        assert_eq!(action(&keymap, "j"), Some(Action::PageDown));
        assert_eq!(action(&keymap, "C-n"), Some(Action::PageDown));
        assert_eq!(action(&keymap, "Space"), None);
        assert_eq!(action(&keymap, "Down"), Some(Action::LineDown));
        let lines = &TABLE[0];
        assert_eq!(keymap.shown(lines), "Down k Up");
        assert_eq!(Keymap::default().shown(lines), lines.shown);
    }

    #[test]
    fn a_key_is_called_by_the_place_it_was_given() {
        let (keymap, _) = Keymap::with(&[
            wanted(Action::Undo, &["C-u"]),
            wanted(Action::PreviousMention, &["b"]),
            wanted(Action::Reload, &[]),
        ]);
        let now = |usual| keymap.now(usual);
        let named = ["U", "Shift-Tab", "Tab", "r", "nothing"].map(now);
        let named = named.each_ref().map(Option::as_deref);
        assert_eq!(named, [Some("C-u"), Some("b"), Some("Tab"), Some("\u{2013}"), None]);
        for (key, _) in TABLE.iter().flat_map(|entry| entry.keys) {
            assert_eq!(Keymap::default().now(&key.to_string()), Some(key.to_string()));
        }
    }

    #[test]
    fn of_two_actions_that_want_a_key_the_first_keeps_it() {
        let (keymap, refused) =
            Keymap::with(&[wanted(Action::Help, &["x"]), wanted(Action::Card, &["x", "Entre"])]);
        assert_eq!(action(&keymap, "x"), Some(Action::Help));
        assert!(matches!(
            refused[..],
            [
                Refused::Taken { action: Action::Card, by: Action::Help, line: 1, by_line: 1, .. },
                Refused::NoKey { line: 2, .. }
            ]
        ));
        assert_eq!(action(&keymap, "Enter"), Some(Action::Card), "a card keeps its usual key");
    }

    #[test]
    fn control_c_leaves_whatever_is_wanted() {
        let (keymap, refused) =
            Keymap::with(&[wanted(Action::Quit, &["x"]), wanted(Action::Copy, &["C-c"])]);
        assert_eq!(action(&keymap, "C-c"), Some(Action::Quit));
        assert_eq!(action(&keymap, "x"), Some(Action::Quit));
        assert_eq!(action(&keymap, "q"), None);
        assert_eq!(refused.len(), 1);
    }

    #[test]
    fn a_letter_of_another_layout_is_the_key_it_stands_on() {
        let (keymap, _) = Keymap::with(&[wanted(Action::Help, &["\u{634}"])]);
        assert_eq!(action(&keymap, "a"), Some(Action::Help));
    }
}
