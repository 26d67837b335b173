//! What outlives the reader. In: the state folder, the app. Out: each article taken up where it was left,
//! the room as it was arranged; and both in the folder again when they have changed.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use super::complaint::Complaint;
use super::finds;
use super::ground::{Change, Ground};
use super::habits::Arrangement;
use super::listing::Listing;
use crate::app::flow::Anchor;
use crate::app::listed::ListPlace;
use crate::app::{App, Remembered};
use crate::article::Article;
use crate::entity::Found;
use crate::store::{Habits, Identity, Memory, Place, Stamped, State, Top};

/// The mark that every jump sets.
const BEFORE: char = '\'';

/// What is remembered of the articles that are open.
pub(super) struct Memories {
    state: State,
    /// The file of each article that is its file's only one.
    files: HashMap<usize, PathBuf>,
    /// The articles that were opened, by index.
    known: BTreeMap<usize, Known>,
    arrangement: Arrangement,
    /// The list of all.
    listing: Listing,
    /// A terminal and whether its ground is light, where that is news.
    ground: Option<(&'static str, bool)>,
    /// What went wrong, in order.
    problems: Vec<Complaint>,
}

/// An article that was opened, or is about to be.
struct Known {
    memory: Memory,
    /// What the memory says of it; `None` where it says nothing yet.
    kept: Option<Remembered>,
    /// Whether the reader has taken it up.
    open: bool,
    /// Whether something was found that is not written down.
    found: bool,
}

impl Memories {
    /// What is remembered of articles. An address tells an article from others, and a file that holds one article
    /// only: `files` are those, by the article's index.
    pub(super) fn new(
        state: State,
        files: HashMap<usize, PathBuf>,
        arrangement: Arrangement,
        listing: Listing,
    ) -> Self {
        Self {
            state,
            files,
            known: BTreeMap::new(),
            arrangement,
            listing,
            ground: None,
            problems: Vec::new(),
        }
    }

    /// Whether an article was opened by an earlier reader.
    pub(super) fn has_read(&self, at: usize, article: &Article) -> bool {
        let identity = Identity::of(article, name(&self.files, at, article));
        identity.is_some_and(|identity| {
            self.state.recall(&identity, article).value != Memory::default()
        })
    }

    /// Where the list was left.
    pub(super) fn list_place(&mut self) -> Option<ListPlace> {
        let (place, problem) = self.listing.recall(&self.state);
        self.problems.extend(problem.map(Complaint::from));
        place
    }

    /// Takes up the article that is open now; whether that had still to be done.
    pub(super) fn recall(&mut self, app: &mut App) -> bool {
        let at = app.at();
        let Some(article) = app.article() else { return false };
        let Some(known) = self.look_up(at, article).filter(|known| !known.open) else {
            return false;
        };
        known.open = true;
        if let Some(kept) = &known.kept {
            app.restore(at, kept.clone());
        }
        true
    }

    /// What was found in an article by an earlier reader, where that still holds.
    pub(super) fn finds(&mut self, at: usize, article: &Article) -> Option<Found> {
        if !finds::are_kept(article.len()) {
            return None;
        }
        finds::found(&self.look_up(at, article)?.memory.finds.as_ref()?.value, article)
    }

    /// Remembers what was found in an article.
    pub(super) fn learn(&mut self, at: usize, article: &Article, found: &Found) {
        if let Some(known) = self.known.get_mut(&at) {
            known.memory.finds = Some(Stamped::new(milliseconds(), finds::kept(found, article)));
            known.found = true;
        }
    }

    /// The memory of an article, read where it was not yet; `None` of one that holds nothing to read.
    fn look_up(&mut self, at: usize, article: &Article) -> Option<&mut Known> {
        match self.known.entry(at) {
            Entry::Occupied(known) => Some(known.into_mut()),
            Entry::Vacant(place) => {
                let name = name(&self.files, at, article);
                let identity = Identity::of(article, name.clone())?;
                let recalled = self.state.recall(&identity, article);
                self.problems.extend(recalled.problem.map(Complaint::from));
                let memory = recalled.value;
                let kept =
                    memory.place.is_some().then(|| remembered(&memory, article, name.as_deref()));
                Some(place.insert(Known { memory, kept, open: false, found: false }))
            }
        }
    }

