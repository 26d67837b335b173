//! Links that are opened outside: what the program that opens them is given, and that nobody waits for it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use crate::journey::Journey;
use crate::{QARI, answering};

/// A folder with an article whose one link leads to an address, and an `xdg-open` that does as a script says.
fn desk(name: &str, address: &str, script: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("links-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a folder");
    let article = format!("# The ferry\n\nIt sails [today](<{address}>) at six.\n");
    fs::write(folder.join("a.md"), article).expect("written");
    let program = folder.join("xdg-open");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).expect("written");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a program");
    folder
}

/// The links of the article, opened.
fn reader(folder: &Path) -> Journey {
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("PATH={}:{path}", folder.display());
    let article = folder.join("a.md").display().to_string();
    let mut journey =
        Journey::begin(answering(), "/usr/bin/env", &[&path, "DISPLAY=:0", QARI, &article]);
    journey.until_shown("The ferry");
    journey.press("L");
    journey.until_shown("Links");
    journey
}

#[test]
fn an_address_is_one_argument_whatever_stands_in_it_and_nobody_waits() {
    let address = "https://a.example/$(touch run);`touch run`'&\"--x";
    let folder = desk(
        "one",
        address,
        "printf '%s|' \"$@\" > \"$0.new\"; mv \"$0.new\" \"$0.given\"; sleep 30",
    );
    let mut journey = reader(&folder);
    journey.press("\r");
    journey.until_shown("Opened by xdg-open");
    journey.until("the address", |_| folder.join("xdg-open.given").exists());
    let given = fs::read_to_string(folder.join("xdg-open.given")).expect("given");
    assert_eq!(given, "https://a.example/$(touch%20run);%60touch%20run%60'&%22--x|");
    assert!(!folder.join("run").exists() && !Path::new("run").exists());
    journey.press("\u{1b}");
    journey.settle();
    journey.press("q");
    assert_eq!(journey.end(), "0", "the reader is left while the program goes on");
    let _ = fs::remove_dir_all(&folder);
}

#[test]
fn a_program_that_fails_is_told_of() {
    let folder = desk("failing", "https://a.example/", "exit 3");
    let mut journey = reader(&folder);
    journey.press("\r");
    journey.until_shown("xdg-open could not open it");
    journey.press("qq");
    assert_eq!(journey.end(), "0");
    let _ = fs::remove_dir_all(&folder);
}
