//! `gaidao backup`: a consistent copy of the SQLite database while the server runs.

use std::path::Path;

use anyhow::{Context, Result};
use gaidao_store::Address;
use serde_json::json;

use crate::{cli::Place, output};

/// Copies the database to `to`. PostgreSQL has its own tools.
pub(crate) fn backup(place: &Place, to: &Path) -> Result<()> {
    let settings = place.settings()?;
    let Address::Sqlite(from) = Address::parse(&settings.database)? else {
        anyhow::bail!("for PostgreSQL use pg_dump or your base backups; keep the key file apart from them");
    };
    anyhow::ensure!(from.exists(), "no database at {}", from.display());
    anyhow::ensure!(!to.exists(), "{} exists; a backup never overwrites", to.display());
    let target = to.to_str().context("the target's name is not UTF-8")?;
    let connection = rusqlite::Connection::open_with_flags(&from, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)
        .context("the database does not open")?;
    connection.execute("VACUUM INTO ?1", [target]).context("the copy could not be written")?;
    let bytes = std::fs::metadata(to)?.len();
    if place.json {
        return output::json_line(&json!({ "to": target, "bytes": bytes, "key_file_included": false }));
    }
    output::print(&format!(
        "{bytes} bytes in {target}\nThe key file {} is NOT in it: without that key the backup cannot be read. Keep a copy elsewhere.\n",
        settings.key_file.display()
    ))
}
