//! `--entities COMMAND`: others' recognisers.
#![cfg(all(feature = "reader", unix))]
#![allow(missing_docs, reason = "tests")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn article(name: &str, text: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("entity_command");
    fs::create_dir_all(&folder).expect("a folder for the test");
    let path = folder.join(name);
    fs::write(&path, text).expect("an article for the test");
    path
}

fn entities(source: &PathBuf, command: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_qari"))
        .args(["entities", "--format", "json", "--entities", command])
        .arg(source)
        .output()
        .expect("qari runs")
}

#[test]
fn a_commands_annotations_are_laid_over_the_text_it_read() {
    let source = article("said.txt", "Ada met Grace.\n");
    // It marks the text's second name only where it was given the text.
    let command = r#"grep -q 'Ada met' && printf '[{"entity_group": "PER", "start": 8, "end": 13, "score": 0.5}]'"#;
    let output = entities(&source, command);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let written: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let mentions = &written["entities"][0]["mentions"];
    assert_eq!(mentions[0]["text"], "Grace");
    assert_eq!(written["entities"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_command_that_fails_is_told_of_with_its_own_words() {
    let source = article("fails.txt", "Ada met Grace.\n");
    let output = entities(&source, "echo 'no such model' >&2; exit 3");
    assert_eq!(output.status.code(), Some(1));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(errors.contains("no such model") && errors.contains("exit status: 3"), "{errors}");
}

#[test]
fn output_that_is_no_annotations_is_told_of() {
    let source = article("nonsense.txt", "Ada met Grace.\n");
    let output = entities(&source, r#"printf '{"broken'"#);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--entities"));
}
