//! The raw side: one thread that writes what waits in one commit, with the product's own settings and nothing else.
//! This is the fastest way to make rows durable that we know (a bounded queue, at most 256 writes a commit).

use std::{path::Path, thread::JoinHandle};

use anyhow::{Context, Result};
use rusqlite::{Connection, Statement, types::Value};
use tokio::sync::{mpsc, oneshot};

use crate::rows::{RowWrite, Template};

/// Most writes that share a commit; as in the product.
const GROUP_MAX: usize = 256;
/// Most writes that wait; as in the product.
const QUEUE_MAX: usize = 1024;

/// The values of every row of one write, in the order of the statements. A statement may have several rows.
pub(crate) type Rows = Vec<(usize, Vec<Value>)>;

struct Waiting {
    rows: Rows,
    reply: oneshot::Sender<()>,
}

/// The queue to the writing thread.
#[derive(Clone)]
pub(crate) struct Raw(mpsc::Sender<Waiting>);

/// The writing thread, to wait for once every [`Raw`] is gone.
pub(crate) struct Writer(JoinHandle<Result<()>>);

impl Raw {
    /// Starts the thread on a database that the product has made.
    pub(crate) fn start(path: &Path, rows: &[RowWrite], per_commit: &[RowWrite]) -> Result<(Self, Writer)> {
        let (queue, waiting) = mpsc::channel(QUEUE_MAX);
        let sql = |rows: &[RowWrite]| rows.iter().map(|row| row.sql.clone()).collect::<Vec<_>>();
        let (each, last) = (sql(rows), per_commit.to_vec());
        let path = path.to_owned();
        let writer = std::thread::Builder::new()
            .name("bench-raw".to_owned())
            .spawn(move || write_loop(&path, &each, &last, waiting))?;
        Ok((Self(queue), Writer(writer)))
    }

    /// Writes and waits until it is on the disk.
    pub(crate) async fn write(&self, rows: Rows) -> Result<()> {
        let (reply, answer) = oneshot::channel();
        let stopped = "the raw writer stopped";
        self.0.send(Waiting { rows, reply }).await.ok().context(stopped)?;
        answer.await.context(stopped)
    }
}

impl Writer {
    /// Waits for the end; its error, if it had one.
    pub(crate) async fn end(self) -> Result<()> {
        let joined = tokio::task::spawn_blocking(move || self.0.join()).await?;
        joined.map_err(|_| anyhow::anyhow!("the raw writer died"))?
    }
}

/// The rows of accept `n`.
pub(crate) fn accept(template: &Template, n: u64) -> Rows {
    template.rows.iter().enumerate().map(|(index, row)| (index, row.values(n).collect())).collect()
}

fn write_loop(
    path: &Path,
    each: &[String],
    last: &[RowWrite],
    mut waiting: mpsc::Receiver<Waiting>,
) -> Result<()> {
    let conn = Connection::open(path)?;
    // As the product opens its writer.
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -16384; \
         PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864;",
    )?;
    let prepare = |sql: &String| conn.prepare(sql);
    let mut statements: Vec<Statement<'_>> = each.iter().map(prepare).collect::<Result<_, _>>()?;
    let mut begin = conn.prepare("BEGIN IMMEDIATE")?;
    let mut commit = conn.prepare("COMMIT")?;
    let mut group: Vec<Waiting> = Vec::with_capacity(GROUP_MAX);
    while let Some(first) = waiting.blocking_recv() {
        group.push(first);
        while group.len() < GROUP_MAX
            && let Ok(next) = waiting.try_recv()
        {
            group.push(next);
        }
        begin.execute([])?;
        for (index, values) in group.iter().flat_map(|one| &one.rows) {
            let statement = statements.get_mut(*index).context("a row without a statement")?;
            statement.execute(rusqlite::params_from_iter(values))?;
        }
        for row in last {
            conn.prepare_cached(&row.sql)?.execute(rusqlite::params_from_iter(row.values(0)))?;
        }
        commit.execute([])?;
        for one in group.drain(..) {
            // Whoever asked may have gone.
            let _ = one.reply.send(());
        }
    }
    Ok(())
}
