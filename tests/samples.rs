//! The samples: each loads without a word, and its mentions cover the words they say.
#![cfg(feature = "reader")]

use std::path::{Path, PathBuf};

use qari::article::Notice;
use qari::load::{LoadOptions, open};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let entries = std::fs::read_dir(folder).expect("samples/");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.file_name().is_some_and(|name| name != "README.md"));
    paths.sort();
    paths
}

#[test]
fn every_sample_loads_and_nothing_of_it_is_guessed_or_skipped() {
    for path in samples() {
        let articles =
            open(&path, &LoadOptions::default()).unwrap_or_else(|error| panic!("{error}"));
        for article in &articles {
            // A quoted text that differs from the words at its offsets would be a skipped mention.
            let folds = |notice: &Notice| matches!(notice, Notice::Folded { .. });
            assert!(article.notices.iter().all(folds), "{}: {:?}", path.display(), article.notices);
            assert!(!article.title().is_empty(), "{}", path.display());
        }
    }
}

#[test]
fn every_entity_of_a_sample_is_mentioned_and_every_name_is_whole() {
    for path in samples() {
        for article in open(&path, &LoadOptions::default()).expect("the sample") {
            for (index, entity) in article.entities.iter().enumerate() {
                let mentioned = article.mentions.iter().any(|at| at.entity.0 as usize == index);
                assert!(mentioned, "{}: {}", path.display(), entity.id);
            }
            for mention in &article.mentions {
                let words = article.slice(mention.range.clone());
                assert_eq!(words.trim(), words, "{}", path.display());
            }
        }
    }
}

#[test]
fn the_readme_of_the_samples_names_each() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let readme = std::fs::read_to_string(folder.join("README.md")).expect("samples/README.md");
    for path in samples() {
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(readme.contains(name), "samples/README.md says nothing of {name}");
    }
}
