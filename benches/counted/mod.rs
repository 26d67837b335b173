//! Instructions counted by valgrind: this program, run again under it with a text's name and size.

use std::process::Command;

/// Bytes of the shorter text; a program under valgrind is some fifty times as slow.
const SHORT: usize = 150_000;
/// The flag by which the program is asked to do the work once.
const ONCE: &str = "--once";

/// Whether instructions can be counted here.
pub(crate) fn is_there() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// The text's name and size that the program was run with to be counted.
pub(crate) fn asked(arguments: &[String]) -> Option<(&str, usize)> {
    match arguments {
        [flag, name, bytes] if flag == ONCE => Some((name, bytes.parse().ok()?)),
        _ => None,
    }
}

/// How many times the instructions twice the text takes, byte for byte. What the program does besides is taken off.
pub(crate) fn doubled(name: &str, length: impl Fn(usize) -> usize) -> f64 {
    let counted = |bytes| count(name, bytes).expect("valgrind counts");
    let (begun, short, long) = (counted(1), counted(SHORT), counted(2 * SHORT));
    let grown = length(2 * SHORT) as f64 / length(SHORT) as f64;
    (long - begun) / (short - begun) * 2.0 / grown
}

fn count(name: &str, bytes: usize) -> Option<f64> {
    let program = std::env::current_exe().ok()?;
    let counter = ["--tool=callgrind", "--callgrind-out-file=/dev/null"];
    let mut command = Command::new("valgrind");
    command.args(counter).arg(program).args([ONCE, name, &bytes.to_string()]);
    let output = command.output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find_map(|line| line.split("Collected :").nth(1))?;
    line.trim().parse().ok()
}
