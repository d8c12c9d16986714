//! What can go wrong, in words the rooms above can act on. No text here ever holds a value from a row.

use std::sync::Arc;

/// Why a read or a commit did not do what was asked. The same on both databases.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The row that the change rests on does not exist (for this merchant).
    #[error("the row does not exist")]
    Missing,
    /// Somebody else was faster: the version or the fencing token is no longer the current one. Load and step again.
    #[error("somebody else changed it first")]
    Stale,
    /// Nothing was saved and nothing is wrong with the change: a lock, a lost connection, a database that is
    /// starting. Try again.
    #[error("the database is busy; nothing was saved")]
    Busy,
    /// No space or the disk fails. Nothing was saved; reads go on; accepting starts again by itself.
    #[error("the disk is full or fails; nothing was saved")]
    Full,
    /// The outcome of the commit is unknown: it may or may not be saved. Never send on it; read again first.
    #[error("the outcome of the commit is unknown")]
    Unsure,
    /// A named rule of the schema refused the change, e.g. `single_flight`. Names are equal on both databases.
    #[error("the rule {0} refused the change")]
    Constraint(String),
    /// A sealed value does not open: another key, or somebody moved or changed it. Names table and column only.
    #[error("the sealed value {table}.{column} does not open")]
    Unreadable {
        /// Table of the value.
        table: &'static str,
        /// Column of the value.
        column: &'static str,
    },
    /// Anything else: a defect or a broken database. The text names codes, tables and columns, never values.
    #[error("database: {0}")]
    Database(Arc<str>),
}

impl StoreError {
    pub(crate) fn database(text: impl AsRef<str>) -> Self {
        Self::Database(Arc::from(text.as_ref()))
    }

    /// Trying the same change again can help, and is safe: nothing was saved.
    #[must_use]
    pub const fn is_retryable(&self) -> bool {
        matches!(self, Self::Busy | Self::Full | Self::Stale)
    }
}

/// Why the store did not open. Each names what to do.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The address is neither `sqlite:PATH` nor `postgres://…`.
    #[error("unknown database address; use sqlite:PATH or postgres://USER@HOST/NAME")]
    Address,
    /// The data was sealed with another master key.
    #[error(
        "the data was sealed with master key {stored}, but this node has {given}; \
         give it the key file that belongs to this database"
    )]
    WrongKey {
        /// Key id in the database.
        stored: String,
        /// Key id of this node.
        given: String,
    },
    /// The master key file cannot be read or written.
    #[error("key file {path}: {why}")]
    KeyFile {
        /// Which file.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// The database file or its folder cannot be opened or made.
    #[error("database file {path}: {why}")]
    File {
        /// Which file.
        path: String,
        /// What is wrong with it.
        why: String,
    },
    /// A newer version of Gaidao has migrated this database.
    #[error("the database has schema {found}, this version knows up to {known}; start the newer version")]
    NewerSchema {
        /// Version found.
        found: i32,
        /// Newest version this binary knows.
        known: i32,
    },
    /// A migration did not run.
    #[error("migration failed: {0}")]
    Migration(String),
    /// The integrity check at start failed.
    #[error("the database file is damaged ({0}); restore the last backup, see docs/operations")]
    Damaged(String),
    /// The database answered with an error, or not at all.
    #[error(transparent)]
    Store(#[from] StoreError),
}
