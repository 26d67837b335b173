//! Sheets: panes that lie over the text until they are left. One file a sheet.

mod area;
mod at_hand;
mod card;
pub mod details;
mod hits;
mod kinds;
mod links;
mod list;
mod outline;
mod output;
mod themes;

use area::help_rows;
pub use area::{Place, help_columns};
pub use card::{Card, Subject};
pub use details::{DetailRow, Details};
pub use hits::hits;
pub use links::{LinkRow, Links};
pub use list::{List, Rows, passes};
pub use outline::{Heading, Outline};
pub use output::Output;

use super::App;
use super::choice::Choice;
use super::effect::Effect;
use super::input::{Key, KeyCode};

/// What lies over the text.
#[derive(Clone, Debug)]
pub enum Sheet {
    /// All keys.
    Help(Choice),
    /// One entity and its mentions, or other passages.
    Card(Card),
    /// The choice of kinds.
    Kinds(Choice),
    /// The choice of themes; the name of the one to go back to.
    Themes(Choice, String),
    /// The headings of the article.
    Outline(Outline),
    /// The links of the article.
    Links(Links),
    /// The articles.
    List(List),
    /// What a program has written.
    Output(Output),
    /// What is known of an article besides its text.
    Details(Details),
}

impl App {
    /// A key while a sheet lies over the text.
    pub(super) fn press_sheet(&mut self, key: Key) {
        let height = self.sheet_height();
        let Some(sheet) = self.sheet.take() else { return };
        let typed = key;
        let key = self.qwerty(key);
        let left = matches!(key.code, KeyCode::Esc | KeyCode::Char('q'));
        match sheet {
            Sheet::List(list) => self.press_list(list, typed, key, height),
            Sheet::Themes(choice, before) => self.press_themes(choice, before, key, height),
            Sheet::Details(details) => self.press_details(details, key, height),
            Sheet::Card(card) if left && card.elsewhere => self.effects.push(Effect::StopSearch),
            _ if left => {}
            Sheet::Help(mut choice) => {
                let closes =
                    matches!(key.code, KeyCode::F(1) | KeyCode::Char('h') | KeyCode::Enter);
                if !closes {
                    let rows = help_rows(self.size.0, self.settings.commands.len());
                    choice.scroll(key, rows, height);
                    self.sheet = Some(Sheet::Help(choice));
                }
            }
            Sheet::Card(card) => self.press_card(card, key, height),
            Sheet::Kinds(choice) => self.press_kinds(choice, key),
            Sheet::Outline(outline) => self.press_outline(outline, key, height),
            Sheet::Links(links) => self.press_links(links, key, height),
            Sheet::Output(output) => self.press_output(output, key, height),
        }
    }

    /// The rows the open sheet has, and the first of them that is seen.
    #[must_use]
    pub fn sheet_extent(&self) -> Option<(usize, usize)> {
        Some(match self.sheet.as_ref()? {
            Sheet::Help(choice) => {
                (help_rows(self.size.0, self.settings.commands.len()), choice.top)
            }
            Sheet::Card(card) => (card.passages.len(), card.choice.top),
            Sheet::Kinds(choice) => (crate::article::Kind::ALL.len(), choice.top),
            Sheet::Themes(choice, _) => (self.settings.themes.len(), choice.top),
            Sheet::Outline(outline) => (outline.headings.len(), outline.choice.top),
            Sheet::Links(links) => (links.rows.len(), links.choice.top),
            Sheet::List(list) => (list.rows.len(), list.choice.top),
            Sheet::Output(output) => (output.lines().len(), output.choice.top),
            Sheet::Details(details) => (details.rows.len(), details.choice.top),
        })
    }

    /// The rows a sheet lists, and its cursor.
    pub(super) fn sheet_rows(&mut self) -> Option<(usize, &mut Choice)> {
        let themes = self.settings.themes.len();
        match self.sheet.as_mut()? {
            Sheet::Help(_) => None,
            Sheet::Card(card) => Some((card.passages.len(), &mut card.choice)),
            Sheet::Kinds(choice) => Some((crate::article::Kind::ALL.len(), choice)),
            Sheet::Themes(choice, _) => Some((themes, choice)),
            Sheet::Outline(outline) => Some((outline.headings.len(), &mut outline.choice)),
            Sheet::Links(links) => Some((links.rows.len(), &mut links.choice)),
            Sheet::List(list) => Some((list.rows.len(), &mut list.choice)),
            Sheet::Output(output) => Some((output.lines().len(), &mut output.choice)),
            Sheet::Details(details) => Some((details.rows.len(), &mut details.choice)),
        }
    }
}
