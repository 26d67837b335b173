//! Seeking in the articles that are not at hand: the list's filter and the search in all articles, each in a thread
//! that gives up when it is told to. In: the files. Out: inputs for the app, some at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::Input;
use crate::app::passage::{Passage, Quote};
use crate::app::search::{Comparison, fold};
use crate::app::sheet::{hits, passes};
use crate::article::Article;
use crate::load::Lines;
use crate::terminal::Waker;

/// The least time between two inputs of a search.
const BETWEEN: Duration = Duration::from_millis(50);

/// A file, and the index of its first article.
pub(super) type Files = Vec<(usize, Arc<Lines>)>;

/// What is sought.
#[derive(Clone, Debug)]
pub(super) enum Sought {
    /// Articles that a filter of the list passes.
    Filter(String),
    /// Hits of a query.
    Hits(String, Comparison),
}

/// The threads that count and seek.
pub(super) struct Seeking {
    tell: Sender<Input>,
    told: Receiver<Input>,
    waker: Waker,
    /// Set to stop the search that is at work.
    stop: Arc<AtomicBool>,
}

impl Seeking {
    pub(super) fn new(waker: Waker) -> Self {
        let (tell, told) = channel();
        Self { tell, told, waker, stop: Arc::default() }
    }

    /// What has been found since.
    pub(super) fn take(&self) -> Vec<Input> {
        self.told.try_iter().collect()
    }

    /// Counts the articles of a file to its end; those before it are given.
    pub(super) fn count(&self, before: usize, lines: Arc<Lines>) {
        let (tell, waker) = (self.tell.clone(), self.waker.clone());
        thread::spawn(move || {
            let mut last = Instant::now();
            loop {
                let more = lines.index_on();
                if !more || last.elapsed() >= BETWEEN {
                    last = Instant::now();
                    if tell.send(Input::Counted(before + lines.count(), more)).is_err() {
                        return;
                    }
                    waker.wake();
                }
                if !more {
                    return;
                }
            }
        });
    }

    /// Begins a search; one that is at work is given up.
    pub(super) fn begin(&mut self, sought: Sought, files: Files) {
        self.stop();
        let stop = Arc::new(AtomicBool::new(false));
        self.stop = stop.clone();
        let (tell, waker) = (self.tell.clone(), self.waker.clone());
        thread::spawn(move || {
            seek(
                &sought,
                &files,
                |input| {
                    let sent = !stop.load(Ordering::Relaxed) && tell.send(input).is_ok();
                    waker.wake();
                    sent
                },
                &stop,
            );
        });
    }

    /// Gives the search up.
    pub(super) fn stop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// Seeks in all files, telling what was found from time to time until `tell` is false or `stop` is set.
pub(super) fn seek(
    sought: &Sought,
    files: &Files,
    mut tell: impl FnMut(Input) -> bool,
    stop: &AtomicBool,
) {
    match sought {
        Sought::Filter(filter) => {
            let wanted = fold(filter);
            let mut batch =
                Batch::new(|found, done| tell(Input::Filtered(filter.clone(), found, done)));
            'files: for (first, lines) in files {
                for (at, entry) in (*first..).zip(lines.heads()) {
                    if stop.load(Ordering::Relaxed)
                        || !batch.add(passes(&entry, &wanted).then_some(at))
                    {
                        break 'files;
                    }
                }
            }
            batch.end(stop);
        }
        Sought::Hits(query, comparison) => {
            let mut batch =
                Batch::new(|found, done| tell(Input::Found(query.clone(), found, done)));
            'files: for (first, lines) in files {
                for (at, article) in (*first..).zip(lines.iter()) {
                    let found = article.map(|article| passages(at, &article, query, *comparison));
                    if stop.load(Ordering::Relaxed) || !batch.add(found.unwrap_or_default()) {
                        break 'files;
                    }
                }
            }
            batch.end(stop);
        }
    }
}

/// The hits of a query in an article, each with its sentence.
fn passages(at: usize, article: &Article, query: &str, comparison: Comparison) -> Vec<Passage> {
    let hits = hits(article, query, comparison).into_iter();
    let passage = |range| {
        let quote = Some(Quote::of(article, &range));
        Passage { article: at, range, mention: None, quote }
    };
    hits.map(passage).collect()
}

/// What was found and not told yet.
struct Batch<T, F> {
    found: Vec<T>,
    told: Instant,
    tell: F,
    going: bool,
}

impl<T, F: FnMut(Vec<T>, bool) -> bool> Batch<T, F> {
    fn new(tell: F) -> Self {
        Self { found: Vec::new(), told: Instant::now(), tell, going: true }
    }

    /// Takes more, and tells it when it is time; whether to go on.
    fn add(&mut self, more: impl IntoIterator<Item = T>) -> bool {
        self.found.extend(more);
        if !self.found.is_empty() && self.told.elapsed() >= BETWEEN {
            self.told = Instant::now();
            self.going = (self.tell)(std::mem::take(&mut self.found), false);
        }
        self.going
    }

    fn end(mut self, stop: &AtomicBool) {
        if self.going && !stop.load(Ordering::Relaxed) {
            (self.tell)(self.found, true);
        }
    }
}
