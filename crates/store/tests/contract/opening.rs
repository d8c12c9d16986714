//! When the store refuses to open, and that both databases have one schema.

use std::sync::Arc;

use gaidao_store::{Address, MasterKey, OpenError, Options, OsEntropy, Store, Write};

use crate::bench::{Bench, Kind, put_order};

crate::contract!(opening on sqlite inline postgres {
    another_master_key_is_refused
    a_newer_schema_is_refused
});

mod files {
    crate::contract!(opening on sqlite inline { a_damaged_file_is_refused the_file_is_private a_backup_is_whole });
}

async fn another_master_key_is_refused(bench: &mut Bench) {
    let other = MasterKey::generate(&OsEntropy).unwrap();
    let (stored, given) = (bench.key.id(), other.id());
    match bench.open_with(other).await {
        Err(OpenError::WrongKey { stored: s, given: g }) => assert_eq!((s, g), (stored, given)),
        other => panic!("{other:?}"),
    }
    bench.reopen().await;
}

async fn a_newer_schema_is_refused(bench: &mut Bench) {
    let newer = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
         VALUES (99, 'future', '2030-01-01T00:00:00Z', '1')";
    bench.raw(newer).await;
    match bench.open_with(bench.key.clone()).await {
        Err(OpenError::NewerSchema { found: 99, known }) if known < 99 => {}
        other => panic!("{other:?}"),
    }
}

async fn a_damaged_file_is_refused(bench: &mut Bench) {
    let mut change = bench.change();
    for n in 0..500 {
        change.push(put_order(&format!("A-{n}")));
    }
    bench.store().commit(change).await.unwrap();
    bench.close().await;
    let whole = std::fs::read(bench.path()).unwrap();
    assert!(whole.len() > 200_000);
    // Page headers of every fifth page are torn.
    let mut torn = whole.clone();
    for page in torn.chunks_mut(4096).skip(5).step_by(5) {
        page[..16].fill(0xAA);
    }
    let mut short = whole.clone();
    short.truncate(100_000);
    for (name, bytes) in [("torn", &torn), ("short", &short), ("no database", &vec![7; 8192])] {
        std::fs::write(bench.path(), bytes).unwrap();
        match bench.open_with(bench.key.clone()).await {
            Err(OpenError::Damaged(_)) => {}
            other => panic!("{name}: {other:?}"),
        }
    }
    std::fs::write(bench.path(), &whole).unwrap();
    bench.reopen().await;
}

async fn the_file_is_private(bench: &mut Bench) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(bench.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_ne!(bench.kind, Kind::Postgres);
}

async fn a_backup_is_whole(bench: &mut Bench) {
    bench.store().commit(bench.change().with(put_order("A-1"))).await.unwrap();
    let copy = bench.folder.path().join("copy.db");
    bench.store().backup_to(&copy).await.unwrap();
    assert!(bench.store().backup_to(&copy).await.is_err(), "a backup is never written over");
    bench.store().commit(bench.change().with(put_order("A-2"))).await.unwrap();
    let options = Options::new(bench.key.clone(), Arc::new(OsEntropy));
    let copied = Store::open(&Address::Sqlite(copy), options).await.unwrap();
    let finder = copied.of(&bench.merchant);
    assert!(finder.order("A-1").await.unwrap().is_some());
    assert!(finder.order("A-2").await.unwrap().is_none());
}

/// Every table with its columns, every rule with its columns.
async fn shape(bench: &Bench) -> (Vec<String>, Vec<String>) {
    if bench.kind == Kind::Postgres {
        let (client, connection) =
            tokio_postgres::connect(&bench.url(), tokio_postgres::NoTls).await.unwrap();
        tokio::spawn(connection);
        let columns = "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable \
             FROM information_schema.columns WHERE table_schema = 'public'";
        let rules = "SELECT i.relname || ' on ' || t.relname FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid \
             JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
             WHERE n.nspname = 'public' AND NOT x.indisprimary";
        let mut found = Vec::new();
        for sql in [columns, rules] {
            let rows = client.query(sql, &[]).await.unwrap();
            found.push(rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>());
        }
        let rules = found.pop().unwrap();
        return (found.pop().unwrap(), rules);
    }
    let conn = rusqlite::Connection::open(bench.path()).unwrap();
    let read = |sql: &str| -> Vec<String> {
        let mut statement = conn.prepare(sql).unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let columns = "SELECT m.name || '.' || c.name || ' ' || \
         CASE c.type WHEN 'INTEGER' THEN 'bigint' WHEN 'BLOB' THEN 'bytea' ELSE lower(c.type) END || ' ' || \
         CASE WHEN c.\"notnull\" OR c.pk THEN 'NO' ELSE 'YES' END \
         FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'";
    let rules =
        "SELECT name || ' on ' || tbl_name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL";
    (read(columns), read(rules))
}

#[tokio::test]
async fn both_schemas_are_twins() {
    let mut shapes = Vec::new();
    for kind in [Kind::Sqlite, Kind::Postgres] {
        let bench = Bench::new(kind).await;
        let (mut columns, mut rules) = shape(&bench).await;
        let ours = |name: &String| {
            !["refinery", "sqlite_", "fence.", "events_pkey", "events_feed"]
                .iter()
                .any(|p| name.starts_with(p))
        };
        columns.retain(ours);
        rules.retain(ours);
        columns.sort();
        rules.sort();
        assert!(columns.len() > 150 && rules.len() > 15);
        shapes.push((columns, rules));
        bench.end().await;
    }
    assert_eq!(shapes[0], shapes[1]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_nodes_start_together_on_an_empty_database() {
    let bench = Bench::new(Kind::Postgres).await;
    bench.raw("DROP SCHEMA public CASCADE").await;
    bench.raw("CREATE SCHEMA public").await;
    let (a, b) = tokio::join!(bench.open_with(bench.key.clone()), bench.open_with(bench.key.clone()));
    let (a, b) = (a.unwrap(), b.unwrap());
    assert_eq!(a.setting("master_key_id").await.unwrap(), b.setting("master_key_id").await.unwrap());
    let change = bench.change().with(Write::Settings("{}".into()));
    assert_eq!(a.commit(change).await, Err(gaidao_store::StoreError::Missing));
    drop((a, b));
    bench.end().await;
}
