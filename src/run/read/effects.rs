//! Carrying out what the app asks for. In: an input. Out: what it changed, and its effects done.

use unicode_segmentation::UnicodeSegmentation as _;

use super::reader::Reader;
use crate::app::{Effect, Input};
use crate::article::Article;
use crate::locale::Message;
use crate::run::complaint::{from_home, trouble};
use crate::run::seeking::Sought;
use crate::terminal::clipboard::{Copied, copy};
use crate::theme::Theme;

impl Reader {
    /// Hands an input to the app, and carries out what follows from it.
    pub(super) fn handle(&mut self, input: &Input) -> anyhow::Result<()> {
        self.stale = true;
        for effect in self.app.handle(input) {
            match effect {
                Effect::Copy(text) => {
                    let said = self.copy(&text)?;
                    self.handle(&Input::Said(said))?;
                }
                Effect::Open(address) => {
                    let said = self.opener.open(&address);
                    self.handle(&Input::Said(said))?;
                }
                Effect::Theme(name) => self.dress(&name)?,
                Effect::Reload(index) => self.reload(index)?,
                Effect::SaveCorrections(index) => {
                    let saved = if self.memories.is_private() {
                        Err(Message::NotKept)
                    } else {
                        self.shelves.save_corrections(index, &self.app.articles)
                    };
                    // That a correction was taken back is said instead.
                    let undone = self.app.message == Some(Message::Undone);
                    if let Some(message) = saved.err().filter(|_| !undone) {
                        self.handle(&Input::Said(message))?;
                    }
                }
                Effect::Bring(index) => {
                    let input = self.shelves.bring(index);
                    if let Input::Brought(_, article) = &input {
                        self.restart(index, article);
                    }
                    self.handle(&input)?;
                }
                Effect::Describe(indices) => {
                    let has_read = |at, article: &Article| self.memories.has_read(at, article);
                    let entries = self.shelves.entries(&indices, &self.app, has_read);
                    self.handle(&Input::Described(entries))?;
                }
                Effect::Filter(filter) => {
                    self.seeking.begin(Sought::Filter(filter), self.shelves.files());
                }
                Effect::SearchAll(query, comparison) => {
                    self.seeking.begin(Sought::Hits(query, comparison), self.shelves.files());
                }
                Effect::StopSearch => self.seeking.stop(),
                Effect::Run(command, text, lang) => {
                    if let Some(input) = self.commands.run(command, text, lang) {
                        self.handle(&input)?;
                    }
                }
                Effect::StopRecognising(index) => {
                    if let Some(recognising) = &mut self.recognising {
                        recognising.stop(index);
                    }
                    self.handle(&Input::Recognising(index, None))?;
                }
                Effect::Suspend => self.suspend(),
                Effect::Redraw => self.screen.forget(),
            }
        }
        Ok(())
    }

    /// What was recognised in an article counts no more.
    pub(super) fn restart(&mut self, index: usize, article: &Article) {
        if let Some(recognising) = &mut self.recognising {
            recognising.restart(index, article);
        }
    }

    /// Puts another theme on.
    pub(super) fn dress(&mut self, name: &str) -> anyhow::Result<()> {
        match Theme::load(name, &self.own_themes) {
            Ok(theme) => self.theme = theme.at(self.depth),
            Err(error) => self.handle(&Input::Message(error.to_string()))?,
        }
        Ok(())
    }

    /// Puts a text on the clipboard, and says how.
    fn copy(&mut self, text: &str) -> anyhow::Result<Message> {
        let count = text.graphemes(true).count();
        Ok(match copy(text, self.profile.traits().clipboard) {
            Ok(Copied::Terminal(bytes)) => {
                self.session.write(&bytes)?;
                Message::Copied(count)
            }
            Ok(Copied::Helper(helper)) => Message::CopiedBy(count, helper.to_owned()),
            Ok(Copied::File(path)) => Message::CopiedTo(count, from_home(&path)),
            Err(error) => Message::NotCopied(trouble(&error)),
        })
    }
}
