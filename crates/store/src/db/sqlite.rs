//! SQLite: one writer thread that groups waiting changes into one commit, a few connections that read beside it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use rusqlite::config::DbConfig;
use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags};
use tokio::sync::{Semaphore, mpsc, oneshot};

use super::checkpoint::{self, Mover};
use super::group::commit_group;
use super::op::{Query, Row, Val, Work};
use super::reserve::Reserve;
use super::{AUDIT_PAGE, GROUP_MAX, Outcome, QUEUE_MAX, Waiting};
use crate::audit::{Line, PAGE_SQL, Verifier};
use crate::dialect::sqlite_error;
use crate::error::{OpenError, StoreError};
use crate::migrate;

impl ToSql for Val {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn value(cell: ValueRef<'_>) -> Result<Val, StoreError> {
    Ok(match cell {
        ValueRef::Null => Val::Null,
        ValueRef::Integer(n) => Val::Int(n),
        ValueRef::Text(bytes) => Val::Text(
            String::from_utf8(bytes.to_vec()).map_err(|_| StoreError::database("text is not UTF-8"))?,
        ),
        ValueRef::Blob(bytes) => Val::Blob(bytes.to_vec()),
        ValueRef::Real(_) => return Err(StoreError::database("a floating point number in the database")),
    })
}

/// Runs a statement that answers rows.
pub(crate) fn read_rows(conn: &Connection, sql: &str, params: &[Val]) -> Result<Vec<Row>, StoreError> {
    let fail = |e: rusqlite::Error| sqlite_error(&e, false);
    let mut statement = conn.prepare_cached(sql).map_err(fail)?;
    let columns = statement.column_count();
    let mut rows = statement.query(rusqlite::params_from_iter(params.iter())).map_err(fail)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next().map_err(fail)? {
        let cells: Result<Vec<Val>, StoreError> =
            (0..columns).map(|index| row.get_ref(index).map_err(fail).and_then(value)).collect();
        out.push(Row(cells?));
    }
    Ok(out)
}

/// Runs several reads in one transaction: taking and leaving the database's read lock, and looking whether somebody
/// wrote, costs as much as a read by key.
fn read_together(conn: &Connection, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
    let fail = |e: rusqlite::Error| sqlite_error(&e, false);
    let reading = conn.unchecked_transaction().map_err(fail)?;
    queries.iter().map(|query| read_rows(&reading, &query.sql, &query.params)).collect()
}

/// Checks entries where they lie, without making rows of them.
fn audit_page(conn: &Connection, merchant: &str, verifier: &mut Verifier) -> Result<bool, StoreError> {
    let fail = |e: rusqlite::Error| sqlite_error(&e, false);
    let wrong = |_| StoreError::database("an audit column has another type");
    let mut statement = conn.prepare_cached(PAGE_SQL).map_err(fail)?;
    let mut rows =
        statement.query(rusqlite::params![merchant, verifier.head.seq, AUDIT_PAGE]).map_err(fail)?;
    let mut any = false;
    while let Some(row) = rows.next().map_err(fail)? {
        let cell = |index| row.get_ref(index).map_err(fail);
        let part = |index| cell(index)?.as_bytes().map_err(wrong);
        let line = Line {
            seq: cell(0)?.as_i64().map_err(wrong)?,
            at: cell(1)?.as_i64().map_err(wrong)?,
            parts: [part(2)?, part(3)?, part(4)?, part(5)?],
            prev: part(6)?,
            hash: part(7)?,
        };
        if !verifier.line(&line) {
            return Ok(false);
        }
        any = true;
    }
    Ok(any)
}

/// How much of the disk's promise a commit waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sync {
    /// Every commit is on the disk before it is acknowledged.
    Full,
    /// For the simulation, which never loses power.
    Off,
}

/// Plans do not look at bound values. Else a statement with a condition outside its index is compiled anew at every
/// use, which costs more than running it (measured: half of the reads of a request).
fn keep_plans(conn: &Connection) -> rusqlite::Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(drop)
}

