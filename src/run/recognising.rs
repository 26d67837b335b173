//! Recognising beside the reading: the article being read in, its mentions as an input for the app out.
//!
//! One thread recognises a part at a time; the part's text is handed over when the one before is done, so
//! that at most one is held twice. What is found is shown from time to time and when the article is done.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::external::{CommandError, PATIENCE, Said, annotate, moved};
use crate::app::{App, Input, Recognised};
use crate::article::{Article, BlockKind};
use crate::cli;
use crate::entity::parts::{Gathered, part};
use crate::entity::{Found, Recogniser};
use crate::load::LoadOptions;
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
    answer: Answer,
}

/// What recognised, and what it found.
enum Answer {
    /// The recogniser, in a part.
    Part(Found),
    /// A command of the user's, in the whole.
    Whole(Result<Said, CommandError>),
}

/// Who recognises.
pub(super) enum Engine {
    /// The recogniser in the program.
    Own,
    /// A command of the user's, and how its annotations are read.
    Command(String, LoadOptions),
}

impl Engine {
    /// That of the flags; `None` where none is wanted.
    pub(super) fn of(recogniser: cli::Recogniser, options: &LoadOptions) -> Option<Self> {
        match recogniser {
            cli::Recogniser::None => None,
            cli::Recogniser::Auto => Some(Self::Own),
            cli::Recogniser::Command(command) => Some(Self::Command(command, options.clone())),
        }
    }

    fn answer(&self, recogniser: &mut Option<Recogniser>, text: &str) -> Answer {
        match self {
            Self::Own => Answer::Part(recogniser.get_or_insert_with(Recogniser::new).text(text)),
            Self::Command(command, options) => {
                Answer::Whole(annotate(command, text, options, PATIENCE))
            }
        }
    }

    /// The bytes to be recognised at once, from one.
    fn range(whole: bool, article: &Article, start: usize) -> Range<usize> {
        if whole { article.body.clone() } else { part(article, start) }
    }
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
    /// By article, of those that were opened; `None` for those that have mentions of their own.
    progress: HashMap<usize, Option<Progress>>,
    /// The score below which a mention is not shown.
    threshold: f32,
    busy: bool,
    /// Whether articles are recognised whole.
    whole: bool,
    shown: Option<Instant>,
}

impl Recognising {
    /// Starts the thread; nothing is recognised yet. Its knowledge is read in the thread.
    pub(super) fn new(engine: Engine, waker: Waker, threshold: f32) -> Self {
        let whole = matches!(engine, Engine::Command(..));
        let (jobs, todo) = channel::<Job>();
        let (tell, done) = channel();
        thread::spawn(move || {
            let mut recogniser = None;
            for Job { article, start, text } in todo {
                let answer = engine.answer(&mut recogniser, &text);
                if tell.send(Done { article, start, answer }).is_err() {
                    return;
                }
                waker.wake();
            }
        });
        Self { jobs, done, progress: HashMap::new(), threshold, busy: false, whole, shown: None }
    }

    /// Hands the next part of the article being read to the thread, unless it is at work.
    pub(super) fn go_on(&mut self, app: &App) {
        let at = app.at();
        let Some(article) = app.article() else { return };
        let progress = self.progress.entry(at).or_insert_with(|| fresh(article));
        let Some(progress) = progress else { return };
        if self.busy {
            return;
        }
        if let Some(start) = progress.next {
            let range = Engine::range(self.whole, article, start);
            let text = article.slice(range).into_owned();
            self.busy = self.jobs.send(Job { article: at, start, text }).is_ok();
        }
    }

    /// Takes what the thread has found; an input once there is something to show.
    pub(super) fn take(&mut self, app: &App) -> Option<Input> {
        let mut input = None;
        while let Ok(Done { article: at, start, answer }) = self.done.try_recv() {
            self.busy = false;
            let Some(article) = app.articles.get(at) else { continue };
            let Some(Some(progress)) = self.progress.get_mut(&at) else { continue };
            if progress.next != Some(start) {
                continue;
            }
            let mut found = match answer {
                Answer::Part(found) => found,
                Answer::Whole(said) => {
                    progress.next = None;
                    input = Some(whole(at, article, said));
                    continue;
                }
            };
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
        self.progress.insert(at, fresh(article));
    }
}

/// How far an article has come of which nothing is recognised yet.
fn fresh(article: &Article) -> Option<Progress> {
    article.mentions.is_empty().then(|| Progress { next: Some(0), ..Progress::default() })
}

/// What a command has said of an article's body, or what kept it from saying it.
fn whole(at: usize, article: &Article, said: Result<Said, CommandError>) -> Input {
    match said {
        Ok(Said { mentions, entities, .. }) => {
            let mentions = moved(mentions, article.body.start);
            Input::Recognised(at, Recognised { mentions, entities })
        }
        Err(error) => Input::Message(error.to_string()),
    }
}
