//! Recognising beside the reading: the article being read in, its mentions as an input for the app out.
//!
//! One thread recognises a part at a time; the part's text is handed over when the one before is done, so
//! that at most one is held twice. What is found is shown from time to time and when the article is done.

mod engine;
mod progress;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use super::external::{CommandError, Running, Said, moved};
use crate::app::{App, Input, Recognised, shelf::Shelf};
use crate::article::Article;
use crate::entity::Found;
use crate::entity::declared::keep_mentions;
use crate::entity::parts::WHOLE;
use crate::locale::Message;
use crate::terminal::Waker;
use engine::{Answer, Done, Job, Work};
pub(super) use engine::{Engine, GettingReady};
use progress::{MENTIONS, Progress};

/// The least time between two showings of what was found so far.
const BETWEEN: Duration = Duration::from_secs(1);

/// The bytes of a page, about, before it is known.
const PAGE: usize = 5 << 10;

/// The thread that recognises, and how far each article has come.
pub(super) struct Recognising {
    /// Who works once there is work, and what is done then.
    idle: Option<(Option<GettingReady>, Work)>,
    jobs: Sender<Job>,
    done: Receiver<Done>,
    /// What was waited for or remembered, not taken yet.
    awaited: Vec<Done>,
    /// The user's command at work.
    running: Running,
    /// By article, of those that were opened; `None` for those that have mentions of their own.
    progress: HashMap<usize, Option<Progress>>,
    /// Tells the reader of what is found, once it waits for that.
    waker: Arc<OnceLock<Waker>>,
    /// The score below which a mention is not shown.
    threshold: f32,
    /// What the thread is at: which part of which article.
    at_work: Option<(usize, Range<usize>)>,
    /// Tells the thread that another part is wanted first.
    hurry: Arc<AtomicBool>,
    /// How often an article was read again: what was handed over before counts no more.
    restarts: usize,
    /// What was found in whole articles and nobody was told of yet.
    learnt: Vec<(usize, Found)>,
    /// Whether articles are recognised whole.
    whole: bool,
    shown: Option<Instant>,
}

impl Recognising {
    /// Nothing is recognised yet, nor is a thread begun where none is given.
    pub(super) fn new(engine: Engine, threshold: f32, thread: Option<GettingReady>) -> Self {
        let whole = matches!(engine, Engine::Command(..));
        let (jobs, todo) = channel::<Job>();
        let (tell, done) = channel();
        let running = Running::default();
        let at_work = running.clone();
        let hurry = Arc::<AtomicBool>::default();
        let hurried = Arc::clone(&hurry);
        let waker = Arc::<OnceLock<Waker>>::default();
        let awake = Arc::clone(&waker);
        let work = move |recogniser| {
            for Job { article, part, text, restarts } in todo {
                let answer = engine.answer(recogniser, &text, &at_work, &hurried);
                if tell.send(Done { article, part, answer, restarts }).is_err() {
                    return;
                }
                if let Some(waker) = awake.get() {
                    waker.wake();
                }
            }
        };
        Self {
            idle: Some((thread, Box::new(work))),
            jobs,
            done,
            awaited: Vec::new(),
            running,
            progress: HashMap::new(),
            waker,
            threshold,
            at_work: None,
            hurry,
            restarts: 0,
            learnt: Vec::new(),
            whole,
            shown: None,
        }
    }

    /// Begins with the only article, before there is a reader: of one that is one part the place in it does not matter,
    /// of a longer one the first page is likely the one that is seen.
    pub(super) fn begin(&mut self, articles: &Shelf) {
        let Some(article) = articles.get(0).filter(|_| articles.len() == 1) else { return };
        if self.whole {
            return;
        }
        if let Some(progress) = self.progress.entry(0).or_insert_with(|| fresh(article)) {
            let part = progress.next(article, &(0..PAGE.min(article.len())));
            self.hand(0, article, part);
        }
    }

    /// Whether nothing is known of an article yet.
    pub(super) fn is_new(&self, at: usize) -> bool {
        !self.whole && !self.progress.contains_key(&at)
    }

