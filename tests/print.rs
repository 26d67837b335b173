//! `qari print`: what stands in its rows, run as a user would.
#![cfg(feature = "reader")]

use std::io::Write;
use std::process::{Command, Stdio};

/// The rows that `qari print` writes for a text, at 20 columns.
fn rows(text: &str, arguments: &[&str]) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["print", "--width", "20"])
        .args(arguments)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("qari starts");
    child.stdin.take().expect("a pipe").write_all(text.as_bytes()).expect("it reads");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    text.lines().map(str::to_owned).collect()
}

#[test]
fn white_space_of_any_kind_at_a_paragraphs_start_leaves_its_row_flush() {
    // Alef, beh: isolated alef (no letter before it joins), initial beh would need a follower.
    let flush = "                  \u{FE8F}\u{FE8D}";
    for blank in ["", " ", "\u{A0}", "\u{3000}", " \u{2003}"] {
        let text = format!("{blank}\u{627}\u{628}");
        assert_eq!(rows(&text, &["--raw"]), [flush], "{blank:?}");
    }
}
