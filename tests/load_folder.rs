//! Folders: all their articles in the order of their paths; what cannot be read is passed over, said.
#![cfg(feature = "reader")]

use std::path::{Path, PathBuf};

use qari::article::{Notice, Things};
use qari::load::{LoadError, LoadOptions, open};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(folder.join("b/c")).expect("folders");
    folder
}

#[test]
fn a_folder_gives_the_articles_of_all_its_files_sorted_without_hidden_ones() {
    let folder = folder("folder-all");
    for (name, text) in [
        ("d.txt", "Four."),
        ("a.txt", "One."),
        ("b/c/three.json", "{\"text\": \"Three.\"}"),
        ("b/two.md", "Two."),
        (".hidden.txt", "Hidden."),
        ("b/broken.json", "{\"text\""),
        ("program.rs", "fn main() {}"),
    ] {
        std::fs::write(folder.join(name), text).expect("a file");
    }
    let articles = open(&folder, &LoadOptions::default()).expect("articles");
    let texts: Vec<_> = articles.iter().map(|article| article.slice(0..article.len())).collect();
    assert_eq!(texts, ["One.", "Three.", "Two.", "Four."]);
    assert!(matches!(
        articles[0].notices[..],
        [Notice::Skipped { count: 1, of: 5, what: Things::Files, .. }]
    ));
}

#[cfg(unix)]
#[test]
fn loops_of_links_pipes_and_devices_do_not_hold_a_folder_up() {
    let folder = folder("folder-loops");
    std::fs::write(folder.join("b/a.txt"), "One.").expect("a file");
    std::os::unix::fs::symlink(&folder, folder.join("b/c/loop")).expect("a link");
    std::os::unix::fs::symlink("/dev/zero", folder.join("zero.txt")).expect("a link");
    std::os::unix::fs::symlink("nowhere", folder.join("dangling.txt")).expect("a link");
    let pipe = std::process::Command::new("mkfifo").arg(folder.join("pipe.txt")).status();
    assert!(pipe.expect("mkfifo").success());
    let articles = open(&folder, &LoadOptions::default()).expect("articles");
    assert_eq!(articles.len(), 1);
}

#[cfg(unix)]
#[test]
fn a_device_is_refused_and_the_null_device_is_empty() {
    let open = |path: &str| open(Path::new(path), &LoadOptions::default()).expect_err("a refusal");
    assert!(matches!(open("/dev/zero"), LoadError::NotAFile { .. }));
    assert!(matches!(open("/dev/null"), LoadError::Empty { .. }));
}
