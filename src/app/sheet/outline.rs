//! The outline: the article's headings.

use super::Sheet;
use crate::app::App;
use crate::app::choice::Choice;
use crate::app::input::{Key, KeyCode};
use crate::article::{Article, BlockKind, squeezed};
use crate::locale::Message;

/// Blocks looked at: enough for a book's chapter, few enough to be at once.
const BLOCKS: usize = 20_000;

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// 0 for the title, else its level.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The byte where it starts.
    pub byte: usize,
}

/// The headings and the chosen one.
#[derive(Clone, Debug)]
pub struct Outline {
    /// The headings, in order.
    pub headings: Vec<Heading>,
    /// The chosen one.
    pub choice: Choice,
}

impl Outline {
    fn new(article: &Article, byte: usize) -> Self {
        let headings: Vec<Heading> = article
            .blocks()
            .take(BLOCKS)
            .filter(|block| block.fold.is_none())
            .filter_map(|block| {
                let level = match block.kind {
                    BlockKind::Title => 0,
                    BlockKind::Heading(level) => level,
                    _ => return None,
                };
                let text = squeezed(&article.slice(block.range.clone()));
                Some(Heading { level, text, byte: block.range.start })
            })
            .collect();
        let at = headings.partition_point(|heading| heading.byte <= byte).saturating_sub(1);
        Self { headings, choice: Choice::at(at) }
    }
}

impl App {
    /// Opens the outline.
    pub(in crate::app) fn open_outline(&mut self) {
        let Some(article) = self.article() else { return };
        let outline = Outline::new(article, self.top_byte());
        if outline.headings.len() < 2 {
            return self.say(Message::NoHeadings);
        }
        self.sheet = Some(Sheet::Outline(outline));
        self.keep_sheet();
    }

    /// A key while the outline is open.
    pub(super) fn press_outline(&mut self, mut outline: Outline, key: Key, height: usize) {
        match key.code {
            KeyCode::Enter => return self.follow_outline(&outline),
            KeyCode::Char('o') => return,
            _ => {
                outline.choice.press(key, outline.headings.len(), height);
            }
        }
        self.sheet = Some(Sheet::Outline(outline));
    }

    /// Goes to the chosen heading.
    pub(in crate::app) fn follow_outline(&mut self, outline: &Outline) {
        if let Some(heading) = outline.headings.get(outline.choice.at) {
            self.remember();
            self.put_at_top(heading.byte);
        }
    }
}
