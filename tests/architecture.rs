//! The house rule: data goes one way, so each folder of `src/` may import only those named here
//! (ARCHITECTURE.md, "Code map").

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// What each folder may import of ours.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("layout", &[]),
    ("locale", &[]),
    ("article", &["layout"]),
    ("load", &["article", "layout"]),
    ("entity", &["article"]),
    ("widget", &["layout"]),
    ("theme", &["article"]),
    ("print", &["article", "layout", "theme"]),
    ("app", &["article", "entity", "layout", "locale"]),
    ("view", &["app", "theme", "layout", "article", "locale", "widget"]),
    ("export", &["view", "layout", "theme"]),
    ("store", &["article", "layout", "theme"]),
    ("terminal", &["app", "view", "layout"]),
];

/// Where all parts meet.
const MAY_IMPORT_ALL: &[&str] = &["run", "cli", "main.rs", "lib.rs"];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of src/") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The modules of ours that code names after `crate::`, comments left out.
fn imports(text: &str) -> Vec<String> {
    let code: Vec<&str> =
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    code.split("crate::")
        .skip(1)
        .flat_map(|piece| match piece.strip_prefix('{') {
            Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
            None => vec![piece],
        })
        .map(|name| name.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect())
        .collect()
}

#[test]
fn each_folder_imports_only_what_the_one_way_of_the_data_allows() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let rules: BTreeMap<&str, &[&str]> = MAY_IMPORT.iter().copied().collect();
    let mut wrong = Vec::new();
    for entry in fs::read_dir(&source).expect("src/") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let is_text = path.is_file() && path.extension().is_none_or(|extension| extension != "rs");
        if is_text || MAY_IMPORT_ALL.contains(&name.as_str()) {
            continue;
        }
        let Some(allowed) = rules.get(name.as_str()) else {
            wrong.push(format!("src/{name} has no rule: say in {} what it may import", file!()));
            continue;
        };
        let mut files = Vec::new();
        rust_files(&path, &mut files);
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file");
            for import in imports(&text) {
                let ours = source.join(&import).exists() || import == "cli";
                if ours && import != name && !allowed.contains(&import.as_str()) {
                    wrong.push(format!("{} imports {import}", file.display()));
                }
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_import_rule_sees_single_and_braced_imports() {
    let text = "use crate::view::Frame;\nuse crate::{app::App,\n theme::Theme};\n// crate::load\n";
    assert_eq!(imports(text), ["view", "app", "theme"]);
}
