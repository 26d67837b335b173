//! Names in the articles of a command that ends by itself: an article in, the same with its mentions and entities out,
//! as the flags say who finds them. Of the reader's, which goes on beside one's reading, see
//! [`recognising`](super::recognising).

use super::source::load_options;
use super::{Status, external};
use crate::article::{Article, EntityId, Mention};
use crate::cli::{self, Common};
use crate::entity::{self, Recogniser};
use crate::load::LoadOptions;
use crate::store::Config;

/// Who recognises the entities of articles whose source has no annotations, where that is wanted.
pub(super) struct Recognition<'c> {
    common: &'c Common,
    options: LoadOptions,
    recogniser: Option<Recogniser>,
    /// The least score of what the built-in recogniser finds, where no flag says it.
    sure: f32,
    /// How it went so far. What a command of the user's does not do is said on standard error.
    pub(super) status: Status,
}

impl<'c> Recognition<'c> {
    /// That of the flags.
    pub(super) fn new(common: &'c Common) -> Self {
        let options = load_options(common, false);
        Self { common, options, recogniser: None, sure: 0.0, status: Status::Done }
    }

    /// The same for a screen, which shows what the reader does.
    pub(super) fn on_the_screen(common: &'c Common) -> Self {
        let sure = common.entities.as_ref().is_none_or(|who| *who == cli::Recogniser::Auto);
        Self { sure: if sure { Config::SURE } else { 0.0 }, ..Self::new(common) }
    }

    /// Recognises an article's entities. A command that failed once is not run again.
    pub(super) fn recognise(&mut self, article: &mut Article) {
        if !article.mentions.is_empty() || self.status != Status::Done {
            return;
        }
        match self.common.entities.as_ref().unwrap_or(&cli::Recogniser::Auto) {
            cli::Recogniser::None => return,
            cli::Recogniser::Auto => {
                let recogniser = self.recogniser.get_or_insert_with(Recogniser::new);
                entity::recognise(article, recogniser);
            }
            cli::Recogniser::Command(command) => {
                let text = body(article);
                match external::annotate(
                    command,
                    &text,
                    &self.options,
                    external::PATIENCE,
                    &external::Running::default(),
                ) {
                    Ok(said) => said.lay(article),
                    Err(error) => {
                        complain!("qari: {error}");
                        self.status = Status::Unreadable;
                        return;
                    }
                }
            }
        }
        keep_sure(article, self.common.threshold.unwrap_or(self.sure));
    }
}

/// The text that a command of the user's reads.
fn body(article: &Article) -> String {
    article.slice(article.body.clone()).into_owned()
}

/// Leaves out the mentions of a lower score, and the entities that nothing names then.
fn keep_sure(article: &mut Article, threshold: f32) {
    let sure = |mention: &Mention| mention.score.is_none_or(|score| score >= threshold);
    article.mentions.retain(sure);
    let mut numbers = vec![None; article.entities.len()];
    let mut entities = Vec::new();
    for mention in &mut article.mentions {
        let old = mention.entity.0 as usize;
        let new = *numbers[old].get_or_insert_with(|| {
            entities.push(article.entities[old].clone());
            EntityId(entities.len() as u32 - 1)
        });
        mention.entity = new;
    }
    article.entities = entities;
}