    /// Takes what was found in all of an article the last time for what would be found now.
    pub(super) fn remember(&mut self, at: usize, article: &Article, found: Found) {
        if let Some(progress) = self.progress.entry(at).or_insert_with(|| fresh(article)) {
            let (part, answer) = (0..article.len(), Answer::Remembered(found));
            progress.done.add(part.clone());
            self.awaited.push(Done { article: at, part, answer, restarts: self.restarts });
        }
    }

    /// What was found in whole articles since the last time.
    pub(super) fn learnt(&mut self) -> Vec<(usize, Found)> {
        std::mem::take(&mut self.learnt)
    }

    /// Wakes the reader from now on.
    pub(super) fn wake(&mut self, waker: Waker) {
        let _ = self.waker.set(waker);
    }

    fn hand(&mut self, at: usize, article: &Article, part: Option<Range<usize>>) {
        if let Some(part) = part {
            if let Some((thread, work)) = self.idle.take() {
                thread.unwrap_or_else(GettingReady::begin).go_on_with(work);
            }
            let text = article.slice(part.clone()).into_owned();
            let restarts = self.restarts;
            self.hurry.store(false, Ordering::Relaxed);
            let job = Job { article: at, part: part.clone(), text, restarts };
            self.at_work = self.jobs.send(job).is_ok().then_some((at, part));
        }
    }

    /// Hands the next part of the article being read to the thread, unless it is at work.
    pub(super) fn go_on(&mut self, app: &App) {
        let at = app.at();
        let Some(article) = app.article() else { return };
        let progress = self.progress.entry(at).or_insert_with(|| fresh(article));
        let Some(progress) = progress else { return };
        let seen = app.seen();
        if let Some((of, part)) = &self.at_work {
            // What is seen comes first: it is what somebody waits for.
            let is_seen = *of == at && part.start < seen.end && seen.start < part.end;
            let is_done = progress.done.within(&seen) == seen.len();
            self.hurry.fetch_or(!is_seen && !is_done, Ordering::Relaxed);
            return;
        }
        let part = if self.whole {
            progress.done.next(0, &article.body)
        } else {
            progress.next(article, &seen)
        };
        self.hand(at, article, part);
    }

    /// Waits a moment for what the recogniser finds, where it is at work; no command of a user is as quick.
    pub(super) fn wait(&mut self, patience: Duration) {
        if self.at_work.is_some() && !self.whole && self.awaited.is_empty() {
            self.awaited.extend(self.done.recv_timeout(patience));
        }
    }

    /// Takes what the thread has found; inputs once there is something to show.
    pub(super) fn take(&mut self, app: &App) -> Vec<Input> {
        let mut inputs = Vec::new();
        while let Some(done) = self.awaited.pop().or_else(|| self.done.try_recv().ok()) {
            let Done { article: at, part, answer, restarts } = done;
            if !matches!(answer, Answer::Remembered(_)) {
                self.at_work = None;
            }
            if restarts != self.restarts {
                // It may be of a text that was read again since.
                continue;
            }
            let Some(article) = app.articles.get(at) else { continue };
            let Some(Some(progress)) = self.progress.get_mut(&at) else { continue };
            let is_old = matches!(answer, Answer::Remembered(_));
            if !is_old && progress.done.within(&part) > 0 || progress.stopped {
                continue;
            }
            let mut found = match answer {
                Answer::Dropped => continue,
                Answer::Part(found) => {
                    if part == (0..article.len()) && article.len() <= WHOLE {
                        self.learnt.push((at, found.clone()));
                    }
                    found
                }
                Answer::Remembered(found) => found,
                Answer::Whole(said) => {
                    progress.done.add(part);
                    inputs.push(whole(at, article, said));
                    continue;
                }
            };
            progress.done.add(part.clone());
            found.mentions.retain(|mention| mention.score >= self.threshold);
            keep_mentions(article, part.start, &mut found);
            let known = progress.gathered.len();
            progress.gathered.add(part.start, &found);
            progress.unshown.push(known..progress.gathered.len());
            let seen = app.seen();
            if progress.bound(seen.start) {
                inputs.push(Input::Said(Message::MentionsKept(MENTIONS / 2)));
            }
            let over = progress.next(article, &seen).is_none();
            // What is seen is shown at once and alone, the rest from time to time.
            let is_seen = at == app.at() && part.start < seen.end && seen.start < part.end;
            let is_time = self.shown.is_none_or(|shown| shown.elapsed() >= BETWEEN);
            let mentions = if over || is_time || progress.shown == 0 {
                self.shown = Some(Instant::now());
                std::mem::take(&mut progress.unshown)
            } else if is_seen {
                progress.unshown.pop().into_iter().collect()
            } else {
                continue;
            };
            inputs.push(Input::Recognising(at, progress.share(article, &seen)));
            inputs.extend(progress.shown(at, mentions));
        }
        inputs
    }

