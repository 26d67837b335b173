//! The keys of reading: one table from which both what a key does and the help are made.

use std::collections::HashMap;

use super::action::{Action, Edge};
use super::input::{Key, KeyCode};
use crate::locale::Message;

/// What a key is for; the help is grouped by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Moving in the article.
    Move,
    /// Mentions and entities.
    Entities,
    /// Searching.
    Search,
    /// What is shown and how.
    Show,
    /// Leaving and the rest.
    Leave,
}

impl Topic {
    /// All topics, in the order of the help.
    pub const ALL: [Self; 5] = [Self::Move, Self::Entities, Self::Search, Self::Show, Self::Leave];

    /// Its lines in the help.
    pub fn entries(self) -> impl Iterator<Item = &'static Entry> {
        TABLE.iter().filter(move |entry| entry.topic == self)
    }
}

/// One line of the help and the keys it speaks of.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is for.
    pub topic: Topic,
    /// The keys as the help shows them.
    pub shown: &'static str,
    /// What they do.
    pub help: Message,
    /// Each key and its action.
    pub keys: &'static [(Key, Action)],
}

/// A key without modifiers.
const fn key(code: KeyCode) -> Key {
    Key { code, control: false, alt: false, shift: false }
}

const fn c(letter: char) -> Key {
    key(KeyCode::Char(letter))
}

const fn ctrl(letter: char) -> Key {
    Key { code: KeyCode::Char(letter), control: true, alt: false, shift: false }
}

/// The table.
pub static TABLE: &[Entry] = &[
    Entry {
        topic: Topic::Move,
        shown: "j k \u{2193} \u{2191}",
        help: Message::HelpLines,
        keys: &[
            (c('j'), Action::LineDown),
            (c('k'), Action::LineUp),
            (key(KeyCode::Down), Action::LineDown),
            (key(KeyCode::Up), Action::LineUp),
        ],
    },
    Entry {
        topic: Topic::Move,
        shown: "Space b",
        help: Message::HelpPages,
        keys: &[
            (c(' '), Action::PageDown),
            (c('b'), Action::PageUp),
            (key(KeyCode::PageDown), Action::PageDown),
            (key(KeyCode::PageUp), Action::PageUp),
            (ctrl('f'), Action::PageDown),
            (ctrl('b'), Action::PageUp),
        ],
    },
    Entry {
        topic: Topic::Move,
        shown: "\u{2190} \u{2192}",
        help: Message::HelpArrows,
        keys: &[(key(KeyCode::Left), Action::Left), (key(KeyCode::Right), Action::Right)],
    },
    Entry {
        topic: Topic::Move,
        shown: "d u",
        help: Message::HelpHalves,
        keys: &[
            (c('d'), Action::HalfDown),
            (c('u'), Action::HalfUp),
            (ctrl('d'), Action::HalfDown),
            (ctrl('u'), Action::HalfUp),
        ],
    },
    Entry {
        topic: Topic::Move,
        shown: "g G",
        help: Message::HelpEnds,
        keys: &[
            (c('g'), Action::Start),
            (c('G'), Action::End),
            (key(KeyCode::Home), Action::Start),
            (key(KeyCode::End), Action::End),
        ],
    },
    Entry {
        topic: Topic::Move,
        shown: ":42 :50%",
        help: Message::HelpGoTo,
        keys: &[(c(':'), Action::GoTo)],
    },
    Entry {
        topic: Topic::Move,
        shown: "m '",
        help: Message::HelpMarks,
        keys: &[(c('m'), Action::SetMark), (c('\''), Action::ToMark)],
    },
    Entry {
        topic: Topic::Move,
        shown: "o",
        help: Message::HelpOutline,
        keys: &[(c('o'), Action::Outline)],
    },
    Entry {
        topic: Topic::Move,
        shown: "i I",
        help: Message::HelpAsides,
        keys: &[(c('i'), Action::NextAside), (c('I'), Action::PreviousAside)],
    },
    Entry {
        topic: Topic::Entities,
        shown: "Tab S-Tab",
        help: Message::HelpMentions,
        keys: &[
            (key(KeyCode::Tab), Action::NextMention),
            (key(KeyCode::BackTab), Action::PreviousMention),
        ],
    },
    Entry {
        topic: Topic::Entities,
        shown: "] [",
        help: Message::HelpSame,
        keys: &[(c(']'), Action::NextSame), (c('['), Action::PreviousSame)],
    },
    Entry {
        topic: Topic::Entities,
        shown: "Enter",
        help: Message::HelpCard,
        keys: &[(key(KeyCode::Enter), Action::Card)],
    },
    Entry {
        topic: Topic::Entities,
        shown: "e",
        help: Message::HelpPanel,
        keys: &[(c('e'), Action::Panel)],
    },
    Entry {
        topic: Topic::Entities,
        shown: "f 1\u{2013}6",
        help: Message::HelpKinds,
        keys: &[
            (c('f'), Action::Kinds),
            (c('1'), Action::Kind(0)),
            (c('2'), Action::Kind(1)),
            (c('3'), Action::Kind(2)),
            (c('4'), Action::Kind(3)),
            (c('5'), Action::Kind(4)),
            (c('6'), Action::Kind(5)),
        ],
    },
    Entry {
        topic: Topic::Entities,
        shown: "T",
        help: Message::HelpTimeline,
        keys: &[(c('T'), Action::Timeline)],
    },
    Entry {
        topic: Topic::Entities,
        shown: "c R M",
        help: Message::HelpCorrect,
        keys: &[
            (c('c'), Action::ChangeKind),
            (c('R'), Action::Rename),
            (c('M'), Action::Merge),
            // The Arabic layout gives `'` for M, which sets out to a mark where the layout is not known yet.
            (c('&'), Action::Merge),
        ],
    },
    Entry {
        topic: Topic::Entities,
        shown: "A x X U",
        help: Message::HelpAdd,
        keys: &[
            (c('A'), Action::Add),
            (c('x'), Action::Dismiss),
            (c('X'), Action::DismissAll),
            (c('U'), Action::Undo),
        ],
    },
    Entry {
        topic: Topic::Entities,
        shown: "( ) { }",
        help: Message::HelpExtent,
        keys: &[
            (c('('), Action::Extent(Edge::StartBack)),
            (c(')'), Action::Extent(Edge::EndOn)),
            (c('{'), Action::Extent(Edge::StartOn)),
            (c('}'), Action::Extent(Edge::EndBack)),
        ],
    },
    Entry {
        topic: Topic::Search,
        shown: "/ ?",
        help: Message::HelpSearch,
        keys: &[(c('/'), Action::Search), (c('?'), Action::SearchBack)],
    },
    Entry {
        topic: Topic::Search,
        shown: "n N",
        help: Message::HelpHits,
        keys: &[(c('n'), Action::NextHit), (c('N'), Action::PreviousHit)],
    },
    Entry {
        topic: Topic::Search,
        shown: "a",
        help: Message::HelpAllHits,
        keys: &[(c('a'), Action::AllHits)],
    },
    Entry {
        topic: Topic::Search,
        shown: "L p",
        help: Message::HelpLinks,
        keys: &[(c('L'), Action::Links), (c('p'), Action::Links)],
    },
    Entry {
        topic: Topic::Search,
        shown: "y",
        help: Message::HelpCopy,
        keys: &[(c('y'), Action::Copy)],
    },
    Entry {
        topic: Topic::Show,
        shown: "+ -",
        help: Message::HelpMeasure,
        keys: &[(c('+'), Action::Wider), (c('='), Action::Wider), (c('-'), Action::Narrower)],
    },
    Entry {
        topic: Topic::Show,
        shown: "z",
        help: Message::HelpFolds,
        keys: &[(c('z'), Action::Folds)],
    },
    Entry {
        topic: Topic::Show,
        shown: "v",
        help: Message::HelpTashkeel,
        keys: &[(c('v'), Action::Marks)],
    },
    Entry {
        topic: Topic::Show,
        shown: "s w",
        help: Message::HelpSpacing,
        keys: &[(c('s'), Action::Spacing), (c('w'), Action::Align)],
    },
    Entry {
        topic: Topic::Show,
        shown: "t",
        help: Message::HelpThemes,
        keys: &[(c('t'), Action::Themes)],
    },
    Entry {
        topic: Topic::Show,
        shown: "l",
        help: Message::HelpList,
        keys: &[(c('l'), Action::Articles)],
    },
    Entry {
        topic: Topic::Show,
        shown: "J K",
        help: Message::HelpArticles,
        keys: &[(c('J'), Action::NextArticle), (c('K'), Action::PreviousArticle)],
    },
    Entry {
        topic: Topic::Leave,
        shown: "F1 h",
        help: Message::HelpHelp,
        keys: &[(key(KeyCode::F(1)), Action::Help), (c('h'), Action::Help)],
    },
    Entry {
        topic: Topic::Leave,
        shown: "r D F2",
        help: Message::HelpReload,
        keys: &[
            (c('r'), Action::Reload),
            (c('D'), Action::Details),
            // The Arabic layout gives `]` for D, which goes to the next mention where the layout is not known yet.
            (key(KeyCode::F(2)), Action::Details),
        ],
    },
    Entry {
        topic: Topic::Leave,
        shown: "Esc",
        help: Message::HelpClose,
        keys: &[(key(KeyCode::Esc), Action::Close)],
    },
    Entry {
        topic: Topic::Leave,
        shown: "q",
        help: Message::HelpQuit,
        keys: &[
            (c('q'), Action::Quit),
            (c('Q'), Action::Quit),
            (ctrl('c'), Action::Quit),
            (ctrl('z'), Action::Suspend),
            (ctrl('l'), Action::Redraw),
        ],
    },
];

