//! Looking after the source of the article being read. In: what its file is now. Out: what has become of it, said; a
//! text that is read as it is needed, read again where its file has changed under it.

use super::reader::Reader;
use crate::app::{Input, SourceChange};
use crate::article::Article;
use crate::load;
use crate::run::complaint::Complaint;

impl Reader {
    /// Looks whether the file is what was read, from time to time.
    pub(super) fn look_after(&mut self) -> anyhow::Result<()> {
        let at = self.app.at();
        let Some(source) = self.shelves.source(at) else { return Ok(()) };
        let windowed = self.app.article().is_some_and(Article::is_windowed);
        if windowed {
            self.checking.start(at, source, self.shelves.options());
        }
        let torn = self.app.article().is_some_and(Article::is_torn);
        if !(torn || self.watch.left().is_zero()) {
            return Ok(());
        }
        let Some(change) = self.watch.look(source) else { return Ok(()) };
        if windowed && change == SourceChange::Changed {
            return self.reload(at);
        }
        self.handle(&Input::SourceChanged(at, change))
    }

    /// Reads the source of an article again.
    pub(super) fn reload(&mut self, at: usize) -> anyhow::Result<()> {
        match self.shelves.again(at) {
            Ok(article) => {
                self.checking.forget(at);
                self.count_on();
                self.replace(at, article)
            }
            Err(error) => {
                self.handle(&Input::SourceChanged(at, SourceChange::Changed))?;
                self.handle(&Input::Message(error.to_string()))
            }
        }
    }

    /// Puts an article in the place of one.
    fn replace(&mut self, at: usize, article: Article) -> anyhow::Result<()> {
        if let Some(source) = self.shelves.source(at) {
            self.watch.read(source);
        }
        self.restart(at, &article);
        self.handle(&Input::Reloaded(at, Box::new(article)))
    }

    /// Takes the articles that had to be read whole, and says why.
    pub(super) fn take_checked(&mut self) -> anyhow::Result<()> {
        while let Some((at, article)) = self.checking.take() {
            let name = self.shelves.source(at).map(load::display_name);
            let said = article.notices.iter().map(ToString::to_string).collect::<Vec<_>>();
            let said = format!("{}: {}", name.unwrap_or_default(), said.join("; "));
            self.late.push(Complaint::from(said.clone()));
            self.replace(at, article)?;
            self.handle(&Input::Message(said))?;
        }
        Ok(())
    }
}