    /// Recognises no more of an article.
    pub(super) fn stop(&mut self, at: usize) {
        if let Some(Some(progress)) = self.progress.get_mut(&at) {
            progress.stopped = true;
        }
    }

    /// An article was read again: what was found in it counts no more.
    pub(super) fn restart(&mut self, at: usize, article: &Article) {
        self.restarts += 1;
        self.progress.insert(at, fresh(article));
    }
}

impl Drop for Recognising {
    /// Nobody waits for the user's command any more.
    fn drop(&mut self) {
        self.running.end();
    }
}

/// How far an article has come of which nothing is recognised yet.
fn fresh(article: &Article) -> Option<Progress> {
    article.mentions.is_empty().then(Progress::default)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{Key, KeyCode};

    #[test]
    fn names_that_are_waited_for_come_with_the_first_screen() {
        let article = || Article::plain("Paris, 14 July 1789".to_owned(), false);
        let app = App::new(vec![article()], (60, 20));
        let mut recognising = Recognising::new(Engine::Own, 0.0, None);
        recognising.begin(&Shelf::from(vec![article()]));
        recognising.wait(Duration::from_secs(600));
        let inputs = recognising.take(&app);
        let found = inputs.iter().find_map(|input| match input {
            Input::Recognised(0, found) => Some(found.mentions.len()),
            _ => None,
        });
        assert_eq!(found, Some(2));
        // Nothing is at work, so nothing is waited for.
        recognising.wait(Duration::from_secs(600));
        assert!(recognising.take(&app).is_empty());
    }

    #[test]
    fn a_part_that_is_not_seen_gives_way_to_the_page() {
        let text = "In Paris. ".repeat(40_000);
        let article = || Article::plain(text.clone(), false);
        let mut app = App::new(vec![article()], (60, 20));
        let mut recognising = Recognising::new(Engine::Own, 0.0, None);
        recognising.go_on(&app);
        assert!(!recognising.hurry.load(Ordering::Relaxed), "the page is at work");
        let end = Key { code: KeyCode::End, control: false, alt: false, shift: false };
        app.handle(&Input::Key(end));
        recognising.go_on(&app);
        assert!(recognising.hurry.load(Ordering::Relaxed), "another page is seen");
        let part = 0..article().len();
        recognising.awaited.push(Done { article: 0, part, answer: Answer::Dropped, restarts: 0 });
        assert!(recognising.take(&app).is_empty(), "nothing was found in what was dropped");
        recognising.go_on(&app);
        let seen = app.seen();
        let (_, part) = recognising.at_work.clone().expect("the page is at work");
        assert!(part.start < seen.end && seen.start < part.end);
        assert!(!recognising.hurry.load(Ordering::Relaxed));
    }

    #[test]
    fn names_that_are_remembered_are_those_that_were_found_and_need_no_thread() {
        let article = || Article::plain("Paris, 14 July 1789".to_owned(), false);
        let app = App::new(vec![article()], (60, 20));
        let mut first = Recognising::new(Engine::Own, 0.0, None);
        first.begin(&Shelf::from(vec![article()]));
        first.wait(Duration::from_secs(600));
        let found = first.take(&app);
        let learnt = first.learnt();
        let [(0, names)] = &learnt[..] else { panic!("an article was recognised") };
        let mut second = Recognising::new(Engine::Own, 0.0, None);
        assert!(second.is_new(0));
        second.remember(0, &article(), names.clone());
        second.go_on(&app);
        assert_eq!(second.take(&app), found);
        assert!(second.idle.is_some() && second.learnt().is_empty());
    }
}