fn open_writer(path: &Path, sync: Sync) -> Result<Connection, OpenError> {
    let no_file = |why: String| OpenError::File { path: path.display().to_string(), why };
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|e| no_file(e.to_string()))?;
    }
    private_file(path);
    let conn = Connection::open(path).map_err(|_| no_file("it cannot be opened or made".to_owned()))?;
    conn.set_prepared_statement_cache_capacity(512);
    let sync = match sync {
        Sync::Full => "FULL",
        Sync::Off => "OFF",
    };
    // 16 MB of pages are several times what a full group touches; SQLite looks through all of them after a commit that
    // has moved rows between pages, so more of them cost more than they save (measured).
    conn.execute_batch(&format!(
        "PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = {sync}; \
         PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2000; \
         PRAGMA journal_size_limit = 67108864;"
    ))
    .and_then(|()| keep_plans(&conn))
    .map_err(|e| OpenError::Store(sqlite_error(&e, false)))?;
    Ok(conn)
}

/// Nobody else on the machine may read the file, sealed or not.
fn private_file(path: &Path) {
    #[cfg(unix)]
    if !path.exists() {
        use std::os::unix::fs::OpenOptionsExt;
        // If this fails, opening fails next and says why.
        let _made = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    }
}

/// CONTRACT F24: a damaged file is found before anything is sent on its word.
fn check(conn: &Connection) -> Result<(), OpenError> {
    let found = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0));
    match found {
        Ok(text) if text == "ok" => Ok(()),
        Ok(_) => Err(OpenError::Damaged("quick_check".to_owned())),
        Err(error) => Err(OpenError::Damaged(sqlite_error(&error, false).to_string())),
    }
}

/// `SQLITE_NOTADB` and `SQLITE_CORRUPT` on the very first statements mean a damaged file, too.
fn damaged(error: OpenError) -> OpenError {
    match error {
        OpenError::Store(StoreError::Database(text))
            if text.starts_with("sqlite 11") || text.starts_with("sqlite 26") =>
        {
            OpenError::Damaged(text.to_string())
        }
        other => other,
    }
}

fn prepare(path: &Path, sync: Sync) -> Result<Connection, OpenError> {
    let mut conn = open_writer(path, sync).map_err(damaged)?;
    check(&conn)?;
    migrate::sqlite(&mut conn)?;
    Ok(conn)
}

fn set_limit(conn: &Connection, bytes_max: Option<u64>) -> Result<(), StoreError> {
    let fail = |e: rusqlite::Error| sqlite_error(&e, false);
    let page: i64 = conn.query_row("PRAGMA page_size", [], |row| row.get(0)).map_err(fail)?;
    // 4294967294 pages is SQLite's own limit.
    let pages = bytes_max.and_then(|b| i64::try_from(b).ok()).map_or(4_294_967_294, |b| (b / page).max(1));
    conn.query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(())).map_err(fail)
}

/// SQLite itself refuses a target that exists.
fn backup(conn: &Connection, target: &Path) -> Result<(), StoreError> {
    let target = target.to_str().ok_or_else(|| StoreError::database("the path is not UTF-8"))?;
    conn.execute("VACUUM INTO ?1", [target]).map(drop).map_err(|e| sqlite_error(&e, false))
}

/// The statements go home with the answer: whoever made them frees them, not the one writer.
type Change = Waiting<(Outcome, Work)>;

enum Order {
    Commit(Change),
    Limit(Option<u64>, oneshot::Sender<Result<(), StoreError>>),
}

