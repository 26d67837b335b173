//! The loop that carries effects out: the one place where the parts meet.

/// Runs the program; its exit status.
#[must_use]
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
