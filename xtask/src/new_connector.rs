//! `cargo xtask new-connector`: to be replaced.
use anyhow::{Result, bail};
use clap::Args;

use crate::shell::Workspace;

/// Options of `new-connector`.
#[derive(Args)]
pub(crate) struct Options {
    /// The connector's id.
    id: String,
}

/// Writes.
pub(crate) fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    bail!("{}{}", workspace.root().display(), options.id)
}
