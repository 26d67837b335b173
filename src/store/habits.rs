//! What is remembered of the reader and not of an article: what was chosen while reading. Each choice
//! holds until the configuration says something else than it said when it was made.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::memory::{Stamped, newer};

/// The choices made while reading, by name of the setting (`theme`, `width` …), as the configuration
/// would write them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Habits {
    chosen: BTreeMap<String, Stamped<Choice>>,
}

/// A choice, and what it stands in place of.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Choice {
    value: String,
    instead_of: String,
}

impl Habits {
    /// What was chosen for a setting, where the configuration still says what it said then.
    #[must_use]
    pub fn get(&self, setting: &str, configured: &str) -> Option<&str> {
        let choice = &self.chosen.get(setting)?.value;
        (choice.instead_of == configured).then_some(choice.value.as_str())
    }

    /// Notes a choice made at a time. One that says what the configuration says is noted too: it takes an
    /// earlier choice back.
    pub fn choose(&mut self, setting: &str, configured: &str, value: &str, now: u64) {
        let choice = Choice { value: value.to_owned(), instead_of: configured.to_owned() };
        self.chosen.insert(setting.to_owned(), Stamped::new(now, choice));
    }

    /// Whether nothing was ever chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.chosen.is_empty()
    }

    /// Takes over from others what is newer there.
    pub fn merge(&mut self, other: Self) {
        for (setting, choice) in other.chosen {
            let mut kept = self.chosen.remove(&setting);
            newer(&mut kept, Some(choice));
            self.chosen.extend(kept.map(|choice| (setting, choice)));
        }
    }
}
