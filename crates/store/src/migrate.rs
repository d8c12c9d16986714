//! Schema versions. Each runs in a transaction of its own; an older program refuses a newer schema.

use refinery::{Migration, Runner};
use rusqlite::Connection;

use crate::dialect::{postgres_error, sqlite_error};
use crate::error::{OpenError, StoreError};

const SQLITE: [(&str, &str); 4] = [
    ("V1__initial", include_str!("../migrations/sqlite/V1__initial.sql")),
    ("V2__people", include_str!("../migrations/sqlite/V2__people.sql")),
    ("V3__guests", include_str!("../migrations/sqlite/V3__guests.sql")),
    ("V4__wide_rows", include_str!("../migrations/sqlite/V4__wide_rows.sql")),
];
const POSTGRES: [(&str, &str); 4] = [
    ("V1__initial", include_str!("../migrations/postgres/V1__initial.sql")),
    ("V2__people", include_str!("../migrations/postgres/V2__people.sql")),
    ("V3__guests", include_str!("../migrations/postgres/V3__guests.sql")),
    ("V4__wide_rows", include_str!("../migrations/postgres/V4__wide_rows.sql")),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What an older version wrote: every column of these tables, with a second row of its own.
    const OLD_ROWS: &str = "
        INSERT INTO interceptions VALUES
            ('m', 'int_1', 'ZTO', '1', NULL, 'return', 'queued', 1, 0, 5, 1, 2, 3, '{}', x'01'),
            ('m', 'int_2', 'ZTO', '1', 'A-1', 'readdress', 'completed', 0, 1, NULL, 1, 2, 3, '{}', x'02');
        INSERT INTO journal VALUES ('m', 'int_1', 1, 9, 'queued', '{}', NULL), ('m', 'int_1', 2, 8, 'x', '{}', x'01');
        INSERT INTO inbox VALUES
            ('m', 'in_1', 'zto', 'a', 1, 'done', 1, x'01', x'02', ''), ('m', 'in_2', 'zto', 'a', 1, 'x', 1, x'03', x'02', '');
        INSERT INTO jobs VALUES ('m', 's', 'send', 1, 2, 3, 4, 'w'), ('m', 's', 'query', 1, 2, 3, 4, NULL);
        INSERT INTO idempotency VALUES ('m', 'k', x'01', 200, 'r', x'02', 1), ('m', 'l', x'01', 200, 'r', x'02', 0);
        INSERT INTO audit VALUES
            ('m', 1, 5, 'a', 'b', 'c', '{}', x'00', x'01'), ('m', 2, 4, 'a', 'b', 'c', '{}', x'01', x'02');";

    fn all(conn: &Connection) -> Vec<String> {
        let tables = ["interceptions", "journal", "inbox", "jobs", "idempotency", "audit"];
        let row = |row: &rusqlite::Row<'_>| -> rusqlite::Result<String> {
            let columns = row.as_ref().column_count();
            (0..columns).map(|index| Ok(format!("{:?} ", row.get_ref(index)?))).collect()
        };
        let mut found = Vec::new();
        for table in tables {
            let mut rows = conn.prepare(&format!("SELECT * FROM {table}")).unwrap();
            found.extend(rows.query_map([], row).unwrap().map(|line| format!("{table} {}", line.unwrap())));
        }
        found.sort();
        found
    }

    #[test]
    fn wide_rows_move_without_loss() {
        let mut conn = Connection::open_in_memory().unwrap();
        runner(&SQLITE[..3]).unwrap().run(&mut conn).unwrap();
        conn.execute_batch(OLD_ROWS).unwrap();
        let before = all(&conn);
        assert_eq!(before.len(), 12);
        sqlite(&mut conn).unwrap();
        assert_eq!(all(&conn), before);
        for twice in [
            "INSERT INTO interceptions SELECT merchant_id, 'int_3', courier, waybill_no, order_no, kind, state, open, case_open, \
             due_at, created_at, updated_at, version, body, private FROM interceptions WHERE open = 1",
            "INSERT INTO journal SELECT * FROM journal WHERE seq = 1",
            "INSERT INTO inbox SELECT merchant_id, 'in_3', connector, account, received_at, state, tries, dedup, request, note FROM inbox",
            "INSERT INTO jobs SELECT * FROM jobs",
            "INSERT INTO idempotency SELECT * FROM idempotency",
            "INSERT INTO audit SELECT * FROM audit",
        ] {
            let refused = conn.execute(twice, []).unwrap_err();
            assert!(refused.to_string().starts_with("UNIQUE constraint failed"), "{twice}: {refused}");
        }
    }
}
