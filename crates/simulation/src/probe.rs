//! A look into the database file from outside, on a connection of its own: what is committed, and nothing else. It
//! decides when a node should look at its queue, and it is the checker's independent witness.

use std::path::Path;

use rusqlite::{Connection, params};

/// Reads committed rows.
pub(crate) struct Probe(Connection);

/// Which command a request is, by its digest.
#[derive(Clone, Debug)]
pub(crate) struct Intent {
    pub(crate) interception: String,
    pub(crate) withdraw: bool,
}

impl Probe {
    pub(crate) fn open(path: &Path) -> rusqlite::Result<Self> {
        let conn = Connection::open(path)?;
        conn.execute_batch(
            "PRAGMA query_only = ON; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -16384;",
        )?;
        conn.set_prepared_statement_cache_capacity(64);
        Ok(Self(conn))
    }

    pub(crate) const fn conn(&self) -> &Connection {
        &self.0
    }

    /// When the next job or delivery could be taken up by somebody.
    pub(crate) fn next_due(&self) -> rusqlite::Result<Option<i64>> {
        let jobs: Option<i64> = self
            .0
            .prepare_cached("SELECT min(max(due_at, lease_until)) FROM jobs")?
            .query_row([], |row| row.get(0))?;
        let hooks: Option<i64> = self
            .0
            .prepare_cached(
                "SELECT min(max(d.due_at, d.lease_until)) FROM deliveries d JOIN webhooks w \
                 ON w.merchant_id = d.merchant_id AND w.id = d.webhook_id \
                 WHERE d.state = 'pending' AND w.state = 'enabled'",
            )?
            .query_row([], |row| row.get(0))?;
        Ok(jobs.into_iter().chain(hooks).min())
    }

    /// Kinds of job that could be taken up at `now`.
    pub(crate) fn due_kinds(&self, now: i64) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.0.prepare_cached(
            "SELECT DISTINCT kind FROM jobs WHERE due_at <= ?1 AND lease_until <= ?1 ORDER BY kind",
        )?;
        let rows = statement.query_map([now], |row| row.get(0))?;
        rows.collect()
    }

    pub(crate) fn hooks_due(&self, now: i64) -> rusqlite::Result<bool> {
        self.0
            .prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM deliveries WHERE state = 'pending' AND due_at <= ?1 AND lease_until <= ?1)",
            )?
            .query_row([now], |row| row.get(0))
    }

    /// The durable intents behind a request, oldest first. Two interceptions of one parcel in the same second may have
    /// the same bytes: JD's cancel names nothing but the waybill and the time.
    pub(crate) fn intents(&self, digest: &str) -> rusqlite::Result<Vec<Intent>> {
        let mut statement = self.0.prepare_cached(
            "SELECT interception_id, operation FROM attempts WHERE digest = ?1 ORDER BY started_at, token",
        )?;
        let rows = statement.query_map([digest], |row| {
            let operation: String = row.get(1)?;
            Ok(Intent { interception: row.get(0)?, withdraw: operation == "withdraw" })
        })?;
        rows.collect()
    }

    pub(crate) fn attempts(&self) -> rusqlite::Result<i64> {
        self.0.prepare_cached("SELECT count(*) FROM attempts")?.query_row([], |row| row.get(0))
    }

    /// Interceptions whose latest attempt is out, first of their kind, with the stage their parcel has now.
    pub(crate) fn open_attempts(&self) -> rusqlite::Result<Vec<(String, u32, String)>> {
        let mut statement = self.0.prepare_cached(
            "SELECT a.interception_id, a.no, p.stage FROM attempts a \
             JOIN interceptions i ON i.merchant_id = a.merchant_id AND i.id = a.interception_id \
             JOIN parcels p ON p.merchant_id = i.merchant_id AND p.courier = i.courier AND p.waybill_no = i.waybill_no \
             WHERE a.operation = 'intercept' AND a.ended_at IS NULL",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        rows.collect()
    }

    /// Parcels with more than one interception that is not over.
    pub(crate) fn crowded(&self) -> rusqlite::Result<Vec<String>> {
        let mut statement = self.0.prepare_cached(
            "SELECT waybill_no FROM interceptions WHERE json_extract(body, '$.state') NOT IN \
             ('completed', 'refused', 'failed', 'withdrawn', 'rejected') \
             GROUP BY merchant_id, courier, waybill_no HAVING count(*) > 1",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    }

    pub(crate) fn has_interception(&self, id: &str) -> rusqlite::Result<bool> {
        self.0
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM interceptions WHERE id = ?1)")?
            .query_row(params![id], |row| row.get(0))
    }

    /// A request with this Idempotency-Key was carried out.
    pub(crate) fn has_key(&self, key: &str) -> rusqlite::Result<bool> {
        self.0
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM idempotency WHERE key = ?1)")?
            .query_row(params![key], |row| row.get(0))
    }

    pub(crate) fn size_bytes(&self) -> rusqlite::Result<i64> {
        let pages: i64 = self.0.query_row("PRAGMA page_count", [], |row| row.get(0))?;
        let page: i64 = self.0.query_row("PRAGMA page_size", [], |row| row.get(0))?;
        Ok(pages * page)
    }
}
