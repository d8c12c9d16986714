//! Schema versions. Each runs in a transaction of its own; an older program refuses a newer schema.

use refinery::{Migration, Runner};
use rusqlite::Connection;

use crate::dialect::{postgres_error, sqlite_error};
use crate::error::{OpenError, StoreError};

const SQLITE: [(&str, &str); 3] = [
    ("V1__initial", include_str!("../migrations/sqlite/V1__initial.sql")),
    ("V2__people", include_str!("../migrations/sqlite/V2__people.sql")),
    ("V3__guests", include_str!("../migrations/sqlite/V3__guests.sql")),
];
const POSTGRES: [(&str, &str); 3] = [
    ("V1__initial", include_str!("../migrations/postgres/V1__initial.sql")),
    ("V2__people", include_str!("../migrations/postgres/V2__people.sql")),
    ("V3__guests", include_str!("../migrations/postgres/V3__guests.sql")),
];

fn runner(list: &[(&str, &str)]) -> Result<Runner, OpenError> {
    let migrations: Result<Vec<Migration>, _> =
        list.iter().map(|(name, sql)| Migration::unapplied(name, sql)).collect();
    Ok(Runner::new(&migrations.map_err(|e| OpenError::Migration(e.to_string()))?))
}

fn compare(found: Option<i32>, known: usize) -> Result<(), OpenError> {
    let known = i32::try_from(known).unwrap_or(i32::MAX);
    match found {
        Some(found) if found > known => Err(OpenError::NewerSchema { found, known }),
        _ => Ok(()),
    }
}

const NEWEST: &str = "SELECT max(version) FROM refinery_schema_history";

pub(crate) fn sqlite(conn: &mut Connection) -> Result<(), OpenError> {
    let fail = |e: rusqlite::Error| OpenError::Store(sqlite_error(&e, false));
    let exists = "SELECT count(*) FROM sqlite_master WHERE name = 'refinery_schema_history'";
    if conn.query_row(exists, [], |row| row.get::<_, i64>(0)).map_err(fail)? > 0 {
        let found = conn.query_row(NEWEST, [], |row| row.get::<_, Option<i32>>(0)).map_err(fail)?;
        compare(found, SQLITE.len())?;
    }
    runner(&SQLITE)?.run(conn).map(drop).map_err(|e| OpenError::Migration(e.to_string()))
}

/// Two nodes that start together take turns, however long a migration takes.
const LOCK: &str = "SET statement_timeout = 0; SET lock_timeout = 0; SELECT pg_advisory_lock(7143202611)";
const UNLOCK: &str = "SELECT pg_advisory_unlock(7143202611)";

/// In a cluster restored from a dump, transaction numbers begin anew: events that carry numbers of the old cluster
/// would stay in front of all new ones. They come first, in their own order.
const REBASE: &str =
    "UPDATE events SET tx = 0 WHERE tx >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

pub(crate) async fn postgres(client: &mut tokio_postgres::Client) -> Result<(), OpenError> {
    let fail = |e: tokio_postgres::Error| OpenError::Store(postgres_error(&e));
    client.batch_execute(LOCK).await.map_err(fail)?;
    let exists = client
        .query_one("SELECT to_regclass('refinery_schema_history') IS NOT NULL", &[])
        .await
        .and_then(|row| row.try_get::<_, bool>(0))
        .map_err(fail)?;
    if exists {
        let row = client.query_one(NEWEST, &[]).await.map_err(fail)?;
        compare(row.try_get(0).map_err(fail)?, POSTGRES.len())?;
    }
    let ran = runner(&POSTGRES)?.run_async(client).await;
    ran.map_err(|e| match e.kind() {
        refinery::error::Kind::Connection(..) => OpenError::Store(StoreError::Busy),
        _ => OpenError::Migration(e.to_string()),
    })?;
    client.batch_execute(REBASE).await.map_err(fail)?;
    client.batch_execute(UNLOCK).await.map_err(fail)
}