/// SQLite with its writer thread and its readers.
pub(crate) struct Sqlite {
    queue: mpsc::Sender<Order>,
    readers: Arc<Readers>,
    space: Arc<AtomicBool>,
    writer: Option<JoinHandle<()>>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, readers: usize) -> Result<Self, OpenError> {
        let mut conn = prepare(path, Sync::Full)?;
        let mover = Mover::start(&mut conn, checkpoint::connection(path)?)?;
        let space = Arc::new(AtomicBool::new(true));
        let reserve = Reserve::beside(beside(path, "reserve"), Arc::clone(&space));
        let (queue, orders) = mpsc::channel(QUEUE_MAX);
        let writer = std::thread::Builder::new()
            .name("store-writer".to_owned())
            .spawn(move || write_loop(&conn, mover, reserve, orders))
            .map_err(|_| OpenError::Store(StoreError::database("no thread for the writer")))?;
        let readers = Arc::new(Readers::new(path, readers.max(1)));
        Ok(Self { queue, readers, space, writer: Some(writer) })
    }

    pub(crate) async fn write(&self, work: Work) -> Outcome {
        let (reply, answer) = oneshot::channel();
        let stopped = || StoreError::database("the writer has stopped");
        self.queue.send(Order::Commit(Waiting { work, reply })).await.map_err(|_| stopped())?;
        // A writer that died in the middle leaves the outcome open.
        let (outcome, _spent) = answer.await.map_err(|_| StoreError::Unsure)?;
        outcome
    }

    pub(crate) async fn limit_size(&self, bytes_max: Option<u64>) -> Result<(), StoreError> {
        let (reply, answer) = oneshot::channel();
        let stopped = || StoreError::database("the writer has stopped");
        self.queue.send(Order::Limit(bytes_max, reply)).await.map_err(|_| stopped())?;
        answer.await.map_err(|_| stopped())?
    }

    pub(crate) async fn read(&self, sql: &str, params: &[Val]) -> Result<Vec<Row>, StoreError> {
        let _permit = self.readers.permits.acquire().await.map_err(|_| StoreError::Busy)?;
        self.readers.with(|conn| read_rows(conn, sql, params))?
    }

    pub(crate) async fn read_together(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        let _permit = self.readers.permits.acquire().await.map_err(|_| StoreError::Busy)?;
        self.readers.with(|conn| read_together(conn, queries))?
    }

    /// Thousands of rows: not on a thread of the runtime.
    pub(crate) async fn audit_page(
        &self,
        merchant: &str,
        mut verifier: Verifier,
    ) -> Result<(Verifier, bool), StoreError> {
        let _permit = self.readers.permits.acquire().await.map_err(|_| StoreError::Busy)?;
        let (readers, merchant) = (Arc::clone(&self.readers), merchant.to_owned());
        let check = move || {
            let more = readers.with(|conn| audit_page(conn, &merchant, &mut verifier))??;
            Ok((verifier, more))
        };
        tokio::task::spawn_blocking(check).await.map_err(|_| StoreError::Busy)?
    }

    pub(crate) async fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        let (source, target) = (self.readers.path.clone(), target.to_owned());
        let copy = move || {
            let conn = Connection::open(source).map_err(|e| sqlite_error(&e, false))?;
            backup(&conn, &target)
        };
        tokio::task::spawn_blocking(copy).await.map_err(|_| StoreError::Busy)?
    }

    pub(crate) fn has_space(&self) -> bool {
        self.space.load(Ordering::Relaxed)
    }

    pub(crate) async fn close(mut self) {
        let writer = self.writer.take();
        drop(self);
        if let Some(writer) = writer {
            let _joined = tokio::task::spawn_blocking(move || writer.join()).await;
        }
    }
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(suffix);
    PathBuf::from(name)
}

