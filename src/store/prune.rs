//! Forgetting: the state folder kept to a bound. In: the folder. Out: fewer files, those written longest ago gone
//! first, so that what is read now is never forgotten.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// The most articles that are remembered.
const ARTICLES: usize = 2000;
/// The folders in it whose files are of articles or lists.
const PARTS: [&str; 3] = ["articles", "names", "lists"];
/// The most files that were set aside since they were broken.
const BROKEN: usize = 10;
/// The age of a file being written whose writer must have died.
const UNFINISHED: Duration = Duration::from_secs(3600);

/// Whether there is more than is to be kept.
pub(super) fn is_due(folder: &Path) -> bool {
    PARTS.iter().any(|part| files(&folder.join(part)).len() > ARTICLES)
}

/// Forgets what was written longest ago; how many files went. A tenth more goes than has to, so that it is not
/// done each time.
pub(super) fn prune(folder: &Path) -> usize {
    let now = SystemTime::now();
    let mut gone = 0;
    for part in PARTS {
        let (mut kept, mut broken) = (Vec::new(), Vec::new());
        for (written, path) in files(&folder.join(part)) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.extension().is_some_and(|end| end == "tmp") {
                let age = now.duration_since(written).unwrap_or_default();
                gone += usize::from(age > UNFINISHED && fs::remove_file(&path).is_ok());
            } else if name.contains(".broken-") {
                broken.push((written, path));
            } else {
                kept.push((written, path));
            }
        }
        if kept.len() > ARTICLES {
            gone += forget(kept, ARTICLES - ARTICLES / 10);
        }
        gone += forget(broken, BROKEN);
    }
    gone
}

/// Removes all but the newest files of some.
fn forget(mut files: Vec<(SystemTime, PathBuf)>, most: usize) -> usize {
    files.sort();
    let over = files.len().saturating_sub(most);
    files[..over].iter().filter(|(_, path)| fs::remove_file(path).is_ok()).count()
}

/// The files of a folder and when each was written.
fn files(folder: &Path) -> Vec<(SystemTime, PathBuf)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let written = |entry: &fs::DirEntry| entry.metadata().ok()?.modified().ok();
    entries
        .filter_map(Result::ok)
        .filter_map(|entry| Some((written(&entry)?, entry.path())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_longest_ago_is_forgotten_first() {
        let folder = std::env::temp_dir().join(format!("qari-prune-{}", std::process::id()));
        let articles = folder.join("articles");
        fs::create_dir_all(&articles).expect("a folder");
        let begun = SystemTime::now() - Duration::from_secs(100_000);
        for number in 0..ARTICLES + 50 {
            let file = fs::File::create(articles.join(format!("{number}.json"))).expect("a file");
            file.set_modified(begun + Duration::from_secs(number as u64)).expect("its time");
        }
        assert!(is_due(&folder));
        assert_eq!(prune(&folder), 50 + ARTICLES / 10);
        assert!(!is_due(&folder));
        assert!(!articles.join("0.json").exists());
        assert!(articles.join(format!("{}.json", ARTICLES + 49)).exists());
        fs::remove_dir_all(&folder).expect("removed");
    }
}
