//! Recognising beside the reading: the article being read in, its mentions as an input for the app out.
//!
//! One thread recognises a part at a time; the part's text is handed over when the one before is done, so
//! that at most one is held twice. What is found is shown from time to time and when the article is done.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::{App, Input, Recognised};
use crate::article::{Article, BlockKind};
use crate::entity::parts::{Gathered, part};
use crate::entity::{Found, Recogniser};
use crate::terminal::Waker;

/// The least time between two showings of what was found so far.
const BETWEEN: Duration = Duration::from_secs(1);

/// A part of an article to recognise.
struct Job {
    article: usize,
    start: usize,
    text: String,
}

/// What a job has found.
struct Done {
    article: usize,
    start: usize,
    found: Found,
}

/// How far an article has come.
#[derive(Default)]
struct Progress {
    /// Where the next part starts; `None` once the article is done.
    next: Option<usize>,
    gathered: Gathered,
}

/// The thread that recognises, and how far each article has come.
pub(super) struct Recognising {
    jobs: Sender<Job>,
    done: Receiver<Done>,
    /// By article; `None` for those that have mentions of their own.
    progress: Vec<Option<Progress>>,
    /// The score below which a mention is not shown.
    threshold: f32,
    busy: bool,
    shown: Option<Instant>,
}

impl Recognising {
    /// Starts the thread; nothing is recognised yet. Its knowledge is read in the thread.
    pub(super) fn new(app: &App, waker: Waker, threshold: f32) -> Self {
        let (jobs, todo) = channel::<Job>();
        let (tell, done) = channel();
        thread::spawn(move || {
            let mut recogniser = None;
            for Job { article, start, text } in todo {
                let recogniser = recogniser.get_or_insert_with(Recogniser::new);
                let found = recogniser.text(&text);
                if tell.send(Done { article, start, found }).is_err() {
                    return;
                }
                waker.wake();
            }
        });
        let fresh = |article: &Article| {
            article.mentions.is_empty().then(|| Progress { next: Some(0), ..Progress::default() })
        };
        let progress = app.articles.iter().map(fresh).collect();
        Self { jobs, done, progress, threshold, busy: false, shown: None }
    }

    /// Hands the next part of the article being read to the thread, unless it is at work.
    pub(super) fn go_on(&mut self, app: &App) {
        let at = app.at();
        let (Some(article), Some(Some(progress))) = (app.article(), self.progress.get(at)) else {
            return;
        };
        if self.busy {
            return;
        }
        if let Some(start) = progress.next {
            let range = part(article, start);
            let text = article.slice(range).into_owned();
            self.busy = self.jobs.send(Job { article: at, start, text }).is_ok();
        }
    }

    /// Takes what the thread has found; an input once there is something to show.
    pub(super) fn take(&mut self, app: &App) -> Option<Input> {
        let mut input = None;
        while let Ok(Done { article: at, start, mut found }) = self.done.try_recv() {
            self.busy = false;
            let Some(article) = app.articles.get(at) else { continue };
            let Some(Some(progress)) = self.progress.get_mut(at) else { continue };
            if progress.next != Some(start) {
                continue;
            }
            let is_code =
                |byte| article.block_from(byte).is_some_and(|block| block.kind == BlockKind::Code);
            found.mentions.retain(|mention| {
                mention.score >= self.threshold && !is_code(start + mention.range.start)
            });
            progress.gathered.add(start, &found);
            let end = part(article, start).end;
            progress.next = (end < article.len() && end > start).then_some(end);
            let due = self.shown.is_none_or(|shown| shown.elapsed() >= BETWEEN);
            if due || progress.next.is_none() {
                self.shown = Some(Instant::now());
                let (mentions, entities) = progress.gathered.finish();
                input = Some(Input::Recognised(at, Recognised { mentions, entities }));
            }
        }
        input
    }

    /// An article was read again: what was found in it counts no more.
    pub(super) fn restart(&mut self, at: usize, article: &Article) {
        if let Some(progress) = self.progress.get_mut(at) {
            *progress = article
                .mentions
                .is_empty()
                .then(|| Progress { next: Some(0), ..Progress::default() });
        }
    }
}
