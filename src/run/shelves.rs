//! The sources on the command line, opened: articles that were read, and files whose articles are read as they are
//! wanted. In: sources. Out: any article by its index over all of them.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::complaint::Complaint;
use super::source::articles_of;
use super::{Status, tour};
use crate::app::shelf::Shelf;
use crate::app::{App, Input};
use crate::article::{Article, Entry, Notice, Things};
use crate::load::{self, Lines, LoadError, LoadOptions};
use crate::locale::Message;
use crate::store::{StoreError, corrections};

/// The sources.
pub(super) struct Shelves {
    parts: Vec<Part>,
    options: LoadOptions,
    /// Sources that could not be read, and why.
    failures: Vec<LoadError>,
    /// What was guessed or skipped, one of a kind for each source, with the source's name.
    notices: RefCell<Vec<(String, Notice)>>,
    /// Corrections saved of articles that are read as they are wanted, by their file.
    saved: RefCell<HashMap<PathBuf, Vec<Article>>>,
}

/// A file, or standard input.
struct Part {
    source: PathBuf,
    articles: Articles,
}

/// What a file holds.
enum Articles {
    /// These.
    Read(Vec<Article>),
    /// So many, which the reader has now.
    Handed(usize),
    /// What its lines hold.
    Lines(Arc<Lines>),
}

impl Part {
    fn len(&self) -> usize {
        match &self.articles {
            Articles::Read(articles) => articles.len(),
            Articles::Handed(count) => *count,
            Articles::Lines(lines) => lines.count(),
        }
    }
}

impl Shelves {
    /// Opens sources.
    pub(super) fn open(sources: &[PathBuf], options: &LoadOptions) -> Self {
        let mut shelves = Self {
            parts: Vec::new(),
            options: options.clone(),
            failures: Vec::new(),
            notices: RefCell::default(),
            saved: RefCell::default(),
        };
        for source in sources {
            // Annotations that were given are laid over all articles of a source.
            match load::files(source) {
                _ if options.annotations.is_some() || tour::is(source) => shelves.add_file(source),
                Ok(None) => shelves.add_file(source),
                Ok(Some(files)) => shelves.add_folder(source, &files),
                Err(failure) => shelves.failures.push(failure),
            }
        }
        // The articles behind a file are numbered once its own are counted.
        for part in shelves.parts.iter().rev().skip(1) {
            if let Articles::Lines(lines) = &part.articles {
                lines.reaches(usize::MAX);
            }
        }
        if let Some(lines) = shelves.growing() {
            lines.index_on();
        }
        shelves
    }

    fn add_file(&mut self, source: &Path) {
        if let Err(failure) = self.add(source) {
            self.failures.push(failure);
        }
    }

    fn add(&mut self, source: &Path) -> Result<(), LoadError> {
        let articles = if let Some(lines) = Lines::open(source, &self.options) {
            Articles::Lines(Arc::new(lines))
        } else {
            let articles = articles_of(source, &self.options)?;
            for article in &articles {
                self.note(source, &article.notices);
            }
            Articles::Read(articles)
        };
        self.parts.push(Part { source: source.to_owned(), articles });
        Ok(())
    }

    /// The files of a folder; those that hold no article are passed over and counted.
    fn add_folder(&mut self, folder: &Path, files: &[PathBuf]) {
        let failures: Vec<LoadError> =
            files.iter().filter_map(|file| self.add(file).err()).collect();
        if failures.len() == files.len() {
            self.failures.push(LoadError::NoArticles { name: load::display_name(folder) });
        } else if let Some(failure) = failures.first() {
            let (count, of) = (failures.len(), files.len());
            let reason = failure.to_string();
            self.note(folder, &[Notice::Skipped { count, of, what: Things::Files, reason }]);
        }
    }

    /// Adds notices of a source, one of a kind.
    fn note(&self, source: &Path, notices: &[Notice]) {
        let name = load::display_name(source);
        let mut kinds = self.notices.borrow_mut();
        for notice in notices {
            let mut rest = Some(notice.clone());
            for (_, kind) in kinds.iter_mut().filter(|(of, _)| *of == name) {
                rest = rest.and_then(|notice| kind.merge(notice).err());
            }
            kinds.extend(rest.map(|notice| (name.clone(), notice)));
        }
    }

