//! Checking a large file beside the reading. In: a file that is read as it is needed. Out: nothing where all of it is
//! UTF-8; else its article read whole, where the encoding is found or what is no text is counted.

use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use crate::article::Article;
use crate::load::{LoadOptions, is_utf8};
use crate::run::source;
use crate::terminal::Waker;

/// The checks that are under way.
pub(super) struct Checking {
    tell: Sender<(usize, Article)>,
    told: Receiver<(usize, Article)>,
    waker: Waker,
    /// The articles that have been checked or are being checked.
    known: Vec<usize>,
}

impl Checking {
    pub(super) fn new(waker: Waker) -> Self {
        let (tell, told) = channel();
        Self { tell, told, waker, known: Vec::new() }
    }

    /// Checks the source of an article, once.
    pub(super) fn start(&mut self, at: usize, source: &Path, options: &LoadOptions) {
        if self.known.contains(&at) {
            return;
        }
        self.known.push(at);
        let source = source.to_owned();
        let (tell, waker) = (self.tell.clone(), self.waker.clone());
        let options = LoadOptions { windowed: false, ..options.clone() };
        thread::spawn(move || {
            if is_utf8(&source).unwrap_or(true) {
                return;
            }
            let whole = source::articles_of(&source, &options).ok();
            if let Some(article) = whole.and_then(|articles| articles.into_iter().next())
                && tell.send((at, article)).is_ok()
            {
                waker.wake();
            }
        });
    }

    /// The article was read again: it is to be checked again.
    pub(super) fn forget(&mut self, at: usize) {
        self.known.retain(|known| *known != at);
    }

    /// An article that had to be read whole.
    pub(super) fn take(&mut self) -> Option<(usize, Article)> {
        self.told.try_recv().ok()
    }
}
