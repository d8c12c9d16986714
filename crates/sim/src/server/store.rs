//! The data folder: the world's rows in one SQLite file, written before any answer is given.
//!
//! WAL with `synchronous=NORMAL`: what is committed survives the death of the process (kill -9), which is what a
//! simulator has to survive.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, params};

use crate::world::{Change, Row, RowKind};

/// How long a starting simulator waits for one that is just ending.
const BUSY_TIMEOUT: Duration = Duration::from_secs(1);

/// The data folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the simulator's data folder cannot be used: {0}")]
pub struct StoreError(#[from] rusqlite::Error);

#[derive(Debug)]
pub(crate) struct Store {
    connection: Connection,
    /// Changes that could not be saved yet; they go first next time.
    unsaved: Vec<Change>,
}

impl Store {
    pub(crate) fn open(file: &Path) -> Result<Store, StoreError> {
        let connection = Connection::open(file)?;
        connection.busy_timeout(BUSY_TIMEOUT)?;
        // One process per folder: a second one fails here instead of spoiling the first one's world.
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.execute_batch(
            "CREATE TABLE IF NOT EXISTS rows (
                kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, key)
             ) WITHOUT ROWID;
             CREATE TABLE IF NOT EXISTS ports (name TEXT PRIMARY KEY, port INTEGER NOT NULL) WITHOUT ROWID;",
        )?;
        Ok(Store { connection, unsaved: Vec::new() })
    }

    /// All rows of the world, each kind in key order.
    pub(crate) fn load(&self) -> Result<Vec<Row>, StoreError> {
        let mut rows = Vec::new();
        let mut select =
            self.connection.prepare("SELECT key, value FROM rows WHERE kind = ?1 ORDER BY key")?;
        for kind in RowKind::ALL {
            let found = select.query_map([kind.name()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for pair in found {
                let (key, value) = pair?;
                rows.push(Row { kind, key, value });
            }
        }
        Ok(rows)
    }

    /// Saves changes in one transaction. If that fails they are kept and saved with the next ones.
    pub(crate) fn save(&mut self, changes: Vec<Change>) -> Result<(), StoreError> {
        self.unsaved.extend(changes);
        if self.unsaved.is_empty() {
            return Ok(());
        }
        let transaction = self.connection.transaction()?;
        {
            let mut put =
                transaction.prepare_cached("REPLACE INTO rows (kind, key, value) VALUES (?1, ?2, ?3)")?;
            let mut drop = transaction.prepare_cached("DELETE FROM rows WHERE kind = ?1 AND key = ?2")?;
            for change in &self.unsaved {
                match &change.value {
                    Some(value) => put.execute(params![change.kind.name(), change.key, value])?,
                    None => drop.execute(params![change.kind.name(), change.key])?,
                };
            }
        }
        transaction.commit()?;
        self.unsaved.clear();
        Ok(())
    }

    /// The port a listener had before.
    pub(crate) fn port(&self, name: &str) -> Result<Option<u16>, StoreError> {
        let select = "SELECT port FROM ports WHERE name = ?1";
        Ok(self.connection.query_row(select, [name], |row| row.get(0)).optional()?)
    }

    pub(crate) fn set_port(&self, name: &str, port: u16) -> Result<(), StoreError> {
        self.connection.execute("REPLACE INTO ports (name, port) VALUES (?1, ?2)", params![name, port])?;
        Ok(())
    }
}
