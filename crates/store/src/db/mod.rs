//! The two databases behind one shape: a writer that commits changes in groups, and readers.

pub(crate) mod checkpoint;
pub(crate) mod group;
pub(crate) mod op;
pub(crate) mod pgwriter;
pub(crate) mod postgres;
pub(crate) mod reserve;
pub(crate) mod sqlite;

use std::borrow::Cow;

use tokio::sync::oneshot;

use crate::audit::{Line, PAGE_SQL, Verifier};
use crate::dialect::Dialect;
use crate::error::StoreError;
use op::{Done, Query, Row, Val, Work};

/// What a change came to: what each of its steps did.
pub(crate) type Outcome = Result<Vec<Done>, StoreError>;

/// A change in the writer's queue, and who waits for what came of it.
pub(crate) struct Waiting<A> {
    pub(crate) work: Work,
    pub(crate) reply: oneshot::Sender<A>,
}

/// Audit entries that are checked in one read.
pub(crate) const AUDIT_PAGE: i64 = 10_000;
/// Most changes that share one commit.
pub(crate) const GROUP_MAX: usize = 256;
/// Most changes that wait in the queue before callers are held back.
pub(crate) const QUEUE_MAX: usize = 1024;

/// The database in use.
pub(crate) enum Db {
    Sqlite(sqlite::Sqlite),
    Inline(sqlite::Inline),
    Postgres(postgres::Postgres),
}

impl Db {
    pub(crate) const fn dialect(&self) -> Dialect {
        match self {
            Self::Sqlite(_) | Self::Inline(_) => Dialect::Sqlite,
            Self::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Commits one change, together with whatever else is waiting.
    pub(crate) async fn write(&self, work: Work) -> Outcome {
        match self {
            Self::Sqlite(db) => db.write(work).await,
            Self::Inline(db) => db.write(work),
            Self::Postgres(db) => db.write(work).await,
        }
    }

    /// A short read: by key, or a page bounded by its limit.
    pub(crate) async fn read(
        &self,
        sql: impl Into<Cow<'static, str>> + Send,
        params: Vec<Val>,
    ) -> Result<Vec<Row>, StoreError> {
        let sql = sql.into();
        match self {
            Self::Sqlite(db) => db.read(&sql, &params).await,
            Self::Inline(db) => db.read(&sql, &params),
            Self::Postgres(db) => db.read(&sql, &params).await,
        }
    }

    /// Several short reads in one go: one connection, and on SQLite one view of the data.
    pub(crate) async fn read_together(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        match self {
            Self::Sqlite(db) => db.read_together(queries).await,
            Self::Inline(db) => db.read_together(queries),
            Self::Postgres(db) => db.read_together(queries).await,
        }
    }

    /// Checks the next page of a merchant's audit chain; `false` when there is nothing more to check.
    pub(crate) async fn audit_page(
        &self,
        merchant: &str,
        mut verifier: Verifier,
    ) -> Result<(Verifier, bool), StoreError> {
        match self {
            Self::Sqlite(db) => db.audit_page(merchant, verifier).await,
            Self::Inline(db) => db.audit_page(merchant, verifier),
            Self::Postgres(db) => {
                let params = [Val::from(merchant), Val::Int(verifier.head.seq), Val::Int(AUDIT_PAGE)];
                let rows = db.read(PAGE_SQL, &params).await?;
                for row in &rows {
                    if !verifier.line(&Line::of(row)?) {
                        return Ok((verifier, false));
                    }
                }
                Ok((verifier, !rows.is_empty()))
            }
        }
    }

    /// Something new may be taken on: there is space. (PostgreSQL says so only when asked to commit.)
    pub(crate) fn has_space(&self) -> bool {
        match self {
            Self::Sqlite(db) => db.has_space(),
            Self::Inline(_) | Self::Postgres(_) => true,
        }
    }

    /// Limits the size of the database file; `None` lifts the limit. SQLite only.
    pub(crate) async fn limit_size(&self, bytes_max: Option<u64>) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => db.limit_size(bytes_max).await,
            Self::Inline(db) => db.limit_size(bytes_max),
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Writes a consistent copy of the database file. SQLite only.
    pub(crate) async fn backup_to(&self, path: &std::path::Path) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(db) => db.backup_to(path).await,
            Self::Inline(db) => db.backup_to(path),
            Self::Postgres(_) => Err(StoreError::database("PostgreSQL is backed up with pg_dump")),
        }
    }

    /// Commits what waits and lets go of the database.
    pub(crate) async fn close(self) {
        match self {
            Self::Sqlite(db) => db.close().await,
            Self::Inline(_) => {}
            Self::Postgres(db) => db.close().await,
        }
    }
}