fn write_loop(conn: &Connection, mut mover: Mover, mut reserve: Reserve, mut orders: mpsc::Receiver<Order>) {
    let mut group: Vec<Change> = Vec::with_capacity(GROUP_MAX);
    while let Some(first) = orders.blocking_recv() {
        let mut next = Some(first);
        while let Some(order) = next {
            match order {
                Order::Commit(waiting) => group.push(waiting),
                Order::Limit(bytes_max, reply) => {
                    let _gone = reply.send(set_limit(conn, bytes_max));
                }
            }
            next = if group.len() < GROUP_MAX { orders.try_recv().ok() } else { None };
        }
        if commit(conn, &mut reserve, &mut group) {
            mover.after_commit(conn);
        } else {
            mover.renew(conn);
        }
    }
    mover.end();
    let _truncated = conn.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Answers `false` when the disk is full.
fn commit(conn: &Connection, reserve: &mut Reserve, group: &mut Vec<Change>) -> bool {
    if reserve.is_low() {
        reserve.restore();
    }
    let mut todo: Vec<Change> = std::mem::take(group);
    if reserve.is_low() {
        todo = refuse_new(todo);
    }
    let mut outcomes = attempt(conn, &todo);
    let full = outcomes.iter().any(|o| matches!(o, Err(StoreError::Full)));
    if full && reserve.release() {
        // Room for what was already under way; what is new must wait outside.
        let (full, done) = split(todo, outcomes);
        answer(done);
        todo = refuse_new(full);
        outcomes = attempt(conn, &todo);
    }
    answer(todo.into_iter().zip(outcomes).collect());
    !full
}

fn attempt(conn: &Connection, todo: &[Change]) -> Vec<Outcome> {
    let works: Vec<&Work> = todo.iter().map(|w| &w.work).collect();
    if works.is_empty() { Vec::new() } else { commit_group(conn, &works) }
}

fn split(todo: Vec<Change>, outcomes: Vec<Outcome>) -> (Vec<Change>, Vec<(Change, Outcome)>) {
    let (full, done): (Vec<_>, Vec<_>) =
        todo.into_iter().zip(outcomes).partition(|(_, o)| matches!(o, Err(StoreError::Full)));
    (full.into_iter().map(|(w, _)| w).collect(), done)
}

fn refuse_new(todo: Vec<Change>) -> Vec<Change> {
    let (new, known): (Vec<_>, Vec<_>) = todo.into_iter().partition(|w| w.work.accepts);
    answer(new.into_iter().map(|w| (w, Err(StoreError::Full))).collect());
    known
}

fn answer(done: Vec<(Change, Outcome)>) {
    for (waiting, outcome) in done {
        // Whoever asked may have gone; the change stands all the same.
        let _gone = waiting.reply.send((outcome, waiting.work));
    }
}

/// Connections that read beside the writer (WAL). Short reads run in place: some microseconds each.
struct Readers {
    path: PathBuf,
    permits: Semaphore,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    fn new(path: &Path, count: usize) -> Self {
        Self { path: path.to_owned(), permits: Semaphore::new(count), idle: Mutex::new(Vec::new()) }
    }

    fn with<T>(&self, act: impl FnOnce(&Connection) -> T) -> Result<T, StoreError> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let conn = idle.map_or_else(|| self.open(), Ok)?;
        let result = act(&conn);
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(conn);
        Ok(result)
    }

    fn open(&self) -> Result<Connection, StoreError> {
        let fail = |e: rusqlite::Error| sqlite_error(&e, false);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(&self.path, flags).map_err(fail)?;
        conn.set_prepared_statement_cache_capacity(256);
        conn.execute_batch(
            "PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; PRAGMA cache_size = -8192; \
             PRAGMA temp_store = MEMORY",
        )
        .and_then(|()| keep_plans(&conn))
        .map_err(fail)?;
        Ok(conn)
    }
}

/// SQLite on the calling thread: no threads, no waiting, every run the same. For the simulation.
pub(crate) struct Inline(Mutex<Connection>);

impl Inline {
    pub(crate) fn open(path: &Path) -> Result<Self, OpenError> {
        Ok(Self(Mutex::new(prepare(path, Sync::Off)?)))
    }

    fn with<T>(&self, act: impl FnOnce(&Connection) -> T) -> T {
        act(&self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(crate) fn write(&self, work: Work) -> Outcome {
        self.with(|conn| commit_group(conn, &[&work]).pop()).unwrap_or(Err(StoreError::Unsure))
    }

    pub(crate) fn read(&self, sql: &str, params: &[Val]) -> Result<Vec<Row>, StoreError> {
        self.with(|conn| read_rows(conn, sql, params))
    }

    pub(crate) fn read_together(&self, queries: &[Query]) -> Result<Vec<Vec<Row>>, StoreError> {
        self.with(|conn| read_together(conn, queries))
    }

    pub(crate) fn audit_page(
        &self,
        merchant: &str,
        mut verifier: Verifier,
    ) -> Result<(Verifier, bool), StoreError> {
        let more = self.with(|conn| audit_page(conn, merchant, &mut verifier))?;
        Ok((verifier, more))
    }

    pub(crate) fn backup_to(&self, target: &Path) -> Result<(), StoreError> {
        self.with(|conn| backup(conn, target))
    }

    pub(crate) fn limit_size(&self, bytes_max: Option<u64>) -> Result<(), StoreError> {
        self.with(|conn| set_limit(conn, bytes_max))
    }
}
