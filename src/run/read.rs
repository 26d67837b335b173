//! `qari SOURCE...`: the reading loop.

use std::path::PathBuf;

use super::Status;
use crate::cli::Common;

/// Reads articles on the terminal.
pub(super) fn read(_common: &Common, _sources: &[PathBuf]) -> anyhow::Result<Status> {
    anyhow::bail!("reading: not available yet")
}