    /// Remembers the articles of which there is more to remember, and how the room is arranged.
    pub(super) fn save(&mut self, app: &App) {
        for (at, known) in &mut self.known {
            let (Some(article), Some(now)) = (app.articles.get(*at), app.remembered(*at)) else {
                continue;
            };
            if known.kept.as_ref() == Some(&now) && !known.found {
                continue;
            }
            let name = name(&self.files, *at, article);
            let Some(identity) = Identity::of(article, name.clone()) else { continue };
            known.update(article, name, &now);
            (known.kept, known.found) = (Some(now), false);
            let saved = self.state.remember(&identity, known.memory.clone());
            self.problems.extend(saved.err().map(Complaint::from));
        }
        let unsaved = self.listing.save(&self.state, app, milliseconds());
        self.problems.extend(unsaved.map(Complaint::from));
        let mut habits = Habits::default();
        self.arrangement.note(&app.settings, app.kinds, &mut habits, milliseconds());
        if let Some((terminal, is_light)) = self.ground.take() {
            Ground::note(&mut habits, terminal, is_light, milliseconds());
        }
        if !habits.is_empty() {
            let saved = self.state.remember_habits(habits);
            self.problems.extend(saved.err().map(Complaint::from));
        }
    }

    /// Whether the article that is open now has marks that are not remembered yet.
    pub(super) fn has_new_marks(&self, app: &App) -> bool {
        let kept = self.known.get(&app.at()).and_then(|known| known.kept.as_ref());
        app.reading().is_some_and(|reading| {
            let set = reading.marks.iter().filter(|(letter, _)| **letter != BEFORE);
            set.into_iter()
                .any(|(letter, byte)| kept.is_none_or(|kept| kept.marks.get(letter) != Some(byte)))
        })
    }

    /// A terminal's ground is another than it was the last time; a theme may have been put on for it.
    pub(super) fn ground(
        &mut self,
        terminal: &'static str,
        is_light: bool,
        change: Option<&Change>,
    ) {
        self.ground = Some((terminal, is_light));
        if let Some(change) = change {
            self.arrangement.dressed(change);
        }
    }

    /// Forgets what was read longest ago, where more is remembered than is to be. Nothing depends on it: what goes
    /// wrong is left for the next time.
    pub(super) fn prune(&self) {
        let _ = self.state.prune();
    }

    /// Whether nothing is written.
    pub(super) fn is_private(&self) -> bool {
        self.state.is_private()
    }

    /// What went wrong, in order.
    pub(super) fn problems(&self) -> &[Complaint] {
        &self.problems
    }
}

impl Known {
    /// Writes down what has changed since it was last remembered.
    fn update(&mut self, article: &Article, name: Option<String>, now: &Remembered) {
        let (memory, set) = (&mut self.memory, milliseconds());
        let before = self.kept.as_ref();
        if before.is_none_or(|before| before.place != now.place) {
            let top = now
                .place
                .map(|Anchor { byte, above }| Top { place: Place::at(article, byte), above });
            memory.place = Some(Stamped::new(set, top));
        }
        if before.is_none_or(|before| before.unfolded != now.unfolded) {
            memory.unfolded = Some(Stamped::new(set, now.unfolded));
        }
        for (letter, byte) in &now.marks {
            if before.is_none_or(|before| before.marks.get(letter) != Some(byte)) {
                memory.marks.insert(*letter, Stamped::new(set, Place::at(article, *byte)));
            }
        }
        memory.title = article.title().chars().take(200).collect();
        memory.name = name.unwrap_or_default();
        memory.furthest = now.furthest;
        memory.read = now.finished;
    }
}

/// A memory as the app takes it up.
fn remembered(memory: &Memory, article: &Article, name: Option<&str>) -> Remembered {
    Remembered {
        place: memory.place_in(article, name).map(|(byte, above)| Anchor { byte, above }),
        furthest: memory.furthest,
        finished: memory.read,
        unfolded: memory.unfolded.as_ref().is_some_and(|unfolded| unfolded.value),
        marks: memory.marks_in(article, name),
    }
}

/// What an article is called, where that tells it from others: its address or its file.
fn name(files: &HashMap<usize, PathBuf>, at: usize, article: &Article) -> Option<String> {
    let file = || files.get(&at)?.canonicalize().ok();
    article.meta.url.clone().or_else(|| Some(file()?.display().to_string()))
}

/// Now, in milliseconds since 1970.
fn milliseconds() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(now.as_millis()).unwrap_or(u64::MAX)
}
