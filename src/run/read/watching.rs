//! Watching the sources. In: a source's path, from time to time. Out: what has happened to its file since it was read.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::app::SourceChange;

/// The time between two looks.
const BETWEEN: Duration = Duration::from_secs(1);

/// What the files looked like.
pub(super) struct Watch {
    /// `None` for what is no file.
    seen: BTreeMap<PathBuf, Option<Stamp>>,
    due: Instant,
}

/// What tells a file from what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    length: u64,
    modified: Option<SystemTime>,
    identity: (u64, u64),
}

impl Watch {
    pub(super) fn new() -> Self {
        Self { seen: BTreeMap::new(), due: Instant::now() }
    }

    /// How long until it is time to look again.
    pub(super) fn left(&self) -> Duration {
        self.due.saturating_duration_since(Instant::now())
    }

    /// Looks at a source, the first time to know what it was.
    pub(super) fn look(&mut self, source: &Path) -> Option<SourceChange> {
        self.due = Instant::now() + BETWEEN;
        let now = Stamp::of(source);
        let before = self.seen.insert(source.to_owned(), now)?;
        match (before, now) {
            (before, now) if before == now => None,
            (_, None) => Some(SourceChange::Gone),
            (Some(before), Some(now))
                if before.identity == now.identity && now.length > before.length =>
            {
                Some(SourceChange::Grown)
            }
            (_, Some(_)) => Some(SourceChange::Changed),
        }
    }

    /// A source was read again.
    pub(super) fn read(&mut self, source: &Path) {
        self.seen.insert(source.to_owned(), Stamp::of(source));
    }
}

impl Stamp {
    fn of(source: &Path) -> Option<Self> {
        let data = fs::metadata(source).ok().filter(fs::Metadata::is_file)?;
        let identity = identity(&data);
        Some(Self { length: data.len(), modified: data.modified().ok(), identity })
    }
}

#[cfg(unix)]
fn identity(data: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt as _;
    (data.dev(), data.ino())
}

#[cfg(not(unix))]
fn identity(_data: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_grows_changes_or_goes_is_told_once() {
        let folder = std::env::temp_dir().join(format!("qari-watch-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let file = folder.join("text");
        let mut watch = Watch::new();
        let mut told = |text: Option<&str>| {
            match text {
                Some(text) => fs::write(&file, text).expect("a file"),
                None => fs::remove_file(&file).expect("no file"),
            }
            (watch.look(&file), watch.look(&file))
        };
        assert_eq!(told(Some("one")), (None, None));
        assert_eq!(told(Some("one and two")), (Some(SourceChange::Grown), None));
        assert_eq!(told(Some("one")), (Some(SourceChange::Changed), None));
        assert_eq!(told(None), (Some(SourceChange::Gone), None));
        assert_eq!(told(Some("new")), (Some(SourceChange::Changed), None));
        fs::remove_dir_all(&folder).expect("the folder goes");
    }
}
