//! Moving what was committed from SQLite's log into the database file, beside the commits instead of within one.
//!
//! Left to itself SQLite does this in the very commit that makes the log long: whoever waits for that commit waits for
//! thousands of pages and two more syncs. Here a thread does it with a passive checkpoint, which holds up nobody. The
//! log begins anew only after all of it was moved and before anybody writes again, and under steady load that moment
//! never comes by itself: when the log is long, the writer moves the rest, by then a short one, between two commits.
//!
//! What was acknowledged is durable in the log all the while; only the place where it lies changes.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc;
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::dialect::sqlite_error;
use crate::error::StoreError;

/// Pages that may wait in the log before they are moved: pages that every commit changes are moved once for many.
const MOVE_AT: i64 = 4_000;
/// Pages of the log after which it shall begin anew: 48 MB, three quarters of what SQLite keeps of the file.
const RENEW_AT: i64 = 12_000;

/// What both threads know of the log.
#[derive(Default)]
struct Log {
    /// Pages in it, as of the last commit.
    pages: AtomicI64,
    /// Pages of it that lie in the database file as well.
    moved: AtomicI64,
    /// The mover is at work.
    busy: AtomicBool,
}

/// The writer's side of moving.
pub(crate) struct Mover {
    log: Arc<Log>,
    work: mpsc::Sender<()>,
    thread: JoinHandle<()>,
    /// Length of the log at which the writer next tries to move the rest itself.
    renew_at: i64,
}

/// One pass: pages in the log, and how many of them are moved now.
fn move_pages(conn: &Connection) -> Result<(i64, i64), StoreError> {
    conn.prepare_cached("PRAGMA wal_checkpoint(PASSIVE)")
        .and_then(|mut pass| pass.query_row([], |row| Ok((row.get(1)?, row.get(2)?))))
        .map_err(|error| sqlite_error(&error, false))
}

impl Mover {
    /// Takes checkpoints over from the writer's connection; `beside` is one of its own for the thread.
    pub(crate) fn start(writer: &mut Connection, beside: Connection) -> Result<Self, StoreError> {
        let log = Arc::new(Log::default());
        let seen = Arc::clone(&log);
        // Instead of SQLite's own hook, which makes the checkpoints.
        let hook = move |_: &mut rusqlite::hooks::Wal, pages| {
            seen.pages.store(i64::from(pages), Ordering::Relaxed);
            Ok(())
        };
        writer.wal_hook(Some(hook)).map_err(|error| sqlite_error(&error, false))?;
        let (work, waiting) = mpsc::channel();
        let shared = Arc::clone(&log);
        let thread = std::thread::Builder::new()
            .name("store-mover".to_owned())
            .spawn(move || {
                while waiting.recv().is_ok() {
                    shared.pass(&beside);
                    shared.busy.store(false, Ordering::Release);
                }
            })
            .map_err(|_| StoreError::database("no thread for checkpoints"))?;
        Ok(Self { log, work, thread, renew_at: RENEW_AT })
    }

    /// To be called between commits.
    pub(crate) fn after_commit(&mut self, writer: &Connection) {
        let pages = self.log.pages.load(Ordering::Relaxed);
        if pages < self.log.moved.load(Ordering::Relaxed) {
            // It began anew.
            self.log.moved.store(0, Ordering::Relaxed);
            self.renew_at = RENEW_AT;
        }
        let waiting = pages - self.log.moved.load(Ordering::Relaxed);
        if self.log.busy.load(Ordering::Acquire) {
            return;
        }
        if waiting >= MOVE_AT {
            self.log.busy.store(true, Ordering::Relaxed);
            // Nobody listens when the thread died; then the log grows until the next start.
            let _heard = self.work.send(());
        } else if pages >= self.renew_at {
            self.renew(writer);
        }
    }

    /// Moves the rest, so that the next commit may begin the log anew: in the space it has, when there is no other.
    pub(crate) fn renew(&mut self, writer: &Connection) {
        self.log.pass(writer);
        // Held up by somebody who reads for long: not at every commit again.
        self.renew_at = self.log.pages.load(Ordering::Relaxed) + MOVE_AT;
    }

    /// Lets go of the database.
    pub(crate) fn end(self) {
        drop(self.work);
        let _joined = self.thread.join();
    }
}

impl Log {
    fn pass(&self, conn: &Connection) {
        match move_pages(conn) {
            Ok((_, moved)) => self.moved.store(moved, Ordering::Relaxed),
            // The log keeps what it has; the next pass tries again.
            Err(error) => tracing::warn!(%error, "the log could not be moved into the database file"),
        }
    }
}

/// A connection for the thread.
pub(crate) fn connection(path: &Path) -> Result<Connection, StoreError> {
    let fail = |error: rusqlite::Error| sqlite_error(&error, false);
    let conn = Connection::open(path).map_err(fail)?;
    conn.execute_batch("PRAGMA busy_timeout = 5000; PRAGMA synchronous = FULL;").map_err(fail)?;
    Ok(conn)
}
