//! The program as a shell sees it: what it writes where, and its exit status.
#![cfg(feature = "reader")]

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn qari(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_qari"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .expect("the program runs")
}

fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads all");
    child.wait_with_output().expect("it ends")
}

/// A fresh folder of this test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    folder
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_source_that_cannot_be_read_is_named_and_ends_with_status_1() {
    let folder = folder("cli-unreadable");
    let path = |name: &str| folder.join(name).display().to_string();
    std::fs::write(folder.join("empty.txt"), b"").expect("a file");
    std::fs::write(folder.join("binary"), b"\x7FELF\0\0").expect("a file");
    std::fs::write(folder.join("broken.json"), b"{\"text\": \"a\"").expect("a file");
    std::fs::create_dir(folder.join("none")).expect("a folder");
    for (name, said) in [
        ("missing", "no such file"),
        ("empty.txt", "empty"),
        ("binary", "a program"),
        ("broken.json", ":1:12: broken JSON"),
        ("none", "no articles in this folder"),
    ] {
        for command in ["print", "entities"] {
            let output = qari(&[command, &path(name)]);
            assert_eq!(output.status.code(), Some(1), "{command} {name}");
            assert!(stderr(&output).contains(said), "{}", stderr(&output));
            assert!(stderr(&output).contains(name), "{}", stderr(&output));
            assert!(output.stdout.is_empty());
        }
    }
}

#[test]
fn printed_colours_are_the_terminals_own_unless_a_theme_is_asked_for() {
    let styled = |theme: &[&str]| {
        let sample = "samples/observatory.json";
        let print = ["print", sample, "--format", "ansi", "--color", "always"];
        let output = qari(&[&print, theme].concat());
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    // On which ground it will be read is not known: no colour of 24 bits, which may be the ground's.
    let own = styled(&[]);
    assert!(own.contains("\u{1b}[4;94m") && !own.contains("38;2;"), "{own}");
    let asked = styled(&["--theme", "light"]);
    assert!(asked.contains("38;2;"), "{asked}");
}

#[test]
fn the_other_sources_are_read_where_one_fails() {
    let output = qari(&["print", "samples/none.txt", "samples/ferry.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.len() > 1000);
}

#[test]
fn wrong_usage_ends_with_status_2() {
    for arguments in [
        &["print", "--width", "0", "samples/ferry.txt"][..],
        &["print", "--format", "pdf", "samples/ferry.txt"],
        &["--no-such-option"],
        &["shot", "samples/ferry.txt"],
        &["shot", "samples/ferry.txt", "-o", "x.png", "--size", "0x5"],
        &["completions", "no-such-shell"],
    ] {
        assert_eq!(qari(arguments).status.code(), Some(2), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["--version"], &["man"], &["completions", "bash"]] {
        assert_eq!(qari(arguments).status.code(), Some(0), "{arguments:?}");
    }
    let completions = qari(&["completions", "fish"]);
    assert!(String::from_utf8_lossy(&completions.stdout).contains("gruvbox"), "themes by name");
}

#[test]
fn a_picture_of_the_tour_is_of_the_language_of_the_interface() {
    let picture = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("tour.txt");
    let name = picture.display().to_string();
    for (language, title) in [("en", "Reading in the terminal"), ("ar", "VT100")] {
        let output = qari(&["shot", "--tour", "--lang", language, "-o", &name, "--size", "90x60"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let drawn = std::fs::read_to_string(&picture).expect("drawn");
        assert!(drawn.contains(title), "{drawn}");
    }
}

#[test]
fn standard_input_is_read_where_it_is_named_or_piped() {
    for arguments in [&["-"][..], &[], &["print", "-"], &["print"]] {
        let output = piped(arguments, b"One two three.\n");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        assert_eq!(output.stdout, b"One two three.\n", "{arguments:?}");
    }
    let empty = piped(&["print", "-"], b"");
    assert_eq!(empty.status.code(), Some(1));
    assert!(stderr(&empty).contains("standard input"), "{}", stderr(&empty));
}

#[test]
fn what_was_guessed_or_skipped_is_said_in_a_line_a_kind() {
    let json = br#"{"text": "Rome", "mentions": [{"start": 0, "end": 9}, {"start": 0, "end": 4}]}"#;
    let output = piped(&["entities", "-"], json);
    assert_eq!(output.status.code(), Some(0));
    let said =
        "standard input: 1 of 2 mentions skipped: 9 is outside the text, which has 4 code points\n";
    assert_eq!(stderr(&output), said);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let text = "word ".repeat(500_000);
    let file = folder("cli-pipe").join("long.txt");
    std::fs::write(&file, text).expect("a file");
    let mut child = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["print", &file.display().to_string()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut first = [0; 10];
    child.stdout.as_mut().expect("a pipe").read_exact(&mut first).expect("its first bytes");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", stderr(&output));
}

#[test]
fn streams_that_are_closed_or_full_make_no_panic() {
    let run = |arguments: &[&str], out: Stdio, err: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_qari"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).stdin(Stdio::null());
        command.stdout(out).stderr(err).status().expect("the program runs").code()
    };
    // A pipe that nobody reads any more.
    let closed = || Stdio::from(std::io::pipe().expect("a pipe").1);
    let commands: [(&[&str], i32); 8] = [
        (&["print", "samples/ferry.txt"], 0),
        (&["entities", "samples/observatory.json"], 0),
        (&["print", "no-such-file", "samples/ferry.txt"], 1),
        (&["--no-such-flag"], 2),
        (&["shot", "samples/ferry.txt", "-o", "picture.unknown"], 2),
        (&["shot", "samples/ferry.txt", "--tour", "-o", "picture.txt"], 2),
        (&["doctor"], 0),
        (&["themes"], 0),
    ];
    for (arguments, status) in commands {
        assert_eq!(run(arguments, Stdio::null(), closed()), Some(status), "{arguments:?}");
        let quietly = run(arguments, closed(), closed());
        // A reader that goes away ends the command before it has tried all.
        assert!(quietly == Some(status) || quietly == Some(0), "{arguments:?}: {quietly:?}");
    }
    if let Ok(full) = std::fs::OpenOptions::new().write(true).open("/dev/full") {
        let full = || Stdio::from(full.try_clone().expect("the device"));
        assert_eq!(run(&["print", "samples/ferry.txt"], full(), full()), Some(1));
    }
}

#[test]
fn a_theme_that_is_not_there_and_a_key_that_always_leaves_are_told_with_their_lines() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-config");
    std::fs::create_dir_all(folder.join("qari")).expect("a folder");
    let text = "width = 60\ntheme = \"solarised-dark\"\nwidth = 80\n";
    let check = |text: &str| {
        std::fs::write(folder.join("qari/config.toml"), text).expect("written");
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_qari"));
        let command = command.args(["config", "--check"]).env("XDG_CONFIG_HOME", &folder);
        let output = command.output().expect("it runs");
        assert_eq!(output.status.code(), Some(1));
        stderr(&output)
    };
    assert!(check(text).contains("config.toml:3: this is not TOML: `width` stands here a second"));
    let said = check("theme = \"solarised-dark\"\n[keys]\ncopy = [\"C-c\"]\n");
    assert!(
        said.contains(
            "config.toml:1: there is no theme `solarised-dark`; the nearest is `solarized-dark`"
        ),
        "{said}"
    );
    assert!(
        said.contains("config.toml:3: the key `C-c` always leaves; give `copy` another"),
        "{said}"
    );
}