    /// Says on standard error what failed and what was guessed or skipped.
    pub(super) fn report(&self) -> Status {
        for part in &self.parts {
            if let Articles::Lines(lines) = &part.articles {
                self.note(&part.source, &Vec::from_iter(lines.cut()));
            }
        }
        for (name, mut notice) in self.notices.take() {
            if let Notice::Skipped { of: of @ 0, what: Things::Articles, .. } = &mut notice {
                let part = self.parts.iter().find(|part| load::display_name(&part.source) == name);
                if let Some(Part { articles: Articles::Lines(lines), .. }) = part {
                    lines.reaches(usize::MAX);
                }
                *of = part.map_or(0, Part::len);
            }
            complain!("{name}: {notice}");
        }
        for failure in &self.failures {
            complain!("qari: {failure}");
        }
        if self.failures.is_empty() { Status::Done } else { Status::Unreadable }
    }

    /// The articles there are, as far as is known.
    pub(super) fn len(&self) -> usize {
        self.parts.iter().map(Part::len).sum()
    }

    /// The file whose lines are not counted to the end.
    pub(super) fn growing(&self) -> Option<Arc<Lines>> {
        match &self.parts.last()?.articles {
            Articles::Lines(lines) if !lines.is_complete() => Some(lines.clone()),
            _ => None,
        }
    }

    /// Counts on until there is an article of an index; whether there is.
    pub(super) fn reaches(&self, at: usize) -> bool {
        if let Some(lines) = self.growing() {
            let before = self.len() - lines.count();
            return at < before || lines.reaches(at - before);
        }
        at < self.len()
    }

    /// The files whose articles are read as they are wanted, each with the index of its first.
    pub(super) fn files(&self) -> Vec<(usize, Arc<Lines>)> {
        let mut first = 0;
        let mut files = Vec::new();
        for part in &self.parts {
            if let Articles::Lines(lines) = &part.articles {
                files.push((first, lines.clone()));
            }
            first += part.len();
        }
        files
    }

    /// The articles for the reader: those that were read are handed over.
    pub(super) fn hand_over(&mut self) -> Shelf {
        let mut articles = Shelf::default();
        let mut first = 0;
        for part in &mut self.parts {
            if let Articles::Read(read) = &mut part.articles {
                let read = std::mem::take(read);
                part.articles = Articles::Handed(read.len());
                articles.hold(first, read);
            }
            first += part.len();
        }
        articles.grow(first, self.growing().is_some());
        articles
    }

    /// The part that holds an article, and which of its articles it is.
    fn part(&self, at: usize) -> Option<(&Part, usize)> {
        let mut nth = at;
        for part in &self.parts {
            if nth < part.len() {
                return Some((part, nth));
            }
            nth -= part.len();
        }
        None
    }

    /// The file of each article that is its file's only one.
    pub(super) fn alone(&self) -> HashMap<usize, PathBuf> {
        let mut first = 0;
        let mut alone = HashMap::new();
        for part in &self.parts {
            if part.len() == 1 && !matches!(part.articles, Articles::Lines(_)) {
                alone.insert(first, part.source.clone());
            }
            first += part.len();
        }
        alone
    }

    /// The source of an article.
    pub(super) fn source(&self, at: usize) -> Option<&Path> {
        self.part(at).map(|(part, _)| part.source.as_path())
    }

    /// How its sources are read.
    pub(super) fn options(&self) -> &LoadOptions {
        &self.options
    }

    /// An article, read now where it is not at hand.
    pub(super) fn article(&self, at: usize) -> Result<Article, LoadError> {
        let Some((part, nth)) = self.part(at) else {
            return Err(LoadError::Gone { name: "the sources".to_owned() });
        };
        match &part.articles {
            Articles::Read(articles) => Ok(articles[nth].clone()),
            Articles::Handed(_) => self.read_again(part, nth),
            Articles::Lines(lines) => {
                let mut article = lines.article(nth)?;
                self.correct(&part.source, &mut article);
                Ok(article)
            }
        }
    }

    /// The article that the app asked for.
    pub(super) fn bring(&self, at: usize) -> Input {
        match self.article(at) {
            Ok(article) => Input::Brought(at, Box::new(article)),
            Err(failure) => Input::Unreadable(at, failure.to_string()),
        }
    }

    /// What the list says of articles.
    pub(super) fn entries(
        &self,
        indices: &[usize],
        app: &App,
        has_read: impl Fn(usize, &Article) -> bool,
    ) -> Vec<(usize, Entry)> {
        let entry = |at: usize, article: &Article| {
            let read = has_read(at, article);
            (at, Entry { read, ..Entry::of(article) })
        };
        let of = |at: usize| match app.articles.get(at) {
            Some(article) => entry(at, article),
            None => match self.article(at) {
                Ok(article) => entry(at, &article),
                Err(failure) => (at, Entry::unreadable(failure.to_string())),
            },
        };
        indices.iter().map(|at| of(*at)).collect()
    }

