//! Themes: TOML in, a ratatui style for each role out.

use ratatui::style::Style;

use crate::article::Kind;

/// What a part of the screen is for; a theme gives each a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The ground of the whole screen and text on it.
    Text,
    /// The headline.
    Title,
    /// Lead, captions, secondary text.
    Soft,
    /// Rules, scrollbar, hints.
    Faint,
    /// What is active: a heading, a key in the help, the cursor.
    Accent,
    /// The status line.
    Status,
    /// A mention in the text.
    Mention(Kind),
    /// The mention under the cursor.
    CurrentMention(Kind),
    /// Another mention of the same entity.
    SameEntity(Kind),
    /// A selected row of a list or panel.
    Selected,
    /// A search hit.
    Hit,
    /// The current search hit.
    CurrentHit,
    /// Selected text.
    Selection,
    /// A warning in the status line.
    Warning,
}

/// A style for each role.
#[derive(Clone, Debug, Default)]
pub struct Theme {}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, _role: Role) -> Style {
        Style::default()
    }
}
