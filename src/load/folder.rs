//! The files of a folder that may hold articles: those with a known ending or none, in its folders too,
//! sorted by path, hidden ones left out. A folder reached twice (a loop of links) is entered once.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::limits;

/// How names of files end that may hold articles; `.gz` may stand behind each.
const ENDINGS: [&str; 14] = [
    "txt", "text", "md", "markdown", "json", "jsonl", "ndjson", "html", "htm", "xhtml", "xml",
    "rss", "atom", "epub",
];

/// The files.
pub(super) fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut entered = HashSet::from([fs::canonicalize(folder)?]);
    enter(folder, 0, &mut entered, &mut files)?;
    files.sort();
    Ok(files)
}

fn enter(
    folder: &Path,
    depth: usize,
    entered: &mut HashSet<PathBuf>,
    files: &mut Vec<PathBuf>,
) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        let Ok(data) = fs::metadata(&path) else { continue };
        if hidden || files.len() >= limits::FOLDER_FILES {
            continue;
        }
        if data.is_file() && may_hold_articles(&path) {
            files.push(path);
        } else if data.is_dir()
            && depth < limits::FOLDER_DEPTH
            && fs::canonicalize(&path).is_ok_and(|real| entered.insert(real))
        {
            // A folder within that may not be read is passed over like a file that may not.
            let _ = enter(&path, depth + 1, entered, files);
        }
    }
    Ok(())
}

fn may_hold_articles(path: &Path) -> bool {
    let ending =
        |path: &Path| path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending(path) {
        Some(ending) if ending == "gz" => may_hold_articles(&path.with_extension("")),
        Some(ending) => ENDINGS.contains(&ending.as_str()),
        None => true,
    }
}