    /// An article read again from its source.
    pub(super) fn again(&mut self, at: usize) -> Result<Article, LoadError> {
        let Some((part, nth)) = self.part(at) else {
            return Err(LoadError::Gone { name: "the sources".to_owned() });
        };
        let source = part.source.clone();
        if !matches!(part.articles, Articles::Lines(_)) {
            return self.read_again(part, nth);
        }
        let lines = Lines::open(&source, &self.options)
            .ok_or_else(|| LoadError::Gone { name: load::display_name(&source) })?;
        let lines = Arc::new(lines);
        lines.reaches(nth);
        let article = lines.article(nth);
        for part in &mut self.parts {
            if part.source == source {
                part.articles = Articles::Lines(lines.clone());
            }
        }
        article
    }

    fn read_again(&self, part: &Part, nth: usize) -> Result<Article, LoadError> {
        let articles = articles_of(&part.source, &self.options)?;
        let gone = || LoadError::Gone { name: load::display_name(&part.source) };
        articles.into_iter().nth(nth).ok_or_else(gone)
    }

    /// All articles, in order. What is no article is passed over and counted.
    pub(super) fn articles(&self) -> impl Iterator<Item = Article> + '_ {
        self.parts.iter().flat_map(|part| {
            let articles: Box<dyn Iterator<Item = Article>> = match &part.articles {
                Articles::Read(articles) => Box::new(articles.iter().cloned()),
                Articles::Handed(_) => Box::new(std::iter::empty()),
                Articles::Lines(lines) => {
                    Box::new(lines.iter().filter_map(|article| self.counted(part, article)))
                }
            };
            articles
        })
    }

    /// An article of a line with its corrections, its notices taken down; what is none is counted.
    fn counted(&self, part: &Part, article: Result<Article, LoadError>) -> Option<Article> {
        match article {
            Ok(mut article) => {
                self.note(&part.source, &article.notices);
                self.correct(&part.source, &mut article);
                Some(article)
            }
            Err(failure) => {
                let reason = failure.to_string();
                let skipped = Notice::Skipped { count: 1, of: 0, what: Things::Articles, reason };
                self.note(&part.source, &[skipped]);
                None
            }
        }
    }

    /// Lays the corrections of an article over it, that were saved beside its file.
    fn correct(&self, source: &Path, article: &mut Article) {
        if self.options.raw || self.options.annotations.is_some() {
            return;
        }
        let mut saved = self.saved.borrow_mut();
        let saved = saved.entry(source.to_owned()).or_insert_with(|| read_corrections(source));
        if let Some(saved) = saved.iter().find(|saved| is_same(saved, article)) {
            corrections::lay(std::slice::from_mut(article), vec![saved.clone()]);
        }
    }

    /// Saves the mentions of an article beside its source: of a source that was read whole with its other articles.
    pub(super) fn save_corrections(&self, at: usize, held: &Shelf) -> Result<(), Message> {
        let (Some((part, nth)), Some(article)) = (self.part(at), held.get(at)) else {
            return Ok(());
        };
        let source = &part.source;
        if !source.is_file() {
            return Err(Message::NotKept);
        }
        let said = |error: StoreError| Complaint::from(error).message;
        if !matches!(part.articles, Articles::Lines(_)) {
            let first = at - nth;
            let articles: Vec<Article> =
                (first..first + part.len()).filter_map(|at| held.get(at).cloned()).collect();
            return corrections::save(source, &articles).map(drop).map_err(said);
        }
        let mut saved = self.saved.borrow_mut();
        let saved = saved.entry(source.clone()).or_insert_with(|| read_corrections(source));
        match saved.iter_mut().find(|saved| is_same(saved, article)) {
            Some(saved) => *saved = article.clone(),
            None => saved.push(article.clone()),
        }
        corrections::save(source, saved).map(drop).map_err(said)
    }
}

fn read_corrections(source: &Path) -> Vec<Article> {
    load::open(&corrections::beside(source), &LoadOptions::default()).unwrap_or_default()
}

/// Whether two articles have the same text.
fn is_same(one: &Article, other: &Article) -> bool {
    one.body.len() == other.body.len()
        && one.slice(one.body.clone()) == other.slice(other.body.clone())
        && one.title() == other.title()
}
