//! Commands that describe the program: `themes`, `doctor`, `completions`, `man`.

use std::io::{self, Write as _};

use clap::CommandFactory as _;

use super::Status;
use crate::cli::{Cli, Common};

/// `qari themes`.
pub(super) fn themes() -> anyhow::Result<Status> {
    anyhow::bail!("themes: not available yet")
}

/// `qari doctor`.
pub(super) fn doctor(_common: &Common) -> anyhow::Result<Status> {
    anyhow::bail!("doctor: not available yet")
}

/// `qari completions SHELL`.
pub(super) fn completions(shell: clap_complete::Shell) -> anyhow::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "qari", &mut script);
    io::stdout().write_all(&script)?;
    Ok(Status::Done)
}

/// `qari man`.
pub(super) fn man() -> anyhow::Result<Status> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut page)?;
    io::stdout().write_all(&page)?;
    Ok(Status::Done)
}
