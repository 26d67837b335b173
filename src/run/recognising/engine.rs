//! Who recognises, and on which thread. In: jobs, parts of articles. Out: what was found in them.

use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::cli;
use crate::entity::{Found, Recogniser};
use crate::load::LoadOptions;
use crate::run::external::{CommandError, PATIENCE, Running, Said, annotate};

/// The memory that an article of usual length takes to be recognised, about.
const HEAP: usize = 120 << 10;

/// A part of an article to recognise.
pub(super) struct Job {
    pub(super) article: usize,
    pub(super) part: Range<usize>,
    pub(super) text: String,
    pub(super) restarts: usize,
}

/// What a job has found.
pub(super) struct Done {
    pub(super) article: usize,
    pub(super) part: Range<usize>,
    pub(super) answer: Answer,
    pub(super) restarts: usize,
}

/// What recognised, and what it found.
pub(super) enum Answer {
    /// The recogniser, in a part.
    Part(Found),
    /// The recogniser, told on the way that another part is wanted first.
    Dropped,
    /// The recogniser, the last time that the article was read.
    Remembered(Found),
    /// A command of the user's, in the whole.
    Whole(Result<Said, CommandError>),
}

/// Who recognises.
pub(in crate::run) enum Engine {
    /// The recogniser in the program.
    Own,
    /// A command of the user's, and how its annotations are read.
    Command(String, LoadOptions),
}

impl Engine {
    /// That of the flags; `None` where none is wanted.
    pub(in crate::run) fn of(recogniser: cli::Recogniser, options: &LoadOptions) -> Option<Self> {
        match recogniser {
            cli::Recogniser::None => None,
            cli::Recogniser::Auto => Some(Self::Own),
            cli::Recogniser::Command(command) => Some(Self::Command(command, options.clone())),
        }
    }

    pub(super) fn answer(
        &self,
        recogniser: Recogniser,
        text: &str,
        running: &Running,
        hurry: &AtomicBool,
    ) -> Answer {
        match self {
            Self::Own => recogniser
                .text_unless(text, || hurry.load(Ordering::Relaxed))
                .map_or(Answer::Dropped, Answer::Part),
            Self::Command(command, options) => {
                Answer::Whole(annotate(command, text, options, PATIENCE, running))
            }
        }
    }
}

/// What a thread does once the recogniser is ready.
pub(super) type Work = Box<dyn FnOnce(Recogniser) + Send>;

/// A thread that gets the recogniser ready. It may begin before it is known who recognises, and ends where nothing is
/// handed to it.
pub(in crate::run) struct GettingReady(Sender<Work>);

impl GettingReady {
    /// Starts the thread.
    pub(in crate::run) fn begin() -> Self {
        let (hand, work) = channel::<Work>();
        thread::spawn(move || {
            // The thread's heap grows at once, not by four kilobytes a time.
            drop(std::hint::black_box(Vec::<u8>::with_capacity(HEAP)));
            let recogniser = Recogniser::ready();
            if let Ok(work) = work.recv() {
                work(recogniser);
            }
        });
        Self(hand)
    }

    pub(super) fn go_on_with(self, work: Work) {
        // A thread that is gone recognises nothing.
        let _ = self.0.send(work);
    }
}