/// What each key does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keymap(HashMap<Key, Action>);

impl Default for Keymap {
    fn default() -> Self {
        TABLE.iter().flat_map(|entry| entry.keys.iter().copied()).collect()
    }
}

impl FromIterator<(Key, Action)> for Keymap {
    /// Of two actions for a key, the later one.
    fn from_iter<I: IntoIterator<Item = (Key, Action)>>(keys: I) -> Self {
        Self(keys.into_iter().collect())
    }
}

impl Keymap {
    /// What a key does.
    #[must_use]
    pub fn action(&self, key: Key) -> Option<Action> {
        let plain = Key { shift: false, ..key };
        self.0.get(&key).or_else(|| self.0.get(&plain)).copied()
    }

    /// The keys of an action: the usual ones first, in the order of the help.
    #[must_use]
    pub fn keys(&self, action: Action) -> Vec<Key> {
        let usual = TABLE.iter().flat_map(|entry| entry.keys).map(|(key, _)| *key);
        let mut keys: Vec<Key> =
            self.0.iter().filter(|(_, a)| **a == action).map(|(key, _)| *key).collect();
        let usual: Vec<Key> = usual.collect();
        let place = |key: &Key| usual.iter().position(|usual| usual == key).unwrap_or(usual.len());
        keys.sort_by_key(|key| (place(key), key.to_string()));
        keys
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_stands_twice_in_the_table() {
        let keys: Vec<Key> =
            TABLE.iter().flat_map(|entry| entry.keys).map(|(key, _)| *key).collect();
        let distinct: std::collections::HashSet<_> = keys.iter().collect();
        assert_eq!(keys.len(), distinct.len());
    }
}
