//! `gaidao backup`: a consistent copy of the SQLite database while the server runs.

use std::path::Path;

use anyhow::{Context, Result};
use gaidao_store::Address;
use serde_json::json;

use crate::{cli::Place, node, output};

/// Copies the database to `to`. PostgreSQL has its own tools.
pub(crate) async fn backup(place: &Place, to: &Path) -> Result<()> {
    let settings = place.settings()?;
    let Address::Sqlite(_) = Address::parse(&settings.database)? else {
        anyhow::bail!("for PostgreSQL use pg_dump or your base backups; keep the key file apart from them");
    };
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty());
    anyhow::ensure!(
        folder.is_none_or(Path::is_dir),
        "there is no folder {}; make it first",
        folder.unwrap_or(to).display()
    );
    anyhow::ensure!(!to.exists(), "{} exists; a backup never overwrites", to.display());
    node::open_store(&settings, node::Use::Read)
        .await?
        .backup_to(to)
        .await
        .context("the copy could not be written")?;
    let bytes = std::fs::metadata(to)?.len();
    if place.json {
        return output::json_line(&json!({ "to": to, "bytes": bytes, "key_file_included": false }));
    }
    output::print(&format!(
        "{bytes} bytes in {}\nThe key file {} is NOT in it: without that key the backup cannot be read. Keep a copy elsewhere.\n",
        to.display(),
        settings.key_file.display()
    ))
}
