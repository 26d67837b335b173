//! The roles: what a part of the screen is for.

use std::fmt;

use crate::article::Kind;

/// Writes the enum, its keys and the list of all roles from one table, so that none can be left out.
macro_rules! roles {
    (
        plain { $($(#[$doc:meta])* $name:ident = $key:literal,)* }
        of_kind { $($(#[$kind_doc:meta])* $kind_name:ident = $kind_key:literal,)* }
    ) => {
        /// What a part of the screen is for; a theme gives each a style.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $name,)*
            $($(#[$kind_doc])* $kind_name(Kind),)*
        }

        impl Role {
            /// Its key in a theme's `[roles]`, the kind left out.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                    $(Self::$kind_name(_) => $kind_key,)*
                }
            }

            /// The kind of mention it is for.
            #[must_use]
            pub fn kind(self) -> Option<Kind> {
                match self {
                    $(Self::$name => None,)*
                    $(Self::$kind_name(kind) => Some(kind),)*
                }
            }

            /// Every role, in the order of their numbers.
            pub fn all() -> impl Iterator<Item = Self> {
                let mut all = vec![$(Self::$name,)*];
                for kind in Kind::ALL {
                    all.extend([$(Self::$kind_name(kind),)*]);
                }
                all.into_iter()
            }

            /// How many there are.
            pub(super) const COUNT: usize =
                Plain::Count as usize + Kind::ALL.len() * OfKind::Count as usize;

            /// Its number, from 0.
            pub(super) fn number(self) -> usize {
                let of_kind =
                    |kind, role| Plain::Count as usize + kind as usize * OfKind::Count as usize + role;
                match self {
                    $(Self::$name => Plain::$name as usize,)*
                    $(Self::$kind_name(kind) => of_kind(kind, OfKind::$kind_name as usize),)*
                }
            }
        }

        /// Numbers the roles of no kind, and counts them.
        enum Plain { $($name,)* Count }

        /// Numbers the roles of one kind, and counts them.
        enum OfKind { $($kind_name,)* Count }
    };
}

roles! {
    plain {
        /// The ground of the whole screen and text on it.
        Text = "text",
        /// The headline.
        Title = "title",
        /// Lead, captions, secondary text.
        Soft = "soft",
        /// Hints, counts, captions: text that may be overlooked, but read.
        Faint = "faint",
        /// A heading inside the article.
        Heading = "heading",
        /// The text of a quotation set apart.
        Quote = "quote",
        /// The bar on the start side of a quotation.
        QuoteBar = "quote-bar",
        /// Preformatted text.
        Code = "code",
        /// Words strongly set apart.
        Strong = "strong",
        /// Words lightly set apart.
        Emphasis = "emphasis",
        /// Code within a line, a key.
        InlineCode = "inline-code",
        /// A link.
        Link = "link",
        /// A rule, the line beside a panel.
        Rule = "rule",
        /// The track of the scrollbar.
        Scrollbar = "scrollbar",
        /// The part of the scrollbar that stands for what is seen.
        ScrollbarThumb = "scrollbar-thumb",
        /// A search hit's mark in the scrollbar; an entity's mark is [`Role::Kind`].
        ScrollbarHit = "scrollbar-hit",
        /// A search hit.
        Hit = "hit",
        /// The current search hit.
        CurrentHit = "current-hit",
        /// Selected text.
        Selection = "selection",
        /// The status line.
        Status = "status",
        /// What stands out in the status line: the name under the cursor.
        StatusStrong = "status-strong",
        /// A warning in the status line.
        Warning = "warning",
        /// A line being typed: search, filter, prompt.
        Input = "input",
        /// The ground of a panel, card, list or sheet and text on it.
        Panel = "panel",
        /// The title of a panel or card.
        PanelTitle = "panel-title",
        /// A selected row of a list or panel.
        Selected = "selected",
        /// What is active: a link, an unread dot, the cursor.
        Accent = "accent",
        /// A key in the help.
        Key = "key",
    }
    of_kind {
        /// A mention in the text.
        Mention = "mention",
        /// The mention under the cursor.
        CurrentMention = "current-mention",
        /// Another mention of the same entity.
        SameEntity = "same-entity",
        /// The hue of a kind outside the text: names in a panel, sparks, marks in the scrollbar.
        Kind = "kind",
        /// The kind's letter or name in the status line, its heading in the panel.
        Badge = "badge",
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind() {
            None => f.write_str(self.key()),
            Some(kind) => write!(f, "{}.{}", self.key(), kind.name()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_numbered_in_their_order() {
        assert!(Role::all().map(Role::number).eq(0..Role::COUNT));
    }
}
