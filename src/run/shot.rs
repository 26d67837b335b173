//! `qari shot`: the reader's screen as a picture.

use super::Status;
use crate::cli::{Common, ShotArgs};

/// Draws the reader into a file.
pub(super) fn shot(_common: &Common, _args: &ShotArgs) -> anyhow::Result<Status> {
    anyhow::bail!("shot: not available yet")
}
