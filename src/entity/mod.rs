//! The recogniser: an [`Article`] without mentions in, its mentions and entities out.
//!
//! People, organisations, places and other names by a statistical tagger ([`tagger`]) that knows gazetteers and
//! what the document itself teaches ([`document`], [`alias`]); dates and amounts by grammars ([`calendar`],
//! [`amount`]); the names of one entity made one ([`grouping`]). Everything it knows is in the program's bytes.
//! Arabic first, English modestly ([`english`]).
//!
//! ```
//! let found = qari::entity::Recogniser::new().text("Paris, 14 July 1789");
//! assert_eq!(found.mentions[1].range, 7..19);
//! ```

pub mod alias;
pub mod amount;
pub mod analysis;
pub mod calendar;
pub mod candidate;
pub mod clitic;
pub mod crf;
pub mod declared;
pub mod document;
pub mod english;
pub mod features;
pub mod gazetteer;
pub mod grouping;
pub mod hash;
pub mod keys;
pub mod language;
pub mod lexeme;
pub mod lexicon;
pub mod model;
pub mod normal;
pub mod parts;
mod reader;
mod recogniser;
pub mod span;
pub mod table;
pub mod tagger;
pub mod tagging;
pub mod token;

pub use recogniser::Recogniser;
pub use span::{Found, Named, Span, label};

use crate::article::{Article, Entity, Mention};

/// What tells this recogniser from an earlier or later one: a number of its code and assets.
pub const STAMP: &str = env!("QARI_RECOGNISER");

/// Recognises the entities of an article that has no mentions, and puts them in. Blocks of code hold none.
pub fn recognise(article: &mut Article, recogniser: &Recogniser) {
    (article.mentions, article.entities) = entities(article, recogniser);
}

/// The mentions and entities of an article. Works in [`parts`], so that memory does not grow with the text.
#[must_use]
pub fn entities(article: &Article, recogniser: &Recogniser) -> (Vec<Mention>, Vec<Entity>) {
    let mut gathered = parts::Gathered::default();
    let mut start = 0;
    while start < article.len() {
        let part = parts::part(article, start);
        gathered.add(part.start, &recogniser.part(article, part.clone()));
        start = part.end;
    }
    gathered.finish()
}

impl Recogniser {
    /// Recognises a part of an article; what is found counts bytes from the part's start. Of blocks of code and of
    /// names in what is said to be in another language nothing is kept ([`declared`]).
    #[must_use]
    pub fn part(&self, article: &Article, part: std::ops::Range<usize>) -> Found {
        let mut found = self.text(&article.slice(part.clone()));
        declared::keep_mentions(article, part.start, &mut found);
        found
    }
}
